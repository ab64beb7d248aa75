"""The scoreboard: what it reads, and the sentences that it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from data.county_figures.organisation import quarter_ends, scored_boards
from data.county_figures.scoring import Part, Scored, Way, flags, ways_up
from data.cuts import FREE, Filters, owners
from data.formats import (
    MINUS,
    UNKNOWN,
    amount,
    amount_exact,
    count,
    date_text,
    decimal,
    plain,
    share,
)
from data.language import language, say, word
from data.rules import load_rules
from data.rules.scoring import Board
from data.screens.figure import Sentence, cited, sentence_of
from data.screens.records import Record, records
from data.screens.view import View, cached_value, rows, speaks, store
from data.store import Snapshot
from data.trace.figures import Reference

_NAMED = 2
_SUMS = ("万元", "亿元")


@dataclass(frozen=True)
class Scores:
    """One board of a view, and the owner on it that is opened.

    board: its name, "" for the first; owner: a key, "" for the first that has one above it.
    filters: whose scores are looked at; their ranks stay those on the whole board.
    """

    view: View
    board: str = ""
    owner: str = ""
    filters: Filters = field(default_factory=lambda: FREE)

    @cached_property
    def boards(self) -> list[tuple[Board, list[Scored]]]:
        """Every board that has owners."""
        return _boards(self.view.now)

    @cached_property
    def whole(self) -> list[Scored]:
        """The board that is looked at, the best first; of a cut the first that has its owners."""
        named = {board.name: told for board, told in self.boards}
        for told in [named[self.board]] if self.board in named else named.values():
            if any(map(self._is_in, told)):
                return told
        return next(iter(named.values()), [])

    @property
    def shown(self) -> list[Scored]:
        """Its owners that the cut leaves."""
        return [one for one in self.whole if self._is_in(one)]

    def _is_in(self, one: Scored) -> bool:
        wanted = owners(self.filters)
        return wanted is None or one.owner in wanted

    @property
    def ranked(self) -> list[Scored]:
        """Everyone on the whole board who has a score."""
        return [one for one in self.whole if one.is_scored]

    @property
    def scored(self) -> list[Scored]:
        """Those of the cut that have a score."""
        return [one for one in self.shown if one.is_scored]

    @property
    def unscored(self) -> list[Scored]:
        """Those of whom something is unknown."""
        return [one for one in self.shown if not one.is_scored]

    @property
    def opened(self) -> Scored | None:
        """The owner whose arithmetic stands open; None where nobody has a score."""
        asked = [one for one in self.shown if one.owner_key == self.owner]
        below = [one for one in self.scored if one.rank != 1]
        return next(iter((*asked, *below, *self.scored)), None)

    @cached_property
    def ways(self) -> list[Way]:
        """How the opened owner passes the one above it."""
        one = self.opened
        return [] if one is None else ways_up(self.whole, one, load_rules().scoreboard)

    @cached_property
    def candidates(self) -> dict[str, list[Record]]:
        """Metric → projects of the opened owner that its next point may come from."""
        found: dict[str, list[Record]] = {}
        if (one := self.opened) is not None:
            given = {"owner_kind": one.kind, "owner_key": one.owner_key}
            told = rows("screens/scoreboard/candidates", snapshot_id=self.view.now.id, **given)
            for row in records(told):
                found.setdefault(row["metric"], []).append(row)
        return found

    def places(self, way: Way) -> dict[str, str]:
        """Name → id of the projects of a way."""
        found = self.candidates.get(way.metric, [])
        return {str(row["project_name"]): str(row["project_id"]) for row in found}

    @cached_property
    def quarters(self) -> list[list[Scored] | None]:
        """The board at the end of each quarter that has passed; None where nobody is scored."""
        now, boards = self.view.now, []
        keys = {one.owner_key for one in self.whole}
        for day in quarter_ends(now.as_of):
            at = store().snapshot(as_of=day, version=now.version)
            told = [] if at is None else _boards(at)
            board = [own for _, own in told if keys & {one.owner_key for one in own}]
            boards.append(next((own for own in board if any(o.is_scored for o in own)), None))
        return boards

    @cached_property
    def flags(self) -> dict[str, str]:
        """Owner's key → red or yellow, at the end of the last quarter that has passed."""
        return flags(self.quarters, load_rules().scoreboard)

    def target(self, part: Part) -> Reference:
        """What a task counts, for the drawer: its verified claims, or all that is claimed."""
        assert self.opened is not None
        if part.is_verified_only:
            scope = {"owner_kind": self.opened.kind, "owner_key": self.opened.owner_key}
            claim = part.metric.removesuffix("项目")
            return Reference.of("claims", scope, claim=claim, state="verified")
        return Reference.of("target", None, owner=part.told_owner, metric=part.metric)


def _boards(snapshot: Snapshot) -> list[tuple[Board, list[Scored]]]:
    key = ("scored boards", snapshot.id)
    return cached_value(store(), key, lambda: scored_boards(store(), snapshot))


