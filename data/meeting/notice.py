"""The 通报: its figures worked out, its sentences filled, before any document is made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any, cast

from data.field_words import word
from data.figures import figures, status_note
from data.formats import amount, amount_change, count, count_change, decimal, rounded, share
from data.meeting.compare import Comparison, compare
from data.meeting.sentences import Paragraph, labels, paragraphs, topic_of, weightiest
from data.rules import load_rules
from data.rules.meeting import CONTEXT, FIGURE, NamedChanges, Notice
from data.store import Snapshot, Store
from data.texts import text

_TARGETS = {
    "签约": "签约项目",
    "投资": "计划总投资",
    "到位": "到位资金",
    "开工": "开工项目",
    "投产": "投产项目",
}
_UNFILTERED: dict[str, object] = dict.fromkeys(
    ("towns", "industries", "channels", "groups", "units", "leaders")
)
Row = Mapping[str, Any]


def named_figures(
    store: Store, snapshot: Snapshot, before: Snapshot | None
) -> dict[str, str | None]:
    """Every name of data.rules.meeting.FIGURES, written; before: what 较上期 compares with."""
    known = figures(store, snapshot.as_of, snapshot.version)
    now = store.query(
        "screens/pipeline/headline", snapshot_id=snapshot.id, **_UNFILTERED
    ).to_pylist()[0]
    readiness, visits = _part(known, "readiness"), _part(known, "visits")
    pushed, funds = _part(known, "projects_pushed"), _part(known, "funds_in_place_wan")
    undated = {
        row["measure"]: row["project_count"]
        for row in store.query(
            "screens/quarter/undated", snapshot_id=snapshot.id, **_UNFILTERED
        ).to_pylist()
    }
    has_projects = known["signed_projects"] is not None
    basis = load_rules().measures.funds.default_basis
    day = snapshot.as_of
    return {
        **of_county(),
        "月末": f"{day.year}年{day.month}月底",
        **_compared(store, snapshot, before),
        "签约项目数": _at_least(_count(now["signed_count"]), now["undated_count"])
        if has_projects
        else None,
        "签约计划总投资": _amount(now["planned_wan"]) if has_projects else None,
        "金额未填数": _count(now["unknown_count"]) if has_projects else None,
        "已签未开数": _count(now["waiting_count"]) if has_projects else None,
        "已签未开投资": _waiting(now) if has_projects else None,
        "到位口径": word("zh", basis),
        "到位资金": _amount(funds.get(basis)),
        "到位状态": _fund_status(store, snapshot),
        **_against_targets(store, snapshot),
        "开工项目数": _at_least(_entered(known, "开工"), undated.get("started")),
        "投产项目数": _at_least(_entered(known, "投产"), undated.get("producing")),
        "即将投产数": _count(readiness.get("即将投产")),
        "办手续数": _count(readiness.get("办手续")),
        "停滞数": _count(readiness.get("停滞")),
        "告警项目数": _alarms(store, snapshot) if has_projects else None,
        "拜访批次": _count(visits["trips"]),
        "拜访人次": _count(visits["person_trips"]),
        "拜访企业数": _count(visits["companies"]),
        "旗领导推进数": _count(pushed["banner_leaders"]),
        "包扶领导推进数": _count(pushed["county_sponsors"]),
        "推进项目数": _count(pushed["distinct"]),
    }


def _fund_status(store: Store, snapshot: Snapshot) -> str | None:
    """What of the funds is not simply approved, in one clause; None without any."""
    (row,) = store.query("screens/overview/funds", snapshot_id=snapshot.id).to_pylist()
    return None if row["year_wan"] is None else "".join(status_note(row, "zh").split()) or None


def _part(known: Mapping[str, object], name: str) -> Mapping[str, object]:
    """A part of the figures that is a document of its own."""
    return cast("Mapping[str, object]", known[name])


def _entered(known: Mapping[str, object], stage: str) -> str | None:
    """Projects that reached a stage this year, whether or not it has a target."""
    row = _part(known, "stages").get(stage)
    return None if row is None else _count(cast("Row", row)["flow"])


def _at_least(known: str | None, undated: int | None) -> str | None:
    """The least it is, where projects state no date; None where that is none."""
    if not known or not undated:
        return known
    return None if known == "0" else f"至少{known}"


def _waiting(now: Row) -> str | None:
    """The amount of no project is nothing, of projects that state none it is unknown."""
    return _amount(now["waiting_wan"] if now["waiting_count"] else 0)


def _compared(store: Store, snapshot: Snapshot, before: Snapshot | None) -> dict[str, str | None]:
    if before is None:
        return dict.fromkeys(("上期", "较上期签约", "较上期投资"))
    comparison = compare(store, before, snapshot)
    signed, planned = comparison.bridge("signed"), comparison.bridge("planned")
    return {
        "上期": labels(comparison, "zh")[0],
        "较上期签约": _moved(count_change(signed.gained), "个") if signed.is_known else None,
        "较上期投资": _moved(str(amount_change(planned.gained, "zh")))
        if planned.is_known
        else None,
    }


def _moved(change: str, unit: str = "") -> str:
    """A signed number in words: 增加3个, 减少2个, 持平."""
    sign, rest = change[:1], change[1:]
    return {"+": f"增加{rest}{unit}", "−": f"减少{rest}{unit}"}.get(sign, "持平")


def _against_targets(store: Store, snapshot: Snapshot) -> dict[str, str | None]:
    rows = store.query("screens/overview/targets", snapshot_id=snapshot.id, previous_id=None)
    targets: dict[str, Row] = {row["metric"]: row for row in rows.to_pylist()}
    found: dict[str, str | None] = {}
    for short, metric in _TARGETS.items():
        row = targets.get(metric)
        done = None if row is None else row["completion_share"]
        found[f"{short}完成率"] = None if done is None else share(float(done))
        found[f"{short}较序时"] = _gap(row)
    return found


def _gap(row: Row | None) -> str | None:
    if row is None or row["gap_points"] is None:
        return None
    points = rounded(row["gap_points"], 1)
    if not points:
        return "与序时进度持平"
    word = "超序时进度" if points > 0 else "落后序时进度"
    return f"{word}{decimal(abs(points), 1)}个百分点"


def _alarms(store: Store, snapshot: Snapshot) -> str:
    rows = store.query("screens/overview/attention", snapshot_id=snapshot.id).to_pylist()
    return count(sum(row["light"] == "告警" and row["project_id"] is not None for row in rows))


def _count(value: object) -> str | None:
    return None if value is None else count(float(str(value)))


def _amount(wan: object) -> str | None:
    return None if wan is None else str(amount(float(str(wan)), "zh"))


_SIGNS = {"+": "增加", "−": "减少"}
# What stands before an arrow: an amount, a date, a stage.
_MOVE = re.compile(r"([^\s，。；：、（）→]+)→")
_DAY = re.compile(r"(?<![\dA-Za-z-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\dA-Za-z-])")
_DELTA = re.compile(r"（([+−])([^（）]+)）")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_COUNTED = r"(?:[个处天件]|项(?!目))"
_SPACE = re.compile(
    rf"(?<=[）。；：]) | (?=\d+ ?{_COUNTED})|(?<=\d) (?={_COUNTED})"
    r"|(?<=首笔) | (?=\d{4}年)| (?=由)"
)
_TENS = "〇一二三四五六七八九十"


def official(sentence: str) -> str:
    """A sentence of the screen in official style.

    ``2021-12→2022-01，推迟 31 天`` is ``由2021年12月改为2022年1月，推迟31天``. Spaces within a
    name stay: only those beside a figure, a sign or a bracket go.
    """
    line = plain(sentence)
    # Behind a permit stands its new state alone, behind anything else the old one first.
    line = _MOVE.sub(r"由\1改为", line.replace(" → ", "转为"))
    line = _DAY.sub(_written_day, line)
    line = _DELTA.sub(lambda found: f"（{_SIGNS[found[1]]}{found[2]}）", line)
    return _SPACE.sub("", line)


def plain(figure: str) -> str:
    """A figure without the spaces and commas of the screen: ``1,639.00 亿元`` → ``1639.00亿元``."""
    return _THOUSANDS.sub("", figure.replace("\u00a0", ""))


def ordinal(number: int) -> str:
    """``一`` … ``九十九``; raises ValueError for others."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_TENS[tens]}十"
    return head + (_TENS[ones] if ones else "")


