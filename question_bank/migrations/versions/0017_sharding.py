"""Exams and marks lie with their trainee: the key of each such row begins with who it is about.

What was done about an exam itself is about no trainee: it gets a table of its own.
"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
ACTS = (
    "extended", "voided", "readmitted", "allowed", "set", "edited", "opened", "put_off",
    "recoded", "shown",
)  # fmt: skip
OF_EXAM = "exam_id, act, reason, done_by, done_at"
# the keys as they were; what refers to a sitting comes behind it
OLD_KEYS = {
    "sitting": ("id",),
    "sheet_answer": ("sitting_id", "position"),
    "recheck": ("id",),
    "mark_change": ("id",),
    "invigilation": ("id",),
    "appeal": ("id",),
    "printed_mark": ("id",),
    "redating": ("id",),
}
HANGING = ("sheet_answer", "recheck", "mark_change")  # on a sitting; so far without the trainee
REFERRING = (*HANGING, "invigilation", "appeal")


def upgrade() -> None:
    """Give the rows their trainee, and their keys and references too."""
    _make_changes()
    op.drop_index("ix_recheck_sitting_id", "recheck")
    op.drop_index("ix_mark_change_sitting_id_position", "mark_change")
    for name in REFERRING:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(f"fk_{name}_sitting_id", type_="foreignkey")
            if name in HANGING:
                table.add_column(sa.Column("trainee_id", sa.Integer(), nullable=True))
    for name in HANGING:
        op.execute(
            f"UPDATE {name} SET trainee_id ="  # noqa: S608 - our own names
            f" (SELECT trainee_id FROM sitting WHERE sitting.id = {name}.sitting_id)"
        )
    for name, key in OLD_KEYS.items():
        with op.batch_alter_table(name) as table:
            table.alter_column("trainee_id", existing_type=sa.Integer(), nullable=False)
            _set_key(table, name, ("trainee_id", *key), counts=False)
            if name in REFERRING:
                table.create_foreign_key(
                    f"fk_{name}_trainee_id_sitting_id", "sitting",
                    ["trainee_id", "sitting_id"], ["trainee_id", "id"],
                )  # fmt: skip
    _set_place(("sitting_id", "position", "part"), ("trainee_id", "sitting_id", "position", "part"))


def downgrade() -> None:
    """Take them away again."""
    for name in REFERRING:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(f"fk_{name}_trainee_id_sitting_id", type_="foreignkey")
    for name, key in OLD_KEYS.items():
        with op.batch_alter_table(name) as table:
            _set_key(table, name, key, counts=True)
            if name in REFERRING:
                table.create_foreign_key(f"fk_{name}_sitting_id", "sitting", ["sitting_id"], ["id"])
        if name in HANGING:
            with op.batch_alter_table(name) as table:
                table.drop_column("trainee_id")
    op.create_index("ix_recheck_sitting_id", "recheck", ["sitting_id"])
    op.create_index("ix_mark_change_sitting_id_position", "mark_change", ["sitting_id", "position"])
    _set_place(("trainee_id", "sitting_id", "position", "part"), ("sitting_id", "position", "part"))
    _unmake_changes()


def _set_key(table: BatchOperations, name: str, key: tuple[str, ...], *, counts: bool) -> None:
    """Give a table another key. By itself a database counts on only where the number is all."""
    table.drop_constraint(f"pk_{name}", type_="primary")
    table.create_primary_key(f"pk_{name}", list(key))
    if "id" not in key:
        return
    if counts:
        table.drop_index(f"ix_{name}_id")
    else:
        table.create_index(f"ix_{name}_id", ["id"])
    if op.get_bind().dialect.name == "postgresql":
        default = sa.text(f"nextval('{name}_id_seq')") if counts else None
        table.alter_column("id", existing_type=sa.Integer(), server_default=default)


def _set_place(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Let other columns be unique in the appeals about sheets."""
    with op.batch_alter_table("appeal") as table:
        table.drop_constraint(f"uq_appeal_{'_'.join(old)}", type_="unique")
        table.create_unique_constraint(f"uq_appeal_{'_'.join(new)}", list(new))


def _make_changes() -> None:
    acts = sa.Enum(*ACTS, name="act", native_enum=False, length=20)
    op.create_table(
        "exam_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exam_id", sa.Integer(), nullable=False),
        sa.Column("act", acts, nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("done_by", sa.Integer(), nullable=False),
        sa.Column("done_at", TIME, nullable=False),
        sa.CheckConstraint(
            f"act IN ({', '.join(map(repr, ACTS))})", name=op.f("ck_exam_change_act")
        ),
        sa.ForeignKeyConstraint(["exam_id"], ["exam.id"], name=op.f("fk_exam_change_exam_id")),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name=op.f("fk_exam_change_done_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_change")),
    )
    op.create_index("ix_exam_change_exam_id_id", "exam_change", ["exam_id", "id"])
    op.execute(
        f"INSERT INTO exam_change ({OF_EXAM}) SELECT {OF_EXAM} FROM invigilation"  # noqa: S608 - our own names
        " WHERE trainee_id IS NULL ORDER BY id"
    )
    op.execute("DELETE FROM invigilation WHERE trainee_id IS NULL")


def _unmake_changes() -> None:
    with op.batch_alter_table("invigilation") as table:
        table.alter_column("trainee_id", existing_type=sa.Integer(), nullable=True)
    op.execute(
        f"INSERT INTO invigilation ({OF_EXAM}) SELECT {OF_EXAM} FROM exam_change ORDER BY id"  # noqa: S608 - our own names
    )
    op.drop_table("exam_change")
