"""How items, offices, levels, scores and waits are written in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from data.field_words import ITEM_IDS, LEVEL_IDS, OFFICE_IDS
from data.formats import UNKNOWN, count, date_text, is_unknown, share
from data.language import say, word
from data.rules.gates import load_gates

__all__ = ["ITEM_IDS", "LEVEL_IDS", "OFFICE_IDS"]


Row = dict[str, object]
_BASES = {"受理": "accepted", "签约": "signed", "上一关口": "gate"}


def item_name(item: object) -> str:
    """An item of the gates or a stage; one of a deployment's own file as it is written."""
    return _said(ITEM_IDS, item) if item in ITEM_IDS else word(str(item))


def office_name(office: object) -> str:
    """An office: those of the rules are translated, those of the ledger stand as written."""
    return _said(OFFICE_IDS, office)


def approval_level(level: object) -> str:
    """旗, 市, 自治区, 国家."""
    return _said(LEVEL_IDS, level)


def gate_name(gate: object) -> str:
    """A gate's full name."""
    return _named("gate", gate)


def gate_word(gate: object) -> str:
    """A gate's name in two characters."""
    return _named("gate-short", gate)


def level_name(level: object) -> str:
    """A level's full name."""
    return _named("level", level)


def level_word(level: object) -> str:
    """A level's name in a few characters."""
    return _named("level-short", level)


def state_reason(rule: object) -> str:
    """Why a project is in its state: the rule's words, with its number in force."""
    limits = {each.rule: each.waiting_over_days for each in load_gates().project_state}
    return _named("rule", rule, days=str(limits.get(str(rule)) or UNKNOWN))


def stalled_reason(row: Row) -> str:
    """Why a project stands still: its exit stage, or the item, whose move, the two numbers."""
    if is_unknown(row["limit_days"]) or is_unknown(row["waiting_days"]):
        return word(str(row["stage"]))
    office = office_name(row["next_handling_office"])
    return say(
        "readiness-stalled-waiting",
        item=item_name(row["next_item"]),
        state=item_state(row["next_item_state"]),
        who=say("readiness-stalled-company") if row["next_waits_on"] == "企业" else office,
        days=count(row["waiting_days"]),
        limit=count(row["limit_days"]),
    )


def interval(low: object, high: object) -> str:
    """``28–34``, or one number where both round to it."""
    if is_unknown(low) or is_unknown(high):
        return UNKNOWN
    least, most = count(low), count(high)
    return least if least == most else f"{least}–{most}"


def item_state(state: object) -> str:
    """A state, or that the ledger leaves it blank."""
    return say("readiness-item-blank") if is_unknown(state) else word(str(state))


def next_item(row: Row) -> tuple[str, str]:
    """The next item and its state; all blank and nothing open are said in words."""
    if is_unknown(row["next_item"]):
        return say("readiness-nothing-open"), ""
    if row["unknown_count"] == row["item_count"]:
        return say("readiness-all-blank", count=int(str(row["item_count"]))), ""
    if not is_unknown(row["next_item_share"]):
        return item_name(row["next_item"]), share(row["next_item_share"], 0)
    return item_name(row["next_item"]), item_state(row["next_item_state"])


def waits(row: Row) -> str:
    """Whom the next item waits on, with the approval level; unknown while it is blank."""
    if is_unknown(row["next_item_state"]):
        return UNKNOWN
    if row["next_waits_on"] == "企业":
        return say("readiness-waits-company")
    office = office_name(row["next_handling_office"])
    level = approval_level(row["next_approval_level"])
    if is_unknown(row["next_approval_level"]) or office.startswith(level):
        return office
    return say("readiness-waits-office", office=office, level=level)


def waiting_since(row: Row) -> str:
    """Whom it waits on and since when, in a sentence; "" where nothing is known to be open."""
    if is_unknown(row["next_item_state"]):
        return ""
    if is_unknown(row["waiting_days"]):
        return say("readiness-chosen-waits-unknown", waits=waits(row))
    return say(
        "readiness-chosen-waits",
        waits=waits(row),
        basis=say(f"readiness-basis-{_BASES[str(row['waiting_basis'])]}"),
        since=date_text(row["waiting_since_date"]),  # type: ignore[arg-type]
        days=int(str(row["waiting_days"])),
    )


def listed(parts: Iterable[str]) -> str:
    """Several words in a row, with the language's own comma."""
    return say("readiness-comma").join(parts)


def names(values: object) -> list[str]:
    """A list cell as a list of texts; empty where it holds nothing."""
    if values is None or isinstance(values, (float, str)):
        return []
    return [str(value) for value in values]  # type: ignore[attr-defined]


def _said(ids: dict[str, str], value: object) -> str:
    if is_unknown(value):
        return UNKNOWN
    message = ids.get(str(value))
    return str(value) if message is None else say(message)


def _named(kind: str, key: object, **arguments: str) -> str:
    """``readiness-<kind>-<key>``; a key of a deployment's own file as it is written."""
    try:
        return say(f"readiness-{kind}-{key}", **arguments)
    except KeyError:
        return str(key)
