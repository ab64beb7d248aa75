"""From tasks to scores: the arithmetic of the scoreboard, in decimals that add up as printed.

Nothing is read here: a board is worked out of rows (``screens/scoreboard/measures``) and rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from data.formats import is_unknown
from data.rules.scoring import Board, Scoreboard

Row = Mapping[str, object]
HUNDRED = Decimal(100)
_WAN, _YI = "万元", Decimal(10_000)


@dataclass(frozen=True)
class Part:
    """One task: what counts of it, the weight that it has of 100, the points that these give."""

    metric: str
    told_owner: str
    unit: str
    target: Decimal
    counted: Decimal | None
    claimed: Decimal | None
    verified: Decimal | None
    is_verified_only: bool
    due_share: Decimal | None
    gap_points: float | None
    light: str
    weight: Decimal
    equal_weight: Decimal
    cap: Decimal
    decimals: int

    @property
    def completion(self) -> Decimal | None:
        """Counted ÷ task, not capped; None where unknown."""
        return None if self.counted is None else self.counted / self.target

    @property
    def is_capped(self) -> bool:
        """Whether more of it brings nothing."""
        return self.completion is not None and self.completion >= self.cap

    @property
    def points(self) -> Decimal:
        """Completion up to the cap × weight, rounded as printed."""
        return self._points(self.weight)

    @property
    def equal_points(self) -> Decimal:
        """The same where every task weighs the same."""
        return self._points(self.equal_weight)

    @property
    def most(self) -> Decimal:
        """What the task can bring."""
        return _rounded(self.cap * self.weight, self.decimals)

    def _points(self, weight: Decimal) -> Decimal:
        completion = max(Decimal(0), min(self.completion or Decimal(0), self.cap))
        return _rounded(completion * weight, self.decimals)

    def with_more(self, more: Decimal) -> Part:
        """The task with so much more done."""
        return replace(self, counted=(self.counted or Decimal(0)) + more)

    @property
    def step(self) -> Decimal:
        """The least by which it is spoken of: one; of sums 0.01 亿元, of small ones 1 万元."""
        return Decimal(100) if self.unit == _WAN and self.target >= _YI else Decimal(1)


@dataclass(frozen=True)
class Scored:
    """An owner on its board. score None: something of it is unknown, see missing.

    missing: metrics whose task or completion is unknown, [""] where it has no task at all.
    """

    owner: str
    owner_key: str
    kind: str
    parts: tuple[Part, ...]
    unweighted: tuple[str, ...]
    missing: tuple[str, ...]
    overdue_orders: int
    refused_claims: int
    deduction: Decimal
    rank: int | None = None
    equal_rank: int | None = None

    @property
    def is_scored(self) -> bool:
        """Whether all of it is known."""
        return not self.missing

    @property
    def score(self) -> Decimal | None:
        """The sum of the points less what is deducted, never below 0."""
        return self._score([one.points for one in self.parts])

    @property
    def equal_score(self) -> Decimal | None:
        """The same under equal weights."""
        return self._score([one.equal_points for one in self.parts])

    def _score(self, points: Sequence[Decimal]) -> Decimal | None:
        if not self.is_scored:
            return None
        return max(Decimal(0), sum(points, Decimal(0)) - self.deduction)

    @property
    def due_score(self) -> Decimal | None:
        """What the schedule (序时) would have brought by now; None where one has none."""
        shares = [(one.due_share, one) for one in self.parts]
        if not self.is_scored or any(share is None for share, _ in shares):
            return None
        points = [_rounded(min(s or Decimal(0), o.cap) * o.weight, o.decimals) for s, o in shares]
        return sum(points, Decimal(0))

    @property
    def moved(self) -> int:
        """Ranks gained under equal weights; below 0 lost."""
        return (self.rank or 0) - (self.equal_rank or 0)


@dataclass(frozen=True)
class Way:
    """One measure that changes alone: by how much, what it adds, where it leads.

    more None: it cannot pass the next owner, adds is then all that it could bring. metric "":
    deductions that are undone.
    """

    metric: str
    more: Decimal | None
    adds: Decimal
    score: Decimal | None = None
    rank: int | None = None
    effort: Decimal = Decimal(0)


def boards(rows: Sequence[Row], rules: Scoreboard) -> list[tuple[Board, list[Scored]]]:
    """Every board that has owners, the best first and those without a score behind them."""
    by_owner: dict[str, list[Row]] = {}
    for row in rows:
        by_owner.setdefault(str(row["owner_key"]), []).append(row)
    owners = [_owner(told, rules) for told in by_owner.values()]
    found = []
    for board in rules.boards:
        own = [one for one in owners if one.kind in board.kinds]
        if own:
            found.append((board, ranked(own)))
    return found


def ranked(owners: Sequence[Scored]) -> list[Scored]:
    """Owners with their ranks: equal scores share one, the next goes on behind them."""
    scores = [one.score for one in owners if one.score is not None]
    equal = [one.equal_score for one in owners if one.equal_score is not None]
    placed = [
        replace(one, rank=_rank(one.score, scores), equal_rank=_rank(one.equal_score, equal))
        for one in owners
    ]
    return sorted(placed, key=lambda one: (one.rank is None, one.rank or 0, one.kind, one.owner))


def _rank(score: Decimal | None, among: Sequence[Decimal]) -> int | None:
    return None if score is None else 1 + sum(other > score for other in among)


def _owner(rows: Sequence[Row], rules: Scoreboard) -> Scored:
    first, weights = rows[0], rules.scoring.weights
    tasks = [row for row in rows if row["metric"] is not None and not _is_nothing(row)]
    named = {str(row["metric"]): row for row in tasks}
    weighted = [named[metric] for metric, weight in weights.items() if weight and metric in named]
    missing = [str(row["metric"]) for row in weighted if _is_missing(row)]
    if not weighted:
        missing = [""]
    total = sum((Decimal(str(weights[str(row["metric"])])) for row in weighted), Decimal(0))
    orders, claims = int(str(first["overdue_orders"])), int(str(first["refused_claims"]))
    return Scored(
        owner=str(first["owner"]),
        owner_key=str(first["owner_key"]),
        kind=str(first["owner_kind"]),
        parts=tuple(
            _part(row, total, len(weighted), rules) for row in weighted if not _is_missing(row)
        ),
        unweighted=tuple(metric for metric, row in named.items() if row not in weighted),
        missing=tuple(missing),
        overdue_orders=orders,
        refused_claims=claims,
        deduction=deducted(orders, claims, rules),
    )


def deducted(orders: int, claims: int, rules: Scoreboard) -> Decimal:
    """The points that overdue orders and refused claims cost."""
    one = rules.deductions
    points = one.overdue_order * orders + one.refused_claim * claims
    return _rounded(Decimal(str(min(points, one.most))), rules.scoring.decimals)


def _is_nothing(row: Row) -> bool:
    """A task of 0 asks nothing."""
    return not is_unknown(row["target_value"]) and not Decimal(str(row["target_value"]))


def _is_missing(row: Row) -> bool:
    return is_unknown(row["target_value"]) or is_unknown(row["counted_value"])


def _part(row: Row, total: Decimal, number: int, rules: Scoreboard) -> Part:
    scoring = rules.scoring
    weight = Decimal(str(scoring.weights[str(row["metric"])]))
    return Part(
        metric=str(row["metric"]),
        told_owner=str(row["told_owner"]),
        unit=str(row["target_unit"] or ""),
        target=Decimal(str(row["target_value"])),
        counted=_known(row["counted_value"]),
        claimed=_known(row["claimed_value"]),
        verified=_known(row["verified_value"]),
        is_verified_only=bool(row["is_verified_only"]) and not is_unknown(row["verified_value"]),
        due_share=_known(row["schedule_share"]),
        gap_points=None if is_unknown(row["gap_points"]) else float(str(row["gap_points"])),
        light=str(row["light"]),
        weight=weight * HUNDRED / total,
        equal_weight=HUNDRED / number,
        cap=Decimal(str(scoring.cap)),
        decimals=scoring.decimals,
    )


def _known(value: object) -> Decimal | None:
    return None if is_unknown(value) else Decimal(str(value))


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(_least(digits), ROUND_HALF_UP)


def next_above(board: Sequence[Scored], one: Scored) -> Scored | None:
    """The owner just above: of those with more points the one with the fewest; None at the top."""
    if one.score is None:
        return None
    above = [(other.score, other.owner, other) for other in board if other.score is not None]
    higher = [told for told in above if told[0] > one.score]
    return min(higher, key=lambda told: told[:2], default=(None, None, None))[2]


def ways_up(board: Sequence[Scored], one: Scored, rules: Scoreboard) -> list[Way]:
    """How one measure alone passes, or else draws level with, the owner just above.

    The least effort first; others stay as they are. Each way is worked out anew by the same
    arithmetic; the last are measures that cannot do it.
    """
    above = next_above(board, one)
    if above is None or above.score is None or one.score is None:
        return []
    found = [_way(board, one, part, above.score) for part in one.parts]
    if one.deduction:
        undone = replace(one, overdue_orders=0, refused_claims=0, deduction=Decimal(0))
        found.append(_reached(board, one, undone, Way("", Decimal(0), Decimal(0)), above.score))
    return sorted(found, key=lambda way: (way.more is None, way.effort, -way.adds, way.metric))


def _way(board: Sequence[Scored], one: Scored, part: Part, score: Decimal) -> Way:
    """The fewest steps, found by halving: more done never brings less."""

    def after(steps: int) -> Scored:
        parts = [p.with_more(part.step * steps) if p is part else p for p in one.parts]
        return replace(one, parts=tuple(parts))

    left = max(Decimal(0), part.cap * part.target - (part.counted or Decimal(0)))
    most = int(-(-left // part.step))
    best = after(most).score
    assert best is not None
    if not most or best < score:
        return Way(part.metric, None, best - (one.score or Decimal(0)))
    # Who can only draw level shares the rank.
    goal = score if best == score else score + _least(part.decimals)
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        reached = after(middle).score
        low, high = (low, middle) if reached is not None and reached >= goal else (middle, high)
    way = Way(part.metric, part.step * high, Decimal(0))
    return _reached(board, one, after(high), way, goal)


def _least(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


def _reached(board: Sequence[Scored], one: Scored, changed: Scored, way: Way, goal: Decimal) -> Way:
    assert changed.score is not None and one.score is not None
    adds = changed.score - one.score
    if changed.score < goal:
        return replace(way, more=None, adds=adds)
    others = [o.score for o in board if o.owner_key != one.owner_key and o.score is not None]
    part = next((p for p in one.parts if p.metric == way.metric), None)
    effort = Decimal(0) if part is None or way.more is None else way.more / part.target
    rank = _rank(changed.score, others)
    return replace(way, adds=adds, score=changed.score, rank=rank, effort=effort)


def flags(quarters: Sequence[Sequence[Scored] | None], rules: Scoreboard) -> dict[str, str]:
    """Owner's key → ``red`` or ``yellow`` at the end of the last of the year's quarters.

    quarters: the board at the end of each quarter so far, from the first; None where no ledger
    spoke. The first quarter begins at 0.
    """
    if not quarters or quarters[-1] is None:
        return {}
    now = [one for one in quarters[-1] if one.score is not None]
    if len(now) < rules.flags.least_units:
        return {}
    found = dict.fromkeys(_last_in(quarters, rules.flags.last_quarters), "yellow")
    # A year begins at 0; a quarter whose start nobody told cannot be judged.
    start = quarters[-2] if len(quarters) > 1 else [replace(one, parts=()) for one in now]
    scores = {one.owner_key: one.score for one in start or ()}
    gains: dict[str, Decimal] = {}
    for one in now:
        earlier = scores.get(one.owner_key)
        if one.score is not None and earlier is not None:
            gains[one.owner_key] = one.score - earlier
    most = max(gains.values(), default=Decimal(0))
    if most > 0 and most >= Decimal(str(rules.flags.least_gain)):
        found |= {key: "red" for key, gain in gains.items() if gain == most}
    return found


def _last_in(quarters: Sequence[Sequence[Scored] | None], number: int) -> set[str]:
    """Owners that were last, and not first with all others, in each of the last quarters."""
    if len(quarters) < number:
        return set()
    lasts = []
    for board in quarters[-number:]:
        ranks = {one.owner_key: one.rank for one in board or () if one.rank is not None}
        worst = max(ranks.values(), default=1)
        lasts.append({key for key, rank in ranks.items() if rank == worst and worst > 1})
    return set.intersection(*lasts)
