"""The offline file of the wall as text: every slide's words and figures, none of its scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

_SHOW = re.compile(r"window\.SHOW=(.*);window\.CHOSEN=(.*);</script>")
# When the sample was published: the one thing that no two files share.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
# What stands on a line of its own; anything else runs on in its line.
_LINES = {"div", "section", "p", "li", "tr", "h1", "h2", "text", "svg", "figure", "table"}
_GAPS = {"td", "th", "span", "b", "dt", "dd", "i"}


def wall_text(content: str) -> str:
    """The frame's words, then each slide: title, line below it, its pages, its notes."""
    found = _SHOW.search(content)
    assert found is not None, "the file holds no slides"
    show, chosen = (json.loads(part) for part in found.groups())
    lines = [
        f"language {show['lang']}, {chosen['theme']}, for {show['audience']}",
        *(f"{name}: {show[name]}" for name in ("agenda", "brand", "place", "sample", "stamp")),
        *(f"{name}: {show[name]}" for name in ("watermark", "notice", "stale") if show[name]),
    ]
    for number, slide in enumerate(show["slides"], 1):
        lines += ["", f"== {number} · {slide['label']} ({slide['name']}, {slide['seconds']} s)"]
        lines += [" ".join(_words(slide["title"])), " ".join(_words(slide["sub"]))]
        for page, markup in enumerate(slide["pages"], 1):
            lines += [f"-- page {page} of {len(slide['pages'])}", *_words(markup)]
        lines += [f"note: {note}" for note in slide["notes"]]
    return _MOMENT.sub("<published>", "\n".join(line.rstrip() for line in lines)) + "\n"


def _words(markup: str) -> Iterator[str]:
    reader = _Words()
    reader.feed(markup)
    reader.close()
    for line in "".join(reader.parts).split("\n"):
        if said := re.sub(r"( *\| *)+", " | ", re.sub(r"[ \t]+", " ", line)).strip(" |"):
            yield said


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        self._gap(tag)

    def handle_endtag(self, tag):
        self._gap(tag)

    def handle_data(self, data):
        self.parts.append(data.replace("\n", " "))

    def _gap(self, tag):
        self.parts.append("\n" if tag in _LINES else " | " if tag in _GAPS else "")
