"""`python -m question_bank.exchange.readers FILE [KEY]`: its questions as JSON, to be run apart."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.arriving import REFUSED
from question_bank.exchange.readers.recognised import read


def main(*names: str) -> int:
    """Print what was found; return 0, or a status of its own for each kind of refusal."""
    try:
        found = read(*(Path(name).read_bytes() for name in names))
    except (UnreadableFile, Refused) as error:
        print(f"原因: {error.reason}", file=sys.stderr)
        return REFUSED if isinstance(error, Refused) else 1
    print(json.dumps(asdict(found), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
