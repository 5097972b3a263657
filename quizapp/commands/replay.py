"""`quizapp replay`: every card worked out again from the log of answers, and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from question_bank.study.record.checking import check, mend
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.database import Database

if TYPE_CHECKING:
    from question_bank.study.record.checking import Checked
    from quizapp.settings import Settings

HELP = """按作答记录重算每张记忆卡，与库里存的逐项核对。

不写 --check 时，把不一致的按作答记录改正；作答记录本身从不改动。

例：quizapp replay --check
"""
SHOWN = 20
NAMES = {
    "phase": "阶段",
    "step": "步骤",
    "stability": "稳定度",
    "difficulty": "难度",
    "due_at": "到期时间",
    "last_at": "上次作答时间",
    "last_day": "上次作答日",
    "introduced_day": "初学日",
    "reps": "作答次数",
    "lapses": "遗忘次数",
    "parameters_id": "参数",
}


@click.command(cls=Command, help=HELP)
@click.option("--check", "only_check", is_flag=True, help="只核对，不改动；有不一致时退出码为 1。")
def command(*, only_check: bool) -> None:
    """Compare every card with its log, and mend what differs unless told only to check."""
    settings = up_to_date()
    database = Database(settings)
    cards = different = 0
    concerned: set[int] = set()
    with database.reading() as session:
        for checked in check(session, calendar=settings.calendar):
            cards += 1
            if checked.differing:
                different += 1
                concerned.add(checked.trainee_id)
                if different <= SHOWN:
                    _show(checked)
    if not only_check:
        different = sum(_mended(database, settings, one) for one in sorted(concerned))
    _conclude(cards, different, only_check=only_check)


def _show(checked: Checked) -> None:
    """Say how a card differs from its log."""
    said = "、".join(NAMES[name] for name in checked.differing)
    click.echo(f"学员 {checked.trainee_id}，试题 {checked.question_id}：{said}不一致")


def _mended(database: Database, settings: Settings, trainee_id: int) -> int:
    """Mend the cards of one trainee as they stand now, and return how many; others may write."""
    with database.writing() as session:
        found = check(session, calendar=settings.calendar, trainee_id=trainee_id)
        wrong = [checked for checked in found if checked.differing]
        for checked in wrong:
            mend(session, checked)
        session.commit()
    return len(wrong)


def _conclude(cards: int, different: int, *, only_check: bool) -> None:
    """Say how it went.

    Raises:
        Refusal: cards differ from their log and were only checked.

    """
    if not different:
        click.echo(f"核对了 {cards} 张记忆卡，与作答记录全部一致。")
    elif only_check:
        raise Refusal(f"核对了 {cards} 张记忆卡，{different} 张与作答记录不一致。")
    else:
        click.echo(f"核对了 {cards} 张记忆卡，改正了 {different} 张。")
