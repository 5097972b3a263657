"""Work that shows nothing, which the tests are spared.

Each test makes an application of its own. Most of the work of making it and of drawing its first
pages is Jinja, which compiles templates, and Werkzeug, which compiles a function for each address;
what comes out is the same each time, so all applications of the tests have it in common.

Where lines are counted, Python runs at half its speed. They are not counted in the tests that ask
what holds everywhere, whichever lines they come through, nor in what those tests start.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, ClassVar

import pytest
from coverage import Coverage
from flask import Flask
from jinja2 import BytecodeCache
from werkzeug.routing import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType

    from jinja2.bccache import Bucket

UNCOUNTED = {"attacks", "browser", "cluster", "faults", "fuzz", "house"}
CHILDREN = "COVERAGE_PROCESS_START"  # what has this in its environment counts its lines


class Templates(BytecodeCache):
    """Keeps the code of each template for as long as its file says the same."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.code


class Address(Rule):
    """A rule that has the functions which build its address in common with those that read alike.

    They look for the converters at the rule that they are called on.
    """

    kept: ClassVar[dict[tuple[object, ...], Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(
        self,
        append_unknown: bool = True,  # noqa: FBT001, FBT002 - as Werkzeug calls it
    ) -> Callable[..., tuple[str, str]]:
        asked = (append_unknown, self.rule, *self._trace, *(self.defaults or {}).items())
        if asked not in self.kept:
            self.kept[asked] = super()._compile_builder(append_unknown)
        return self.kept[asked]


def pytest_configure() -> None:
    """Let all applications made from now on share them."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Templates()}
    Flask.url_rule_class = Address


def pytest_collection_finish() -> None:
    """Look no more for rubbish among what was imported and collected: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Count no lines while such a test runs, nor in what it starts."""
    counting = Coverage.current()
    folder = item.path.relative_to(item.config.rootpath / "tests").parts[0]
    if counting is None or folder not in UNCOUNTED:
        return (yield)
    told = os.environ.pop(CHILDREN, None)
    counting.stop()
    try:
        return (yield)
    finally:
        counting.start()
        if told is not None:
            os.environ[CHILDREN] = told
