"""Services and requests in ``figures --json``: both numbers of each share, unknown as null."""

from __future__ import annotations

from datetime import date

import pytest

from data.figures import figures
from tests.builders.own_ledgers import an_office
from tests.builders.own_lists import publish_list
from tests.builders.requests import (
    HALL,
    HALL_HEADERS,
    ITEM_HEADERS,
    ITEMS_AFTER,
    ITEMS_BEFORE,
    NEED_HEADERS,
    NEEDS,
    SESSION_HEADERS,
    SESSIONS,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder))
        with an_office(folder) as store:
            items = "政务服务事项"
            publish_list(store, folder, items, ITEM_HEADERS, ITEMS_BEFORE, date(2021, 6, 30))
            publish_list(store, folder, items, ITEM_HEADERS, ITEMS_AFTER)
            publish_list(store, folder, "政务服务进驻", HALL_HEADERS, HALL)
            publish_list(store, folder, "企业诉求", NEED_HEADERS, NEEDS)
            publish_list(store, folder, "企业问需座谈", SESSION_HEADERS, SESSIONS)
            yield store


def test_requests_and_sessions(office):
    assert figures(office)["needs"] == {
        "sessions": 2,
        "companies_text": "60多家",
        "requests": 9,
        "closed_on_time": 3,
        "closed_late": 1,
        "open_overdue": 2,
        "on_time_share": 0.5,
    }


def test_services_as_reported_and_as_recomputed(office):
    found = figures(office)["services"]
    counts = ("departments", "items_due", "items_entered")
    assert [found[key] for key in counts] == [4, 125, 123]
    assert found["entry_share"] == pytest.approx(0.984)
    cuts = {"materials_cut": 112, "materials_cut_share": 0.674}
    assert found["reported"] == {**cuts, "days_cut": 72, "days_cut_share": 0.551}
    assert found["recomputed"] == {
        "materials_cut": 17,
        "materials_cut_share": pytest.approx(17 / 30),
        "days_cut": 22,
        "days_cut_share": pytest.approx(22 / 35),
    }


def test_what_is_not_published_is_null(office):
    found = figures(office, as_of=date(2021, 6, 30))
    assert set(found["needs"].values()) == {None}
    assert found["services"]["recomputed"] is None
    assert found["services"]["items_due"] is None
