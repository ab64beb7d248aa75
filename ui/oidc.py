"""Sign-in by the organisation: what ``st.login`` proved becomes a session like every other.

The platform speaks OpenID Connect (``[auth]`` in ``.streamlit/secrets.toml``) and leaves the claims
in a signed cookie. They are exchanged for a session at once and the cookie goes, so that idling,
revoking and signing out hold for these sign-ins too.
"""

from __future__ import annotations

import json
import logging
import time
from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
from streamlit.auth_util import (
    encode_provider_token,
    get_cookie_with_chunks,
    get_secrets_auth_section,
)
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from data.members import member_name
from data.rights import Actor
from data.rules import load_rules
from data.rules.roles import ROLES, Role

if TYPE_CHECKING:
    from starlette.requests import Request

# The exchange follows at once; what is older was not exchanged then and is no proof any more.
_DAYS = 10 / (24 * 60)
_PROVIDER_SECONDS = 10
# The cookie of who asked for this sign-in here, and has not come back from it.
ASKED = "signboard_asked"


def is_set_up() -> bool:
    """Whether the organisation's sign-in is in the settings."""
    return bool(get_secrets_auth_section())


def is_in_the_clear() -> bool:
    """Whether a provider of another machine would be asked without TLS."""
    address = urlsplit(str(get_secrets_auth_section().get("server_metadata_url", "")))
    return address.scheme != "https" and address.hostname not in (None, "localhost", "127.0.0.1")


def hosts() -> frozenset[str]:
    """The machines of the provider: that of its metadata, and those that the settings add."""
    section = get_secrets_auth_section()
    host = urlsplit(str(section.get("server_metadata_url", ""))).hostname if section else None
    return frozenset({host} if host else ()) | set(load_rules().access.organisation.hosts)


def where_to_go() -> str:
    """The platform's address that leads to the organisation's sign-in, as ``st.login`` makes it."""
    return f"auth/login?provider={encode_provider_token('default')}"


def left_cookies(request: Request) -> list[str]:
    """The names of the cookies that the platform left."""
    return [name for name in request.cookies if name.startswith(USER_COOKIE_NAME)]


def signs_strongly() -> bool:
    """Whether every RSA key that the provider may sign with is as long as the settings ask.

    Other keys (elliptic curves) have 128 bits of strength or more.
    """
    where = str(get_secrets_auth_section().get("server_metadata_url", ""))
    try:
        with httpx.Client(timeout=_PROVIDER_SECONDS) as client:
            about = client.get(where).raise_for_status().json()
            keys = client.get(about["jwks_uri"]).raise_for_status().json()["keys"]
        lengths = [_bits(one["n"]) for one in keys if one["kty"] == "RSA" and _may_sign(one)]
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as fault:
        logging.getLogger(__name__).warning("the provider's keys cannot be read: %s", fault)
        return False
    least = load_rules().access.organisation.rsa_bits
    if short := [one for one in lengths if one < least]:
        logging.getLogger(__name__).warning(
            "a key of the provider has %d bits; access.toml asks for %d",
            short[0],
            least,
        )
    return not short


def _may_sign(key: dict[str, str]) -> bool:
    return key.get("use", "sig") == "sig"


def _bits(number: str) -> int:
    return int.from_bytes(urlsafe_b64decode(f"{number}==")).bit_length()


def member(request: Request) -> Actor | None:
    """Whom the organisation signed in just now; None where nobody, or in no group with a role."""

    def one(name: str) -> bytes | None:
        value = request.cookies.get(name)
        signed = (value or "").encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, signed, _DAYS) if value else None

    found = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    claims = json.loads(found) if found else {}
    if not claims.get("is_logged_in") or float(claims.get("exp") or "inf") < time.time():
        return None
    return of_claims(claims) if _is_ours(claims) else None


def _is_ours(claims: dict[str, object]) -> bool:
    """Whether the provider of the settings said them, of nobody else's application than ours.

    The issuer is what stands before the path of the metadata (OpenID Connect Discovery, 4.3); the
    audience is this application alone.
    """
    settings = get_secrets_auth_section()
    issuer = str(settings.get("server_metadata_url", "")).partition("/.well-known/")[0]
    stated = claims.get("aud")
    audience = stated if isinstance(stated, list) else [stated]
    # The address of the metadata is made without the issuer's last slash.
    said = str(claims.get("iss") or "").rstrip("/")
    return said == issuer.rstrip("/") and audience == [settings.get("client_id")]


def of_claims(claims: dict[str, object]) -> Actor | None:
    """Who acts with these claims, by the settings; of several roles the last in the table.

    Who it is says the subject: of two of one name the second is told apart.
    """
    rules = load_rules().access.organisation
    stated = claims.get(rules.groups_claim)
    groups = [str(one) for one in stated] if isinstance(stated, list) else [str(stated or "")]
    given: set[Role] = {rules.roles[group] for group in groups if group in rules.roles}
    subject = str(claims.get("sub") or "")
    if not given or not subject:
        return None
    name = member_name(subject, str(claims.get(rules.name_claim) or subject))
    role = max(given, key=ROLES.index)
    if role != "editor":
        return Actor(role, name)
    return Actor(role, name, frozenset().union(*(rules.units.get(one, ()) for one in groups)))
