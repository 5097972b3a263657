"""`python -m question_bank.papers.records`: jobs as JSON go in, a zip of Word files comes out.

The web's workers start this, so that they never load python-docx themselves.
"""

from __future__ import annotations

import json
import sys

from question_bank.papers import paper, word
from question_bank.papers.records import packed
from question_bank.papers.records.making import archive
from question_bank.papers.word.register import print_register
from question_bank.papers.word.report import print_report

OUTCOMES = {"report": print_report, "register": print_register}


def main() -> None:
    """Read the jobs from standard input, write the files to standard output."""
    files = {}
    for job in json.load(sys.stdin.buffer):
        if "paper" in job:
            made = word.PRINTERS[job["record"]](paper.from_json(job["paper"]))
            if job["watermark"]:
                made = word.watermarked(made, job["watermark"])
        else:
            made = OUTCOMES[job["record"]](packed.from_json(job["outcome"]))
        files[job["name"]] = made
    sys.stdout.buffer.write(archive(files))


if __name__ == "__main__":
    main()
