"""What is remembered, used and forgotten, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.texts import Language, text


def remembered_lines(payload: Mapping[str, Any], language: Language) -> Iterator[str]:
    """What is remembered, in words."""
    if not payload["mappings"] and not payload["aliases"]:
        yield text(language, "remembered-none")
    for alias in payload["aliases"]:
        yield _alias(alias, language)
    for mapping in payload["mappings"]:
        yield from _mapping(mapping, language)


def used_lines(remembered: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Which of it files were read by, or why none of it could be."""
    if not remembered["used"]:
        yield text(language, f"cli-memory-{remembered['because']}")
    if remembered["mappings"]:
        yield text(language, "cli-memory-used")
    for mapping in remembered["mappings"]:
        yield from (f"  {line}" for line in _mapping(mapping, language))


def forgotten_lines(payload: Mapping[str, Any], language: Language) -> Iterator[str]:
    """What was un-remembered, in words."""
    yield text(language, "cli-forgotten")
    gone = payload["forgotten"]
    if "written" in gone:
        yield _alias(gone, language)
    else:
        yield from _mapping(gone, language)


def _alias(alias: Mapping[str, Any], language: Language) -> str:
    days = " ".join(
        text(language, f"cli-alias-{end}", date=alias[end])
        for end in ("from", "until")
        if alias[end]
    )
    return text(
        language,
        "cli-alias",
        id=alias["id"],
        kind=alias["kind"],
        written=alias["written"],
        meant=alias["stands_for"],
        days=days,
        has_days=int(bool(days)),
        by=alias["by"],
        at=_moment(alias["at"]),
    )


def _mapping(mapping: Mapping[str, Any], language: Language) -> Iterator[str]:
    place = " / ".join(part for part in (mapping["file"], mapping["sheet"]) if part)
    yield text(
        language,
        "cli-mapping",
        id=mapping["id"],
        unit=mapping["unit"],
        place=place or mapping["fingerprint"],
        by=mapping["by"],
        at=_moment(mapping["at"]),
    )
    correction = mapping["correction"]
    for part in ("ledger", "form", "unit", "hidden", "by_unit", "by_month"):
        if correction.get(part):
            yield f"  {part} = {correction[part]}"
    if correction.get("header_rows"):
        rows = ", ".join(str(row) for row in correction["header_rows"])
        yield f"  {text(language, 'cli-mapping-rows', rows=rows)}"
    for column, field in correction.get("fields", {}).items():
        header = mapping["headers"].get(column, "")
        yield f"  {column}{f' {header}' if header else ''} → {field}"
    for field, words in correction.get("words", {}).items():
        for word, value in words.items():
            meant = value or text(language, "remembered-unknown")
            yield f"  {field}: {word} → {meant}"
    for question, answer in correction.get("answers", {}).items():
        yield f"  {question} → {answer}"


def _moment(at: str) -> str:
    return at.replace("T", " ")[:16]
