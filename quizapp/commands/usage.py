"""What a person reads after a slip on the command line: click's sentences, in Chinese."""

from __future__ import annotations

import re

import click

EXTRAS = (
    (r"  \[required\]$", "（必写）"),
    (r"  \[(\d+)<=x<=(\d+)\]$", r"（\1 到 \2）"),
)
SAYINGS = (
    (r"No such option '?\"?(?P<a>--?[\w-]+).*", "没有“{a}”这个选项。"),
    (r"No such command '(?P<a>.*?)'.*", "没有“{a}”这个命令。"),
    (r"Missing command.*", "缺少命令。"),
    (r"Missing argument '(?P<a>.*?)'.*", "缺少参数 {a}。"),
    (r"Missing option '(?P<a>.*?)'.*", "缺少选项 {a}。"),
    (r"Option '(?P<a>.*?)' requires an argument.*", "选项 {a} 后面要写它的值。"),
    (r"Got unexpected extra arguments? \((?P<a>.*)\)", "多写了“{a}”。"),
    (r"(?:File|Directory|Path) '(?P<a>.*)' does not exist.*", "没有“{a}”这个文件或目录。"),
    (r"(?:File|Directory|Path) '(?P<a>.*)' is a (?:file|directory).*", "“{a}”不能用在这里。"),
    (r"(?:File|Directory|Path) '(?P<a>.*)' is not (?:readable|writable).*", "没有权限用“{a}”。"),
    (r"'(?P<a>.*)' is not a valid (?:integer|float).*", "“{a}”不是数字。"),
    (r"'(?P<a>.*)' is not one of (?P<b>.*)\.", "“{a}”不在可选的值里：{b}。"),
    (r"(?P<a>.*) is not in the range (?P<b>.*)\.", "{a} 超出范围 {b}。"),
)


def explained(error: click.UsageError) -> str:
    """Return what was wrong, and where the command's help is found."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    place = _place(error)
    said = place + _translated(error.message or error.format_message())
    command = error.ctx.command_path if error.ctx else "quizapp"
    return f"{said}\n用法见：{command} --help"


def explained_extras(text: str) -> str:
    """Return an option's help with what click adds to it in Chinese."""
    for pattern, saying in EXTRAS:
        text = re.sub(pattern, saying, text)
    return text


def _place(error: click.UsageError) -> str:
    if not isinstance(error, click.BadParameter) or isinstance(error, click.MissingParameter):
        return ""
    if error.param is None or error.ctx is None:
        return ""
    return error.param.get_error_hint(error.ctx).strip("'") + "："


def _translated(message: str) -> str:
    for pattern, saying in SAYINGS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return saying.format_map(match.groupdict()).replace("', '", "、").replace("'", "")
    return message
