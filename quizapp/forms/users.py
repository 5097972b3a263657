"""An account: who it belongs to, and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import SelectChoice, StringField  # type: ignore[attr-defined] # newer than the stubs
from wtforms.validators import DataRequired, Length

from question_bank.bank.accounts.administering import Facts
from question_bank.bank.accounts.roster import normalised
from question_bank.bank.people import Role
from quizapp.forms import Form
from quizapp.forms.cohorts import MemberForm, Ticks
from quizapp.roles import ROLES

if TYPE_CHECKING:
    from question_bank.bank.accounts.directory import Account


class RolesForm(Form):
    """What somebody may do."""

    roles = Ticks(
        "角色",
        coerce=Role,
        choices=[SelectChoice(role, word) for role, word in ROLES.items()],
        default=[Role.TRAINEE],
    )

    def chosen(self) -> frozenset[Role]:
        """Return the roles that are ticked."""
        return frozenset(self.roles.data or ())


class UserForm(MemberForm, RolesForm):
    """A new account."""


class FactsForm(Form):
    """What is written about somebody who has an account."""

    name = StringField(
        "姓名", [DataRequired("请填写姓名。"), Length(max=40, message="姓名最多 40 字。")]
    )
    unit = StringField("单位", [Length(max=80, message="单位最多 80 字。")])
    post = StringField("职务", [Length(max=40, message="职务最多 40 字。")])

    @classmethod
    def of(cls, account: Account) -> FactsForm:
        """Return the form as it stands about somebody, or as it was sent."""
        return cls(data={"name": account.name, "unit": account.unit, "post": account.post})

    def typed(self) -> Facts:
        """Return what is to be written."""
        name = normalised(self.name.data or "").replace(" ", "")
        return Facts(name, normalised(self.unit.data or ""), normalised(self.post.data or ""))
