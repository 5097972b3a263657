"""Comments, tags, second approval, batches of decisions."""

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from question_bank.bank.curation.likeness import numbers_of

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
BLANK = "____"
Told = Callable[[dict[str, Any]], str]


def upgrade() -> None:
    """Make the tables."""
    _words()
    _quoted()
    _batches()
    _tags()
    _bank_changes()
    _first_answers()
    _deciding()
    _curating()
    _likenesses()


def downgrade() -> None:
    """Take them away again."""
    for name in ("speech_change", "likeness", "bank_rule", "proposal", "source_check", "comment"):
        op.drop_table(name)
    op.drop_index("ix_question_changed", "question")
    with op.batch_alter_table("decision") as table:
        table.drop_index("ix_decision_batch_id")
        table.drop_constraint("fk_decision_batch_id", "foreignkey")
        for column in ("proposed", "asks_anew", "flagged", "batch_id"):
            table.drop_column(column)
    for name in ("first_answers", "bank_change", "question_tag", "tag", "batch_item", "batch"):
        op.drop_table(name)
    op.drop_index("ix_requirement_bank_id_said_by", "requirement")
    op.drop_index("ix_version_author_id", "version")
    op.drop_column("requirement", "said_by")
    op.drop_column("version", "words")


def _words() -> None:
    op.add_column("version", sa.Column("words", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_version_author_id", "version", ["author_id"])
    version = sa.table(
        "version", sa.column("id"), sa.column("content", sa.JSON), sa.column("words")
    )
    _fill(version, version.c.words, _words_of)


def _quoted() -> None:
    op.add_column(
        "requirement", sa.Column("said_by", sa.String(80), nullable=False, server_default="")
    )
    op.create_index("ix_requirement_bank_id_said_by", "requirement", ["bank_id", "said_by"])
    requirement = sa.table(
        "requirement", sa.column("id"), sa.column("content", sa.JSON), sa.column("said_by")
    )
    _fill(
        requirement,
        requirement.c.said_by,
        lambda content: (content.get("said_by") or {}).get("text", "")[:80],
    )


def _fill(table: sa.TableClause, column: sa.ColumnElement[str], told: Told) -> None:
    rows = op.get_bind().execute(sa.select(table.c.id, table.c.content)).all()
    found = [{"row": id_, "told": told(content)} for id_, content in rows]
    change = (
        sa.update(table)
        .where(table.c.id == sa.bindparam("row"))
        .values({column: sa.bindparam("told")})
    )
    if found:
        op.get_bind().execute(change, found)


def _words_of(content: dict[str, Any]) -> str:
    stem, *others = _texts([v for name, v in content.items() if name not in {"kind", "form"}])
    if content["kind"] == "cloze":
        for answer in content["answers"]:
            stem = stem.replace(BLANK, answer, 1)
    return "\n".join((stem, *others))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _batches() -> None:
    deed = sa.Enum(
        "accept", "tag", "untag", "move", "retire", "stop",
        name="deed", native_enum=False, create_constraint=True, length=20,
    )  # fmt: skip
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deed", deed, nullable=False),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("undone_at", TIME, nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_batch_person_id"),
        sa.ForeignKeyConstraint(["undone_by"], ["person.id"], name="fk_batch_undone_by"),
        sa.PrimaryKeyConstraint("id", name="pk_batch"),
    )
    op.create_index("ix_batch_person_id_id", "batch", ["person_id", "id"])
    op.create_table(
        "batch_item",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=True),
        sa.Column("requirement_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_batch_item_batch_id"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_batch_item_question_id"),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_batch_item_bank_id"),
        sa.ForeignKeyConstraint(
            ["requirement_id"], ["requirement.id"], name="fk_batch_item_requirement_id"
        ),
        sa.PrimaryKeyConstraint("batch_id", "question_id", name="pk_batch_item"),
    )
    op.create_index("ix_batch_item_question_id", "batch_item", ["question_id"])


def _tags() -> None:
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_tag_bank_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tag"),
        sa.UniqueConstraint("bank_id", "name", name="uq_tag_bank_id_name"),
    )
    op.create_table(
        "question_tag",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name="fk_question_tag_question_id"
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name="fk_question_tag_tag_id"),
        sa.PrimaryKeyConstraint("question_id", "tag_id", name="pk_question_tag"),
    )
    op.create_index("ix_question_tag_tag_id", "question_tag", ["tag_id"])


