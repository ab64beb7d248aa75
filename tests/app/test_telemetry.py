"""What a monitor asks: whether the server is well, and its counts, for whom the settings name."""

from __future__ import annotations

import math

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data.rules import load_rules
from data.store import open_store
from tests.app.test_routes import Client
from ui import telemetry
from ui.gate import Gate, needed
from ui.server import ROUTES
from ui.telemetry import Measured


@pytest.fixture
def client(var_folder):
    made = Client()
    # The platform answers whatever nobody else does with the page itself.
    routes = [*ROUTES, Route("/{rest:path}", lambda _: PlainTextResponse("page"))]
    made.app = Starlette(
        routes=routes, middleware=[Middleware(Measured, routes=ROUTES), Middleware(Gate)]
    )
    return made


@pytest.fixture
def laid_over(var_folder):
    """Settings of a deployment, read anew."""

    def lay(name, text):
        (var_folder / "rules").mkdir(exist_ok=True)
        (var_folder / "rules" / name).write_text(text, encoding="utf-8")
        load_rules.cache_clear()

    yield lay
    load_rules.cache_clear()


def test_a_server_that_is_well_says_its_version_to_whoever_asks(client, laid_over):
    laid_over(
        "roles.toml",
        '[allowed]\nview = ["viewer", "editor", "auditor", "administrator"]\n'
        'export = ["viewer", "editor", "auditor", "administrator"]\n'
        'present = ["viewer", "editor", "auditor", "administrator"]\n',
    )
    answer = client.ask("/health")
    assert (answer.status, answer.body) == (200, '{"status":"ok","version":0}')
    assert answer.headers["cache-control"] == "no-store"


def test_a_database_that_no_longer_answers_is_said(client):
    open_store()._connection.close()
    answer = client.ask("/health")
    assert (answer.status, answer.body) == (503, '{"status":"failed"}')


def test_the_counts_are_for_this_machine_alone_until_the_settings_name_another(client, laid_over):
    client.sign_in()
    assert client.ask("/metrics").status == 403
    client.address = "127.0.0.1"
    assert client.ask("/metrics").status == 200
    laid_over("access.toml", '[metrics]\naddresses = ["10.0.0.0/8"]\n')
    assert client.ask("/metrics").status == 403
    client.address = "10.1.2.3"
    assert client.ask("/metrics").status == 200
    laid_over("access.toml", "[metrics]\naddresses = []\n")
    assert client.ask("/metrics").status == 403


def test_the_platforms_own_counts_are_an_administrators(client):
    assert client.ask("/_stcore/metrics").status == 403
    client.sign_in()
    assert client.ask("/_stcore/metrics").status == 200


def test_the_counts_hold_queries_acts_and_addresses(client):
    open_store().query("screens/data/outline")
    client.sign_in()
    client.address = "127.0.0.1"
    client.ask("/version")
    told = client.ask("/metrics").body
    for expected in (
        'signboard_query_seconds_count{query="screens/data/outline"}',
        'signboard_acts_total{act="sign_in",outcome="done"}',
        'signboard_request_seconds_count{address="/version",status="200"}',
        "signboard_version 0.0",
        "signboard_sessions 1.0",
        "signboard_database_bytes",
    ):
        assert expected in told


def test_an_address_that_is_made_up_is_no_count_of_its_own(client):
    client.address = "127.0.0.1"
    client.ask("/made-up-1")
    client.ask("/static/made-up-2.js")
    client.ask("/wall/made-up-3")
    told = client.ask("/metrics").body
    assert "made-up" not in told
    assert 'address="unknown"' in told


def test_only_these_addresses_are_open_and_not_what_begins_so():
    assert [needed(one) for one in ("/health", "/metrics")] == [None, None]
    assert [needed(one) for one in ("/healthy", "/metrics/x")] == ["view", "view"]


def test_what_every_page_asks_often_is_in_the_log_where_it_fails_alone(client, caplog, monkeypatch):
    monkeypatch.setattr(telemetry, "_LONG", math.inf)  # what takes long is in it, too
    client.ask("/version")
    client.ask("/search", "POST", b"q=a")
    open_store()._connection.close()
    client.ask("/health")
    told = [one.address for one in caplog.records if one.name == "signboard.requests"]
    assert told == ["/search", "/health"]
