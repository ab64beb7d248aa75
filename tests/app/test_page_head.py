"""The scripts in the head of a page: where the server is, and what an old browser shows."""

from __future__ import annotations

import asyncio
import re

import pytest
from starlette.applications import Starlette
from starlette.responses import FileResponse, JSONResponse, StreamingResponse
from starlette.routing import Route

from tests.asgi import ask
from ui.server import PageHead

PAGE = "<!DOCTYPE html><html><head><title>x</title></head><body>页</body></html>"


def answer(app, path, **headers):
    """Status, headers and body of one request, asked as a server would ask."""
    sent = []

    async def receive():
        await asyncio.sleep(0.01)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    ask(app, scope, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


@pytest.fixture
def app(tmp_path):
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")

    async def page(_request):
        return FileResponse(tmp_path / "index.html")

    async def pieces(_request):
        return StreamingResponse(iter([PAGE[:20], PAGE[20:]]), media_type="text/html")

    async def data(request):
        return JSONResponse({"<head>": request.headers.get("accept-encoding")})

    return PageHead(
        Starlette(routes=[Route("/data.json", data), Route("/funds", pieces), Route("/{p}", page)])
    )


@pytest.mark.parametrize("path", ["/readiness", "/funds"])
def test_a_page_carries_the_script_and_its_true_length(app, path):
    status, headers, body = answer(app, path, accept="text/html")
    assert status == 200
    assert int(headers[b"content-length"]) == len(body)
    assert b"etag" not in headers
    head = body.decode().partition("<title>")[0]
    assert "BACKEND_BASE_URL" in head
    assert '"readiness"' in head
    assert re.sub(r"<script>.*</script>", "", body.decode(), flags=re.DOTALL) == PAGE


def test_what_is_no_page_passes_untouched(app):
    _, headers, body = answer(app, "/data.json", **{"accept-encoding": "gzip"})
    assert body == b'{"<head>":"gzip"}'
    assert b"content-length" in headers


def test_an_address_that_is_no_page_is_not_found_whatever_answers_there(app):
    assert answer(app, "/anything", accept="text/html")[0] == 404
