"""Routes and middleware of the application, asked as a server would ask them."""

from __future__ import annotations

import errno
import json
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlencode, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.web.server.starlette.starlette_routes import create_media_routes

from data import access, accounts, audit
from data.rules import load_rules
from tests.asgi import ask
from ui.gate import Gate
from ui.limits import LARGEST_BODY, Limits
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
            middleware=[Middleware(SecurityHeaders), Middleware(Limits), Middleware(Gate)],
        )
        self.cookie = ""
        self.scheme = "http"
        self.more = []
        self.address = f"10.0.0.{next(_addresses)}"

    def sign_in(self):
        """As a person does: opens the link and presses the button of its page."""
        link = access.new_link()
        page = self.ask("/sign-in", "POST", f"link={link}".encode())
        assert page.status == 200
        return self.ask("/sign-in", "POST", f"token={link}".encode())

    def ask(self, address, method="GET", body=b""):
        parts = urlsplit(address)
        was_read = False
        sent = []

        async def receive():
            nonlocal was_read
            if was_read:
                return {"type": "http.disconnect"}
            was_read = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": self.scheme,
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
                *self.more,
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
    page = client.ask("/sign-in", "POST", f"link={link}".encode())
    assert "set-cookie" not in page.headers
    assert page.headers["referrer-policy"] == "same-origin"
    assert client.ask("/sign-in", "POST", f"token={link}".encode()).status == 303
    assert Client().ask("/sign-in", "POST", f"token={link}".encode()).status == 403


def test_a_token_in_an_address_is_no_link(client):
    link = access.new_link()
    for address in (f"/sign-in?token={link}", f"/sign-in/link?token={link}"):
        answer = client.ask(address)
        assert link not in answer.body
        assert "set-cookie" not in answer.headers
    assert access.invited(link) is not None


def test_a_link_of_an_earlier_release_says_so(client):
    answer = client.ask("/sign-in?token=of-an-earlier-release")
    assert answer.status == 403
    assert "这个链接是旧版本给出的" in answer.body
    assert "of an earlier version" in answer.body


def test_the_page_of_a_link_sends_what_stands_behind_the_sign_on_in_a_body(client):
    page = client.ask("/sign-in/link")
    assert page.headers["referrer-policy"] == "same-origin"
    assert '<form method="post" action="../sign-in">' in page.body
    assert "location.hash" in page.body
    assert "history.replaceState" in page.body


def test_a_search_in_an_address_finds_nothing(client):
    assert client.ask("/search?q=qygd").status == 405


def test_a_used_link_leads_who_is_signed_in_to_the_data_page(client):
    link = access.new_link()
    client.ask("/sign-in", "POST", f"token={link}".encode())
    again = client.ask("/sign-in", "POST", f"link={link}".encode())
    assert again.headers["location"] == "/data"


def test_a_wrong_token_signs_nobody_in(client):
    access.new_link()
    for guess in (b"link=guess", b"token=guess"):
        answer = client.ask("/sign-in", "POST", guess)
        assert answer.status == 403
        assert "set-cookie" not in answer.headers
        assert answer.body.index("请向管理员要一个新链接") < answer.body.index("在服务器上重新生成")


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
    answer = client.ask("/sign-out", "POST")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
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
    answer = Client().ask("/search", "POST", b"q=qygd&lang=zh")
    assert answer.headers["cache-control"] == "no-store"
    (group,) = json.loads(answer.body)["groups"]
    assert (group["title"], group["hits"][0]["opens"]["page"]) == ("页面", "pipeline")
    none = json.loads(Client().ask("/search", "POST", b"q=zz&lang=en&version=x&as_of=y").body)
    assert none["groups"] == []
    assert "“zz”" in none["none"]


PASSWORD = "羊群过河要等水落 seven"


def form(**said):
    return urlencode(said).encode()


def with_account(role="editor", name="示例填报"):
    accounts.add(name, role)
    accounts.set_password(name, PASSWORD)


def test_an_account_signs_in_with_its_password(client):
    with_account()
    assert "示例填报" not in client.ask("/sign-in").body
    answer = client.ask("/sign-in", "POST", form(name="示例填报", password=PASSWORD))
    assert (answer.status, answer.headers["location"]) == (303, "/data")
    assert client.ask(UPLOAD, "PUT", b"x").status == 200


@pytest.mark.parametrize(("base", "home"), [("", ""), ("office/desk", "/office/desk")])
@pytest.mark.parametrize("address", ["/sign-in", "/sign-in/organisation"])
def test_the_form_is_sent_to_the_sign_in_wherever_it_is_shown(
    client, monkeypatch, base, home, address
):
    monkeypatch.setattr("streamlit.get_option", {"server.baseUrlPath": base}.get)
    monkeypatch.setattr("ui.oidc.get_secrets_auth_section", lambda: {"client_id": "signboard"})
    # What a provider's proof that is none leaves behind.
    client.cookie = "_streamlit_user=none; signboard_asked=1"
    page = client.ask(address)
    assert f'action="{home}/sign-in"' in page.body
    assert f'action="{home}/sign-in/organisation"' in page.body


