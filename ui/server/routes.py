"""Plain routes beside the pages: the version for displays that poll, and the sign-in link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from data.access import COOKIE, COOKIE_SECONDS, is_token, session_cookie
from data.store import open_store
from ui.registry import existing
from ui.wall.routes import WALL_ROUTES

if TYPE_CHECKING:
    from starlette.requests import Request


async def version(_request: Request) -> Response:
    """``{"sequence": n}``: the last published version, for displays that poll."""
    return JSONResponse({"sequence": open_store().sequence}, headers={"cache-control": "no-store"})


async def sign_in(request: Request) -> Response:
    """The administrator's link: sets the session cookie and goes to the Data page."""
    if not is_token(request.query_params.get("token", "")):
        return PlainTextResponse(
            "登录链接无效或已更换。在服务器上运行 python -m data token --new 可得到新链接。\n"
            "This sign-in link is not valid (any more). "
            "Run python -m data token --new on the server for a new one.\n",
            status_code=403,
            headers={"cache-control": "no-store"},
        )
    root = request.scope.get("root_path", "").rstrip("/")
    answer = RedirectResponse(f"{root}/data", status_code=303)
    answer.headers["cache-control"] = "no-store"
    answer.headers["referrer-policy"] = "no-referrer"
    answer.set_cookie(
        COOKIE,
        session_cookie(),
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


async def sign_out(request: Request) -> Response:
    """Forgets the session cookie."""
    root = request.scope.get("root_path", "").rstrip("/")
    answer = RedirectResponse(f"{root}/data", status_code=303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


async def first_screen(request: Request) -> Response:
    """The first screen by its own name; the platform serves it at ``/`` alone."""
    root = request.scope.get("root_path", "").rstrip("/")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{root}/{query}", status_code=307)


ROUTES = [
    Route(f"/{existing()[0].name}", first_screen),
    Route("/version", version),
    Route("/sign-in", sign_in),
    Route("/sign-out", sign_out),
    *WALL_ROUTES,
]
