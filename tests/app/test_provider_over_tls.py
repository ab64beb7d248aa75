"""How the organisation's provider is asked: by its certificate, never in clear, never elsewhere."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys

import httpx
import pytest
from starlette.responses import RedirectResponse

from tests.app.test_openid_connect import ROOT, Provider, an_office, came_back
from tests.builders.certificates import a_certificate

pytestmark = pytest.mark.server

# Registered at the provider as a public client: the code, once, with its proof is what counts.
WITHOUT_SECRET = 'client_kwargs = { token_endpoint_auth_method = "none" }'


class TlsProvider(Provider):
    """One that speaks TLS, notes what it was asked, and may send elsewhere."""

    is_public = True

    def __init__(self, certificate, key):
        self.heard, self.elsewhere = [], ""
        super().__init__(ssl_certfile=certificate, ssl_keyfile=key)

    def seen(self, app):
        async def noted(scope, receive, send):
            answer = app
            if scope["type"] == "http":
                self.heard.append(scope["path"])
                if scope["path"] == self.elsewhere:
                    answer = RedirectResponse(f"{self.issuer}/moved", 307)
            await answer(scope, receive, send)

        return noted


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return a_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="module")
def provider(certificate):
    made = TlsProvider(*certificate)
    yield made
    made.server.should_exit = True


@pytest.fixture(scope="module")
def office(provider, certificate, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    with an_office(
        folder, provider.issuer, WITHOUT_SECRET, SSL_CERT_FILE=certificate[0]
    ) as address:
        yield address


def reader(address, certificate):
    """A browser of the office, which trusts the provider in any case."""
    return httpx.Client(
        base_url=address,
        headers={"accept": "text/html"},
        follow_redirects=True,
        timeout=60,
        verify=ssl.create_default_context(cafile=certificate[0]),
    )


def is_signed_in(browser):
    return "signboard_session" in browser.cookies


def test_a_provider_whose_certificate_is_trusted_signs_in_by_a_code_for_once_and_no_secret(
    provider, office, certificate
):
    with reader(office, certificate) as browser:
        came_back(browser)
        assert is_signed_in(browser)


def test_a_provider_that_sends_elsewhere_is_not_followed(provider, office, certificate):
    provider.elsewhere = "/token"
    try:
        with reader(office, certificate) as browser:
            came_back(browser)
            assert provider.elsewhere in provider.heard
            assert "/moved" not in provider.heard
            assert not is_signed_in(browser)
    finally:
        provider.elsewhere = ""


def test_metadata_that_lie_elsewhere_are_not_fetched(provider, certificate, tmp_path):
    provider.elsewhere = "/.well-known/openid-configuration"
    provider.heard.clear()
    try:
        with (
            an_office(tmp_path, provider.issuer, SSL_CERT_FILE=certificate[0]) as address,
            reader(address, certificate) as browser,
        ):
            came_back(browser)
            assert provider.elsewhere in provider.heard
            assert "/moved" not in provider.heard
            assert not is_signed_in(browser)
    finally:
        provider.elsewhere = ""


def test_a_provider_that_nobody_vouches_for_is_asked_nothing(provider, certificate, tmp_path):
    provider.heard.clear()
    with (
        an_office(tmp_path, provider.issuer) as address,
        reader(address, certificate) as browser,
    ):
        came_back(browser)
        assert not is_signed_in(browser)
    assert provider.heard == []


def test_with_a_provider_in_the_clear_the_program_does_not_start(tmp_path):
    path = tmp_path / "secrets.toml"
    address = "http://id.example/.well-known/openid-configuration"
    said = {"client_id": "a", "client_secret": "b", "cookie_secret": "c" * 32}
    said |= {"redirect_uri": "https://office.example/oauth2callback"}
    lines = [f"{name} = {json.dumps(one)}" for name, one in said.items()]
    told = "\n".join(["[auth]", *lines, f'server_metadata_url = "{address}"'])
    path.write_text(told, encoding="utf-8")
    words = ["run", "app.py", "--server.port", "0", "--secrets.files", str(path)]
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", *words],
        cwd=ROOT,
        env={**os.environ, "SIGNBOARD_VAR": str(tmp_path)},
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 3
    assert "https://" in done.stderr.decode()
