"""``remembered`` and ``forget``: what people taught the importer, as JSON and as words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from data.inbox.errand import Answer, Errand
from data.store import RememberedAlias, RememberedMapping, Store
from data.texts import Language, text


def remembered(store: Store, errand: Errand) -> Answer:
    """Everything that is remembered; of one unit its header mappings, names in any case."""
    payload: dict[str, object] = {
        "mappings": [mapping_json(one) for one in store.memory.mappings(errand.unit or None)],
        "aliases": [alias_json(one) for one in store.memory.aliases()],
    }
    return Answer(0, payload)


def forget(store: Store, errand: Errand) -> Answer:
    """Un-remember one mapping or name; the answer says what it was."""
    gone = store.memory.forget(errand.remembered_id, by=errand.by)
    said = alias_json(gone) if isinstance(gone, RememberedAlias) else mapping_json(gone)
    return Answer(0, {"forgotten": said})


def mapping_json(kept: RememberedMapping) -> dict[str, object]:
    """A header mapping as ``remembered --json`` prints it (docs/command-line.md)."""
    return {
        "id": kept.mapping_id,
        "unit": kept.unit,
        "fingerprint": kept.fingerprint,
        "file": kept.made_on.file or None,
        "sheet": kept.made_on.sheet or None,
        "ledger": kept.made_on.ledger or None,
        "headers": dict(kept.made_on.headers),
        "correction": json.loads(kept.mapping),
        "by": kept.by,
        "at": kept.at.isoformat(timespec="seconds"),
    }


def alias_json(kept: RememberedAlias) -> dict[str, object]:
    """A name as ``remembered --json`` prints it (docs/command-line.md)."""
    return {
        "id": kept.alias_id,
        "kind": kept.kind,
        "written": kept.written,
        "stands_for": kept.stands_for,
        "from": kept.first_date.isoformat() if kept.first_date else None,
        "until": kept.last_date.isoformat() if kept.last_date else None,
        "by": kept.by,
        "at": kept.at.isoformat(timespec="seconds"),
    }


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
