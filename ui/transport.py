"""What comes over the network in the clear, or says that it came through the proxy and did not."""

from __future__ import annotations

import hmac
from ipaddress import ip_address
from typing import TYPE_CHECKING

from data.environment import proxy_token
from data.rules import load_rules
from ui.allowance import address_of
from ui.limits import refuse
from ui.refusals import note

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from data.audit import Act

PROOF = b"x-signboard-proxy"
# What the server takes from a proxy of this machine, address and scheme, stands in these.
_FORWARDED = (b"x-forwarded-for", b"x-forwarded-proto", b"forwarded")
_UNENCRYPTED = (
    "本系统只接受加密的连接，请改用 https:// 开头的地址；没有该地址的，请与管理员联系。"
    "Only encrypted connections are accepted: use an address with https://, "
    "or ask the administrator."
)
_UNPROVEN = (
    "经代理的访问没有证明身份，未接收，请与管理员联系。"
    "The proxy did not prove itself; ask the administrator."
)


class Transport:
    """ASGI middleware: 403 in the clear from another machine, or from a proxy without its proof.

    Both are settings: ``[tls] required`` in access.toml, and what the proxy proves itself with in
    the environment of the server. The proof goes no further than here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what came over TLS, or from this machine itself."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        proof = proxy_token()
        headers = scope["headers"]
        if proof and any(name in _FORWARDED for name, _ in headers):
            shown = dict(headers).get(PROOF, b"")
            if not hmac.compare_digest(shown, proof.encode()):
                await _shut(scope, send, "unproven_proxy", _UNPROVEN)
                return
        if is_in_the_clear(scope) and load_rules().access.tls.required:
            await _shut(scope, send, "unencrypted", _UNENCRYPTED)
            return
        rest = [pair for pair in headers if pair[0] != PROOF]
        await self.app({**scope, "headers": rest}, receive, send)


def is_in_the_clear(scope: Scope) -> bool:
    """Whether a request crossed a network without TLS; this machine's own did not."""
    if scope["scheme"] in ("https", "wss"):
        return False
    try:
        asks = ip_address(address_of(scope))
    except ValueError:
        return address_of(scope) != ""  # a name that a proxy gave
    return not (getattr(asks, "ipv4_mapped", None) or asks).is_loopback


async def _shut(scope: Scope, send: Send, act: Act, words: str) -> None:
    note(act, address_of(scope))
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await refuse(send, 403, words=words)