def _written_day(found: re.Match[str]) -> str:
    day = f"{int(found[3])}日" if found[3] else ""
    return f"{found[1]}年{int(found[2])}月{day}"


def changes_aloud(comparison: Comparison, named: NamedChanges) -> tuple[str, ...]:
    """Paragraphs with second-level headings; empty where nothing changed."""
    most: Mapping[str, int] = named.model_dump()
    details = {one.topic: one for one in _named(comparison, most)}
    whole = paragraphs(comparison, "zh")
    spoken = [_spoken(one, details[one.topic]) for one in whole if one.topic in details]
    if counted := [one for one in whole if one.topic not in details]:
        listed = "；".join(one.heading for one in counted)
        key = "briefing-also" if spoken else "briefing-only"
        # Joined here and not by the catalogue, which cuts long arguments.
        spoken.append(text("zh", key) + listed + text("zh", "briefing-in-annex"))
    return tuple(
        f"（{ordinal(number)}）{official(sentence)}" for number, sentence in enumerate(spoken, 1)
    )


def _named(comparison: Comparison, most: Mapping[str, int]) -> tuple[Paragraph, ...]:
    """Topics with the changes that are named."""
    left = dict(most)
    chosen = []
    for change in weightiest(comparison, len(comparison.changes)):
        topic = topic_of(change)
        if left.get(topic, 0) > 0:
            left[topic] -= 1
            chosen.append(change)
    return paragraphs(replace(comparison, changes=tuple(chosen)), "zh")


