"""The requests of a county that has three hundred of them, of nine units."""

from __future__ import annotations

from streamlit.util import calc_hash

from data.ledgers.registry import ledger
from data.screens import clock_sentences as sentences
from data.screens.clock_readings import Clocked
from data.screens.ledger_readings import Listed
from data.screens.view import view_at
from data.store import store as process
from tests.builders.own_ledgers import an_office
from tests.builders.own_lists import publish_list
from tests.builders.requests import NEED_HEADERS, many_needs
from tests.pages.steps import frame


def test_every_request_is_on_time_late_running_or_unknown(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, many_needs())
        clocked = Clocked(Listed(view_at(), ledger("needs")))
        found = clocked.on_time
        assert found.base + found.running + found.unknown == 300
        assert sum(row["row_count"] for row in clocked.units) == 300
        assert "示例壬局最慢" in sentences.units_title(clocked)
        app = frame()
        app.run()
        app._page_hash = calc_hash("ledger-needs")
        app.run()
        assert not app.exception
        assert any("sbl-clock" in str(one.value) for one in app.get("html"))
