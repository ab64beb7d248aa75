"""The addresses that begin and end a session; what they look for lies in ``data/access``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import anyio
import anyio.to_thread
import streamlit as st
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from data.access import (
    COOKIE,
    SECURE_COOKIE,
    begin,
    end_session,
    end_sessions,
    invited,
    session,
    sessions,
    use_link,
)
from data.accounts import AccountRefusal, account, name_key, passes, set_password
from data.audit import record
from data.formats import moment
from data.rights import VISITOR, Actor, can
from data.rules import load_rules
from data.texts import LANGUAGES, text
from ui import oidc
from ui.limits import FAILURE_SECONDS, FAILURES, SAID, Allowance, address_of
from ui.markup import render
from ui.theme import colour_variables

if TYPE_CHECKING:
    from starlette.requests import Request

_failures = Allowance(FAILURES, FAILURES / FAILURE_SECONDS)
# A password is checked with 64 MB of memory.
_two_at_once = anyio.CapacityLimiter(2)
_UNKNOWN_LINK = (
    "登录链接无效、已用过或已过期。在服务器上运行 python -m data token --new 可得到新链接。\n"
    "This sign-in link is wrong, was used or has expired. "
    "Run python -m data token --new on the server for a new one.\n"
)
_SECRET = {"cache-control": "no-store", "referrer-policy": "no-referrer"}


async def sign_in(request: Request) -> Response:
    """The form for name and password; with a link its page, as programs open links too."""
    address = address_of(request.scope)
    if wait := _failures.seconds_to_wait(address):
        return _too_many(wait)
    if request.method == "POST":
        return await _posted(request, address)
    token = request.query_params.get("token")
    if token is None:
        if _who(request) is not None:
            return _onward(request, _who(request))
        return _page("form", to=request.query_params.get("to", ""))
    whom = await anyio.to_thread.run_sync(invited, token)
    if whom is not None:
        return _page("invited" if whom else "first", token=token, name=whom)
    if _who(request) is not None:
        return _onward(request, _who(request))
    return _failed(request, address, "")


async def _posted(request: Request, address: str) -> Response:
    said = await _said(request)
    if said is None:
        return PlainTextResponse(SAID[403], status_code=403, headers=_SECRET)
    token, name, password = (said.get(one, "") for one in ("token", "name", "password"))
    if "token" in said:
        if password != said.get("again", password):
            return _page("invited", token=token, name=name, wrong=("sign-in-differ", {}))
        try:
            cookie = await anyio.to_thread.run_sync(use_link, token, password, limiter=_two_at_once)
        except AccountRefusal as refusal:
            wrong = (refusal.key, refusal.arguments)
            return _page("invited", token=token, name=name, wrong=wrong)
        return _failed(request, address, "") if cookie is None else _signed_in(request, cookie)
    known = f"name {name_key(name)}"
    if wait := _failures.seconds_to_wait(known):
        return _too_many(wait)
    _failures.take(known)  # before it is checked: many at once are as many guesses
    found = await anyio.to_thread.run_sync(passes, name, password, limiter=_two_at_once)
    if found is None:
        return _failed(request, address, said.get("to", ""), name)
    _failures.give_back(known)
    cookie = await anyio.to_thread.run_sync(begin, found.name)
    return _signed_in(request, cookie, said.get("to", ""))


async def of_organisation(request: Request) -> Response:
    """To the organisation's sign-in, and back from it with a session."""
    if not oidc.is_set_up():
        return PlainTextResponse(SAID[401], status_code=404, headers=_SECRET)
    if not oidc.left_cookies(request):
        root = request.scope.get("root_path", "").rstrip("/")
        return RedirectResponse(f"{root}/{oidc.where_to_go()}", status_code=303, headers=_SECRET)
    member = oidc.member(request)
    if member is None:
        answer = _failed(request, address_of(request.scope), "", key="sign-in-no-group")
    else:
        cookie = await anyio.to_thread.run_sync(begin, "", member)
        # A browser that another site sent here sends a strict cookie from our own page on.
        answer = _signed_in(request, cookie, page=_page("onward"))
    path = f"/{(st.get_option('server.baseUrlPath') or '').strip('/')}"
    for name in oidc.left_cookies(request):
        answer.delete_cookie(name, path=path)
    return answer


async def own_account(request: Request) -> Response:
    """One's own password and sessions: a new password, an end of the sessions elsewhere."""
    who, cookie = _who(request), _cookie(request)
    if who is None or not who.name:
        return _onward(request, who)
    if request.method != "POST":
        return _own_page(who)
    said = await _said(request)
    if said is None:
        return PlainTextResponse(SAID[403], status_code=403, headers=_SECRET)
    if "old" not in said:
        await anyio.to_thread.run_sync(partial(end_sessions, who.name, keep=cookie))
        record("sign_out", by=_at(who, request))
        return _own_page(who)
    known = f"name {name_key(who.name)}"
    if wait := _failures.seconds_to_wait(known):
        return _too_many(wait)
    _failures.take(known)
    wrong = await anyio.to_thread.run_sync(_changed, who.name, said, limiter=_two_at_once)
    record("accounts", "password", "refused" if wrong else "done", by=_at(who, request))
    if wrong is None:
        _failures.give_back(known)
        return _signed_in(request, await anyio.to_thread.run_sync(begin, who.name))
    return _own_page(who, wrong)


