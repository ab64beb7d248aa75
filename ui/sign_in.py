"""The addresses that begin and end a session; what they look for lies in ``data/access``."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlencode

import anyio
import anyio.to_thread
import streamlit as st
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from data import second_step
from data.access import (
    COOKIE,
    SECURE_COOKIE,
    begin,
    end_session,
    end_sessions,
    invited,
    is_proved_lately,
    session,
    sessions,
    use_link,
)
from data.accounts import Account, AccountRefusal, account, name_key, passes, set_password
from data.audit import record
from data.formats import clock, moment
from data.rights import VISITOR, Actor, can
from data.rules import load_rules
from data.texts import LANGUAGES, text
from ui import oidc
from ui.allowance import Allowance, address_of
from ui.limits import FAILURE_SECONDS, FAILURES, SAID
from ui.refusals import note
from ui.sign_in_pages import SECRET, Wrong, onboarding, page, recovery_codes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

_log = logging.getLogger(__name__)
_failures = Allowance(FAILURES, FAILURES / FAILURE_SECONDS)
# Set where somebody asked for the organisation's sign-in, which leads away from here and back.
_HOST, _ASKED_SECONDS = "__Host-", 900
# Written as %E5 a letter is nine; a cookie holds 4,096.
_LONGEST_TO = 400
# A password is checked with 64 MB of memory.
_two_at_once = anyio.CapacityLimiter(2)


async def sign_in(request: Request) -> Response:
    """The form for name and password, and what is sent from it and from the page of a link."""
    address = address_of(request.scope)
    if wait := _failures.seconds_to_wait(address):
        return _too_many(request, wait)
    if request.method == "POST":
        return await _kept(_posted(request, address), partial(page, "form"))
    # Who is asked to sign in again, before accounts are changed, is signed in.
    if _who(request) is not None and "again" not in request.query_params:
        return _onward(request, _who(request))
    # Links of earlier releases carried their token here.
    wrong: Wrong | None = None
    if "token" in request.query_params:
        wrong = "sign-in-earlier-link", {}
    return page("form", to=request.query_params.get("to", ""), wrong=wrong)


async def _kept(answer: Awaitable[Response], shown: Callable[..., Response]) -> Response:
    """The answer; where the disk takes nothing the page that is shown instead says so (503)."""
    try:
        return await answer
    except OSError:
        _log.exception("a sign-in or an account could not be kept")
        failed = shown(wrong=("sign-in-disk", {}))
        failed.status_code = 503
        return failed


async def link(_request: Request) -> Response:
    """What a link opens: its token stands behind the #, which a browser keeps to itself.

    The page sends it on in a body, so that it is in no log and no history of addresses.
    """
    return page("link")


async def _opened(request: Request, address: str, token: str) -> Response:
    """The page of a link, which uses nothing up: programs open links too."""
    whom = await anyio.to_thread.run_sync(invited, token)
    if whom is not None:
        return page("invited" if whom else "first", token=token, name=whom)
    if _who(request) is not None:
        return _onward(request, _who(request))
    return _failed(request, address, "")


async def _posted(request: Request, address: str) -> Response:
    said = await _said(request)
    if said is None:
        return _malformed(request)
    if "step" in said:
        return await _second_step(request, said)
    if "link" in said:
        return await _opened(request, address, said["link"])
    if "token" in said:
        return await _linked(request, address, said)
    name, password = said.get("name", ""), said.get("password", "")
    known = f"name {name_key(name)}"
    if wait := _failures.seconds_to_wait(known):
        return _too_many(request, wait)
    _failures.take(known)  # before it is checked: many at once are as many guesses
    found = await anyio.to_thread.run_sync(passes, name, password, limiter=_two_at_once)
    if found is None:
        return _failed(request, address, said.get("to", ""), name)
    _failures.give_back(known)
    if not found.is_here:
        return page("form", name=name, wrong=_elsewhere(found))
    if second_step.is_needed(found):
        return _ask_for_code(found, said.get("to", ""))
    cookie = await anyio.to_thread.run_sync(begin, found.name)
    return _signed_in(request, cookie, said.get("to", ""))


async def _linked(request: Request, address: str, said: dict[str, str]) -> Response:
    """What the page of a link sends: the session of the first link, or an account's password."""
    token, name, password = said["token"], said.get("name", ""), said.get("password", "")
    if password != said.get("again", password):
        return page("invited", token=token, name=name, wrong=("sign-in-differ", {}))
    whom = await anyio.to_thread.run_sync(invited, token) or ""
    try:
        cookie = await anyio.to_thread.run_sync(use_link, token, password, limiter=_two_at_once)
    except AccountRefusal as refusal:
        wrong = (refusal.key, refusal.arguments)
        return page("invited", token=token, name=name, wrong=wrong)
    if cookie is None:
        return _failed(request, address, "")
    made = account(whom)
    if made is not None and not made.is_here:
        return page("form", name=made.name, wrong=_elsewhere(made))
    if made is None or not second_step.is_needed(made):
        return _signed_in(request, cookie)
    await anyio.to_thread.run_sync(end_session, cookie)
    return _ask_for_code(made)


