"""`quizapp paper`: a printed test and its key, as Word and PDF files in a folder."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from question_bank.bank.blueprints import blueprint as blueprints
from question_bank.bank.blueprints.blueprint import USUAL_POINTS, Blueprint, Section
from question_bank.bank.kinds import NAMES
from question_bank.bank.materials.publicity import asks_internal
from question_bank.bank.site.settings import settings_of
from question_bank.papers import issuing
from question_bank.papers.courses import course_named
from question_bank.papers.dress import Dress
from question_bank.papers.glyphs import notes
from question_bank.papers.printing import PRINTED, Extension, file_name, printed
from question_bank.papers.watermark import composed
from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from question_bank.papers.paper import Paper
    from quizapp.settings import Settings

HELP = """从一个学习专题组卷，写出试卷、参考答案和答题纸（.docx 和 .pdf），并在“试卷”里留存。

方案文件（.toml 或 .json）写 title、sections（每节有 kind、number、points）、minutes、notes、total；不写方案时用 --cloze、--choice 等写明各题型的题数。

例：quizapp paper --course 办公室业务 --cloze 20 --matching 2 --versions 2 -o 试卷
"""  # noqa: E501 - one paragraph of the help is one line


def _numbers(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each kind: how many questions of it."""
    for kind, points in reversed(USUAL_POINTS.items()):
        said = f"{NAMES[kind]}几道，每题 {points:g} 分；有方案时不用。"
        number = click.IntRange(0, 100)
        option = click.option(f"--{kind}", type=number, default=0, metavar="N", help=said)
        command = option(command)
    return command


@click.command(cls=Command, help=HELP)
@click.option("--course", "name", required=True, metavar="NAME", help="学习专题的名称。")
@click.option(
    "--plan",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="组卷方案，.toml 或 .json。",
)
@_numbers
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    metavar="N",
    help="抽题的种子：题库不变，同一种子得同一份试卷；不写时是 1。",
)
@click.option(
    "--versions",
    type=click.IntRange(1, len(issuing.BOOKLETS)),
    default=1,
    metavar="N",
    help="出几套：2 就是 A、B 卷，题目相同，顺序不同；不写时是 1。",
)
@click.option("--formal", is_flag=True, help="按正式考试排版：有密封线和各题的得分栏。")
@click.option("--a3", is_flag=True, help="用 A3 纸分两栏；不写时是 A4。")
@click.option("--official", is_flag=True, help="用公文版式：三号仿宋，每页 22 行；只用 A4。")
@click.option("--lines", is_flag=True, help="配对题印成两栏连线；不写时在括号里填字母。")
@click.option("--unit", default="", metavar="NAME", help="标题上方的单位名称。")
@click.option(
    "-o",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="写到哪个文件夹。",
)
def command(
    *,
    name: str,
    plan: Path | None,
    seed: int,
    versions: int,
    formal: bool,
    a3: bool,
    official: bool,
    lines: bool,
    unit: str,
    folder: Path,
    **numbers: int,
) -> None:
    """Issue a paper and write its files."""
    found = up_to_date()
    blueprint = _read(plan) if plan else _small(name, numbers)
    dress = Dress(formal=formal, folded=a3, unit=unit, official=official, lines=lines)
    papers = _issued(found, name, blueprint, seed=seed, booklets=versions, dress=dress)
    words = _watermark(found, papers)
    folder.mkdir(parents=True, exist_ok=True)
    for paper in papers:
        for told in notes(paper, found.font_dir, official=paper.dress.official):
            click.echo(told, err=True)
        for sheet in PRINTED:
            for extension in get_args(Extension):
                made = printed(paper, sheet, extension, font_dir=found.font_dir, watermark=words)
                path = folder / file_name(paper, sheet, extension)
                path.write_bytes(made)
                click.echo(path)


def _small(name: str, numbers: Mapping[str, int]) -> Blueprint:
    """Return a plan without a file."""
    sections = tuple(
        Section(kind, numbers[kind], points)
        for kind, points in USUAL_POINTS.items()
        if numbers[kind]
    )
    if not sections:
        raise click.UsageError("请用 --plan 给出方案，或用 --cloze、--choice 等写明题数。")
    return Blueprint(f"{name}测试", sections)


def _read(plan: Path) -> Blueprint:
    try:
        text = plan.read_text(encoding="utf-8-sig")
        written: Any = tomllib.loads(text) if plan.suffix.lower() == ".toml" else json.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, json.JSONDecodeError) as error:
        raise Refusal(f"读不懂方案文件 {plan.name}：要用 UTF-8 写成 .toml 或 .json。") from error
    if not isinstance(written, dict):
        raise Refusal(f"读不懂方案文件 {plan.name}：最外层要是一组名字和值。")
    return blueprints.from_json(written)


def _issued(
    found: Settings,
    name: str,
    blueprint: Blueprint,
    *,
    seed: int,
    booklets: int,
    dress: Dress,
) -> list[Paper]:
    time = now()
    today = time.astimezone(found.timezone).date()
    with Database(found).writing() as session:
        course_id = course_named(session, name)
        papers = issuing.draw(
            session,
            blueprint,
            course_id=course_id,
            seed=seed,
            booklets=booklets,
            today=today,
            dress=dress,
        )
        issuing.issue(session, papers, blueprint, course_id=course_id, seed=seed, by=None, now=time)
        session.commit()
    return papers


def _watermark(found: Settings, papers: list[Paper]) -> str:
    """Return what goes across papers that ask 内部 material, where the office wants it."""
    asked = {item.version_id for paper in papers for item in paper.items}
    with Database(found).reading() as session:
        site = settings_of(session)
        if not (site.watermark and asks_internal(session, asked)):
            return ""
    today = now().astimezone(found.timezone).date()
    return composed(site.watermark_words, site.unit_name, "", today)
