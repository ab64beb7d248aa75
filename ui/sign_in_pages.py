"""The pages before a session, in both languages: forms, and an authenticator with its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import segno
import streamlit as st
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from data.accounts import account
from data.palette import DARK, LIGHT
from data.rules import load_rules
from data.second_step import Enrolment, is_required
from data.texts import LANGUAGES, text
from ui import oidc
from ui.markup import render
from ui.theme import colour_variables, plain_colours

Wrong = tuple[str, dict[str, str | int]]
# With no-referrer a browser would send these forms from the origin "null".
SECRET = {"cache-control": "no-store", "referrer-policy": "same-origin"}


def page(
    macro: str,
    *,
    token: str = "",
    name: str = "",
    to: str = "",
    wrong: Wrong | None = None,
    lines: Sequence[dict[str, str]] = (),
    has_second: bool = False,
    shown: Mapping[str, object] | None = None,
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
            *("sessions", "end-others", "back", "code", "code-help", "second", "second-on"),
            *("second-off", "second-new", "second-has", "second-scan", "second-type"),
            *("recovery", "recovery-kept", "link"),
        )
    }
    html = render(
        f"sign_in.{macro}",
        {
            "token": token,
            "name": name,
            "to": to,
            "home": _home(),
            "has_organisation": oidc.is_set_up(),
            "lines": lines,
            "has_second": has_second,
            **(shown or {}),
        },
        colour_variables(
            f"{plain_colours(LIGHT)}@media (prefers-color-scheme:dark){{{plain_colours(DARK)}}}"
        ),
        said,
        words(wrong[0], **wrong[1]) if wrong else None,
    )
    return HTMLResponse(html, status_code=403 if wrong else 200, headers=SECRET)


def _home() -> str:
    """What every address of ours begins with: a form is shown below /sign-in/ too."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def onboarding(name: str, one: Enrolment, to: str = "", wrong: Wrong | None = None) -> Response:
    """The page that gives an account an authenticator, and asks for its first code."""
    picture = segno.make(one.address, error="m").svg_inline(scale=4, dark="#000", light="#fff")
    groups = " ".join(one.secret[at : at + 4] for at in range(0, len(one.secret), 4))
    drawn = Markup(picture)  # noqa: S704 - the library's drawing
    shown = {"picture": drawn, "secret": groups, "why": _why(name)}
    return page("enrol", name=name, token=one.token, to=to, wrong=wrong, shown=shown)


def _why(name: str) -> dict[str, str] | None:
    """Why an account has to have an authenticator, and what without a telephone; None: it may."""
    found = account(name)
    if found is None or found.second or not is_required(found):
        return None
    return {
        one: text(one, "sign-in-second-why", role=text(one, f"role-{found.role}"))
        for one in LANGUAGES
    }


def recovery_codes(codes: Sequence[str], to: str) -> Response:
    """The page that shows recovery codes, once, and leads on."""
    return page("recovery", to=to, shown={"codes": codes})
