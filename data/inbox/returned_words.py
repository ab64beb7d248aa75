"""What became of earlier issues, as lines: the counts, then cell by cell what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.texts import Language, text

_SHOWN = 100
_Json = Mapping[str, Any]


def returned_lines(returned: _Json, language: Language) -> Iterator[str]:
    """A file that was given back and came again."""
    key = "cli-returned-version" if returned["basis"] == "version" else "cli-returned"
    line = text(
        language,
        key,
        file=returned["earlier_file"] or "",
        version=returned["version"] or 0,
        solved=len(returned["solved"]),
        answered=len(returned["answered"]),
        still=len(returned["still"]),
        new=len(returned["new"]),
    )
    yield f"  {line}"
    for group in ("solved", "answered", "still", "new"):
        for one in returned[group][:_SHOWN]:
            yield f"    {_line(group, one, language)}"
        if (more := len(returned[group]) - _SHOWN) > 0:
            yield f"    {text(language, 'cli-more-issues', count=more)}"


def _line(group: str, one: _Json, language: Language) -> str:
    old = one.get("old_value") or ""
    change = ""
    if group == "answered":
        change = one["answer"]
    elif group == "solved" and one["row_gone"]:
        change = text(language, "cli-returned-gone", old=old)
    elif group != "new" and one["value"] is not None and one["value"] != old:
        change = text(language, "cli-returned-change", old=old or "—", new=one["value"] or "—")
    elif one["value"]:
        change = text(language, "cli-returned-same", value=one["value"])
    return text(
        language,
        f"cli-returned-{group}",
        place=" ".join(part for part in (one["sheet"], one["cell"] or one.get("old_cell")) if part),
        subject=one["subject"] or "",
        has_subject=int(bool(one["subject"])),
        change=change,
        message=one["message"],
    )
