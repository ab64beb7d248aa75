"""What comes in the clear from another machine, or from a proxy without its proof, is refused."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

from data import audit
from data.rules import load_rules
from tests.app.test_routes import Client
from ui.transport import Transport


async def _heard(request):
    return JSONResponse(dict(request.headers))


@pytest.fixture
def client(var_folder):
    made = Client()
    made.app = Starlette(routes=[Route("/", _heard)], middleware=[Middleware(Transport)])
    return made


def told():
    return [(one.act, one.address, one.outcome) for one in audit.entries()]


def test_another_machine_is_answered_over_tls_alone(client):
    answer = client.ask("/")
    assert answer.status == 403
    assert "https://" in answer.body
    assert told() == [("unencrypted", client.address, "refused")]
    client.scheme = "https"
    assert client.ask("/").status == 200


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_answered_without_it(client, address):
    client.address = address
    assert client.ask("/").status == 200


def test_an_office_may_set_it_otherwise(client, var_folder):
    (var_folder / "rules").mkdir()
    path = var_folder / "rules" / "access.toml"
    path.write_text("[tls]\nrequired = false\n", encoding="utf-8")
    load_rules.cache_clear()
    try:
        assert client.ask("/").status == 200
    finally:
        path.unlink()
        load_rules.cache_clear()


@pytest.mark.parametrize("shown", [None, b"", b"guess"])
def test_whoever_speaks_for_others_without_the_proof_is_refused(client, monkeypatch, shown):
    monkeypatch.setenv("SIGNBOARD_PROXY_TOKEN", "of this start")
    client.scheme = "https"
    client.more = [(b"x-forwarded-for", b"10.9.9.9")]
    if shown is not None:
        client.more.append((b"x-signboard-proxy", shown))
    assert client.ask("/").status == 403
    assert told()[-1][0] == "unproven_proxy"


def test_the_proxy_is_believed_by_its_proof_which_goes_no_further(client, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_PROXY_TOKEN", "of this start")
    client.scheme = "https"
    client.more = [(b"x-forwarded-for", b"10.9.9.9"), (b"x-signboard-proxy", b"of this start")]
    answer = client.ask("/")
    assert answer.status == 200
    assert "of this start" not in answer.body
