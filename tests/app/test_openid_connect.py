"""Sign-in with an organisation's OpenID Connect: a provider and the application, both real."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from contextlib import contextmanager
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlencode

import httpx
import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.applications import Starlette
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

ROOT = Path(__file__).resolve().parents[2]
CLIENT, SECRET = "signboard", "示例-client-secret".encode().hex()
RULES = """
[organisation]
roles = { "填报" = "editor" }
units = { "填报" = ["示例镇"] }
"""

pytestmark = pytest.mark.server


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Provider:
    """An OpenID Connect provider at which whoever comes is signed in already."""

    is_public = False  # whether the application is known by its code and proof alone

    def __init__(self, **tls):
        self.port = free_port()
        self.issuer = f"{'https' if tls else 'http'}://localhost:{self.port}"
        self.key = RSAKey.generate_key(3072, {"kid": "1", "use": "sig", "alg": "RS256"})
        self.groups = ["填报"]
        self.asked = {}
        # What of an honest token is another way: claims, header, who signs.
        self.claims, self.header, self.signer, self.without = {}, {}, None, ()
        routes = [
            Route("/.well-known/openid-configuration", self.about),
            Route("/keys", self.keys),
            Route("/authorize", self.authorize),
            Route("/token", self.token, methods=["POST"]),
        ]
        config = uvicorn.Config(
            self.seen(Starlette(routes=routes)), port=self.port, log_level="error", **tls
        )
        self.server = uvicorn.Server(config)
        threading.Thread(target=self.server.run, daemon=True).start()

    def seen(self, app):
        """What answers, for a provider of another kind."""
        return app

    async def about(self, _request):
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def keys(self, _request):
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def authorize(self, request):
        self.asked = dict(request.query_params)
        given = {"code": "once", "state": self.asked["state"]}
        return RedirectResponse(f"{self.asked['redirect_uri']}?{urlencode(given)}")

    async def token(self, request):
        said = {name: one[0] for name, one in parse_qs((await request.body()).decode()).items()}
        scheme, _, proof = request.headers.get("authorization", "").partition(" ")
        named = b64decode(proof).decode().split(":") if scheme == "Basic" else []
        verified = urlsafe_b64encode(sha256(said["code_verifier"].encode()).digest()).rstrip(b"=")
        is_known = [unquote(one) for one in named] == [CLIENT, SECRET]
        if self.is_public:
            is_known = not named and "client_secret" not in said and said["client_id"] == CLIENT
        if not is_known or said["code"] != "once":
            return JSONResponse({"error": "invalid_client"}, 401)
        if verified.decode() != self.asked["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "17",
            "name": "示例员工",
            "groups": self.groups,
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked.get("nonce"),
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": "RS256", "kid": "1", **self.header}
        if header["alg"] == "none":
            parts = (urlsafe_b64encode(json.dumps(one).encode()) for one in (header, claims))
            signed = ".".join(one.rstrip(b"=").decode() for one in parts) + "."
        else:
            signed = jwt.encode(header, claims, self.signer or self.key, [header["alg"]])
        given = {"access_token": "secret-access", "token_type": "Bearer", "id_token": signed}
        return JSONResponse({name: one for name, one in given.items() if name not in self.without})


@pytest.fixture(scope="module")
def provider():
    made = Provider()
    yield made
    made.server.should_exit = True


@pytest.fixture(scope="module")
def office(provider, tmp_path_factory):
    """The address of the application, and its folder."""
    folder = tmp_path_factory.mktemp("office")
    with an_office(folder, provider.issuer) as address:
        yield address, folder


@contextmanager
def an_office(folder, issuer, more="", **environment):
    """The address of the application with this provider; more: further lines of its settings."""
    port = free_port()
    (folder / "rules").mkdir()
    (folder / "rules" / "access.toml").write_text(RULES, encoding="utf-8")
    address = f"http://localhost:{port}"
    secrets = {
        "redirect_uri": f"{address}/oauth2callback",
        "cookie_secret": "示例".encode().hex() * 8,
        "client_id": CLIENT,
        "client_secret": SECRET,
        "server_metadata_url": f"{issuer}/.well-known/openid-configuration",
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in secrets.items()]
    path = folder / "secrets.toml"
    path.write_text("\n".join(["[auth]", *lines, more]) + "\n", encoding="utf-8")
    words = ["run", "app.py", "--server.port", str(port), "--secrets.files", str(path)]
    app = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *words],
        cwd=ROOT,
        env={**os.environ, "SIGNBOARD_VAR": str(folder), **environment},
        stdout=subprocess.DEVNULL,
    )
    for _ in range(1200):
        try:
            if httpx.get(f"{address}/_stcore/health").status_code == 200:
                break
        except httpx.TransportError:
            time.sleep(0.1)
    yield address
    app.send_signal(signal.SIGTERM)
    app.wait(60)


def browser(address):
    accepted = {"accept": "text/html"}
    return httpx.Client(base_url=address, headers=accepted, follow_redirects=True, timeout=60)


def came_back(reader, **asked):
    """As a person does: presses the button, is led to the provider and back."""
    led = reader.post("/sign-in/organisation", data=asked)
    address = re.search(r"url=\.\./(auth/login[^\"]+)", led.text)[1]
    return reader.get(f"/{unescape(address)}")


def test_a_group_of_the_organisation_signs_in_as_its_role(provider, office):
    address, folder = office
    provider.groups = ["填报"]
    with browser(address) as reader:
        assert "用单位统一身份登录" in reader.get("/sign-in").text
        landed = came_back(reader)
        assert landed.url.path == "/sign-in/organisation"
        assert landed.status_code == 200
        assert "signboard_session" in reader.cookies
        # What the platform left is exchanged and gone.
        assert not [name for name in reader.cookies if name.startswith("_streamlit_user")]
        assert reader.get("/sign-in").url.path == "/data"
        (path,) = (folder / "access").glob("session-*")
        told = json.loads(path.read_text(encoding="utf-8"))
        assert told["member"] == ["editor", "示例员工", ["示例镇"]]
        reader.post("/sign-out")
        assert not path.exists()
        assert reader.get("/sign-in").url.path == "/sign-in"


@pytest.mark.parametrize(
    ("asked", "led"), [("/accounts?a=示例", "/accounts?a=示例"), ("//evil", ".."), ("", "..")]
)
def test_the_organisations_sign_in_leads_on_to_what_was_asked_for(provider, office, asked, led):
    address, _ = office
    provider.groups = ["填报"]
    with browser(address) as reader:
        form = reader.get("/sign-in", params={"again": 1, "to": asked}).text
        button = form.partition("sign-in/organisation")[2].partition("</form>")[0]
        assert f'name="to" value="{asked}"' in button
        assert f'url={led}"' in came_back(reader, to=asked).text
        # Once more while it lasts, as before accounts are changed.
        (before,) = [one.value for one in reader.cookies.jar if one.name == "signboard_session"]
        assert f'url={led}"' in came_back(reader, to=asked).text
        (after,) = [one.value for one in reader.cookies.jar if one.name == "signboard_session"]
        assert before != after


def test_whoever_is_in_no_group_with_a_role_is_not_signed_in(provider, office):
    address, _ = office
    provider.groups = ["别的"]
    with browser(address) as reader:
        landed = came_back(reader)
        assert landed.status_code == 403
        assert "没有使用本系统的权限" in landed.text
        assert "signboard_session" not in reader.cookies


def _foreign():
    return RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})


PAST = 1_600_000_000
BAD_TOKENS = {
    "unsigned": {"header": {"alg": "none"}},
    "of another key": {"signer": _foreign()},
    "with its own key": {"signer": (own := _foreign()), "header": {"jwk": own.as_dict()}},
    "by the client's secret": {
        "header": {"alg": "HS256"},
        "signer": OctKey.import_key(SECRET),
    },
    "expired": {"claims": {"iat": PAST, "exp": PAST + 300}},
    "of another application": {"claims": {"aud": "another"}},
    "of another application for ours": {"claims": {"aud": "another", "azp": CLIENT}},
    "of several applications": {"claims": {"aud": [CLIENT, "another"], "azp": CLIENT}},
    "of another provider": {"claims": {"iss": "http://elsewhere.example"}},
    "of another sign-in": {"claims": {"nonce": "another"}},
    "of nobody": {"claims": {"sub": ""}},
    # Whoever has one of these never gave a nonce (RFC 9068; OpenID Connect Back-Channel Logout).
    "for access": {
        "claims": {"nonce": None, "client_id": CLIENT, "scope": "openid"},
        "header": {"typ": "at+jwt"},
    },
    "for a sign-out": {
        "claims": {
            "nonce": None,
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        },
        "header": {"typ": "logout+jwt"},
    },
    "missing beside one for access": {"without": ("id_token",)},
}


@pytest.mark.parametrize("kind", BAD_TOKENS)
def test_a_token_that_is_not_for_this_sign_in_signs_nobody_in(provider, office, kind):
    address, _ = office
    spoilt = BAD_TOKENS[kind]
    provider.groups = ["填报"]
    provider.claims = spoilt.get("claims", {})
    provider.header = spoilt.get("header", {})
    provider.signer = spoilt.get("signer")
    provider.without = spoilt.get("without", ())
    try:
        with browser(address) as reader:
            came_back(reader)
            assert "signboard_session" not in reader.cookies
            assert reader.get("/sign-in").url.path == "/sign-in"
    finally:
        provider.claims, provider.header, provider.signer, provider.without = {}, {}, None, ()


def test_an_answer_that_nobody_asked_for_signs_nobody_in(office):
    address, _ = office
    with browser(address) as reader:
        reader.get("/oauth2callback?code=once&state=another")
        assert "signboard_session" not in reader.cookies


def test_a_cookie_that_nobody_signed_is_no_sign_in(office):
    address, _ = office
    with browser(address) as reader:
        reader.cookies.set("_streamlit_user", "forged")
        assert "用单位统一身份登录" in reader.get("/").text
        assert reader.post("/sign-in/organisation").status_code == 403
        assert "signboard_session" not in reader.cookies


def test_a_cookie_that_was_signed_for_something_else_is_no_sign_in(office):
    address, _ = office
    secret = "示例".encode().hex() * 8
    claims = json.dumps({"is_logged_in": True, "sub": "17", "groups": ["填报"]})
    for name in ("_streamlit_user_tokens", "signboard_session"):
        with browser(address) as reader:
            signed = create_signed_value(secret, name, claims).decode()
            reader.cookies.set("_streamlit_user", signed)
            reader.cookies.set("signboard_asked", "1")
            assert reader.post("/sign-in/organisation").status_code == 403
            assert "signboard_session" not in reader.cookies


def test_no_token_of_the_provider_reaches_the_browser(provider, office):
    address, _ = office
    provider.groups = ["填报"]
    with browser(address) as reader:
        landed = came_back(reader)
        assert "signboard_session" in reader.cookies
        told = [str(one.headers) + one.text for one in (*landed.history, landed)]
        assert any("_streamlit_user=" in one for one in told)  # the claims, for a moment
        assert not [one for one in told if "_tokens=" in one or "secret-access" in one]


def test_a_link_to_the_organisations_sign_in_signs_nobody_in_without_a_press(provider, office):
    address, _ = office
    provider.groups = ["填报"]
    with browser(address) as reader:
        led = reader.post("/sign-in/organisation")
        link = "/" + unescape(re.search(r"url=\.\./(auth/login[^\"]+)", led.text)[1])
    with browser(address) as reader:
        assert "用单位统一身份登录" in reader.get("/sign-in/organisation").text
        landed = reader.get(link)
        assert (landed.status_code, "signboard_session" in reader.cookies) == (200, False)
        assert "用单位统一身份登录" in landed.text
        assert provider.asked["prompt"] == "select_account"
        reader.post("/sign-in/organisation")
        assert "signboard_session" in reader.cookies


def test_a_provider_with_a_short_key_signs_nobody_in(provider, office):
    address, _ = office
    kept, provider.groups = provider.key, ["填报"]
    provider.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
    try:
        with browser(address) as reader:
            landed = came_back(reader)
            assert (landed.status_code, "没有达到本系统的要求" in landed.text) == (403, True)
            assert "signboard_session" not in reader.cookies
    finally:
        provider.key = kept
