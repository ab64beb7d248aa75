"""``/search``: what a query finds in what the reader looks at, in words ready to be shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import anyio.to_thread
from starlette.responses import JSONResponse, Response

from data.formats import count
from data.language import say, speaking, word
from data.palette import LIGHTS
from data.screens.glossary import terms
from data.screens.search import PAGE, TERM, Hit, Name, names_of
from data.screens.view import View, view_at
from data.texts import LANGUAGES, Language
from ui.registry import entries

if TYPE_CHECKING:
    from starlette.requests import Request

_FRESH = {"cache-control": "no-store"}


async def search(request: Request) -> Response:
    """Hits by kind, for ``q`` at ``version`` and ``as_of`` in ``lang``.

    They come in the body: what is typed may be a person's name, and addresses are kept everywhere.
    """
    body = (await request.body()).decode("utf-8", "replace")
    asked = dict(parse_qsl(body, keep_blank_values=True))
    spoken: Language = next((one for one in LANGUAGES if one == asked.get("lang")), "zh")
    answer = await anyio.to_thread.run_sync(
        _answer,
        asked.get("q", ""),
        asked.get("version", ""),
        asked.get("as_of", ""),
        spoken,
    )
    return JSONResponse(answer, headers=_FRESH)


def _answer(query: str, version: str, as_of: str, spoken: Language) -> dict[str, object]:
    with speaking(spoken):
        found = names_of(_view(version, as_of)).find(query, _pages())
        groups = [
            {
                "title": say(f"search-kind-{kind}"),
                "more": _more(len(hits), found.counts[kind]),
                "hits": [_written(hit) for hit in hits],
            }
            for kind, hits in found.hits.items()
        ]
        read = found.read_as
        is_spelled = bool(read) and read.casefold() != query.strip().casefold()
        return {
            "count": say("search-count", count=count(found.total)),
            "read": say("search-read", typed=query.strip(), read=read) if is_spelled else "",
            "groups": groups,
            "none": "" if groups else say("search-none", typed=query.strip()),
        }


def _more(shown: int, total: int) -> str:
    return say("search-more", shown=count(shown), total=count(total)) if total > shown else ""


def _written(hit: Hit) -> dict[str, object]:
    """The name before, in and after what was meant, the line below it, where it opens."""
    name = hit.name
    symbol = LIGHTS.get(name.light)
    return {
        "name": [
            name.name[: hit.start],
            name.name[hit.start : hit.end],
            name.name[hit.end :],
        ],
        "detail": name.detail(),
        "light": f"{symbol.shape} {word(name.light)}" if symbol else "",
        "order": symbol.order if symbol else 0,
        "opens": {"page": name.page, "query": dict(name.query)},
    }


def _view(version: str, as_of: str) -> View | None:
    """What the page looks at; the newest where it names none."""
    try:
        day = date.fromisoformat(as_of)
    except ValueError:
        day = None
    return view_at(int(version) if version.isdecimal() else None, day)


def _pages() -> list[Name]:
    """The pages of the navigation and the terms, as they are called in the reader's language."""
    pages = [
        Name(PAGE, title, name, {}, detail=lambda menu=menu: menu)  # type: ignore[misc]  # a default has no type
        for name, title, menu in entries()
    ]
    return pages + [
        Name(TERM, one.name, "glossary", {"term": one.key}, detail=lambda one=one: one.rule)  # type: ignore[misc]  # a default has no type
        for one in terms()
    ]
