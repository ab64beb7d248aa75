"""A list that has a clock says working days wherever it says how late a row is."""

from __future__ import annotations

from datetime import date

from data.ledgers.registry import ledger
from data.screens.ledger_readings import Listed
from data.screens.ledger_reminder import late_rows, matter, reminder_text
from data.screens.ledger_sentences import measure_text
from data.screens.view import view_at
from data.store import store as process
from data.trace.tracer import Tracer
from tests.builders.own_ledgers import an_office
from tests.builders.own_lists import publish_list
from tests.builders.requests import NEED_HEADERS, need
from ui.components.drawer.entry_facts import entry_head


def test_the_reminder_and_the_drawer_say_working_days(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    row = need(
        "S-5", "热线", "示例戊公司", "供水", date(2021, 11, 1), "示例水利局", "一般", "办理中"
    )
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, [row])
        found = Listed(view_at(), ledger("needs"))
        late = late_rows(found, "示例水利局")
        # 15 working days end on the 22nd of November; 29 more passed by the year's end.
        assert "已过 29 个工作日" in reminder_text(found, "示例水利局", late)
        assert "（29 个工作日）" in matter(found, late)
        line = Tracer(store, view_at().now).trace(found.reference()).lines[0]
        assert "过期 29 个工作日没办结" in entry_head(view_at(), found.declared, line)[0]
        (days,) = [one for one in found.declared.figures if one.key == "days_to_close"]
        assert measure_text(found, days, 15) == ("15", "个自然日")