def test_an_invitation_that_the_disk_refuses_works_once_the_disk_does(client, monkeypatch):
    link = access.invitation(accounts.add("示例受邀", "editor"))
    said = form(token=link, name="示例受邀", password=PASSWORD, again=PASSWORD)
    with monkeypatch.context() as broken:
        broken.setattr(accounts, "keep", full_disk)
        answer = client.ask("/sign-in", "POST", said)
    assert (answer.status, "磁盘写不进去" in answer.body) == (503, True)
    assert client.ask("/sign-in", "POST", said).status == 303
    assert Client().ask("/sign-in", "POST", said).status == 403


def full_disk(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_an_invitation_asks_for_a_password_twice(client):
    link = access.invitation(accounts.add("示例填报", "editor"))
    assert "示例填报" in client.ask("/sign-in", "POST", f"link={link}".encode()).body
    differ = form(token=link, name="示例填报", password=PASSWORD, again="other")
    assert "两次输入的密码不同" in client.ask("/sign-in", "POST", differ).body
    weak = form(token=link, name="示例填报", password="123456", again="123456")
    assert "密码太短" in client.ask("/sign-in", "POST", weak).body
    good = form(token=link, name="示例填报", password=PASSWORD, again=PASSWORD)
    assert client.ask("/sign-in", "POST", good).status == 303


def test_a_wrong_name_and_a_wrong_password_are_refused_alike(client):
    with_account()
    bodies = [
        client.ask("/sign-in", "POST", form(name=name, password="wrong, and long enough")).body
        for name in ("示例填报", "示例无人")
    ]
    assert bodies[0].replace("示例填报", "") == bodies[1].replace("示例无人", "")


def test_guesses_at_one_account_are_slowed_wherever_they_come_from(var_folder):
    with_account(name="示例被猜")
    names = [("示例被猜", " 示例被猜 ", "示例被猜　")[number % 3] for number in range(11)]
    guesses = [form(name=name, password="wrong, and long enough") for name in names]
    said = [Client().ask("/sign-in", "POST", guess).status for guess in guesses]
    assert said == [403] * 10 + [429]
    good = form(name="示例被猜", password=PASSWORD)
    assert Client().ask("/sign-in", "POST", good).status == 429


def test_a_form_of_another_site_signs_nobody_in(client):
    with_account()
    client.more = [(b"origin", b"https://elsewhere.example"), (b"sec-fetch-site", b"cross-site")]
    answer = client.ask("/sign-in", "POST", form(name="示例填报", password=PASSWORD))
    assert answer.status == 403
    assert not client.cookie


def test_a_form_that_hides_where_it_came_from_signs_nobody_in(client):
    with_account()
    told = form(name="示例填报", password=PASSWORD)
    client.more = [(b"origin", b"null")]
    assert client.ask("/sign-in", "POST", told).status == 403
    # The browser itself may vouch for it.
    client.more = [(b"origin", b"null"), (b"sec-fetch-site", b"same-origin")]
    assert client.ask("/sign-in", "POST", told).status == 303


def test_a_sign_in_leads_on_to_what_was_asked_for_and_nowhere_else(client):
    with_account()
    for asked, led in (("/visits?a=1", "/visits?a=1"), ("//evil", "/data"), ("https://e", "/data")):
        answer = client.ask("/sign-in", "POST", form(name="示例填报", password=PASSWORD, to=asked))
        assert answer.headers["location"] == led


def test_behind_tls_the_cookie_is_bound_to_host_and_tls(client):
    with_account()
    client.scheme = "https"
    answer = client.ask("/sign-in", "POST", form(name="示例填报", password=PASSWORD))
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-signboard_session=")
    assert "secure" in cookie.lower()
    assert client.ask(UPLOAD, "PUT", b"x").status == 200


def test_a_new_sign_in_ends_the_session_that_the_browser_had(client):
    with_account()
    client.sign_in()
    before = client.cookie.partition("=")[2]
    client.ask("/sign-in", "POST", form(name="示例填报", password=PASSWORD))
    assert access.session(before) is None


def closed(var_folder):
    (var_folder / "rules").mkdir()
    known = '["viewer", "editor", "auditor", "administrator"]'
    text = f"[allowed]\nview = {known}\nexport = {known}\npresent = {known}\n"
    (var_folder / "rules" / "roles.toml").write_text(text, encoding="utf-8")
    load_rules.cache_clear()


@pytest.fixture
def shut(var_folder):
    closed(var_folder)
    yield Client()
    load_rules.cache_clear()


def test_where_viewing_is_closed_a_browser_is_led_to_the_sign_in_and_back(shut):
    shut.more = [(b"accept", b"text/html")]
    answer = shut.ask("/wall?agenda=a")
    assert answer.status == 303
    assert answer.headers["location"] == "/sign-in?to=%2Fwall%3Fagenda%3Da"
    assert shut.ask("/sign-in").status == 200


@pytest.mark.parametrize("address", ["/version", "/search", "/wall/slides", "/wall/events"])
def test_where_viewing_is_closed_no_address_answers_a_visitor(shut, address):
    assert shut.ask(address).status == 401


def test_what_happens_at_the_door_is_in_the_log(client):
    with_account()
    client.ask(UPLOAD, "PUT", b"x")
    client.ask("/sign-in", "POST", form(name="示例填报", password="wrong, and long enough"))
    client.ask("/sign-in", "POST", form(name="示例填报", password=PASSWORD))
    client.ask("/sign-out", "POST")
    told = [(one.act, one.outcome, one.who, one.address) for one in audit.entries()]
    assert told == [
        ("upload", "refused", "", client.address),
        ("sign_in", "refused", "", client.address),
        ("sign_in", "done", "示例填报", client.address),
        ("sign_out", "done", "示例填报", client.address),
    ]


def test_what_is_refused_bears_the_security_headers_too(client):
    refused = [
        client.ask(UPLOAD, "PUT", b"x"),
        client.ask("/sign-in", "POST", b"x" * (LARGEST_BODY + 1)),
        client.ask("/wall/presenter"),
    ]
    assert {one.status for one in refused} <= {401, 403, 413}
    for one in refused:
        assert one.headers["x-content-type-options"] == "nosniff"
        policy = one.headers["content-security-policy"]
        for part in ("object-src 'none'", "base-uri", "frame-ancestors"):
            assert part in policy
        assert one.headers["referrer-policy"]


def test_a_refusal_is_nothing_that_a_browser_would_show_as_anything_else(client):
    for one in (client.ask(UPLOAD, "PUT", b"x"), client.ask("/search?q=a")):
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["content-type"].startswith(("text/plain", "application/json"))


@pytest.mark.parametrize("kind", ["text/html", "text/csv"])
def test_what_is_handed_out_is_an_attachment_and_no_page(client, kind):
    storage = MemoryMediaFileStorage("/media")
    name = "名单.html"
    held = storage.load_and_get_id(b"<p>x</p>", kind, MediaFileKind.DOWNLOADABLE, name)
    client.app.router.routes += create_media_routes(storage, "")
    answer = client.ask(storage.get_url(held))
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_an_upload_of_another_site_is_refused_whoever_is_signed_in(client):
    client.sign_in()
    client.more = [(b"origin", b"https://elsewhere.example")]
    answer = client.ask(UPLOAD, "PUT", b"x")
    assert (answer.status, answer.was_read) == (403, False)
    assert client.ask("/wall/position", "POST", b"{}").status == 403
    client.more = [(b"origin", b"http://localhost")]
    assert client.ask(UPLOAD, "PUT", b"x").status == 200


async def _platform(request):
    """As the platform does: says which cookies came, and sets its own."""
    answer = PlainTextResponse(" ".join(sorted(request.cookies)))
    for name in ("_streamlit_user", "_streamlit_user_tokens", "_streamlit_xsrf"):
        answer.set_cookie(name, "x", path="/base")
    answer.delete_cookie("_streamlit_user_tokens_1")
    return answer


@pytest.mark.parametrize(
    ("scheme", "path", "name", "told"),
    [
        ("https", "Path=/", "__Host-_streamlit_user", "_streamlit_user other"),
        (
            "http",
            "Path=/base",
            "_streamlit_user",
            "__Host-_streamlit_user _streamlit_session other",
        ),
    ],
)
def test_cookies_of_the_platform_are_bound_to_the_host_and_hold_no_tokens(
    client, scheme, path, name, told
):
    client.app = SecurityHeaders(Starlette(routes=[Route("/", _platform)]))
    client.scheme = scheme
    client.cookie = "other=1; __Host-_streamlit_user=2; _streamlit_session=of-another-host"
    answer = client.ask("/")
    assert answer.body == told
    set_here = answer.headers.getlist("set-cookie")
    assert [one.partition("=")[0] for one in set_here][:1] == [name]
    assert path in set_here[0].split("; ")
    assert not [one for one in set_here if "_tokens=" in one or "_xsrf=" in one]
    assert "Max-Age=0" in set_here[-1]