def _first_answers() -> None:
    op.create_table(
        "first_answers",
        sa.Column("question_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Double(), nullable=False),
        sa.CheckConstraint("people >= 0", name=op.f("ck_first_answers_people_are_counted")),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name="fk_first_answers_question_id"
        ),
        sa.PrimaryKeyConstraint("question_id", name="pk_first_answers"),
    )


def _bank_changes() -> None:
    sharing = sa.Enum(
        "made", "renamed", "invited", "changed", "removed", "left", "tag_renamed", "tag_removed",
        name="sharing", native_enum=False, create_constraint=True, length=20,
    )  # fmt: skip
    op.create_table(
        "bank_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("sharing", sharing, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(200), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_bank_change_bank_id"),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name="fk_bank_change_made_by"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_bank_change_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_change"),
    )
    op.create_index("ix_bank_change_bank_id_id", "bank_change", ["bank_id", "id"])


def _deciding() -> None:
    op.create_index(
        "ix_question_changed",
        "question",
        ["bank_id"],
        sqlite_where=sa.text("source_changed = 1"),
        postgresql_where=sa.text("source_changed"),
    )
    with op.batch_alter_table("decision") as table:
        table.add_column(sa.Column("proposed", sa.Integer(), nullable=True))
        for name in ("asks_anew", "flagged"):
            table.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            )
        table.add_column(sa.Column("batch_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_decision_batch_id", "batch", ["batch_id"], ["id"])
        table.create_index("ix_decision_batch_id", ["batch_id"])


def _curating() -> None:
    _comments()
    op.create_table(
        "source_check",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("checked_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name="fk_source_check_question_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_source_check_person_id"),
        sa.PrimaryKeyConstraint("question_id", "version", "person_id", name="pk_source_check"),
    )
    op.create_index("ix_source_check_person_id", "source_check", ["person_id"])
    op.create_table(
        "proposal",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asks_anew", sa.Boolean(), nullable=False),
        sa.Column("proposed_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_proposal_question_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_proposal_person_id"),
        sa.PrimaryKeyConstraint("question_id", name="pk_proposal"),
    )
    op.create_index("ix_proposal_person_id", "proposal", ["person_id"])
    op.create_table(
        "bank_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("second_approval", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("set_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_bank_rule_bank_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_bank_rule_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bank_rule"),
    )
    op.create_index("ix_bank_rule_bank_id_id", "bank_rule", ["bank_id", "id"])
    op.create_index("ix_bank_rule_person_id", "bank_rule", ["person_id"])
    _speech_changes()


def _comments() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_at", TIME, nullable=False),
        sa.Column("withdrawn_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_comment_question_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_comment_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    op.create_index("ix_comment_question_id_id", "comment", ["question_id", "id"])
    op.create_index("ix_comment_person_id", "comment", ["person_id"])


def _speech_changes() -> None:
    act = sa.Enum(
        "read", "facts", "join",
        name="speechact", native_enum=False, create_constraint=True, length=20,
    )  # fmt: skip
    op.create_table(
        "speech_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speech_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("act", act, nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["speech_id"], ["speech.id"], name="fk_speech_change_speech_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_speech_change_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_speech_change"),
    )
    op.create_index("ix_speech_change_speech_id_id", "speech_change", ["speech_id", "id"])
    op.create_index("ix_speech_change_person_id", "speech_change", ["person_id"])


def _likenesses() -> None:
    op.create_table(
        "likeness",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("band", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_likeness_question_id"),
        sa.PrimaryKeyConstraint("question_id", "band", name="pk_likeness"),
    )
    op.create_index("ix_likeness_number", "likeness", ["number"])
    question = sa.table("question", sa.column("id"), sa.column("live"))
    version = sa.table("version", sa.column("question_id"), sa.column("number"), sa.column("words"))
    live = (version.c.question_id == question.c.id) & (version.c.number == question.c.live)
    rows = op.get_bind().execute(sa.select(question.c.id, version.c.words).join(version, live))
    found = [
        {"question_id": id_, "band": band, "number": number}
        for id_, words in rows.all()
        for band, number in enumerate(numbers_of(words))
    ]
    if found:
        names = ("question_id", "band", "number")
        table = sa.table("likeness", *map(sa.column, names))
        op.get_bind().execute(sa.insert(table), found)