def points_text(score: Decimal | None) -> str:
    """A score as printed; a dash where there is none."""
    return UNKNOWN if score is None else decimal(score, load_rules().scoreboard.scoring.decimals)


def headline(scores: Scores) -> str:
    """Who leads with how many points; how many change rank under equal weights, how far at most."""
    scored = scores.scored
    if not scored:
        return say("scoreboard-headline-none", count=len(scores.unscored))
    first = [one for one in scored if one.rank == scored[0].rank]
    tied = "" if len(first) == 1 else "-tied"
    lead = say(
        f"scoreboard-headline{tied}" if first[0].rank == 1 else "scoreboard-headline-cut",
        owner=_and([one.owner for one in first[:_NAMED]], len(first)),
        count=len(first),
        score=points_text(first[0].score),
        rank=first[0].rank or 0,
        among=len(scores.ranked),
    )
    moved = [abs(one.moved) for one in scored if one.moved]
    if not moved:
        return lead + say("scoreboard-headline-same")
    return lead + say("scoreboard-headline-moved", count=len(moved), most=max(moved))


def _and(names: Sequence[str], number: int) -> str:
    named = say("scoreboard-and").join(names)
    return named if len(names) == number else say("scoreboard-and-more", named=named, count=number)


def sub_line(scores: Scores) -> str:
    """How a score is made; how many are without one."""
    scoring = load_rules().scoreboard.scoring
    parts = [say("scoreboard-sub", cap=share(scoring.cap, 0))]
    dues = {share(p.due_share) for one in scores.scored for p in one.parts if p.due_share}
    if len(dues) == 1:
        parts.append(say("scoreboard-sub-due", share=next(iter(dues))))
    if scores.unscored:
        parts.append(say("scoreboard-sub-unscored", count=len(scores.unscored)))
    return say("scoreboard-stop").join(parts) + say("scoreboard-stop-end")


def board_title(scores: Scores) -> str:
    """How many owners, and how far apart the first and the last are."""
    known = [one.score for one in scores.scored if one.score is not None]
    if len(known) < 2:
        return say("scoreboard-board-few", count=len(known))
    apart = points_text(max(known) - min(known))
    return say("scoreboard-board", count=len(known), apart=apart)


def board_name(board: Board) -> str:
    """What a board is called in the reader's language."""
    return board.name_en or board.name if language() == "en" else board.name


def flag_text(scores: Scores, one: Scored) -> str:
    """``红旗：四季度提高最多``; "" for none."""
    if (flag := scores.flags.get(one.owner_key)) is None:
        return ""
    quarter = say(f"quarter-{quarter_ends(scores.view.now.as_of)[-1].month // 3}")
    number = load_rules().scoreboard.flags.last_quarters
    return say(f"scoreboard-flag-{flag}", quarter=quarter, count=number)


def flags_text(scores: Scores) -> str:
    """At which quarter's end the flags were given, or which end lacks a score to judge by."""
    last = quarter_ends(scores.view.now.as_of)
    if not last:
        return say("scoreboard-flags-early")
    lacking = [
        day for day, board in zip(last[-2:], scores.quarters[-2:], strict=True) if board is None
    ]
    if not lacking:
        return say("scoreboard-flags-at", day=date_text(last[-1]))
    days = say("scoreboard-and").join(map(date_text, lacking))
    return say("scoreboard-flags-unjudged", days=days)


def missing_text(one: Scored) -> str:
    """What an owner without a score lacks."""
    if one.missing == ("",):
        return say("scoreboard-no-task")
    named = say("scoreboard-and").join(word(metric) for metric in one.missing)
    return say("scoreboard-missing", metrics=named)


def opened_title(scores: Scores) -> str:
    """``第一专项招商组：88.10 分怎么来的``."""
    one = scores.opened
    if one is None:
        return ""
    if not one.is_scored:
        return say("scoreboard-opened-none", owner=one.owner, why=missing_text(one))
    return say("scoreboard-opened", owner=one.owner, score=points_text(one.score))


def opened_note(scores: Scores) -> str:
    """By how many tasks; what the schedule would have brought; metrics without a weight."""
    one = scores.opened
    if one is None or not one.is_scored:
        return say("scoreboard-opened-note")
    said = [say("scoreboard-opened-tasks", count=len(one.parts))]
    if one.due_score is not None:
        said.append(say("scoreboard-due-score", score=points_text(one.due_score)))
    if one.unweighted:
        named = say("scoreboard-and").join(map(word, one.unweighted))
        said.append(say("scoreboard-unweighted", metrics=named))
    return say("scoreboard-stop").join(said)


