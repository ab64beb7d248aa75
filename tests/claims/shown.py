"""What a page shows, in order: sentences as plain text, and tables with all their rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import pandas as pd
from streamlit.testing.v1 import AppTest

_STYLE = re.compile(r"<(style|script).*?</\1>", re.DOTALL)
_BLOCK = re.compile(r"</?(p|tr|h\d|li|div|section|summary|th)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Shown:
    """The page's text, a line a block, and its tables in the order in which they stand."""

    text: str
    tables: tuple[pd.DataFrame, ...]

    def numbers(self, pattern: str) -> list[int]:
        """The whole numbers that the groups of a pattern hold; the page must say it once."""
        found = {one.groups() for one in re.finditer(pattern, self.text)}
        assert len(found) == 1, f"{pattern} is said {len(found)} times"
        (groups,) = found
        return [int(one.replace(",", "").replace("−", "-")) for one in groups if one is not None]

    def says(self, pattern: str) -> bool:
        """Whether the page says it."""
        return re.search(pattern, self.text) is not None

    def table(self, *columns: str) -> pd.DataFrame:
        """The one table that has these columns."""
        found = [one for one in self.tables if set(columns) <= set(one.columns)]
        assert len(found) == 1, f"{len(found)} tables have {columns}"
        return found[0]


def shown(app: AppTest) -> Shown:
    """The page as a reader meets it."""
    return Shown(
        "\n".join(plain(element.proto.body) for element in app.get("html")),
        tuple(element.value for element in app.dataframe),
    )


def plain(markup: str) -> str:
    """HTML as text: a line a block, no space that only a tag made."""
    text = _TAG.sub("", _BLOCK.sub("\n", _STYLE.sub("", markup)))
    lines = (re.sub(r"[ \u00a0\t]+", " ", line).strip() for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)
