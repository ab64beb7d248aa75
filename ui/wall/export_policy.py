"""What of the wall may leave the office: a presenter's telephone, and a file without a server.

Both are off until an administrator allows them. Where each agenda's wall stands is kept in
memory alone: after a restart the wall says it again with its next slide.
"""

from __future__ import annotations

import json
import re
import threading
import time
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Literal, cast

from data.language import say, speaking
from data.palette import DARK, LIGHT
from data.texts import Language
from ui.theme import colour_variables, plain_colours
from ui.wall.slide_show import show

# A wall that has said nothing for so long was switched off.
_FORGOTTEN_SECONDS = 900.0
_MOST = 40


@dataclass(frozen=True)
class Position:
    """slide: its key; seconds: how long a page stays; since: when it was turned (monotonic)."""

    slide: str
    seconds: float
    is_paused: bool
    since: float


_lock = threading.Lock()
_positions: dict[str, Position] = {}


def stand(agenda: str, slide: str, seconds: float, *, is_paused: bool) -> None:
    """The wall of an agenda shows a page of this slide from now on."""
    with _lock:
        if agenda not in _positions and len(_positions) >= _MOST:
            del _positions[min(_positions, key=lambda name: _positions[name].since)]
        _positions[agenda] = Position(slide, seconds, is_paused, time.monotonic())


def standing(agenda: str) -> Position | None:
    """Where its wall stands; None where no wall has spoken lately."""
    with _lock:
        found = _positions.get(agenda)
    if found is None or time.monotonic() - found.since > _FORGOTTEN_SECONDS:
        return None
    return found


def seconds_left(position: Position) -> float:
    """How long the page still stays; negative once it is over."""
    return position.seconds - (time.monotonic() - position.since)


Permission = Literal["presenter", "snapshot"]
PERMISSIONS: tuple[Permission, ...] = ("presenter", "snapshot")
SCRIPTS = ("fit.js", "keys.js", "wall.js")
_TAG = re.compile(r"<[^>]+>")
_ASSETS = Path(__file__).parent / "assets"


def wall_style() -> str:
    """The wall's style sheet: the product's colours, the map's, its own with the last word."""
    plain = plain_colours(DARK) + plain_colours(LIGHT, "html[data-theme=light]")
    picture = _ASSETS.parent.parent / "charts" / "map" / "map.css"
    own = _ASSETS / "wall.css"
    sheets = (one.read_text(encoding="utf-8") for one in (picture, own))
    return colour_variables(plain) + "".join(sheets)


def snapshot_page(agenda: str, language: Language, theme: Literal["light", "dark"]) -> str:
    """The whole agenda as one HTML file: keys, rotation, watermark, and no address in it.

    Names of projects in talks are left out, as for visitors.
    """
    content = show(agenda, language, is_carried=True)
    with speaking(language):
        stamp = str(content["stamp"])
        if content["audience"] == "office":
            stamp = say("wall-watermark", stamp=stamp)
    page = (_ASSETS / "wall.html").read_text(encoding="utf-8")
    style = wall_style()
    scripts = ((name, (_ASSETS / name).read_text(encoding="utf-8")) for name in SCRIPTS)
    # "</script" would end the script's element wherever it stood in a text, "<!--" swallow its end.
    data = json.dumps(content | {"watermark": stamp}, ensure_ascii=False).replace("<", "\\u003c")
    chosen = json.dumps({"theme": theme})
    for old, new in (
        ('<link rel="icon" href="wall/icon.png">\n', ""),
        ('<link rel="stylesheet" href="wall/wall.css">', f"<style>{style}</style>"),
        ("</body>", f"<script>window.SHOW={data};window.CHOSEN={chosen};</script>\n</body>"),
    ):
        page = page.replace(old, new)
    for name, script in scripts:
        page = page.replace(f'<script src="wall/{name}" defer></script>\n', "")
        page = page.replace("</body>", f"<script>{script}</script>\n</body>")
    return page


def _plain(title: str) -> str:
    """A title without the marks that say where it may break."""
    return unescape(_TAG.sub("", title))


def notes_now(agenda: str, language: Language) -> dict[str, object]:
    """Title and notes of the page on the wall, the next title, and the seconds left.

    left is None where no wall has spoken lately; then the agenda's first slide is shown.
    """
    content = show(agenda, language)
    slides = cast("list[dict[str, object]]", content["slides"])
    place = standing(str(content["agenda"]))
    keys = [slide["key"] for slide in slides]
    number = keys.index(place.slide) if place and place.slide in keys else 0
    with speaking(language):
        words = {
            "next": say("wall-presenter-next"),
            "left": say("wall-presenter-left"),
            "lost": say("wall-lost-note"),
        }
        if place is None:
            state = say("wall-presenter-waiting")
        else:
            state = say("wall-paused") if place.is_paused else ""
        if content["notice"]:
            state = str(content["notice"])
    if not slides:
        return {"now": "", "notes": [], "next": "", "left": None, "state": state, "words": words}
    now, coming = slides[number], slides[(number + 1) % len(slides)]
    left = None if place is None else seconds_left(place)
    return {
        "now": f"{number + 1} / {len(slides)} {now['label']}",
        "notes": now["notes"],
        "next": coming["label"],
        "nextTitle": _plain(str(coming["title"])),
        "left": left,
        "paused": bool(place and place.is_paused),
        "state": state,
        "words": words,
    }
