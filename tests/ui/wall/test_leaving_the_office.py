"""What leaves the office is looked through byte by byte: for visitors, and in the offline file."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import quote, urlsplit

import pytest
from starlette.applications import Starlette

from data.geo import SCHEMATIC
from data.screens.view import store
from tests.asgi import ask
from tests.builders.ledger_rows import a_project, a_visit, an_item, an_order, publish_rows
from tests.builders.stores import an_empty_store
from tests.pages.returning import ReturningStore
from ui.wall.export_policy import SCRIPTS
from ui.wall.routes import WALL_ROUTES

VISITORS, OFFICE = quote("对外版"), quote("月调度")
# Named in the ledgers below and nowhere else.
IN_TALKS = ("绝密谈判项目", "绝密谈判投资方有限公司")
COMING = ("海南", "未来拜访企业有限公司", "接洽人丁")
OF_THE_OFFICE = (
    "旗领导甲",
    "县级领导乙",
    "上传人戊",
    "停摆项目丙",
    "已拜访企业有限公司",
    "催办用地",
    "旗水利局",
)


@pytest.fixture(scope="module")
def written():
    """A signed project, one in talks, one that stands still, a trip to come, an order."""
    place = {"longitude": 107.5, "latitude": 38.3, "town": "敖勒召其镇"}
    ledger = an_empty_store()
    publish_rows(
        ledger,
        a_project(
            "公开项目一",
            stage="开工",
            signed_date=date(2021, 3, 1),
            sponsoring_leader="县级领导乙",
            planned_investment_wan=10000,
            responsible_unit="旗水利局",
            **place,
        ),
        a_project("停摆项目丙", stage="停建", signed_date=date(2020, 3, 1), **place),
        a_project("停摆项目丙二期", stage="签约", signed_date=date(2019, 3, 1), **place),
        a_project(IN_TALKS[0], stage="洽谈", investor=IN_TALKS[1], responsible_unit="旗水利局"),
        an_item("备案", project="公开项目一"),
        a_visit(leaders=["旗领导甲"], companies=["已拜访企业有限公司"]),
        a_visit(
            leaders=["旗领导甲"],
            start_date=date(2022, 2, 10),
            end_date=date(2022, 2, 12),
            destination="海南省",
            companies=[COMING[1]],
            counterpart=COMING[2],
        ),
        an_order("催办用地，与绝密谈判项目一并研究", project_ref=IN_TALKS[0]),
    )
    for permission in ("presenter", "snapshot"):
        ledger.meeting.allow(permission, True, by="管理员")
    return ReturningStore(ledger)


@pytest.fixture
def ledgers(written, tmp_path, monkeypatch):
    with written.lent(tmp_path, monkeypatch) as ledger:
        yield ledger


def served(address: str) -> str:
    status, text = answered(address)
    assert status == 200, text
    # JSON may write a letter as its number; both readings are looked through.
    return text + (json.dumps(json.loads(text), ensure_ascii=False) if text[:1] == "{" else "")


def answered(address: str) -> tuple[int, str]:
    sent: list[dict] = []
    coming = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive():
        return next(coming, {"type": "http.disconnect"})

    async def send(message):
        sent.append(message)

    parts = urlsplit(address)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "server": ("localhost", 80),
        "headers": [(b"host", b"localhost")],
    }
    ask(Starlette(routes=WALL_ROUTES), scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], body.decode("utf-8")


def everything(agenda: str) -> str:
    addresses = [
        f"/wall/{name}?agenda={agenda}&lang={language}"
        for name in ("slides", "presenting", "snapshot")
        for language in ("zh", "en")
    ]
    return "".join(served(address) for address in ("/wall", "/wall/revision", *addresses))


def test_the_office_itself_sees_what_is_looked_for(ledgers):
    said = served(f"/wall/slides?agenda={OFFICE}")
    assert all(name in said for name in ("旗领导甲", "旗水利局", "绝密谈判项目"))


def test_visitors_are_sent_nothing_of_talks_of_trips_to_come_or_of_the_office(ledgers):
    said = everything(VISITORS)
    assert "2021" in said
    found = [name for name in (*IN_TALKS, *COMING, *OF_THE_OFFICE) if name in said]
    assert found == []


def test_no_outline_is_sent_until_the_approved_one_is_there(ledgers):
    said = served(f"/wall/slides?agenda={VISITORS}")
    assert 'class=\\"block\\"' in said
    assert 'class=\\"ground\\"' not in said
    outline = SCHEMATIC.read_text(encoding="utf-8")
    ledgers.save_outline("蒙S（2021）001号", outline, by="管理员")
    publish_rows(ledgers, a_project("公开项目二", unit="旗工信局", stage="签约"))
    said = everything(VISITORS)
    assert "蒙S（2021）001号" in said
    assert 'class=\\"ground\\"' in served(f"/wall/slides?agenda={VISITORS}")
    found = [name for name in (*IN_TALKS, *COMING, *OF_THE_OFFICE) if name in said]
    assert found == []


def test_the_offline_file_of_the_office_names_no_project_in_talks(ledgers):
    said = served(f"/wall/snapshot?agenda={OFFICE}")
    assert "催办用地，与（在谈项目）一并研究" in said
    found = [name for name in (*IN_TALKS, *COMING) if name in said]
    assert found == []


def test_the_sample_for_visitors_names_no_invented_talks_either(own_sample_var):
    for permission in ("presenter", "snapshot"):
        store().meeting.allow(permission, True, by="管理员")
    snapshot = store().snapshot()
    names = store().query("screens/wall/talk_names", snapshot_id=snapshot.id)["name"].to_pylist()
    assert len(names) > 20
    said = everything(VISITORS) + served(f"/wall/snapshot?agenda={OFFICE}")
    assert [name for name in names if name in said] == []


def test_no_offline_file_is_made_of_an_agenda_that_nobody_knows(ledgers):
    """A slip in the visitors' name must not carry the office's own agenda away."""
    for language, words in (
        ("zh", "没有名为“对外板”的议程"),
        ("en", "No agenda is called “对外板”"),
    ):
        slip = f"/wall/snapshot?agenda={quote('对外板')}&lang={language}"
        status, said = answered(slip)
        assert status == 404
        assert words in said and "对外版" in said and "月调度" in said
        assert "旗领导甲" not in said
    assert "月调度" in served("/wall/snapshot")


def test_the_offline_file_asks_for_nothing(ledgers):
    file = served(f"/wall/snapshot?agenda={OFFICE}")
    assert "数据截至 2021-12-31" in file
    for word in ("http://", "https://", "src=", "href=", "url(", "@import"):
        assert word not in file, word


def test_a_text_ends_or_opens_no_script_of_the_offline_file(ledgers):
    publish_rows(ledgers, a_project("公开项目三", unit="旗工信局"), by="戊<!--<script></script>")
    file = served(f"/wall/snapshot?agenda={OFFICE}")
    data = file.partition("window.SHOW=")[2].partition(";window.CHOSEN=")[0]
    assert "<" not in data
    assert "戊<!--<script></script>" in json.loads(data)["watermark"]
    assert file.count("<script>") == file.count("</script>") == 1 + len(SCRIPTS)