def _changed(name: str, said: dict[str, str]) -> tuple[str, dict[str, str | int]] | None:
    """The account has the new password, and its sessions end; else what is wrong."""
    if passes(name, said["old"]) is None:
        return "sign-in-wrong", {}
    if said.get("password", "") != said.get("again", ""):
        return "sign-in-differ", {}
    try:
        set_password(name, said.get("password", ""))
    except AccountRefusal as refusal:
        return refusal.key, refusal.arguments
    end_sessions(name)
    return None


def _own_page(who: Actor, wrong: tuple[str, dict[str, str | int]] | None = None) -> Response:
    own = account(who.name)
    running = [one for one in sessions() if one.name == who.name]
    lines: list[dict[str, str]] = [
        {
            one: text(one, "sign-in-session", since=_time(found.since), used=_time(found.used))
            for one in LANGUAGES
        }
        for found in running
    ]
    return _page(
        "own" if own and own.password else "own_sessions", name=who.name, wrong=wrong, lines=lines
    )


def _time(seconds: float) -> str:
    return moment(datetime.fromtimestamp(seconds, UTC))


async def sign_out(request: Request) -> Response:
    """Ends the session, whoever holds its cookie; a link alone only asks: other sites have links.

    What the browser kept of the pages goes with it.
    """
    if request.method != "POST":
        return _page("leave")
    who = _who(request)
    for name in (SECURE_COOKIE, COOKIE):
        await anyio.to_thread.run_sync(end_session, request.cookies.get(name))
    if who is not None:
        record("sign_out", by=_at(who, request))
    answer = _onward(request, VISITOR if can(VISITOR, "view") else None)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    answer.delete_cookie(SECURE_COOKIE, httponly=True, samesite="strict", secure=True)
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer


def _who(request: Request) -> Actor | None:
    found = (session(request.cookies.get(name)) for name in (SECURE_COOKIE, COOKIE))
    return next((one for one in found if one is not None), None)


async def _said(request: Request) -> dict[str, str] | None:
    """The fields of a form; None where one comes twice."""
    body = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    is_plain = all(len(values) == 1 for values in body.values())
    return {name: one[0] for name, one in body.items()} if is_plain else None


def _cookie(request: Request) -> str:
    return request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE) or ""


def _failed(
    request: Request, address: str, to: str, name: str = "", key: str = "sign-in-wrong"
) -> Response:
    """Said alike whatever was wrong, counted, and written down without what was tried."""
    _failures.take(address)
    record("sign_in", outcome="refused", by=_at(VISITOR, request))
    if "token" in request.query_params or (request.method == "POST" and not name):
        return PlainTextResponse(_UNKNOWN_LINK, status_code=403, headers=_SECRET)
    return _page("form", to=to, name=name, wrong=(key, {}))


def _too_many(wait: float) -> Response:
    headers = {**_SECRET, "retry-after": str(int(wait) + 1)}
    return PlainTextResponse(SAID[429], status_code=429, headers=headers)


def _page(
    macro: str,
    *,
    token: str = "",
    name: str = "",
    to: str = "",
    wrong: tuple[str, dict[str, str | int]] | None = None,
    lines: Sequence[dict[str, str]] = (),
) -> Response:
    """A page in both languages; with what was wrong it is a refusal (403)."""
    least = load_rules().access.passwords.shortest

    def words(key: str, **given: str | int) -> dict[str, str]:
        return {one: text(one, key, **given) for one in LANGUAGES}

    said = {
        part: words(f"sign-in-{part}", name=name, least=least)
        for part in (
            *("title", "body", "button", "name", "password", "again", "enter", "help"),
            *("invited", "organisation", "onward", "leave", "own", "old", "change"),
            *("sessions", "end-others", "back"),
        )
    }
    page = render(
        f"sign_in.{macro}",
        {
            "token": token,
            "name": name,
            "to": to,
            "has_organisation": oidc.is_set_up(),
            "lines": lines,
        },
        colour_variables(),
        said,
        words(wrong[0], **wrong[1]) if wrong else None,
    )
    return HTMLResponse(page, status_code=403 if wrong else 200, headers=_SECRET)


def _signed_in(
    request: Request, cookie: str, to: str = "", page: Response | None = None
) -> Response:
    """The answer with the session's cookie; the session that the browser had before ends."""
    for name in (SECURE_COOKIE, COOKIE):
        end_session(request.cookies.get(name))
    who = session(cookie) or VISITOR
    record("sign_in", by=_at(who, request))
    answer = page or _onward(request, who, to)
    is_secure = request.url.scheme == "https"
    answer.set_cookie(
        SECURE_COOKIE if is_secure else COOKIE,
        cookie,
        max_age=load_rules().access.sessions.longest_hours * 3600,
        httponly=True,
        samesite="strict",
        secure=is_secure,
    )
    return answer


def _at(who: Actor, request: Request) -> Actor:
    return Actor(who.role, who.name, who.units, address_of(request.scope))


def _onward(request: Request, who: Actor | None, to: str = "") -> Response:
    """To what was asked for, else to what the role is there for; without any to the form."""
    root = request.scope.get("root_path", "").rstrip("/")
    usual = "/sign-in" if who is None else "/data" if can(who, "upload") else "/"
    is_own = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
    where = to if is_own else f"{root}{usual}"
    return RedirectResponse(where, status_code=303, headers=_SECRET)
