"""Production readiness in words: states, items, places, and the sentences that its screens say."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from data.field_words import ITEM_IDS, LEVEL_IDS, OFFICE_IDS
from data.formats import UNKNOWN, column_amount, count, date_text, is_unknown, share
from data.language import language, say, word
from data.rules.gates import load_gates
from data.screens.figure import Rows, Sentence, claim, counted, sentence_of
from data.screens.readiness_readings import ALL, UNSTATED, Readiness
from data.screens.records import whole
from data.trace.figures import Reference

Row = dict[str, object]
_NAMED = 3
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
        since=date_text(row["waiting_since_date"]),  # type: ignore[arg-type]  # a date of its query
        days=int(str(row["waiting_days"])),
    )


def listed(parts: Iterable[str]) -> str:
    """Several words in a row, with the language's own comma."""
    return say("readiness-comma").join(parts)


def names(values: object) -> list[str]:
    """A list cell as a list of texts; empty where it holds nothing."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        return []
    return [str(value) for value in values]


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


def headline(readiness: Readiness) -> str:
    """Who is about to produce and when, who is in permits, who is stalled; of the scope."""
    now = readiness.headline
    soon, dated = whole(now["soon_count"]), whole(now["starting_dated_count"])

    def of(*states: str) -> list[Reference]:
        return [readiness.reference("readiness", state=state) for state in states]

    key = "readiness-headline-soon" if soon else "readiness-headline-soon-none"
    clauses = [(say(key, count=soon), of("即将投产") if soon else [])]
    if dated:
        text = say("readiness-headline-dated", count=dated, quarter=_quarter(now))
        clauses.append((text, [readiness.reference("starting")]))
    text = say(
        "readiness-headline-rest",
        permits=str(whole(now["permit_state_count"])),
        stalled=str(whole(now["stalled_count"])),
    )
    clauses.append((text, of("办手续", "停滞")))
    town = readiness.scope.town
    if town != ALL:
        place = say("readiness-place-none") if town == UNSTATED else town
        return _around("readiness-headline-place", sentence_of(*clauses), place=place)
    if readiness.scope.is_narrowed:
        return _around("readiness-headline-filtered", sentence_of(*clauses))
    return sentence_of(*clauses)


def _around(key: str, sentence: Sentence, **words: object) -> Sentence:
    """A message that holds a sentence."""
    before, _, after = say(key, said="\0", **words).partition("\0")
    return sentence_of(before, sentence, after)


def short_headline(readiness: Readiness) -> str:
    """The headline in a line that the wall can read: the same numbers, fewer words."""
    now = readiness.headline
    text = say("readiness-short-soon", count=whole(now["soon_count"]))
    if dated := whole(now["starting_dated_count"]):
        text += say("readiness-short-dated", count=dated, quarter=_quarter(now))
    text += say(
        "readiness-short-rest",
        permits=whole(now["permit_state_count"]),
        stalled=whole(now["stalled_count"]),
    )
    town = readiness.scope.town
    return say("readiness-headline-place", place=town, said=text) if town != ALL else text


def place_line(readiness: Readiness) -> str:
    """How many are signed, of how many the place is known, named or not stated, which are late."""
    frame = readiness.projects[readiness.projects["is_counted"].astype(bool)]
    text = say("readiness-sub-count", count=len(frame)) + places_clause(frame)
    if late := whole(readiness.headline["starting_overdue_count"]):
        text += say("readiness-sub-overdue", count=late)
    return text


def places_clause(projects: pd.DataFrame) -> str:
    """``，27 个在图上，3 个有乡镇、未定位，4 个位置未填``; what no project is in stays unsaid."""
    standing = projects["place_standing"].value_counts()
    return "".join(
        say(f"readiness-standing-{key}", count=int(standing.get(key, 0)))
        for key in ("placed", "named", "unstated")
        if standing.get(key, 0)
    )


def _quarter(now: pd.Series) -> str:
    start = pd.Timestamp(now["quarter_start_date"])
    return say("readiness-quarter", year=str(start.year), quarter=(start.month + 2) // 3)


def sub_line(readiness: Readiness) -> str:
    """How many are signed, the change, what has no date, who waits longest."""
    now = readiness.headline
    clauses: list[tuple[str, list[Reference]] | str] = [
        (
            say("readiness-sub-count", count=whole(now["project_count"])),
            [readiness.reference("readiness")],
        ),
        _change(readiness.states),
    ]
    for key in ("undated", "overdue"):
        if whole(now[f"starting_{key}_count"]):
            text = say(f"readiness-sub-{key}", count=whole(now[f"starting_{key}_count"]))
            clauses.append((text, [readiness.reference(f"starting_{key}")]))
    clauses.append(longest_wait(readiness.projects))
    if whole(now["terminated_count"]):
        clauses.append(say("readiness-sub-terminated", count=whole(now["terminated_count"])))
    return sentence_of(*clauses, say("readiness-sub-end"))


def longest_wait(projects: pd.DataFrame) -> str:
    """Who waits longest among the rows that are listed; empty where no wait is known."""
    waiting = projects[projects["waiting_days"].notna() & projects["next_item_state"].notna()]
    if waiting.empty:
        return ""
    days = waiting["waiting_days"]
    first = waiting[days == days.max()].sort_values("project_name")
    told = Rows(tuple(map(str, waiting["project_id"])), count(days.max()))
    if len(first) > 1:
        names = say("readiness-comma").join(first["project_name"].head(_NAMED))
        rest = max(len(first) - _NAMED, 0)
        return claim(
            "readiness-sub-longest-each", projects=names, count=len(first), rest=rest, days=told
        )
    row = first.iloc[0]
    on_company = row["next_waits_on"] == "企业"
    return claim(
        "readiness-sub-longest",
        project=str(row["project_name"]),
        item=item_name(row["next_item"]),
        waits=office_name("企业" if on_company else row["next_handling_office"]),
        days=told,
    )


def _change(states: pd.DataFrame) -> str:
    soon = states[states["state"] == "即将投产"].iloc[0]
    if is_unknown(soon["previous_count"]):
        return ""
    moved = whole(soon["project_count"]) - whole(soon["previous_count"])
    kind = "same" if not moved else "more" if moved > 0 else "fewer"
    return say("readiness-sub-change", change=say(f"readiness-sub-change-{kind}", count=abs(moved)))


def matrix_title(projects: pd.DataFrame) -> str:
    """The gate that is next for most of the open projects whose state is known there."""
    is_open = (projects["state"] != "已投产") & projects["next_item_state"].notna()
    counts = projects.loc[is_open, "next_gate"].value_counts()
    if counts.empty:
        return say("readiness-matrix-title-none")
    first = sorted(counts.index[counts == counts.max()])
    held = projects[is_open & projects["next_gate"].isin(first[:1])]
    return claim(
        "readiness-matrix-title",
        gate=say("readiness-comma").join(map(gate_name, first)),
        gates=len(first),
        count=counted(held),
    )


def permits_title(readiness: Readiness) -> str:
    """手续办结率 over the main list."""
    now = readiness.headline
    if not whole(now["permit_count"]):
        return say("readiness-permits-title-none")
    if readiness.permits["is_unknown"].all():
        return say("readiness-permits-title-unknown", count=len(readiness.permits))
    return say(
        "readiness-permits-title",
        rate=share(whole(now["permit_done_count"]) / whole(now["permit_count"])),
        count=len(readiness.permits),
    )


def permits_notes(readiness: Readiness) -> list[str]:
    """The rate by project, what the blanks would make of it, and over what it is taken."""
    now = readiness.headline
    every, blank = whole(now["permit_count"]), whole(now["permit_unknown_count"])
    if not every:
        return []
    done, of = whole(now["permit_done_projects"]), whole(now["permit_projects"])
    is_unknown_all = bool(readiness.permits["is_unknown"].all())
    notes = (
        []
        if is_unknown_all
        else [
            say(
                "readiness-permits-projects",
                done=str(done),
                all=str(of),
                rate=share(done / of),
            )
        ]
    )
    if blank and not is_unknown_all:
        best = share((whole(now["permit_done_count"]) + blank) / every)
        notes.append(say("readiness-permits-blank", count=blank, rate=best))
    notes.append(
        say(
            "readiness-permits-scope",
            projects=str(of),
            permits=str(len(readiness.permits)),
        )
    )
    return notes


def yi(wan: object) -> str:
    """An amount in 亿元 without its unit, for columns that are compared."""
    return column_amount(wan, language())
