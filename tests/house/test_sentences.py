from __future__ import annotations

import ast
import re
from pathlib import Path

from question_bank.errors import NotFound, QuestionBankError, Refused, Stale, UnreadableFile
from question_bank.speech import refusals
from quizapp import errors, sentences

ROOT = Path(__file__).parents[2]
KINDS = {kind.__name__: kind for kind in (NotFound, Refused, Stale, UnreadableFile)}


def alternatives(node: ast.expr) -> list[ast.expr]:
    """Return what an expression may turn out to be: `a if x else b` is a or b."""
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def raised() -> set[tuple[str, str]]:
    """Return every (class, reason) that stands in the sources."""
    files = [*(ROOT / "question_bank").rglob("*.py"), *(ROOT / "quizapp").rglob("*.py")]
    calls = (
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
    )
    return {
        (call.func.id, reason.value)
        for call in calls
        if call.func.id in KINDS
        for reason in alternatives(call.args[0])
        if isinstance(reason, ast.Constant)
    }


def test_every_reason_that_is_raised_has_its_own_sentence() -> None:
    for kind, reason in raised():
        told = {
            "Refused": sentences.REFUSED,
            "NotFound": sentences.NOUNS,
            "UnreadableFile": refusals.SENTENCES,
            "Stale": {reason},
        }[kind]
        assert reason in told, (kind, reason)


def test_no_sentence_waits_for_a_reason_that_nobody_gives() -> None:
    given = {reason for _, reason in raised()}
    assert sentences.REFUSED.keys() <= given
    assert sentences.NOUNS.keys() <= given


def test_sentences_are_chinese_and_end_as_sentences_do() -> None:
    found = [*sentences.REFUSED.values(), *errors.HTTP.values(), errors.STALE, errors.EXPIRED]
    for message in found:
        assert re.search(r"[\u4e00-\u9fff]", message.title)
        assert not message.title.endswith("。")
        assert message.advice.endswith("。")


def test_an_unknown_reason_gets_a_general_sentence() -> None:
    class Unheard(QuestionBankError):
        pass

    assert errors.sentence(Unheard("unheard")) == "现在不能这样做。请返回上一页，刷新后再试。"
    assert errors.sentence(UnreadableFile("unheard")).endswith("。")
