"""`python -m tests.benchmarks NAME [--json] [arguments of the benchmark]`."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module

NAMES = (
    "read",
    "noise",
    "generate",
    "exam",
    "queue",
    "answer",
    "handin",
    "load",
    "goals",
    "seed",
    "pages",
    "papers",
    "exchange",
    "cluster",
    "bytes",
    "nodes",
)


def main(arguments: list[str]) -> int:
    """Run one benchmark and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--json", action="store_true", help="one JSON object, nothing else")
    chosen, rest = parser.parse_known_args(arguments)
    figures = import_module(f"tests.benchmarks.{chosen.name}").measure(rest)
    if chosen.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for name, figure in figures.items():
            print(f"{name:32} {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
