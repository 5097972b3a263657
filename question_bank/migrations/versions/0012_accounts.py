"""Rules for passwords, codes beside them, log-ins that end by themselves, and people who leave."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the columns and tables."""
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("login_key", sa.String(length=200), nullable=True))
        table.add_column(sa.Column("password_set_at", TIME, nullable=True))
        table.add_column(sa.Column("code_secret", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("code_step", sa.Integer(), nullable=True))
        table.add_column(sa.Column("notice_at", TIME, nullable=True))
        table.add_column(sa.Column("leaves_at", TIME, nullable=True))
        table.add_column(sa.Column("erased_at", TIME, nullable=True))
    _fill_keys()
    with op.batch_alter_table("person") as table:
        table.alter_column("login_key", existing_type=sa.String(length=200), nullable=False)
        table.alter_column("phone", existing_type=sa.String(20), server_default="")
        table.create_unique_constraint(op.f("uq_person_login_key"), ["login_key"])
    with op.batch_alter_table("log_in") as table:
        table.add_column(sa.Column("seen_at", TIME, nullable=True))
        table.add_column(
            sa.Column("awaits_code", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        table.add_column(
            sa.Column("device", sa.String(length=60), server_default="", nullable=False)
        )
        table.add_column(
            sa.Column("address", sa.String(length=45), server_default="", nullable=False)
        )
    _make_tables()


def _fill_keys() -> None:
    """Give every login its key; of two that look alike the later cannot log in until renamed."""
    person = sa.table("person", sa.column("id"), sa.column("login"), sa.column("login_key"))
    taken: set[str] = set()
    bind = op.get_bind()
    for id_, login in bind.execute(sa.select(person.c.id, person.c.login).order_by(person.c.id)):
        key = " ".join(unicodedata.normalize("NFKC", login).casefold().split())
        key = f"{key} #{id_}" if key in taken else key
        taken.add(key)
        bind.execute(sa.update(person).where(person.c.id == id_).values(login_key=key))


def _make_tables() -> None:
    op.create_table(
        "old_password",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_old_password_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_old_password")),
    )
    op.create_index(op.f("ix_old_password_person_id"), "old_password", ["person_id"])
    op.create_table(
        "recovery_code",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recovery_code_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", "code_hash", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "address_tries",
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_address_tries")),
    )


def downgrade() -> None:
    """Take them away again."""
    for name in ("address_tries", "recovery_code", "old_password"):
        op.drop_table(name)
    with op.batch_alter_table("log_in") as table:
        for column in ("seen_at", "awaits_code", "device", "address"):
            table.drop_column(column)
    with op.batch_alter_table("person") as table:
        table.drop_constraint(op.f("uq_person_login_key"), type_="unique")
        table.alter_column("phone", existing_type=sa.String(20), server_default="")
        for column in (
            "login_key",
            "password_set_at",
            "code_secret",
            "code_step",
            "notice_at",
            "leaves_at",
            "erased_at",
        ):
            table.drop_column(column)
