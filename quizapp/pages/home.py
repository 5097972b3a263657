"""The front door: each person is sent to the page of their role."""

from __future__ import annotations

from importlib import metadata
from shutil import disk_usage
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for
from sqlalchemy import select

from question_bank.bank.audit.search import extent
from question_bank.bank.curation.inventory import inventory
from question_bank.bank.people import Person, Role
from quizapp import access, navigation
from quizapp.backups.shelf import kept
from quizapp.clock import now
from quizapp.database import database, reading
from quizapp.installation import current_settings

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("home", __name__)


@pages.get("/")
@access.everyone
def index() -> ResponseReturnValue:
    """Send a person to the first page of their menu."""
    return redirect(url_for(navigation.start().endpoint))


@pages.get("/status")
@access.only(Role.ADMINISTRATOR)
def status() -> ResponseReturnValue:
    """Show what the installation holds, and how much room it takes."""
    settings = current_settings()
    with reading() as rows:
        held = inventory(rows)
        size = database().size(rows)
        log = extent(rows)
        has_samples = rows.scalar(select(Person.id).where(Person.is_sample).limit(1)) is not None
    backups = kept(settings)
    return render_template(
        "home/status.html",
        held=held,
        roles=Role,
        size=size,
        log=log,
        backup=backups[0] if backups else None,
        has_samples=has_samples,
        moment_now=now(),
        free=disk_usage(settings.instance).free,
        settings=settings,
        product=database().engine.dialect.name,
        version=metadata.version("quizapp"),
    )
