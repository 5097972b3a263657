"""`python -m question_bank.exchange.readers GUARD FILE [KEY]`: its questions as JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.arriving import REFUSED
from question_bank.exchange.readers.marks import require_unmarked
from question_bank.exchange.readers.recognised import MOST_MEMBERS, read
from question_bank.speech.secrecy import Guard


def main(guard: str, *names: str) -> int:
    """Print what was found; return 0, or a status of its own for each kind of refusal."""
    try:
        contents = [Path(name).read_bytes() for name in names]
        for content in contents:
            require_unmarked(content, Guard(guard), most_members=MOST_MEMBERS)
        found = read(*contents)
    except (UnreadableFile, Refused) as error:
        print(f"原因: {error.reason}", file=sys.stderr)
        return REFUSED if isinstance(error, Refused) else 1
    print(json.dumps(asdict(found), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