def _elsewhere(found: Account) -> Wrong:
    """That an account is for a county's board, and which; said to who knows its password."""
    return "sign-in-elsewhere", {"county": found.county_name}


def _ask_for_code(found: Account, to: str = "") -> Response:
    """The page for the code; an account that needs an authenticator and has none gets it first."""
    if found.second:
        return page("code", name=found.name, token=second_step.after_password(found.name), to=to)
    return onboarding(found.name, second_step.enrolment(found.name), to=to)


async def _second_step(request: Request, said: dict[str, str]) -> Response:
    """A session for the right code; a new authenticator comes with its recovery codes."""
    token, code, to = said["step"], said.get("code", ""), said.get("to", "")
    pending = second_step.pending(token)
    if pending is None:
        return _failed(request, address_of(request.scope), to, key="sign-in-step-over")
    known = f"name {name_key(pending.whom)}"
    if wait := _failures.seconds_to_wait(known):
        return _too_many(request, wait)
    _failures.take(known)
    shown, codes = second_step.shown_again(token), list[str]()
    if shown is None:
        found = await anyio.to_thread.run_sync(second_step.passes, token, code)
    else:
        made = await anyio.to_thread.run_sync(second_step.enrolled, token, code)
        found, codes = made or (None, codes)
    if found is None:
        record("sign_in", "code", "refused", by=_at(Actor("visitor", pending.whom), request))
        wrong: Wrong = (
            "sign-in-code-wrong",
            {"time": clock(datetime.fromtimestamp(time.time(), UTC))},
        )
        if shown is None:
            return page("code", name=pending.whom, token=token, to=to, wrong=wrong)
        return onboarding(pending.whom, shown, to=to, wrong=wrong)
    _failures.give_back(known)
    then = None
    if codes:
        record("accounts", "code-on", by=_at(found.actor, request))
        await anyio.to_thread.run_sync(end_sessions, found.name)
        then = recovery_codes(codes, _onward(request, found.actor, to).headers["location"])
    cookie = await anyio.to_thread.run_sync(begin, found.name)
    return _signed_in(request, cookie, to, then)


async def of_organisation(request: Request) -> Response:
    """To the organisation's sign-in, and back from it with a session."""
    if not oidc.is_set_up():
        return PlainTextResponse(SAID[401], status_code=404, headers=SECRET)
    if not oidc.left_cookies(request):
        return await _to_provider(request)
    # A link of another site may have led to the provider, which signs in whoever it knows.
    if request.method != "POST" and not _asked_cookies(request):
        return page("go_on")
    member = await anyio.to_thread.run_sync(oidc.member, request)
    key = "sign-in-no-group"
    if member is not None and not await anyio.to_thread.run_sync(oidc.signs_strongly):
        member, key = None, "sign-in-weak-key"
    if member is None:
        answer = _failed(request, address_of(request.scope), "", key=key)
    else:
        cookie = await anyio.to_thread.run_sync(begin, "", member)
        # A browser that another site sent here sends a strict cookie from our own page on.
        onward = page("onward", to=_asked_for(request) or "..")
        answer = _signed_in(request, cookie, then=onward)
    path = f"/{(st.get_option('server.baseUrlPath') or '').strip('/')}"
    for name in oidc.left_cookies(request):
        answer.delete_cookie(name, path=path)
    for name in _asked_cookies(request):
        answer.delete_cookie(name, secure=name.startswith(_HOST))
    return answer


async def _to_provider(request: Request) -> Response:
    """On to the provider, where somebody pressed the button; a link alone shows the button.

    The cookie that tells of the press keeps to where the sign-in is to lead.
    """
    if request.method != "POST":
        return page("go_on")
    said = await _said(request)
    if said is None:
        return _malformed(request)
    to = said.get("to", "")
    # The page leads on, not this answer: a form may be sent to this host alone.
    answer = page("onward", to=f"../{oidc.where_to_go()}")
    is_secure = request.url.scheme == "https"
    answer.set_cookie(
        f"{_HOST}{oidc.ASKED}" if is_secure else oidc.ASKED,
        quote(to if len(to) < _LONGEST_TO else "", safe="") or "1",
        max_age=_ASKED_SECONDS,
        httponly=True,
        samesite="lax",
        secure=is_secure,
    )
    return answer


def _asked_cookies(request: Request) -> list[str]:
    return [name for name in (f"{_HOST}{oidc.ASKED}", oidc.ASKED) if name in request.cookies]


def _asked_for(request: Request) -> str:
    """The address of ours that was asked for before the organisation's sign-in; "" for none."""
    to = next((unquote(request.cookies[name]) for name in _asked_cookies(request)), "")
    return to if _is_ours(to) else ""