def _spoken(whole: Paragraph, named: Paragraph) -> str:
    """The kind with its count, then who and what; ``等N项`` where not all are named."""
    lines = "".join(line.text for line in named.lines)
    total = len(whole.changes)
    if len(named.changes) < total:
        end = text("zh", "dispatch-line-end")
        lines = lines.removesuffix(end) + text("zh", "briefing-of-so-many", count=total)
    return f"{whole.heading}。{lines}"


# Signs within brackets part nothing.
_BRACKETS = re.compile(r"（[^（）]*）")
_OF_THAT = "其中"
_NONE = "0"
Figures = Mapping[str, str | None]


def without_unknown(paragraph: str, figures: Figures) -> str:
    """The paragraph without what is unknown, its braces still in it; "" where nothing is left."""
    return "".join(_sentence(one, figures) for one in _cut(paragraph, "。") if one)


def unknown_figures(texts: Sequence[str], figures: Figures) -> tuple[str, ...]:
    """The figures that the texts speak of and no ledger says, each once."""
    named = [name for text in texts for name in FIGURE.findall(text)]
    return tuple(name for name in dict.fromkeys(named) if figures.get(name) is None)


def _sentence(sentence: str, figures: Figures) -> str:
    body = sentence.removesuffix("。")
    if not FIGURE.search(body):
        return sentence
    kept: list[str] = []
    is_first_known = True
    for part in _cut(body, "；"):
        hangs = part.startswith(_OF_THAT)
        line = "" if hangs and not is_first_known else _notice_part(part, figures)
        if hangs and all(figures[name] == _NONE for name in _data(line)):
            line = ""
        if not hangs:
            is_first_known = bool(line)
        if line:
            kept.append(line)
    if not any(_data(part) for part in kept) and _data(body):
        return ""
    return "；".join(kept) + ("。" if kept and sentence.endswith("。") else "")


def _notice_part(part: str, figures: Figures) -> str:
    """A part without its unknown clauses; "" where its first clause with a figure is unknown."""
    kept: list[str] = []
    has_figure = False
    for clause in _cut(part, "，"):
        filled = _clause(clause, figures)
        if not filled and not has_figure:
            return ""
        has_figure = has_figure or bool(_data(clause))
        if filled:
            kept.append(filled)
    return "，".join(kept)


