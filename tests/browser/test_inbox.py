"""The inbox in the running app: a file is imported, links are named and left alone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.steps import opened, settled, sign_in
from tests.builders.register_file import a_register
from tests.data.inbox.test_inbox import until

UNIT = "示例局"


def test_links_are_named_on_the_page_and_what_the_app_writes_is_its_own(page, start, tmp_path):
    secret = tmp_path / "秘密.csv"
    secret.write_text("不该读到", encoding="utf-8")
    var = tmp_path / "var"
    unit = var / "inbox" / UNIT
    unit.mkdir(parents=True)
    for folder in (var, unit):
        folder.chmod(0o775)
    (unit / "台账.csv").symlink_to(secret)
    (var / "inbox" / "另一局").symlink_to(tmp_path)
    server = start(var)
    a_register(unit / "签约2021-12-31.xlsx", ("示例项目01", "签约", "2021.13.40", 100))

    sign_in(page, server)
    words = unit / "待处理" / "签约2021-12-31.xlsx.报告.txt"
    until(words.exists)
    opened(page, server, "/data?part=inbox")
    said = page.get_by_text("收件箱里有 2 处不是普通文件")
    expect(said).to_contain_text("另一局、示例局/台账.csv")
    expect(page.get_by_text("签约2021-12-31.xlsx")).to_be_visible()
    settled(page)
    modes = {
        path.name: path.stat().st_mode & 0o777
        for path in (var, var / "errands", var / "signboard.duckdb", unit / "待处理", words)
    }
    assert list(modes.values()) == [0o711, 0o700, 0o600, 0o775, 0o664], modes
    assert secret.read_text(encoding="utf-8") == "不该读到"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["var", "秘密.csv"]
