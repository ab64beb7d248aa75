"""Routes and middleware of the application, asked as a server would ask them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data import access
from tests.asgi import ask
from ui.server import ROUTES, SecurityHeaders, UploadGate

UPLOAD = "/_stcore/upload_file/s/f"


async def _read_body(request):
    return PlainTextResponse(str(len(await request.body())))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: str
    was_read: bool


class Client:
    """Speaks ASGI to the application and keeps its cookie."""

    def __init__(self):
        self.app = Starlette(
            routes=[*ROUTES, Route(UPLOAD, _read_body, methods=["PUT"])],
            middleware=[Middleware(UploadGate), Middleware(SecurityHeaders)],
        )
        self.cookie = ""

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
            "headers": [(b"host", b"localhost"), (b"cookie", self.cookie.encode())],
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
    access.new_token()
    answer = client.ask(UPLOAD, "PUT", b"x" * 9)
    assert answer.status == 403
    assert not answer.was_read


def test_the_link_signs_in_and_the_upload_goes_through(client):
    answer = client.ask(f"/sign-in?token={access.new_token()}")
    assert answer.status == 303
    assert answer.headers["location"] == "/data"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.ask(UPLOAD, "PUT", b"x" * 9).body == "9"


def test_a_wrong_token_signs_nobody_in(client):
    access.new_token()
    answer = client.ask("/sign-in?token=guess")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_signing_out_forgets_the_cookie(client):
    client.ask(f"/sign-in?token={access.new_token()}")
    client.ask("/sign-out")
    assert client.ask(UPLOAD, "PUT", b"x").status == 403


def test_a_new_token_ends_earlier_sign_ins(client):
    client.ask(f"/sign-in?token={access.new_token()}")
    access.new_token()
    assert client.ask(UPLOAD, "PUT", b"x").status == 403


def test_every_answer_forbids_outside_content(client):
    policy = client.ask("/version").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http:" not in policy
    assert "https:" not in policy


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