async def own_account(request: Request) -> Response:
    """One's own password and sessions: a new password, an end of the sessions elsewhere."""
    who, cookie = _who(request), _cookie(request)
    if who is None or not who.name:
        return _onward(request, who)
    if request.method != "POST":
        return _own_page(who)
    return await _kept(_own_changed(request, who, cookie), partial(_own_page, who))


async def _own_changed(request: Request, who: Actor, cookie: str) -> Response:
    said = await _said(request)
    if said is None:
        return _malformed(request)
    if "step" in said:
        if second_step.pending(said["step"]) is None:
            return _own_page(who, ("sign-in-step-over", {}))
        return await _second_step(request, {**said, "to": request.url.path})
    own = account(who.name)
    if "old" in said and own and own.second and not is_proved_lately(cookie):
        again = urlencode({"again": 1, "to": request.url.path})
        return RedirectResponse(f"../sign-in?{again}", status_code=303, headers=SECRET)
    if "old" not in said:
        await anyio.to_thread.run_sync(partial(end_sessions, who.name, keep=cookie))
        record("sign_out", by=_at(who, request))
        return _own_page(who)
    known = f"name {name_key(who.name)}"
    if wait := _failures.seconds_to_wait(known):
        return _too_many(request, wait)
    _failures.take(known)
    if "second" in said:
        return await _authenticator(request, who, said, known)
    wrong = await anyio.to_thread.run_sync(_changed, who.name, said, limiter=_two_at_once)
    record("accounts", "password", "refused" if wrong else "done", by=_at(who, request))
    if wrong is None:
        _failures.give_back(known)
        return _signed_in(request, await anyio.to_thread.run_sync(begin, who.name))
    return _own_page(who, wrong)


async def _authenticator(
    request: Request, who: Actor, said: dict[str, str], known: str
) -> Response:
    """By the password: the page of a new authenticator, or none any more where none is needed."""
    found = await anyio.to_thread.run_sync(passes, who.name, said["old"], limiter=_two_at_once)
    if found is None:
        record("accounts", "code-on", "refused", by=_at(who, request))
        return _own_page(who, ("sign-in-wrong", {}))
    _failures.give_back(known)
    if said["second"] != "off":
        return onboarding(found.name, second_step.enrolment(found.name))
    if second_step.is_required(found):
        return _own_page(who, ("sign-in-second-required", {}))
    second_step.turn_off(found.name)
    record("accounts", "code-off", by=_at(who, request))
    return _own_page(who)


def _changed(name: str, said: dict[str, str]) -> Wrong | None:
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


def _own_page(who: Actor, wrong: Wrong | None = None) -> Response:
    own = account(who.name)
    running = [one for one in sessions() if one.name == who.name]
    lines: list[dict[str, str]] = [
        {
            one: text(one, "sign-in-session", since=_time(found.since), used=_time(found.used))
            for one in LANGUAGES
        }
        for found in running
    ]
    return page(
        "own" if own and own.password else "own_sessions",
        name=who.name,
        wrong=wrong,
        lines=lines,
        has_second=bool(own and own.second),
    )


def _time(seconds: float) -> str:
    return moment(datetime.fromtimestamp(seconds, UTC))


async def sign_out(request: Request) -> Response:
    """Ends the session, whoever holds its cookie; a link alone only asks: other sites have links.

    What the browser kept of the pages goes with it.
    """
    if request.method != "POST":
        return page("leave")
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


def _malformed(request: Request) -> Response:
    note("malformed", address_of(request.scope))
    return PlainTextResponse(SAID[403], status_code=403, headers=SECRET)


def _cookie(request: Request) -> str:
    return request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE) or ""


def _failed(
    request: Request, address: str, to: str, name: str = "", key: str = "sign-in-wrong"
) -> Response:
    """Said alike whatever was wrong, counted, and written down without what was tried."""
    _failures.take(address)
    record("sign_in", outcome="refused", by=_at(VISITOR, request))
    is_link = request.method == "POST" and not name
    if is_link and key == "sign-in-wrong":
        said = "\n".join(text(spoken, "sign-in-unknown-link") for spoken in LANGUAGES)
        return PlainTextResponse(said, status_code=403, headers=SECRET)
    return page("form", to=to, name=name, wrong=(key, {}))


def _too_many(request: Request, wait: float) -> Response:
    note("too_many", address_of(request.scope))
    headers = {**SECRET, "retry-after": str(int(wait) + 1)}
    return PlainTextResponse(SAID[429], status_code=429, headers=headers)


def _signed_in(
    request: Request, cookie: str, to: str = "", then: Response | None = None
) -> Response:
    """The answer with the session's cookie; the session that the browser had before ends."""
    for name in (SECURE_COOKIE, COOKIE):
        end_session(request.cookies.get(name))
    who = session(cookie) or VISITOR
    record("sign_in", by=_at(who, request))
    answer = then or _onward(request, who, to)
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
    where = to if _is_ours(to) else f"{root}{usual}"
    return RedirectResponse(where, status_code=303, headers=SECRET)


def _is_ours(to: str) -> bool:
    return to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable()
