"""The monthly meeting as settings: what is compared, agendas of the wall, the 通报's figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from data.rules.files import Section, Sourced

SlideName = Literal[
    "headline",
    "bridge",
    "pipeline",
    "visits",
    "map",
    "matrix",
    "funds",
    "stalled",
    "decisions",
    "assignments",
    "ledgers",
    "quarter",
    "forecast",
    "counties",
]
Audience = Literal["office", "visitors"]


class AgendaSlide(Section):
    """One slide; towns narrow it where it can be narrowed, empty is the whole county.

    ledgers stands for a slide of each ledger that the office declares (``wall = true``) and no
    other entry names; ledger: the name of the one that it stands for.
    """

    slide: SlideName
    seconds: int = Field(default=20, ge=5, le=600)
    ledger: str = ""
    towns: tuple[str, ...] = ()


class Agenda(Section):
    """A meeting's slides in their order."""

    name: str = Field(min_length=1, max_length=40)
    audience: Audience = "office"
    slides: tuple[AgendaSlide, ...] = Field(min_length=1, max_length=40)


class Agendas(Section):
    """agenda.toml; the first agenda is the usual one."""

    agenda: tuple[Agenda, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_name_once(self) -> Agendas:
        names = [one.name for one in self.agenda]
        if len(set(names)) < len(names):
            raise ValueError("each agenda needs a name of its own")
        return self


Kind = Literal["gone", "stage", "amount", "date", "leader", "unit", "permit", "funds"]
Silent = Literal["always", "back", "never"]
# Columns of mart.project that queries/screens/dispatch/changes.sql can compare.
WATCHABLE = frozenset(
    {
        "stage",
        "planned_investment_wan",
        "agreed_investment_wan",
        "filed_investment_wan",
        "fixed_investment_wan",
        "planned_start_date",
        "actual_start_date",
        "planned_production_date",
        "actual_production_date",
        "signed_date",
        "completion_date",
        "design_capacity_date",
        "next_step_due_date",
        "sponsoring_leader",
        "responsible_leader",
        "service_officer",
        "responsible_unit",
        "credited_unit",
        "task_group",
        "next_step_unit",
        "agreement_type",
        "town",
    }
)
NOTES = frozenset({"progress_text", "problem_text", "next_step", "remark"})


class Watch(Section):
    """One heading of the change list: its fields, and when a change without a note is marked."""

    kind: Kind
    fields: tuple[str, ...] = ()
    silent: Silent

    @field_validator("fields")
    @classmethod
    def _known(cls, fields: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [field for field in fields if field not in WATCHABLE]
        if unknown:
            raise ValueError(f"{unknown[0]} cannot be compared")
        return fields


class SilentEdits(Sourced):
    """Which texts explain a change."""

    note_fields: tuple[str, ...] = Field(min_length=1)

    @field_validator("note_fields")
    @classmethod
    def _texts(cls, fields: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [field for field in fields if field not in NOTES]
        if wrong:
            raise ValueError(f"{wrong[0]} holds no note")
        return fields


class BridgeRule(Sourced):
    """How many deltas have a bar of their own."""

    named_deltas: int = Field(ge=1, le=20)


class PermitRule(Sourced):
    """From how many calendar days on an item without a stated limit counts as waiting long."""

    long_wait_days: int = Field(gt=0)


class VisitRule(Sourced):
    """How long after a visit a next stage is shown beside it."""

    within_days: int = Field(gt=0)


class AssignmentRule(Sourced):
    """From how many days before its day an order is nearly due, and how often it is heard of."""

    soon_days: int = Field(ge=0, le=90)
    feedback_days: int = Field(gt=0)


class Season(Sourced):
    """施工季参考进度: the share of a year's works by the end of each month."""

    shares: tuple[float, ...] = Field(min_length=12, max_length=12)

    @field_validator("shares")
    @classmethod
    def _rising(cls, shares: tuple[float, ...]) -> tuple[float, ...]:
        if any(not 0 <= share <= 1 for share in shares) or list(shares) != sorted(shares):
            raise ValueError("twelve shares from 0 to 1, none below the month before")
        return shares


class Dispatch(Section):
    """dispatch.toml."""

    watch: tuple[Watch, ...]
    silent: SilentEdits
    bridge: BridgeRule
    permits: PermitRule
    visits: VisitRule
    assignments: AssignmentRule
    season: Season

    @model_validator(mode="after")
    def _each_once(self) -> Dispatch:
        kinds = [watch.kind for watch in self.watch]
        fields = [field for watch in self.watch for field in watch.fields]
        if len(set(kinds)) < len(kinds) or len(set(fields)) < len(fields):
            raise ValueError("watch: each kind and each field once")
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """The watched columns of the project ledger, in the order of the headings."""
        return tuple(field for watch in self.watch for field in watch.fields)

    def kind_of(self, field: str) -> Kind:
        """The heading of a field; raises KeyError for one that is not watched."""
        return {field: watch.kind for watch in self.watch for field in watch.fields}[field]

    def silent_rule(self, kind: str) -> Silent:
        """When a change of this heading without a note is marked; unwatched headings never."""
        return next((watch.silent for watch in self.watch if watch.kind == kind), "never")


# What the product works out; data.meeting.notice gives each of them, and no other.
FIGURES = (
    "旗名",
    "旗",
    "乡镇",
    "月末",
    "上期",
    "签约项目数",
    "签约计划总投资",
    "金额未填数",
    "签约完成率",
    "签约较序时",
    "投资完成率",
    "投资较序时",
    "较上期签约",
    "较上期投资",
    "到位口径",
    "到位资金",
    "到位状态",
    "到位完成率",
    "到位较序时",
    "开工项目数",
    "开工完成率",
    "开工较序时",
    "投产项目数",
    "投产完成率",
    "投产较序时",
    "已签未开数",
    "已签未开投资",
    "即将投产数",
    "办手续数",
    "停滞数",
    "告警项目数",
    "拜访批次",
    "拜访人次",
    "拜访企业数",
    "旗领导推进数",
    "包扶领导推进数",
    "推进项目数",
)
# Of these the ones that say of whom, when and by which definition the others speak.
CONTEXT = frozenset({"旗名", "旗", "乡镇", "月末", "上期", "到位口径"})
FIGURE = re.compile(r"\{([^{}]*)\}")
_WIDE = re.compile(r"｛[^｛｝{}]*[｝}]?|\{?[^{}｛｝]*｝")
_ALONE = re.compile(r"\{[^{}]{0,12}|[^{}]{0,12}\}")
_FORMAT = re.compile(r"[:：!！%].*", re.DOTALL)

MistakeKind = Literal["unknown", "format", "spaced", "empty", "open", "close", "wide", "unsaid"]


@dataclass(frozen=True)
class Mistake:
    """written: the words that are wrong; proposal: what should stand there, "" where unknown."""

    kind: MistakeKind
    written: str
    proposal: str = ""


def mistakes(text: str, unsaid: tuple[str, ...] = ()) -> tuple[Mistake, ...]:
    """What is wrong with a text of the wording; unsaid: words that it must not hold."""
    found = [_wide(one[0]) for one in _WIDE.finditer(text)]
    rest = _WIDE.sub("", text)
    found += [mistake for one in FIGURE.finditer(rest) if (mistake := _named(one[1]))]
    for alone in _ALONE.finditer(FIGURE.sub("", rest)):
        found.append(Mistake("open" if alone[0].startswith("{") else "close", alone[0]))
    found += [Mistake("unsaid", word) for word in unsaid if word in text]
    return tuple(dict.fromkeys(found))


def _wide(written: str) -> Mistake:
    name = written.strip("{}｛｝").strip()
    return Mistake("wide", written, _braced(name) if name in FIGURES else "")


def _named(name: str) -> Mistake | None:
    if name in FIGURES:
        return None
    bare = _FORMAT.sub("", name).strip()
    if not name.strip():
        return Mistake("empty", _braced(name))
    if bare in FIGURES:
        kind: MistakeKind = "spaced" if name.strip() == bare else "format"
        return Mistake(kind, _braced(name), _braced(bare))
    near = get_close_matches(bare, FIGURES, 1, 0.5)
    return Mistake("unknown", _braced(name), _braced(near[0]) if near else "")


def _braced(name: str) -> str:
    return f"{{{name}}}"


Named = Annotated[int, Field(ge=0, le=20)]


class NoticeSection(Section):
    """A part of the 通报: its heading without its number, and its paragraphs."""

    heading: str = Field(min_length=1)
    paragraphs: tuple[str, ...] = Field(min_length=1)


class NamedChanges(Section):
    """How many changes of each kind are named; the kinds are data.meeting.sentences.TOPICS."""

    gone: Named
    merged: Named
    exit: Named
    stage_down: Named
    production_later: Named
    start_later: Named
    new: Named
    stage_up: Named
    resumed: Named
    stage_told: Named
    amount: Named
    production_earlier: Named
    start_earlier: Named
    date: Named
    leader: Named
    unit: Named
    funds: Named
    permit: Named


class NoticeChanges(Section):
    """The section on what changed: its heading, and how much of it is read out."""

    heading: str = Field(min_length=1)
    named: NamedChanges


class NoticeProblems(Section):
    """What is wrong, or the own ledgers: its heading, how many rows of each are named."""

    heading: str = Field(min_length=1)
    named: Named


class Notice(Section):
    """notice.toml; issuer: whose name stands over the red rule; unsaid: words never held."""

    issuer: str = Field(min_length=1)
    title: str = Field(min_length=1)
    addressee: str = Field(min_length=1)
    section: tuple[NoticeSection, ...] = Field(min_length=1)
    changes: NoticeChanges
    problems: NoticeProblems
    ledgers: NoticeProblems
    unsaid: tuple[str, ...]

    @model_validator(mode="after")
    def _says_only_what_it_can(self) -> Self:
        wrong = [one.written for text in self.texts for one in mistakes(text, self.unsaid)]
        if wrong:
            raise ValueError(f"no figure or word of a 通报: {', '.join(dict.fromkeys(wrong))}")
        return self

    @property
    def texts(self) -> tuple[str, ...]:
        """Every sentence of the wording."""
        parts = [text for one in self.section for text in (one.heading, *one.paragraphs)]
        return (
            self.issuer,
            self.title,
            self.addressee,
            *parts,
            self.changes.heading,
            self.problems.heading,
            self.ledgers.heading,
        )
