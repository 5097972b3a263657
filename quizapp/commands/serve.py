"""`quizapp serve`: gunicorn on this installation."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.beginning import invitation
from quizapp.commands.frame import Command, Refusal, up_to_date
from quizapp.locks import InUse
from quizapp.nodes import leave_mark
from quizapp.server import PortTaken, usual_workers
from quizapp.server import serve as answer_requests
from quizapp.tls import Certificate, fits, own

if TYPE_CHECKING:
    from quizapp.settings import Settings

HELP = """启动网站，直到按 Ctrl-C；启动前把数据库升级到最新。

收到 SIGTERM 时把正在处理的请求做完再停；收到 SIGHUP 时逐个换新工作进程，不中断访问。

例：quizapp serve --bind 0.0.0.0:8000 --instance /srv/quizapp
"""
PLAIN = (
    "注意：没有用 https，口令和答案在网络上是明文，同一网络里的人可能看到；离线阅读也不能用。\n"
    "      启用办法：先运行 quizapp certificate，再加 --tls；或者放在做 https 的代理后面。"
)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def address(_ctx: click.Context, option: click.Parameter, text: str) -> tuple[str, int]:
    """Return the host and the port that an option names.

    Raises:
        click.BadParameter: it names none.

    """
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise click.BadParameter("要写成“地址:端口”，例如 0.0.0.0:8000。", param=option)
    return host, int(port)


@click.command(cls=Command, help=HELP)
@click.option(
    "--bind",
    default="127.0.0.1:8000",
    metavar="HOST:PORT",
    callback=address,
    help="在哪里等候访问；不写时是 127.0.0.1:8000，只有本机能访问。",
)
@click.option(
    "--workers",
    default=usual_workers,
    show_default=False,
    type=click.IntRange(1, 64),
    metavar="N",
    help="同时工作的进程数；不写时与处理器核数相同，最少 2 个，最多 8 个。",
)
@click.option("--tls", is_flag=True, help="用 https；证书由 quizapp certificate 生成。")
@click.option(
    "--certificate", type=FILE, metavar="FILE", help="单位自己的证书（PEM，含上级证书）。"
)
@click.option("--key", type=FILE, metavar="FILE", help="该证书的私钥（PEM，不带口令）。")
@click.option("--quiet", is_flag=True, help="只记错误，不为每次访问记一行日志。")
def command(
    *,
    bind: tuple[str, int],
    workers: int,
    tls: bool,
    certificate: Path | None,
    key: Path | None,
    quiet: bool,
) -> None:
    """Serve until told to stop."""
    host, port = bind
    found = up_to_date()
    invited = invitation(found)
    leave_mark(found)
    shown = _shown(found, certificate, key) if tls or certificate or key else None
    if shown:
        found = replace(found, secure_cookies=True)

    def ready() -> None:
        click.echo(f"已启动：{'https' if shown else 'http'}://{host}:{port}/  （按 Ctrl-C 停止）")
        _warn(found, host)
        click.echo(invited, nl=False)

    try:
        answer_requests(
            found, host=host, port=port, workers=workers, tls=shown, quiet=quiet, ready=ready
        )
    except PortTaken as error:
        raise Refusal(f"{host}:{port} 已被别的程序占用，请用 --bind 换一个端口。") from error
    except InUse as error:
        raise Refusal("正在用备份恢复这套系统，请等恢复完成后再启动。") from error


def _warn(found: Settings, host: str) -> None:
    """Say so where passwords would go over the network as they are typed."""
    if not found.secure_cookies and not _is_loopback(host):
        click.echo(PLAIN)


def _shown(found: Settings, chain: Path | None, key: Path | None) -> Certificate:
    """Return the certificate to be shown: the unit's, or our own."""
    if (chain is None) != (key is None):
        raise Refusal("--certificate 和 --key 要一起写。")
    shown = Certificate(chain, key) if chain and key else own(found.instance)
    if not shown.is_there:
        raise Refusal(
            "还没有证书。请先运行 quizapp certificate，或者用 --certificate 和 --key 指定。"
        )
    if not fits(shown):
        raise Refusal(f"证书 {shown.chain} 和私钥 {shown.key} 读不了，或者不是一对。")
    return shown


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
