"""`python -m question_bank.exchange FILE`: the cells of a workbook as JSON, to be run apart."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from question_bank.errors import UnreadableFile
from question_bank.exchange.sheets import cells_of


def main(name: str) -> int:
    """Print the rows of a workbook; return 0, or 1 when it could not be read."""
    try:
        rows = cells_of(Path(name).read_bytes())
    except UnreadableFile as error:
        print(f"原因: {error.reason}", file=sys.stderr)
        return 1
    print(json.dumps(rows, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
