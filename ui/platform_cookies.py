"""The platform's cookies on their way: for this host alone, and none that a browser does not need.

Behind TLS they bear the prefix ``__Host-``: no other host of the same domain can set them, and
the platform, which does not know the prefix, is told the names that it gave. The provider's
tokens, which it would leave in the browser, stay here. So does its form token, which scripts
would have to find under a name without the prefix: the gate asks every upload where it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import (
    TOKENS_COOKIE_NAME,
    XSRF_COOKIE_NAME,
)

from ui.limits import UPLOADS

if TYPE_CHECKING:
    from starlette.types import Scope

_Pair = tuple[bytes, bytes]
_PLATFORMS, _PREFIX = b"_streamlit_", b"__Host-"
_STAY = (TOKENS_COOKIE_NAME.encode(), XSRF_COOKIE_NAME.encode())
_PATH = re.compile(rb"; *path=[^;]*", re.IGNORECASE)
_GOES = re.compile(rb"; *max-age=0\b", re.IGNORECASE)


def set_on(scope: Scope, headers: Iterable[_Pair]) -> Iterator[_Pair]:
    """The headers of an answer as they go out."""
    for name, value in headers:
        if name.lower() != b"set-cookie":
            yield name, value
        elif not value.startswith(_STAY) or _GOES.search(value):
            yield name, _for_tls(value) if scope["scheme"] == "https" else value


def told_on(scope: Scope) -> Scope:
    """The request as the platform is told it; behind TLS what lacks the prefix is none of its."""
    given = [value for name, value in scope["headers"] if name == b"cookie"]
    cookies = [one.strip() for value in given for one in value.split(b";") if one.strip()]
    if scope["scheme"] == "https":
        cookies = [_bare(one) for one in cookies if not one.startswith(_PLATFORMS)]
    headers = [pair for pair in scope["headers"] if pair[0] != b"cookie"]
    if UPLOADS in scope["path"]:
        cookies = [one for one in cookies if not one.startswith(_STAY)]
        cookies.append(XSRF_COOKIE_NAME.encode() + b"=" + _form_token())
        headers = [pair for pair in headers if pair[0] != b"x-xsrftoken"]
        headers.append((b"x-xsrftoken", _form_token()))
    return {**scope, "headers": [*headers, (b"cookie", b"; ".join(cookies))]}


def _for_tls(cookie: bytes) -> bytes:
    if cookie.startswith(_PLATFORMS):
        cookie = _PREFIX + _PATH.sub(b"", cookie) + b"; Path=/"
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"


def _bare(cookie: bytes) -> bytes:
    return cookie.removeprefix(_PREFIX) if cookie.startswith(_PREFIX + _PLATFORMS) else cookie


@cache
def _form_token() -> bytes:
    return generate_xsrf_token_string().encode()
