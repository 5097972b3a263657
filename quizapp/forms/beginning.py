"""The first start: the code from the terminal, the unit, and the first administrator."""

from __future__ import annotations

from wtforms import StringField
from wtforms.validators import DataRequired, Length

from question_bank.bank.accounts.roster import normalised
from question_bank.bank.site.beginning import Beginner
from quizapp.forms import Form, name_and_login


class BeginningForm(Form):
    """What is asked before anything else."""

    code = StringField("一次性口令", [DataRequired("请填终端里显示的一次性口令。"), Length(max=40)])
    unit = StringField(
        "单位名称", [DataRequired("请填单位名称。"), Length(max=40, message="最多 40 个字。")]
    )
    name = StringField(
        "您的姓名", [DataRequired("请填姓名。"), Length(max=40, message="最多 40 个字。")]
    )
    login = StringField("登录名", [Length(max=40, message="最多 40 个字。")])

    def typed(self) -> tuple[str, Beginner]:
        """Return the code, and who begins; without a login their name is it."""
        name, login = name_and_login(self.name, self.login)
        return (self.code.data or "").strip().lower(), Beginner(
            name, login, normalised(self.unit.data or "")
        )
