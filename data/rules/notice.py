"""The figures that a wording may speak of, and what is wrong with the braces of a text.

A mistake is a value: what kind, the words that hold it, and what should stand there, so
that whoever edits the wording is told the place and the remedy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from data.rules.files import Section

# What the product works out; data.meeting.notice_figures gives each of them, and no other.
FIGURES = (
    "旗名",
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
CONTEXT = frozenset({"旗名", "月末", "上期", "到位口径"})
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
    """How many changes of each kind are named; the kinds are data.meeting.topics.TOPICS."""

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
    """The section on what is wrong: its heading, and how many projects of a unit are named."""

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
        )