def amounts(part: Part) -> str:
    """``3 / 3 个``, ``370.36 / 260.00 亿元``."""
    if part.unit in _SUMS:
        done = amount(part.counted, language(), in_yi=True).value
        return f"{done} / {amount(part.target, language(), in_yi=True)}"
    return f"{_plain(part.counted)} / {_plain(part.target)} {_unit(part)}".strip()


def _unit(part: Part) -> str:
    """What is counted, as the targets say it; readers of English know it by the metric."""
    return part.unit if language() == "zh" else ""


def _plain(value: Decimal | None) -> str:
    return UNKNOWN if value is None else plain(value, 2)


def claimed_text(part: Part) -> str:
    """``申报 3，已认定 2`` where the two are known and a claim can be verified."""
    if part.claimed is None or part.verified is None:
        return ""
    key = "scoreboard-claimed-counted" if part.is_verified_only else "scoreboard-claimed"
    return say(key, claimed=_plain(part.claimed), verified=_plain(part.verified))


def left_text(part: Part) -> str:
    """The points that are still missing; a dash where none are."""
    left = part.most - part.points
    return f"{MINUS}{points_text(left)}" if left > 0 else UNKNOWN


def sum_text(one: Scored) -> str:
    """``20.00 + 15.00 − 1.00``: the products as they stand above."""
    said = " + ".join(points_text(part.points) for part in one.parts)
    return f"{said} {MINUS} {points_text(one.deduction)}" if one.deduction else said


def deduction_text(scores: Scores, one: Scored) -> str:
    """What is deducted for, or that no register of orders or verifications speaks."""
    costs = {"assignments": one.overdue_orders, "verifications": one.refused_claims}
    told = [
        say(f"scoreboard-deducted-{ledger}", count=number)
        if speaks(scores.view, ledger)
        else say(f"scoreboard-untold-{ledger}")
        for ledger, number in costs.items()
    ]
    return say("scoreboard-deducted", said=say("scoreboard-and").join(told))


def ways_title(scores: Scores) -> str:
    """``再进一位要多 0.44 分：开工项目多 1 个就够``; that it leads; that no one is enough."""
    one = scores.opened
    if one is None or not one.is_scored:
        return ""
    if one.rank == 1:
        return say("scoreboard-ways-first")
    best = next((way for way in scores.ways if way.more is not None), None)
    gap = points_text(_above(scores) - (one.score or Decimal(0)))
    if best is None:
        return say("scoreboard-ways-none", gap=gap)
    return say("scoreboard-ways", gap=gap, way=way_text(scores, best))


def ways_note(scores: Scores) -> str:
    """Who stands above, with how many points; that others stay as they are."""
    one = scores.opened
    if one is None or one.rank in (None, 1):
        return ""
    above = [o for o in scores.ranked if o.score == _above(scores)]
    named = _and([other.owner for other in above[:_NAMED]], len(above))
    return say(
        "scoreboard-ways-note",
        rank=above[0].rank or 0,
        owner=named,
        score=points_text(above[0].score),
    )


def _above(scores: Scores) -> Decimal:
    one = scores.opened
    assert one is not None and one.score is not None
    return min(o.score for o in scores.ranked if o.score is not None and o.score > one.score)


def way_text(scores: Scores, way: Way) -> str:
    """``开工项目多 1 个``, ``到位资金多 0.26 亿元``."""
    assert scores.opened is not None
    if not way.metric:
        return say("scoreboard-way-deduction")
    if way.more is None:
        return word(way.metric)
    part = next(one for one in scores.opened.parts if one.metric == way.metric)
    if part.unit in _SUMS:
        more = amount_exact(way.more, language())
    else:
        more = f"{_plain(way.more)} {_unit(part)}".strip()
    return say("scoreboard-way", metric=word(way.metric), more=more)


def way_place(scores: Scores, way: Way) -> str:
    """Where it may come from now: named projects and why; why it cannot bring enough."""
    if way.more is None:
        return say("scoreboard-way-full" if not way.adds else "scoreboard-way-short")
    found = scores.candidates.get(way.metric, [])
    if not found:
        return ""
    why = found[0]["why"]
    same = [row for row in found if row["why"] == why]
    named = _and([str(row["project_name"]) for row in same[:_NAMED]], len(same))
    return say(f"scoreboard-place-{why}", named=named)


def foot(scores: Scores) -> Sentence:
    """Whose rules they are: weights, deductions, flags, what verification needs."""
    rules = load_rules().scoreboard
    named = (rules.scoring, rules.deductions, rules.flags, rules.verification)
    said = [cited(one.source) for one in named]
    weights = say("scoreboard-and").join(
        f"{word(metric)} {plain(Decimal(str(weight)))}"
        for metric, weight in rules.scoring.weights.items()
    )
    head = say("scoreboard-weights", weights=weights)
    return sentence_of(head, *said, between=say("scoreboard-stop"))


def counts_text(scores: Scores) -> str:
    """How many are without a score."""
    return say("scoreboard-unscored-title", count=count(len(scores.unscored)))
