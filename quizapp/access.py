"""Who is asking, and which pages are for whom: a page that names nobody is open to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask import abort, current_app, request
from flask_login import LoginManager, UserMixin, current_user

from question_bank.bank.classes.ownership import Asker
from question_bank.bank.people import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.typing import ResponseReturnValue

View = TypeVar("View", bound="Callable[..., Any]")
EVERYONE = frozenset(Role)
_AUDIENCE: dict[str, frozenset[Role] | None] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Visitor(UserMixin):  # type: ignore[misc] # flask_login ships no types
    """The person behind a request. `token` names this log-in, on this device.

    With `is_outdated` the password they must change is their own; without `has_noticed` they have
    yet to take note of who sees what of them, or of what the office says of secrecy. `sits` is the
    exam they are sitting now, by the sitting's id; it is looked for on pages that are then closed.
    """

    token: str
    person_id: int
    name: str
    roles: frozenset[Role]
    must_change_password: bool = False
    is_outdated: bool = False
    has_noticed: bool = True
    sits: int | None = None

    def get_id(self) -> str:
        """Return what the cookie holds."""
        return self.token

    @property
    def asker(self) -> Asker:
        """Who asks about classes: system administrators see them all, instructors their own."""
        return Asker(self.person_id, sees_all=Role.ADMINISTRATOR in self.roles)

    def is_(self, role: Role) -> bool:
        """Return whether the visitor holds the role."""
        return role in self.roles


def only(*roles: Role) -> Callable[[View], View]:
    """Open a view to people who hold one of the roles."""

    def mark(view: View) -> View:
        _AUDIENCE[_name(view)] = frozenset(roles)
        return view

    return mark


def everyone(view: View) -> View:
    """Open a view to everybody who has logged in."""
    _AUDIENCE[_name(view)] = EVERYONE
    return view


def public(view: View) -> View:
    """Open a view to people who have not logged in."""
    _AUDIENCE[_name(view)] = None
    return view


def audience(view: Callable[..., Any]) -> frozenset[Role] | None:
    """Return who may see a view; None means everybody, an empty set nobody."""
    return _AUDIENCE.get(_name(view), frozenset())


def visitor() -> Visitor:
    """Return who is asking, on a page that only people who logged in can see."""
    return cast("Visitor", current_user._get_current_object())


def _name(view: Callable[..., Any]) -> str:
    return f"{view.__module__}.{view.__qualname__}"


def guard(app: Flask, logins: LoginManager) -> None:
    """Ask before each request whether its view is for whoever asks."""
    logins.init_app(app)

    @app.before_request
    def check() -> ResponseReturnValue | None:
        if request.endpoint in {None, "static"}:
            return None
        allowed = audience(current_app.view_functions[str(request.endpoint)])
        if allowed is None:
            return None
        if not current_user.is_authenticated:
            return cast("ResponseReturnValue", logins.unauthorized())
        if not allowed & visitor().roles:
            abort(403)
        return None
