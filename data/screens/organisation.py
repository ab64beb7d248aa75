"""The organisation: who is responsible for what, and what is on each desk now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.county_figures.organisation import organisation
from data.formats import MINUS, UNKNOWN, count, date_text, decimal, is_unknown
from data.language import say, word
from data.rules import load_rules
from data.screens.figure import Sentence, cited, sentence_of
from data.screens.readiness_sentences import item_name, office_name
from data.screens.records import Record, foremost, known_number, known_text, records, whole
from data.screens.view import View, rows, store
from data.trace.figures import Reference

THINGS = ("project", "step", "permit", "order", "request")
# How a desk that is nobody's is asked for.
NOBODY = "-"
_LATE = ("告警", "预警")
_NAMED = 3


@dataclass(frozen=True)
class Desks:
    """The desks of a view, and the one that is opened: a body's key, "" for the fullest."""

    view: View
    asked: str = ""

    @cached_property
    def bodies(self) -> list[Record]:
        """Every body with what is on its desk; what is on nobody's last."""
        return records(rows("screens/organisation/bodies", snapshot_id=self.view.now.id))

    @cached_property
    def numbers(self) -> dict[str, object]:
        """Heads, departments, groups; None where no register speaks."""
        told = {"organisation"} if self.is_registered else set()
        return organisation(store(), self.view.now, told)

    @property
    def is_registered(self) -> bool:
        """Whether a register of the organisation speaks."""
        return any(row["is_registered"] for row in self.bodies)

    @cached_property
    def sections(self) -> list[tuple[str, list[Record]]]:
        """(kind, its bodies): the register's order of kinds, in each the fullest desk first."""
        found: dict[str, list[Record]] = {kind: [] for kind in load_rules().organisation.kinds}
        for row in self.bodies:
            if row["body_key"] is not None:
                found.setdefault(row["kind"] or "", []).append(row)
        for own in found.values():
            own.sort(key=lambda row: (-whole(row["total_count"]), row["body"]))
        return [(kind, own) for kind, own in found.items() if own]

    @property
    def nobody(self) -> Record | None:
        """What is on nobody's desk; None where nothing is."""
        return next((row for row in self.bodies if row["body_key"] is None), None)

    @cached_property
    def fullest(self) -> list[Record]:
        """The fullest desks, of the special groups where there are any; none where all are bare."""
        group = load_rules().organisation.bodies.group
        own = [row for row in self.bodies if row["kind"] == group and whole(row["total_count"])]
        own = own or [r for r in self.bodies if r["body_key"] and whole(r["total_count"])]
        return sorted(foremost(own, _desk), key=lambda row: str(row["body"]))

    @cached_property
    def opened(self) -> Record | None:
        """The desk that stands open."""
        if self.asked == NOBODY and self.nobody is not None:
            return self.nobody
        found = [row for row in self.bodies if row["body_key"] == self.asked]
        return next(iter([*found, *self.fullest]), self.nobody)

    @cached_property
    def things(self) -> list[Record]:
        """What is on the opened desk, the late first."""
        if self.opened is None:
            return []
        found = records(rows("screens/trace/rows/desk", snapshot_id=self.view.now.id))
        return [row for row in found if row["body_key"] == self.opened["body_key"]]

    @property
    def tasks(self) -> list[Record]:
        """The same without the projects."""
        return [row for row in self.things if row["thing"] != "project"]

    @property
    def projects(self) -> list[Record]:
        """The projects on the opened desk."""
        return [row for row in self.things if row["thing"] == "project"]

    @cached_property
    def members(self) -> list[Record]:
        """Who belongs to the opened body, those who have left last."""
        if self.opened is None or not self.opened["body_key"]:
            return []
        given = {"body_key": self.opened["body_key"]}
        found = rows("screens/organisation/members", snapshot_id=self.view.now.id, **given)
        return records(found)

    def reference(self, row: Record | None, thing: str = "", matter: str = "") -> Reference:
        """What a desk holds, for the drawer."""
        part: dict[str, object] = {} if row is None else {"body": row["body"]}
        part |= {"thing": thing} if thing else {}
        part |= {"matter": matter} if matter else {}
        return Reference.of("desk", None, **part)

    def total(self, thing: str) -> int:
        """How many things of a kind are on all desks."""
        return sum(whole(row[f"{thing}_count"]) for row in self.bodies)


def _desk(row: Record) -> int:
    return whole(row["total_count"])


def headline(desks: Desks) -> str:
    """The structure in numbers; the fullest desk; projects on nobody's."""
    told = desks.numbers
    if told["special_groups"] is None:
        parts = [say("organisation-unregistered")]
    else:
        heads = whole(told["leading_group_heads"])
        key = "organisation-two-heads" if heads == 2 else "organisation-heads"
        named = [say(key, count=heads)] if heads else []
        named += [
            say(f"organisation-{kind}", count=number)
            for kind in ("working_departments", "special_groups")
            if (number := whole(told[kind]))
        ]
        parts = [say("organisation-comma").join(named)]
    if full := desks.fullest:
        bodies = say("readiness-comma").join(str(one["body"]) for one in full[:_NAMED])
        key = "organisation-fullest" if len(full) == 1 else "organisation-fullest-each"
        parts.append(say(key, body=bodies, bodies=len(full), count=_desk(full[0])))
    if (nobody := desks.nobody) is not None and (number := whole(nobody["project_count"])):
        parts.append(say("organisation-nobody-projects", count=number))
    return say("organisation-stop").join(part for part in parts if part)


def sub_line(desks: Desks) -> str:
    """How many things in all, each once; by which day the register is read."""
    said = say("organisation-sub", count=count(desks.total("total")))
    if not desks.is_registered:
        return said
    return said + say("organisation-sub-day", day=date_text(desks.view.now.as_of))


