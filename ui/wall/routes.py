"""The wall's addresses: the page, its slides, and the stream that says when there are new ones."""

from __future__ import annotations

import asyncio
import json
import signal
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import anyio.to_thread
from pydantic import BaseModel, Field, FiniteFloat, ValidationError
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from data.language import say, speaking
from data.store import open_store
from data.texts import LANGUAGES, Language
from ui.allowance import address_of
from ui.refusals import note
from ui.wall.export_policy import SCRIPTS, Permission, notes_now, snapshot_page, stand, wall_style
from ui.wall.release import release
from ui.wall.slide_show import chosen, no_file, revision, show

if TYPE_CHECKING:
    from types import FrameType

    from starlette.requests import Request

_ASSETS = Path(__file__).parent / "assets"
_FRESH = {"cache-control": "no-store"}
_LOOK_SECONDS = 0.2
# Said again now and then: a proxy keeps the stream open, a wall knows that its line is not dead.
_BREATH_SECONDS = 15.0
_RETRY_MS = 500
_LONGEST_NAME = 40
_stopping = threading.Event()
# All of them ask at once for a new version's slides; nobody else waits behind them for a thread.
_walls = anyio.CapacityLimiter(8)
_Name = Annotated[str, Field(max_length=_LONGEST_NAME)]


class _Position(BaseModel):
    """Where a wall stands: seconds that its slide has still to show."""

    agenda: _Name
    slide: _Name
    seconds: FiniteFloat
    paused: bool = False


def end_streams_first() -> None:
    """Makes the signals that stop the server end every open stream before anything else.

    The server waits for open answers before the lifespan ends, and a stream has no end.
    """
    _stopping.clear()
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def ended(got: int, frame: FrameType | None, before: object = before) -> None:
            _stopping.set()
            if callable(before):
                before(got, frame)

        signal.signal(number, ended)


async def page(_request: Request) -> Response:
    """The wall itself, and by which program it was sent.

    What asks for it again where it does not come whole stands in the page.
    """
    whole = (_ASSETS / "wall.html").read_text(encoding="utf-8")
    begin = (_ASSETS / "begin.js").read_text(encoding="utf-8")
    head = f'<meta name="release" content="{release()}">\n<script>{begin}</script>\n'
    mark = '<link rel="icon"'
    return HTMLResponse(whole.replace(mark, head + mark, 1), headers={"cache-control": "no-cache"})


async def script(request: Request) -> Response:
    """The scripts that draw the wall and the presenter's page."""
    name = request.url.path.rsplit("/", 1)[-1]
    return FileResponse(_ASSETS / name, headers={"cache-control": "no-cache"})


async def style(_request: Request) -> Response:
    """Its style, with the product's colours."""
    return Response(wall_style(), media_type="text/css", headers={"cache-control": "no-cache"})


async def icon(_request: Request) -> Response:
    """The product's icon."""
    return FileResponse(_ASSETS.parents[1] / "assets" / "icon.png")


async def slides(request: Request) -> Response:
    """Everything to show, for ``?agenda=`` and ``?lang=``."""
    agenda, language = _agenda(request), _language(request)

    def written() -> Response:
        return JSONResponse(show(agenda, language), headers=_FRESH)

    return await anyio.to_thread.run_sync(written, limiter=_walls)


async def latest(_request: Request) -> Response:
    """What the stream says, for a wall whose stream is broken: see ``_now``."""
    return JSONResponse(await anyio.to_thread.run_sync(_now, limiter=_walls), headers=_FRESH)


def _now() -> dict[str, str]:
    """``{"revision": "…", "release": "…"}``: of what is to be shown, and of the program."""
    return {"revision": revision(open_store()), "release": release()}


async def position(request: Request) -> Response:
    """A wall says where it stands; only kept while a presenter's telephone is allowed."""
    try:
        said = _Position.model_validate_json(await request.body())
    except ValidationError:
        note("malformed", address_of(request.scope))
        return Response(status_code=400)
    if await anyio.to_thread.run_sync(open_store().meeting.is_allowed, "presenter"):
        stand(said.agenda, said.slide, said.seconds, is_paused=said.paused)
    return Response(status_code=204)


async def presenter(request: Request) -> Response:
    """The presenter's page, once it is allowed."""
    return await _allowed("presenter", request) or FileResponse(
        _ASSETS / "presenter.html", headers={"cache-control": "no-cache"}
    )


async def presenting(request: Request) -> Response:
    """What the wall shows, its notes, what comes next and how long it stays."""
    refused = await _allowed("presenter", request)
    if refused:
        return refused
    told = await anyio.to_thread.run_sync(notes_now, _agenda(request), _language(request))
    return JSONResponse(told, headers=_FRESH)


async def snapshot(request: Request) -> Response:
    """The whole agenda as one file without a server, once that is allowed.

    An agenda that nobody knows gives none: the usual one may be for other eyes.
    """
    name = _agenda(request)
    refused = await _allowed("snapshot", request)
    refused = refused or await anyio.to_thread.run_sync(_unknown, name, _language(request))
    if refused:
        return refused
    theme: Literal["light", "dark"] = (
        "light" if request.query_params.get("theme") == "light" else "dark"
    )
    made = await anyio.to_thread.run_sync(snapshot_page, name, _language(request), theme)
    return Response(
        made,
        media_type="text/html",
        headers=_FRESH | {"content-disposition": 'attachment; filename="wall.html"'},
    )


async def _allowed(permission: Permission, request: Request) -> Response | None:
    if await anyio.to_thread.run_sync(open_store().meeting.is_allowed, permission):
        return None
    with speaking(_language(request)):
        return PlainTextResponse(say(f"wall-not-allowed-{permission}"), status_code=403)


def _unknown(name: str, language: Language) -> Response | None:
    _, is_known = chosen(open_store(), name)
    if is_known:
        return None
    with speaking(language):
        return PlainTextResponse(no_file(open_store(), name), status_code=404)


async def events(_request: Request) -> Response:
    """A stream of server-sent events: one now, one with whatever is new, one now and then."""
    return StreamingResponse(_revisions(), media_type="text/event-stream", headers=_FRESH)


async def _revisions() -> AsyncIterator[str]:
    yield f"retry: {_RETRY_MS}\n\n"
    told, quiet = (-1, -1), 0.0
    while not _stopping.is_set():
        ledger = open_store()
        newest = (ledger.sequence, ledger.meeting.sequence)
        if newest != told or quiet >= _BREATH_SECONDS:
            told, quiet = newest, 0.0
            # A version may have to be worked out first, and nobody else waits for that.
            yield f"data: {json.dumps(await anyio.to_thread.run_sync(_now, limiter=_walls))}\n\n"
        await asyncio.sleep(_LOOK_SECONDS)
        quiet += _LOOK_SECONDS


def _agenda(request: Request) -> str:
    """The name of the agenda that is asked for, as long as one can be."""
    return request.query_params.get("agenda", "")[:_LONGEST_NAME]


def _language(request: Request) -> Language:
    asked = request.query_params.get("lang", "")
    return next((language for language in LANGUAGES if language == asked), "zh")


WALL_ROUTES = [
    Route("/wall", page),
    *(Route(f"/wall/{name}", script) for name in (*SCRIPTS, "presenter.js")),
    Route("/wall/wall.css", style),
    Route("/wall/icon.png", icon),
    Route("/wall/slides", slides),
    Route("/wall/revision", latest),
    Route("/wall/events", events),
    Route("/wall/position", position, methods=["POST"]),
    Route("/wall/presenter", presenter),
    Route("/wall/presenting", presenting),
    Route("/wall/snapshot", snapshot),
]
