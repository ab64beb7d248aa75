"""The addresses that begin and end a session; what they look for lies in ``data/access``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import anyio.to_thread
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from data.access import COOKIE, SESSION_SECONDS, end_session, is_link, is_session, use_link
from data.texts import LANGUAGES, text
from ui.limits import FAILURE_SECONDS, FAILURES, SAID, Allowance, address_of
from ui.markup import render
from ui.theme import colour_variables

if TYPE_CHECKING:
    from starlette.requests import Request

_failures = Allowance(FAILURES, FAILURES / FAILURE_SECONDS)
_UNKNOWN_LINK = (
    "登录链接无效、已用过或已过期。在服务器上运行 python -m data token --new 可得到新链接。\n"
    "This sign-in link is wrong, was used or has expired. "
    "Run python -m data token --new on the server for a new one.\n"
)
_SECRET = {"cache-control": "no-store", "referrer-policy": "no-referrer"}


async def sign_in(request: Request) -> Response:
    """The sign-in link: asks first, as programs open links too; its button begins the session."""
    address = address_of(request.scope)
    if wait := _failures.seconds_to_wait(address):
        return _too_many(wait)
    if request.method == "GET":
        token = request.query_params.get("token", "")
        if await anyio.to_thread.run_sync(is_link, token):
            words = {
                part: {one: text(one, f"sign-in-{part}") for one in LANGUAGES}
                for part in ("title", "body", "button")
            }
            page = render("sign_in.page", token, colour_variables(), words)
            return HTMLResponse(page, headers=_SECRET)
        if await anyio.to_thread.run_sync(is_session, request.cookies.get(COOKIE)):
            return _to_data(request)
    else:
        said = parse_qs((await request.body()).decode("latin-1"))
        cookie = await anyio.to_thread.run_sync(use_link, said.get("token", [""])[0])
        if cookie is not None:
            return _signed_in(request, cookie)
    _failures.take(address)
    return PlainTextResponse(_UNKNOWN_LINK, status_code=403, headers=_SECRET)


def _too_many(wait: float) -> Response:
    headers = {**_SECRET, "retry-after": str(int(wait) + 1)}
    return PlainTextResponse(SAID[429], status_code=429, headers=headers)


def _signed_in(request: Request, cookie: str) -> Response:
    answer = _to_data(request)
    answer.set_cookie(
        COOKIE,
        cookie,
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def _to_data(request: Request) -> Response:
    root = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(f"{root}/data", status_code=303, headers=_SECRET)


async def sign_out(request: Request) -> Response:
    """Ends the session, whoever holds its cookie."""
    await anyio.to_thread.run_sync(end_session, request.cookies.get(COOKIE))
    answer = _to_data(request)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
