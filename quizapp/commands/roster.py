"""`quizapp people import FILE --class NAME`: a roster into a class."""

from __future__ import annotations

from pathlib import Path

import click

from question_bank.bank.cohorts import cohort_named, create_cohort
from question_bank.bank.roster import Enrolled, enrol, rows_of
from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.database import Database
from quizapp.roster import said

HELP = """把名单（CSV）里的人加进培训班，没有账号的新建账号，并给出初始口令。

第一行是表头：姓名、单位、职务、工号，只有姓名必填。没有这个班就新建。

例：quizapp people import 名单.csv --class 2025年新任文秘人员培训班
"""


@click.command("import", cls=Command, help=HELP)
@click.option("--class", "name", required=True, metavar="NAME", help="培训班的名称。")
@click.argument(
    "file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def command(name: str, file: Path) -> None:
    """Put the people of a roster into a class."""
    people = rows_of(file.read_bytes())
    database = Database(up_to_date())
    with database.writing() as rows:
        cohort_id = cohort_named(rows, name) or create_cohort(rows, name, now=now())
        rows.commit()
    results: list[Enrolled] = []
    for person in people:
        with database.writing() as rows:
            results.append(enrol(rows, cohort_id, person, now=now()))
            rows.commit()
        click.echo(_line(results[-1]), err=results[-1].outcome == "refused")
    database.engine.dispose()
    if refused := sum(result.outcome == "refused" for result in results):
        raise Refusal(f"{len(results)} 行中有 {refused} 行没有加入。")


def _line(result: Enrolled) -> str:
    row = result.row
    line = f"第 {row.line} 行 {row.name}：{said(result)}"
    return f"{line}。登录名：{row.login}  初始口令：{result.password}" if result.password else line
