"""Routes and middleware of the application, asked as a server would ask them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data import access
from tests.asgi import ask
from ui.limits import LARGEST_BODY, Limits, UploadGate
from ui.server import ROUTES, SecurityHeaders

UPLOAD = "/_stcore/upload_file/s/f"


async def _read_body(request):
    return PlainTextResponse(str(len(await request.body())))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: str
    was_read: bool


_addresses = count(1)


class Client:
    """Speaks ASGI to the application and keeps its cookie."""

    def __init__(self):
        self.app = Starlette(
            routes=[*ROUTES, Route(UPLOAD, _read_body, methods=["PUT"])],
            middleware=[Middleware(Limits), Middleware(UploadGate), Middleware(SecurityHeaders)],
        )
        self.cookie = ""
        self.address = f"10.0.0.{next(_addresses)}"

    def sign_in(self):
        """As a person does: opens the link and presses the button of its page."""
        link = access.new_link()
        page = self.ask(f"/sign-in?token={link}")
        assert page.status == 200
        return self.ask("/sign-in", "POST", f"token={link}".encode())

    def ask(self, address, method="GET", body=b""):
        parts = urlsplit(address)
        was_read = False
        sent = []

        async def receive():
            nonlocal was_read
            was_read = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "server": ("localhost", 80),
            "client": (self.address, 50000),
            "headers": [
                (b"host", b"localhost"),
                (b"cookie", self.cookie.encode()),
                (b"content-length", str(len(body)).encode()),
            ],
        }
        ask(self.app, scope, receive, send)
        headers = Headers(raw=sent[0]["headers"])
        if "set-cookie" in headers:
            self.cookie = headers["set-cookie"].partition(";")[0]
        text = b"".join(message.get("body", b"") for message in sent[1:]).decode()
        return Answer(sent[0]["status"], headers, text, was_read)


@pytest.fixture
def client(var_folder):
    return Client()


def test_version_is_a_number_that_nothing_may_cache(client):
    answer = client.ask("/version")
    assert answer.body == '{"sequence":0}'
    assert answer.headers["cache-control"] == "no-store"


def test_an_upload_without_a_sign_in_is_refused_and_its_body_stays_unread(client):
    answer = client.ask(UPLOAD, "PUT", b"x" * 9)
    assert answer.status == 403
    assert not answer.was_read


def test_the_link_signs_in_and_the_upload_goes_through(client):
    answer = client.sign_in()
    assert answer.status == 303
    assert answer.headers["location"] == "/data"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.ask(UPLOAD, "PUT", b"x" * 9000).body == "9000"


def test_a_program_that_opens_the_link_does_not_use_it_up(client):
    link = access.new_link()
    page = client.ask(f"/sign-in?token={link}")
    assert "set-cookie" not in page.headers
    assert page.headers["referrer-policy"] == "no-referrer"
    assert client.ask("/sign-in", "POST", f"token={link}".encode()).status == 303
    assert Client().ask("/sign-in", "POST", f"token={link}".encode()).status == 403


def test_a_used_link_leads_who_is_signed_in_to_the_data_page(client):
    link = access.new_link()
    client.ask("/sign-in", "POST", f"token={link}".encode())
    assert client.ask(f"/sign-in?token={link}").headers["location"] == "/data"


def test_a_wrong_token_signs_nobody_in(client):
    access.new_link()
    for answer in (client.ask("/sign-in?token=guess"), client.ask("/sign-in", "POST", b"token=a")):
        assert answer.status == 403
        assert "set-cookie" not in answer.headers


def test_who_guesses_is_slowed_and_nobody_else(client):
    link = access.new_link()
    answers = [client.ask("/sign-in", "POST", b"token=guess") for _ in range(40)]
    assert [one.status for one in answers].count(403) <= 11
    assert answers[-1].status == 429
    assert int(answers[-1].headers["retry-after"]) > 1
    assert Client().ask("/sign-in", "POST", f"token={link}".encode()).status == 303


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(client):
    client.sign_in()
    kept = client.cookie
    client.ask("/sign-out")
    client.cookie = kept
    assert client.ask(UPLOAD, "PUT", b"x").status == 403


def test_a_new_link_ends_earlier_sign_ins(client):
    client.sign_in()
    access.new_link()
    assert client.ask(UPLOAD, "PUT", b"x").status == 403


@pytest.mark.parametrize("address", ["/wall/position", "/sign-in", "/search", "/anywhere"])
def test_a_large_body_is_refused_before_it_is_read(client, address):
    answer = client.ask(address, "POST", b"x" * (LARGEST_BODY + 1))
    assert (answer.status, answer.was_read) == (413, False)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 4000,
        b'{"agenda": "a", "slide": "b", "seconds": NaN}',
        b'{"agenda": "a", "slide": "b", "seconds": 1e999}',
        b'{"agenda": {}, "slide": "b", "seconds": 1}',
        b'{"agenda": "' + b"a" * 41 + b'", "slide": "b", "seconds": 1}',
        b"\xff\xfe",
        b"",
    ],
)
def test_what_is_no_position_of_a_wall_is_refused(client, body):
    assert client.ask("/wall/position", "POST", body).status == 400


def test_a_position_of_a_wall_is_taken(client):
    told = b'{"agenda": "a", "slide": "b", "page": 1, "seconds": 12.5, "paused": true}'
    assert client.ask("/wall/position", "POST", told).status == 204


def test_too_many_requests_are_slowed_for_their_address_alone(client):
    statuses = [client.ask("/version").status for _ in range(260)]
    assert statuses[:100] == [200] * 100
    assert 429 in statuses
    assert Client().ask("/version").status == 200


def test_every_answer_forbids_outside_content(client):
    policy = client.ask("/version").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    for allowed in ("unsafe-eval", "ws:", "wss:"):
        assert allowed not in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts


def test_the_first_screen_answers_to_its_own_name(client):
    answer = client.ask("/overview?lang=en")
    assert answer.status == 307
    assert answer.headers["location"] == "/?lang=en"


def test_the_search_answers_in_the_readers_language_and_is_not_kept(var_folder):
    answer = Client().ask("/search?q=qygd&lang=zh")
    assert answer.headers["cache-control"] == "no-store"
    (group,) = json.loads(answer.body)["groups"]
    assert (group["title"], group["hits"][0]["opens"]["page"]) == ("页面", "pipeline")
    none = json.loads(Client().ask("/search?q=zz&lang=en&version=x&as_of=y").body)
    assert none["groups"] == []
    assert "“zz”" in none["none"]
