"""What all commands share: Chinese help, `--instance` before or after the name, refusals.

A command is a module of its own name that holds `command`, made with `@click.command(cls=Command)`,
and has a line in `quizapp.commands.LISTED`. It calls `settings()` or `up_to_date()`, opens
`Database(…)`, and commits. A domain error it lets pass becomes one Chinese sentence, exit status 1.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from question_bank.errors import QuestionBankError
from quizapp.commands.usage import explained_extras
from quizapp.settings import BadSetting, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

INSTANCE_KEY = "quizapp.instance"
DISK_IS_FULL = "磁盘已满，没有做成。请清理磁盘后再试。"


class Refusal(click.ClickException):
    """A command cannot do what it was asked to; the message is a Chinese sentence."""

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's signature
        """Print the sentence and nothing else."""
        click.echo(self.message, err=True, file=file)


def settings() -> Settings:
    """Return the settings of the installation the command was told to work on.

    Raises:
        Refusal: a setting cannot be used.

    """
    try:
        return Settings.from_environment(click.get_current_context().meta.get(INSTANCE_KEY))
    except BadSetting as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(f"打不开安装目录：{error.strerror}。请检查路径和权限。") from error


def up_to_date() -> Settings:
    """Return the settings, the installation's database brought up to date first.

    Raises:
        Refusal: a setting cannot be used, a newer program wrote the database, or it could not be
            backed up before its upgrade.

    """
    from quizapp.backups import BadBackup  # noqa: PLC0415 - help does not wait for it
    from quizapp.upgrade import NewerDatabase, upgrade  # noqa: PLC0415 - as above

    found = settings()
    try:
        upgrade(found)
    except (NewerDatabase, BadBackup) as error:
        raise Refusal(str(error)) from error
    return found


def _remember(ctx: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.meta[INSTANCE_KEY] = folder


def _show_help(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's signature
    if asked:
        click.echo(ctx.get_help())
        ctx.exit()


def _common_options() -> list[click.Parameter]:
    folder = click.Path(file_okay=False, path_type=Path)
    return [
        click.Option(
            ["--instance"],
            type=folder,
            metavar="DIR",
            expose_value=False,
            callback=_remember,
            help="安装目录，存放本套系统的全部内容；不写时看环境变量 QUIZAPP_INSTANCE。",
        ),
        click.Option(
            ["--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="显示本说明。",
        ),
    ]


class Command(click.Command):
    """A command that knows `--instance`. Its `help` is Chinese and ends with an example."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - click's signature
        super().__init__(*args, **{"add_help_option": False, "options_metavar": "[选项]", **more})
        self.params += _common_options()

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what may follow the command's name."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl([(name, explained_extras(text)) for name, text in rows])


class Group(Command, click.Group):
    """Several commands under one name."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - click's signature
        super().__init__(*args, **{"subcommand_metavar": "命令 …", "no_args_is_help": True, **more})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their groups, then the options."""
        for title, rows in self.sections(ctx):
            with formatter.section(title):
                formatter.write_dl(list(rows))
        super().format_options(ctx, formatter)

    def sections(self, ctx: click.Context) -> Iterable[tuple[str, Iterable[tuple[str, str]]]]:
        """Return the groups of commands: a heading, and each command with what it does."""
        rows = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        yield "命令", [(name, found.get_short_help_str(200)) for name, found in rows if found]

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run a command; what the bank refuses, and a full disk, becomes a sentence.

        Raises:
            Refusal: with that sentence.

        """
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            from quizapp.errors import is_full, sentence  # noqa: PLC0415 - only now is it needed

            if isinstance(error, QuestionBankError):
                raise Refusal(sentence(error)) from error
            if is_full(error):
                raise Refusal(DISK_IS_FULL) from error
            raise
