"""`quizapp certificate`: what `quizapp serve --tls` shows, signed by an authority of our own."""

from __future__ import annotations

import re
import socket

import click

from quizapp.certificates import facts, issue
from quizapp.clock import now
from quizapp.commands.frame import Command, Refusal, settings
from quizapp.tls import authority

HELP = """为内网生成 https 证书：一个只管这几个名称的根证书，和它签发的服务器证书。

名称就是大家在浏览器里输入的主机名或 IP 地址，可以写几个。再次运行是续期；名称不变，根证书就不变。

例：quizapp certificate --name quiz.office.lan --name 10.12.0.5
"""
NAME = re.compile(r"(?=.{1,253}\Z)[0-9a-z]([0-9a-z-]*[0-9a-z])?(\.[0-9a-z]([0-9a-z-]*[0-9a-z])?)*")
ADDRESS = re.compile(r"[0-9a-f]*:[0-9a-f:.]+")


@click.command(cls=Command, help=HELP)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="主机名或 IP 地址；不写时用本机的主机名。",
)
@click.option(
    "--unit", default="本单位", metavar="单位", help="证书上写的单位名称；不写时是“本单位”。"
)
def command(names: tuple[str, ...], unit: str) -> None:
    """Issue a certificate and say how it comes to be trusted."""
    asked = tuple(name.lower() for name in names) or (socket.gethostname().lower(),)
    for name in asked:
        if not NAME.fullmatch(name) and not ADDRESS.fullmatch(name):
            raise Refusal(f"“{name}”不是主机名，也不是 IP 地址。只写名称，不写 https:// 和端口。")
    found = settings()
    files = authority(found.instance)
    before = files.chain.read_bytes() if files.is_there else None
    made = issue(found.instance, asked, unit=unit[:60], now=now())
    ends = made.ends_at.astimezone(found.timezone)
    click.echo(f"已生成服务器证书：{'、'.join(made.names)}，{ends:%Y-%m-%d} 到期。")
    click.echo("启动：quizapp serve --tls；正在运行的网站：systemctl reload quizapp")
    if files.chain.read_bytes() != before:
        click.echo(f"根证书是新的，请让每台电脑和手机信任它：{files.chain}")
        click.echo(f"  SHA-256 指纹：{facts(files).fingerprint}")
        click.echo("  怎样信任，见网站的“信任证书”页（/certificate）。")