def _clause(clause: str, figures: Figures) -> str:
    """A clause without its unknown figures; "" where the first of them is unknown."""
    if not FIGURE.search(clause):
        return clause
    kept: list[str] = []
    has_figure = False
    for item in _cut(clause, "、"):
        named = FIGURE.findall(item)
        if all(figures.get(name) is not None for name in named):
            kept.append(item)
        elif not has_figure:
            return ""
        has_figure = has_figure or bool(_data(item))
    return "、".join(kept)


def _data(text: str) -> list[str]:
    """The figures of a text that say more than when and of whom it speaks."""
    return [name for name in FIGURE.findall(text) if name not in CONTEXT]


def _cut(text: str, sign: str) -> list[str]:
    """The text cut at a sign outside of brackets; 。 stays with its sentence."""
    hidden = _BRACKETS.sub(lambda found: "\0" * len(found[0]), text)
    ends = [at for at, letter in enumerate(hidden) if letter == sign]
    if sign == "。":
        starts = [0, *(at + 1 for at in ends)]
        return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    starts = [0, *(at + 1 for at in ends)]
    return [text[a:b] for a, b in zip(starts, [*ends, len(text)], strict=True)]


@dataclass(frozen=True)
class Annex:
    """A list that comes with a 通报: its name, what it shows, heads, rows, widths in mm."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths_mm: tuple[float, ...]


@dataclass(frozen=True)
class NoticeText:
    """A filled 通报.

    issuer: whose name stands over the red rule. title: in pieces between which a line may end.
    sections: heading with its number, paragraphs. missing: figures that no ledger says, whose
    sentences were left out.
    """

    issuer: str
    title_pieces: tuple[str, ...]
    addressee: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()

    @property
    def title(self) -> str:
        """The title in one line."""
        return "".join(self.title_pieces)


def of_county() -> dict[str, str | None]:
    """What a wording may say of the county itself: its name, what it is, and its towns."""
    return {
        "旗名": load_rules().county.name,
        "旗": text("zh", "county-kind"),
        "乡镇": text("zh", "county-towns"),
    }


def with_figures(words: str, figures: Mapping[str, str | None]) -> str:
    """A text of the wording with its figures in the place of their names."""
    return FIGURE.sub(lambda found: plain(figures.get(found[1]) or ""), words)


def filled(
    wording: Notice,
    figures: Mapping[str, str | None],
    changes: Sequence[str] = (),
    problems: Sequence[str] = (),
    ledgers: Sequence[str] = (),
    annexes: Sequence[Annex] = (),
) -> NoticeText:
    """The 通报 in words; changes, ledgers, problems: a section each before the last one, if any."""

    fill = partial(with_figures, figures=figures)
    parts = []
    for one in wording.section:
        known = (without_unknown(text, figures) for text in one.paragraphs)
        if paragraphs := tuple(fill(text) for text in known if text):
            parts.append((fill(one.heading), paragraphs))
    last = parts[-1:] if parts else []
    lines = [
        (wording.changes.heading, changes),
        (wording.ledgers.heading, ledgers),
        (wording.problems.heading, problems),
    ]
    spoken = [(fill(heading), tuple(texts)) for heading, texts in lines if texts]
    return NoticeText(
        issuer=fill(wording.issuer),
        title_pieces=tuple(fill(piece) for piece in _pieces(wording.title)),
        addressee=fill(wording.addressee),
        sections=tuple(
            (f"{ordinal(number)}、{heading}", texts)
            for number, (heading, texts) in enumerate([*parts[:-1], *spoken, *last], 1)
        ),
        missing=unknown_figures(wording.texts, figures),
        annexes=tuple(annexes),
    )


def _pieces(title: str) -> list[str]:
    """A title parted behind its figures, where a line of it may end."""
    ends = [0, *(found.end() for found in FIGURE.finditer(title)), len(title)]
    return [title[start:end] for start, end in pairwise(ends) if end > start]


__all__ = ["NoticeText", "changes_aloud", "filled", "named_figures"]
