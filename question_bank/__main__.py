"""`python -m question_bank FILE …`: what each station makes of a speech, to read or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from question_bank.contract import printed
from question_bank.errors import UnreadableFile
from question_bank.generator import made_of
from question_bank.questions.options.shelf import siblings_from_json
from question_bank.report import report
from question_bank.speech.refusals import sentence
from question_bank.speech.secrecy import Guard


def main(arguments: list[str] | None = None) -> int:
    """Print what was made of each file; return 0, or 1 when one of them could not be read."""
    parser = argparse.ArgumentParser(
        prog="python -m question_bank",
        description="读一份讲话稿，逐站打印：正文、提纲、要点、试题。",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="讲话稿文件")
    parser.add_argument("--json", action="store_true", help="每个文件打印一个 JSON 对象")
    parser.add_argument("--siblings", type=Path, metavar="JSON", help="题库中已有的并列要点")
    parser.add_argument(
        "--guard", choices=list(Guard), type=Guard, default=Guard.OFF, help="遇密级标志时如何处理"
    )
    wanted = parser.parse_args(arguments)
    siblings = siblings_from_json(wanted.siblings.read_bytes()) if wanted.siblings else ()
    refused = False
    for path in wanted.files:
        try:
            made = made_of(path.name, path.read_bytes(), siblings, guard=wanted.guard)
        except (UnreadableFile, OSError) as error:
            refused = True
            reason = error.reason if isinstance(error, UnreadableFile) else "unreadable"
            print(f"{path.name}：{sentence(reason)}\n原因: {reason}", file=sys.stderr)
            continue
        print(json.dumps(printed(made), ensure_ascii=False) if wanted.json else report(made))
    return int(refused)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # a text stream here
    sys.exit(main())