def bodies_title(desks: Desks) -> str:
    """The fullest of the special groups against the emptiest."""
    group = load_rules().organisation.bodies.group
    totals = [
        (whole(row["total_count"]), str(row["body"]))
        for row in desks.bodies
        if row["kind"] == group and whole(row["total_count"])
    ]
    heavy, light = foremost(totals, lambda one: one[0]), foremost(totals, lambda one: -one[0])
    if len(totals) < 2 or heavy == light:
        return say("organisation-bodies", count=count(desks.total("total")))
    most, least = (say("readiness-comma").join(name for _, name in own) for own in (heavy, light))
    times = decimal(heavy[0][0] / light[0][0], 1)
    return say("organisation-compared", most=most, count=heavy[0][0], least=least, times=times)


def kind_title(kind: str, own: Sequence[Record]) -> str:
    """``专项招商组 4``."""
    return say("organisation-kind", kind=word(kind) if kind else UNKNOWN, count=len(own))


def body_name(row: Record) -> str:
    """A body's name; what is on nobody's desk has its own words."""
    return known_text(row["body"]) or say("organisation-nobody")


def desk_title(desks: Desks) -> str:
    """``第一专项招商组的桌面：24 件``."""
    one = desks.opened
    if one is None:
        return say("organisation-empty-desks")
    number = whole(one["total_count"])
    key = "organisation-desk" if one["body_key"] else "organisation-desk-nobody"
    return say(key, body=body_name(one), count=number)


def desk_note(desks: Desks) -> str:
    """Who leads the body, how many belong to it, since when, what it was called."""
    now = [row for row in desks.members if row["is_current"]]
    if not now:
        return ""
    heads = [str(row["member"] or row["duty"]) for row in now if row["is_head"]]
    parts = [say("organisation-led", heads=say("organisation-comma").join(heads))] if heads else []
    units = {row["member_unit"] for row in now if row["member_unit"]}
    parts.append(say("organisation-members", people=len(now), units=len(units)))
    since = [row["since_date"] for row in now if known_text(row["since_date"])]
    if since:
        parts.append(say("organisation-since", day=date_text(min(since))))
    former = dict.fromkeys(row["former_name"] for row in desks.members if row["former_name"])
    if former:
        parts.append(say("organisation-former", names=say("organisation-comma").join(former)))
    return say("organisation-between").join(parts)


def cells(desks: Desks) -> list[tuple[Reference | None, str, str, str]]:
    """(figure, what, how many, how many of them are late) for the five kinds of things."""
    found = []
    for thing in THINGS:
        own = [row for row in desks.things if row["thing"] == thing]
        late = sum(row["light"] == "告警" for row in own)
        said = ""
        if late:
            said = say(
                f"organisation-late-{'project' if thing == 'project' else 'thing'}", count=late
            )
        reference = desks.reference(desks.opened, thing) if own else None
        found.append((reference, say(f"organisation-thing-{thing}"), count(len(own)), said))
    return found


def tasks_title(desks: Desks) -> str:
    """How many are late, near or waiting long; where none is, how many have no deadline."""
    late = sum(row["light"] in _LATE for row in desks.tasks)
    undated = sum(is_unknown(row["due_date"]) for row in desks.tasks)
    key = "organisation-tasks-late" if late else "organisation-tasks"
    return say(key, count=len(desks.tasks), late=late, undated=undated)


def matter_text(row: Record) -> tuple[str, str]:
    """What is to be done, with its project where the words do not name it; what it also is."""
    matter = item_name(row["matter"]) if row["thing"] == "permit" else str(row["matter"])
    project = known_text(row["project_name"])
    if project and project not in matter:
        matter = say("organisation-of-project", project=project, matter=matter)
    also = [] if row["also"] is None else list(row["also"])
    named = say("organisation-comma").join(say(f"organisation-thing-{one}") for one in also)
    return matter, say("organisation-also", things=named) if also else ""


def holder_text(row: Record) -> str:
    """Who has it in hand."""
    holder = known_text(row["holder"])
    return office_name(holder) if holder and row["thing"] == "permit" else holder or UNKNOWN


def days_text(row: Record) -> str:
    """Days that are left, ``−12 天`` past the day; else days that it has waited."""
    left, waited = known_number(row["left_days"]), known_number(row["waited_days"])
    if left is not None:
        sign = MINUS if left < 0 else ""
        return say("organisation-days-left", days=f"{sign}{count(abs(left))}")
    return UNKNOWN if waited is None else say("organisation-days-waited", days=count(waited))


def projects_title(desks: Desks) -> str:
    """``9 个项目，4 个告警``."""
    late = sum(row["light"] == "告警" for row in desks.projects)
    return say("organisation-projects", count=len(desks.projects), late=late)


def member_lines(desks: Desks) -> list[tuple[str, str, str, str]]:
    """(duty, member, unit and post, from when to when)."""
    lines = []
    for row in desks.members:
        post = " ".join(part for part in (row["member_unit"], row["member_post"]) if part)
        since, until = date_text(row["since_date"]), date_text(row["until_date"])
        key = "organisation-span-since" if until == UNKNOWN else "organisation-span"
        span = "" if (since, until) == (UNKNOWN, UNKNOWN) else say(key, since=since, until=until)
        lines.append((word(row["duty"]), str(row["member"] or UNKNOWN), post, span))
    return lines


def foot() -> Sentence:
    """How things are told apart and placed; whose rule it is."""
    rules = load_rules().organisation
    sources = (cited(rules.desk.source), cited(rules.bodies.source))
    return sentence_of(say("organisation-rule"), *sources, between=say("organisation-stop"))
