"""The frame: the platform's own menu, and uploads that are refused."""

from __future__ import annotations

import socket

import pytest
from playwright.sync_api import expect

from tests.browser.steps import opened

pytestmark = pytest.mark.browser


def test_the_platforms_menu_speaks_chinese(sample_server, page):
    opened(page, sample_server)
    page.locator("[data-testid=stMainMenuButton]").click()
    expect(page.locator("[data-testid=stMainMenuPopover]")).to_contain_text("深色")


def test_an_upload_without_a_sign_in_is_refused_before_its_body_is_read(sample_server):
    with socket.create_connection(("localhost", sample_server.port), timeout=60) as line:
        line.sendall(
            b"PUT /_stcore/upload_file/s/f HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 15000000\r\n\r\n"
        )
        # Not one byte of the body is sent, and the answer comes all the same.
        assert line.recv(4096).startswith(b"HTTP/1.1 403 ")


def test_a_forged_cookie_is_refused(sample_server):
    with socket.create_connection(("localhost", sample_server.port), timeout=60) as line:
        line.sendall(
            b"PUT /_stcore/upload_file/s/f HTTP/1.1\r\nHost: localhost\r\n"
            b"Cookie: signboard_session=9999999999.00ff\r\nContent-Length: 9\r\n\r\n"
        )
        assert line.recv(4096).startswith(b"HTTP/1.1 403 ")
