"""What the system administrator does all year, and what the auditor sees, in a real browser."""

from __future__ import annotations

import re
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from werkzeug.serving import make_server

from question_bank.bank.accounts.notice import confirm, take_note, version_of
from question_bank.bank.people import Role, add_person
from question_bank.bank.site.settings import SECRECY_NOTICE, SiteSettings, change_settings
from quizapp import access, create_app
from quizapp.database import Database
from tests.browser.conftest import DESK
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from playwright.sync_api import Browser
    from werkzeug.routing import Rule

    from quizapp.settings import Settings

OWN = {"zhao": Role.ADMINISTRATOR, "yan": Role.AUDITOR}
WHO = "xueyuan08"
NAME = "罗佳音"


class Office:
    """A copy of the samples while it is served: nobody else's tests are disturbed by it."""

    def __init__(self, app: Flask, address: str, passwords: dict[str, str]) -> None:
        self.app, self.address, self.passwords = app, address, passwords


@pytest.fixture(scope="module")
def office(samples: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Serve a copy of the samples with an administrator and an auditor who are none of them."""
    instance = shutil.copytree(samples.instance, tmp_path_factory.mktemp("office") / "instance")
    url = samples.database_url.replace(str(samples.instance), str(instance))
    settings = replace(samples, instance=instance, database_url=url)
    database = Database(settings)
    with database.writing() as rows:
        made = {"password": PASSWORD, "now": datetime.now(UTC), "must_change_password": False}
        for login, role in OWN.items():
            id_ = add_person(rows, login=login, name=login, roles=[role], **made)
            take_note(rows, id_, now=datetime.now(UTC))
            confirm(rows, id_, version_of(SECRECY_NOTICE), now=datetime.now(UTC))
        change_settings(rows, replace(SiteSettings(), failures_allowed=3))
        rows.commit()
    database.engine.dispose()
    lines = (instance / "demo-passwords.txt").read_text("utf-8").splitlines()
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    passwords = dict(line.split()[:2] for line in lines) | dict.fromkeys(OWN, PASSWORD)
    yield Office(app, f"http://127.0.0.1:{server.server_port}", passwords)
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["quizapp_database"].engine.dispose()


def knock(page: Page, login: str, password: str) -> None:
    """Try to log in from the page on which one does."""
    page.get_by_label("登录名").fill(login)
    page.get_by_label("口令", exact=True).fill(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.fixture
def enter(browser: Browser, office: Office) -> Iterator[Callable[..., Page]]:
    """Log somebody in: `enter("zhao")`."""
    contexts: list[BrowserContext] = []

    def log_in(login: str) -> Page:
        context = browser.new_context(base_url=office.address, viewport=DESK)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/log-in")
        knock(page, login, office.passwords[login])
        return page

    yield log_in
    for context in contexts:
        context.close()


def open_person(page: Page) -> None:
    """Find the trainee and open their account."""
    page.goto("/users")
    page.get_by_label("姓名、登录名、单位或职务").fill(NAME)
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name=NAME).click()


def test_an_account_is_stopped_and_goes_on(enter: Callable[..., Page], office: Office) -> None:
    page, trainee = enter("zhao"), enter(WHO)
    expect(trainee).to_have_url(re.compile("/today"))
    open_person(page)
    page.get_by_role("button", name="停用账号").click()
    expect(page.get_by_role("button", name="恢复账号")).to_be_visible()
    trainee.reload()
    expect(trainee).to_have_url(re.compile("/log-in"))
    knock(trainee, WHO, office.passwords[WHO])
    expect(trainee.get_by_text("这个账号已停用")).to_be_visible()
    page.get_by_role("button", name="恢复账号").click()
    expect(page.get_by_role("button", name="停用账号")).to_be_visible()
    knock(trainee, WHO, office.passwords[WHO])
    expect(trainee).to_have_url(re.compile("/today"))


def test_an_account_is_unlocked_reset_and_given_a_role(
    enter: Callable[..., Page], browser: Browser, office: Office
) -> None:
    page, trainee = enter("zhao"), browser.new_page(base_url=office.address)
    trainee.goto("/log-in")
    for password in ("写错了的口令",) * 3 + (office.passwords[WHO],):
        knock(trainee, WHO, password)
    expect(trainee.get_by_text("连续输错的次数太多")).to_be_visible()
    open_person(page)
    page.get_by_role("button", name="解除锁定").click()
    expect(page.get_by_role("button", name="解除锁定")).to_have_count(0)
    knock(trainee, WHO, office.passwords[WHO])
    expect(trainee).to_have_url(re.compile("/today"))

    page.get_by_label("培训管理员").check()
    page.get_by_role("button", name="保存角色").click()
    expect(page.get_by_label("培训管理员")).to_be_checked()
    page.get_by_role("button", name="重置口令").click()
    slip = page.locator("code").first.inner_text()
    trainee.reload()
    expect(trainee).to_have_url(re.compile("/log-in"))
    knock(trainee, WHO, slip)
    expect(trainee).to_have_url(re.compile("/password"))
    trainee.close()


def test_settings_are_saved_and_stand_in_the_log(enter: Callable[..., Page]) -> None:
    page = enter("zhao")
    page.goto("/site")
    page.get_by_label("单位名称").fill("清源县委办公室")
    page.locator("#unit").get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    page.get_by_label("日志保存天数").fill("30")
    page.locator("#keeping").get_by_role("button", name="保存").click()
    expect(page.get_by_text("请填 184 到 3650 的整数。")).to_be_visible()

    page.goto("/journal")
    page.get_by_label("事件").select_option(label="修改设置")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_text("改了：单位名称")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="导出 CSV").click()
    table = taken.value.path().read_text("utf-8-sig")
    assert "修改设置" in table
    assert "登录," not in table  # what was looked for, and no more


def test_a_backup_is_made_and_in_graded_protection_not_downloaded(
    enter: Callable[..., Page],
) -> None:
    page = enter("zhao")
    page.goto("/backups")
    page.get_by_role("button", name="现在备份").click()
    expect(page.get_by_text("备份完成，并已核对。")).to_be_visible()
    expect(page.get_by_text("只能在服务器上做")).to_be_visible()  # restoring is no page's deed
    with page.expect_download() as taken:
        page.locator("td.file-name a").first.click()
    assert taken.value.path().read_bytes().startswith(b"\x1f\x8b")

    page.goto("/site")
    page.locator("#accounts").get_by_label("等保模式").check()
    page.locator("#accounts").get_by_role("button", name="保存").click()
    page.goto("/backups")
    file = page.locator("td.file-name").first
    expect(file.get_by_role("link")).to_have_count(0)
    page.goto(f"/backups/{file.inner_text()}")
    expect(page.get_by_role("heading", name="等保模式下不从网页下载备份")).to_be_visible()
    page.goto("/site")
    page.locator("#accounts").get_by_label("等保模式").uncheck()
    page.locator("#accounts").get_by_role("button", name="保存").click()


def some(rule: Rule, name: str) -> object:
    """Return something that a route takes at a place of its address."""
    return next(iter(sorted(getattr(rule._converters[name], "items", [1]))))


def opened_by(app: Flask, role: Role) -> Iterator[tuple[Rule, bool, str]]:
    """Give every page that is not for everybody, whether a role may open it, and an address."""
    with app.test_request_context():
        routes = app.url_map.bind("")
        for rule in app.url_map.iter_rules():
            audience = access.audience(app.view_functions[rule.endpoint])
            if "GET" not in rule.methods or rule.endpoint == "static":
                continue
            if audience is not None and audience != access.EVERYONE:
                parts = {name: some(rule, name) for name in rule.arguments}
                yield rule, role in audience, routes.build(rule.endpoint, parts)


def test_the_auditor_reads_the_log_and_nothing_else(
    enter: Callable[..., Page], office: Office
) -> None:
    page = enter("yan")
    expect(page).to_have_url(re.compile("/journal"))
    menu = page.get_by_label("主菜单").get_by_role("link")
    assert menu.all_inner_texts() == ["日志"]
    expect(page.locator("tbody tr").first).to_be_visible()
    with page.expect_download():
        page.get_by_role("link", name="导出 CSV").click()

    found = list(opened_by(office.app, Role.AUDITOR))
    own = {rule.endpoint for rule, is_own, _ in found if is_own}
    closed = [(rule, address) for rule, is_own, address in found if not is_own]
    assert own == {"journal.index", "journal.download"}
    assert len(closed) > 100
    for rule, address in closed:
        assert page.request.get(address).status == 403, rule
    page.goto("/users")
    expect(page.get_by_role("heading", name="这一页不对您开放")).to_be_visible()


def test_the_samples_are_taken_away(enter: Callable[..., Page]) -> None:
    page = enter("zhao")
    page.goto("/samples")
    page.get_by_label("请输入").fill("清除")
    page.get_by_role("button", name="清除").click()
    expect(page.get_by_text("请原样输入")).to_be_visible()
    page.get_by_label("请输入").fill("清除示例数据")
    page.get_by_role("button", name="清除").click()
    expect(page.get_by_text("示例数据已全部清除，可以正式使用了。")).to_be_visible()
    page.goto("/users")
    expect(page.get_by_role("link", name=NAME)).to_have_count(0)
