"""Services in the hall: entered of due; what was cut as reported, and as lists of items say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from data.county_figures.services import first_list
from data.formats import UNKNOWN, count, date_text, share
from data.language import say, word
from data.screens.figure import Sentence, sentence_of
from data.screens.ledger_readings import Listed
from data.screens.records import Record, known_number, records, whole
from data.screens.view import rows, store
from data.store import Snapshot
from data.trace.figures import Reference

_NAMED = 8
# Departments that are said apart, and those that have a column.
_FIRST, _COLUMNS = 6, 45


@dataclass(frozen=True)
class Services:
    """The hall's ledger under the reader's choices, and two dated lists of items."""

    listed: Listed

    @cached_property
    def hall(self) -> Record:
        """``screens/ledger/hall``."""
        return records(self.listed.read("hall"))[0]

    @cached_property
    def departments(self) -> list[Record]:
        """Departments that state what is due, most items first: the entry, due and entered."""
        found = [
            {**row, "due": numbers.get("items_due"), "entered": numbers.get("items_entered")}
            for row in self.listed.page(0)
            for numbers in (dict(row["numbers"]),)
        ]
        stated = [row for row in found if known_number(row["due"])]
        return sorted(stated, key=lambda row: (-whole(row["due"]), str(row["unit"])))

    @cached_property
    def first_list(self) -> Snapshot | None:
        """The earliest list of items, where a later one speaks too."""
        return first_list(store(), self.listed.view.now)

    @cached_property
    def _cut(self) -> list[Record]:
        return self._of_lists("items_cut")

    @property
    def cut(self) -> Record | None:
        """What the two lists say in all; None where nothing can be recomputed."""
        found = next((row for row in self._cut if row["is_all"]), None)
        return found if found is not None and whole(found["item_count"]) else None

    @property
    def by_unit(self) -> list[Record]:
        """The same by department, the most items first."""
        return [row for row in self._cut if not row["is_all"] and whole(row["item_count"])]

    @property
    def limits(self) -> Record | None:
        """Statutory and promised days of the newest list; None where no item states both."""
        return next((row for row in self._cut if row["is_all"] and whole(row["limit_items"])), None)

    @cached_property
    def materials(self) -> list[Record]:
        """Materials of the newest list by necessity and by source, where they stand by name."""
        return records(rows("screens/ledger/materials", snapshot_id=self.listed.view.now.id))

    @cached_property
    def alone(self) -> list[Record]:
        """Items that only one of the lists names."""
        return self._of_lists("items_alone") if self.first_list else []

    def _of_lists(self, query: str) -> list[Record]:
        before = self.first_list.id if self.first_list else None
        given = {"snapshot_id": self.listed.view.now.id, "previous_id": before}
        return records(rows(f"screens/ledger/{query}", **given))


def title(services: Services) -> Sentence:
    """``43 个部门、1258 项应进驻事项全部进驻``, or how many of them and the rate."""
    hall, listed = services.hall, services.listed
    due, entered = whole(hall["items_due"]), whole(hall["items_entered"])
    if not whole(hall["stated_count"]):
        return sentence_of(say("services-unstated"))
    key = "services-all-entered" if due == entered else "services-entered"
    numbers = {"due": count(due), "entered": count(entered), "share": share(hall["entry_share"])}
    said = say(key, departments=count(hall["stated_count"]), **numbers)
    return sentence_of((said, [listed.reference("entry_sum", of="items_entered")]))


def formula(services: Services) -> Sentence:
    """Entered ÷ due, recomputed beside what was reported."""
    hall = services.hall
    said = [
        say(
            "services-formula",
            share=share(hall["entry_share"]),
            due=count(whole(hall["items_due"])),
            entered=count(whole(hall["items_entered"])),
        )
    ]
    if blank := whole(hall["department_count"]) - whole(hall["stated_count"]):
        said.append(say("services-blank", departments=count(blank)))
    differing = _differing(hall)
    if differing:
        named = say("ledger-and").join(
            say(
                "services-differs",
                unit=str(one["unit"] or UNKNOWN),
                reported=share(one["reported"]),
                recomputed=share(one["recomputed"]),
            )
            for one in differing[:_NAMED]
        )
        said.append(say("services-differing", departments=count(len(differing)), named=named))
    elif reported := whole(hall["reported_count"]):
        said.append(say("services-agreeing", departments=count(reported)))
    return sentence_of(*said, between=say("ledger-semicolon"))


def _differing(hall: Record) -> list[Record]:
    found = hall["differing"]
    return [] if found is None or isinstance(found, float) else list(found)


def columns_title(services: Services) -> str:
    """How much the largest have; how many are not wholly in the hall, of how many it is unknown."""
    found = services.departments
    told = [row for row in found if known_number(row["entered"]) is not None]
    open_ = [row for row in told if row["entered"] < row["due"]]
    part = sum(whole(row["due"]) for row in found[:_FIRST]) / sum(whole(r["due"]) for r in found)
    said = [
        say("services-columns", first=_FIRST, share=share(part)) if len(found) > _FIRST else "",
        say("services-columns-open", count=len(told), open=len(open_)) if told else "",
        say("services-columns-unknown", count=len(found) - len(told))
        if len(found) > len(told)
        else "",
    ]
    title = say("ledger-comma").join(filter(None, said))
    return title[:1].upper() + title[1:]


def columns(services: Services) -> list[tuple[Reference, tuple[object, ...]]]:
    """Entry and (due, height, share not entered, rate, department, is first) of a department."""
    found = services.departments
    top = max((whole(row["due"]) for row in found), default=1)
    drawn: list[tuple[Reference, tuple[object, ...]]] = []
    for at, row in enumerate(found[:_COLUMNS]):
        due, entered = whole(row["due"]), known_number(row["entered"])
        missing = None if entered is None else max(due - entered, 0) / due
        rate = UNKNOWN if entered is None else share(entered / due)
        link = services.listed.entry_reference(row)
        name = str(row["unit"] or UNKNOWN)
        drawn.append((link, (count(due), due / top, missing, rate, name, at < _FIRST)))
    return drawn


def columns_rest(services: Services) -> str:
    """How many departments have no column of their own, and their items; "" where all have."""
    rest = services.departments[_COLUMNS:]
    due = sum(whole(row["due"]) for row in rest)
    return say("services-columns-rest", count=len(rest), due=count(due)) if rest else ""


def compared(services: Services) -> list[tuple[str, str, str]]:
    """(what, as reported, as recomputed): materials and days, number and share.

    Last the days promised of the statutory ones, which a reported cut may mean just as well.
    """
    hall, cut = services.hall, services.cut
    lines = []
    for name, kind in (("materials", "material"), ("days", "day")):
        before = after = None
        if cut is not None and whole(cut[f"{kind}_items"]):
            before, after = whole(cut[f"{name}_before"]), whole(cut[f"{name}_after"])
        lines.append(
            (
                say(f"services-{name}"),
                _reported(name, hall[f"{name}_cut"], hall[f"{name}_cut_share"]),
                say("services-no-lists")
                if before is None or after is None
                else _recomputed(name, before, after),
            )
        )
    if (limits := services.limits) is not None:
        told = _recomputed(
            "days", whole(limits["limit_statutory"]), whole(limits["limit_promised"])
        )
        of = say("services-limits-of", items=count(whole(limits["limit_items"])))
        lines.append((say("services-limits"), say("services-limits-reported"), told + of))
    return lines


def materials_line(services: Services) -> str:
    """How many materials the newest list names, by necessity and source; "" where it names none."""
    parts = []
    for by in ("need", "source"):
        found = [row for row in services.materials if row["by_what"] == by]
        if any(row["value"] for row in found):
            named = [
                say(
                    "services-material",
                    value=word(row["value"]) if row["value"] else say("services-blank-word"),
                    count=count(whole(row["material_count"])),
                )
                for row in found
            ]
            parts.append(say(f"services-by-{by}", named=say("ledger-and").join(named)))
    total = sum(
        whole(row["material_count"]) for row in services.materials if row["by_what"] == "need"
    )
    told = [say("services-materials-named", count=count(total)), *parts] if total else []
    return say("ledger-semicolon").join(told)


def _reported(name: str, number: object, of_all: object) -> str:
    if known_number(number) is None and known_number(of_all) is None:
        return say("services-not-reported")
    said = UNKNOWN
    if known_number(number) is not None:
        said = say(f"services-{name}-number", count=count(whole(number)))
    part = known_number(of_all)
    told = said if part is None else say("services-with-share", said=said, share=share(part))
    return f"{told}{say('ledger-semicolon')}{say('services-no-base')}"


def _recomputed(name: str, before: int, after: int) -> str:
    cut = say(f"services-{name}-number", count=count(before - after))
    said = say("services-from-to", before=count(before), after=count(after), cut=cut)
    return said if not before else say("services-with-share", said=said, share=_part(before, after))


def _part(before: int, after: int) -> str:
    return share((before - after) / before) if before else UNKNOWN


def units(services: Services) -> list[tuple[str, ...]]:
    """(department, items, materials before → after, share cut, days, share cut)."""
    lines = []
    for row in (*services.by_unit, services.cut):
        if row is None:
            continue
        cells = [str(row["unit"] or UNKNOWN), count(whole(row["item_count"]))]
        cells[0] = say("services-all") if row["is_all"] else cells[0]
        for name, kind in (("materials", "material"), ("days", "day")):
            if not whole(row[f"{kind}_items"]):
                cells += [UNKNOWN, UNKNOWN]
                continue
            before, after = whole(row[f"{name}_before"]), whole(row[f"{name}_after"])
            cells += [f"{count(before)} → {count(after)}", _part(before, after)]
        lines.append(tuple(cells))
    return lines


def lists_title(services: Services) -> str:
    """What was compared, and over how many items; "" where nothing can be."""
    cut, first = services.cut, services.first_list
    if cut is None:
        return ""
    numbers = {
        "items": count(whole(cut["item_count"])),
        "departments": count(len(services.by_unit)),
    }
    if first is None:
        return say("services-list-alone", **numbers)
    after = date_text(services.listed.view.now.as_of)
    return say("services-lists", **numbers, before=date_text(first.as_of), after=after)


def alone(services: Services) -> list[str]:
    """Which items only one of the lists names, new ones and gone ones apart."""
    lines = []
    for is_new, key in ((False, "services-gone"), (True, "services-new")):
        found = [row for row in services.alone if bool(row["is_new"]) is is_new]
        if found:
            named = say("ledger-and").join(
                say("services-item", unit=str(row["unit"] or UNKNOWN), item=str(row["label"]))
                for row in found[:_NAMED]
            )
            rest = len(found) - _NAMED
            if rest > 0:
                named += say("services-rest", count=count(rest))
            lines.append(say(key, count=count(len(found)), named=named))
    return lines
