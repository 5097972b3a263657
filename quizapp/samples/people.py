"""The people of the sample installation, and the file that keeps their passwords."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.accounts.notice import confirm, take_note, version_of
from question_bank.bank.accounts.passwords import initial
from question_bank.bank.people import Person, Role, add_person
from question_bank.bank.site.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Someone of the sample installation.

    `knows` is the share of questions a trainee knows at first sight, `studies` the share of days
    on which they study.
    """

    login: str
    name: str
    role: Role
    unit: str
    post: str = ""
    knows: float = 0.0
    studies: float = 0.0


ADMINISTRATOR = SamplePerson("guanli", "方立信", Role.ADMINISTRATOR, "清源县政务信息中心")
INSTRUCTOR = SamplePerson("peixun", "沈安宁", Role.INSTRUCTOR, "清源县委办公室", "综合科科长")
TRAINEES = tuple(
    SamplePerson(f"xueyuan{number:02}", name, Role.TRAINEE, unit, post, knows, studies)
    for number, (name, unit, post, knows, studies) in enumerate(
        (
            ("周晓岚", "柳河镇党政办", "文秘", 0.72, 0.9),
            ("马文斌", "石桥镇党政办", "文秘", 0.55, 0.5),
            ("林静怡", "县水务局办公室", "信息员", 0.85, 0.9),
            ("赵启航", "县农业农村局办公室", "文秘", 0.62, 0.7),
            ("孙若彤", "县教育局办公室", "机要员", 0.9, 0.8),
            ("郭亦凡", "县档案馆", "档案员", 0.7, 0.6),
            ("何思远", "南山乡党政办", "值班员", 0.45, 0.7),
            ("罗佳音", "县委督查室", "督查员", 0.8, 0.8),
            ("高远帆", "县林业局办公室", "文秘", 0.6, 0.3),
            ("邓雨桐", "县政府办信息科", "信息员", 0.75, 0.8),
            ("谢知行", "东陵镇党政办", "文秘", 0.5, 0.6),
            ("韩晓松", "县应急管理局办公室", "值班员", 0.0, 0.0),
        ),
        start=1,
    )
)
EVERYBODY = (ADMINISTRATOR, INSTRUCTOR, *TRAINEES)


def kept_passwords(file: Path) -> Mapping[str, str]:
    """Return everybody's password by log-in, drawn on the first start and readable by us alone."""
    if not file.exists():
        drawn = "".join(f"{person.login} {initial()} {person.name}\n" for person in EVERYBODY)
        unfinished = file.with_suffix(".new")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(drawn)
        unfinished.replace(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    return {login: password for login, password, _ in (line.split() for line in lines)}


def add_people(session: Session, passwords: Mapping[str, str], *, now: datetime) -> dict[str, int]:
    """Add who is not there yet; return everybody's id by log-in."""
    ids: dict[str, int] = dict(session.execute(select(Person.login, Person.id)).all())
    notice = version_of(settings_of(session).secrecy_notice)
    for person in EVERYBODY:
        if person.login not in ids:
            ids[person.login] = add_person(
                session,
                login=person.login,
                name=person.name,
                roles=[person.role],
                password=passwords[person.login],
                now=now,
                unit=person.unit,
                post=person.post,
                must_change_password=False,
                is_sample=True,
            )
            take_note(session, ids[person.login], now=now)
            confirm(session, ids[person.login], notice, now=now)
    return ids
