"""Claims (签约, 开工, 投产) beside their verification; projects that were lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.cuts import FREE, Filters, chosen
from data.formats import UNKNOWN, amount, column_amount, count, date_text
from data.language import language, say, word
from data.screens.figure import Sentence, sentence_of
from data.screens.ledger_readings import Listed
from data.screens.records import Record, known_number, known_text, records, whole
from data.screens.view import View, rows
from data.trace.figures import Reference

STATES = ("verified", "incomplete", "refused", "pending", "unfiled")


def claim_counts(view: View, filters: Filters = FREE) -> dict[str, Record]:
    """Claim → ``screens/claims/counts``; empty while no register of verifications speaks."""
    found = records(rows("screens/claims/counts", snapshot_id=view.now.id, **filters))
    return {row["claim"]: row for row in found if row["is_kept"]}


def claims_line(view: View, filters: Filters = FREE, *, only: Sequence[str] = ()) -> Sentence:
    """``申报签约 11 个，已认定 9 个（待认定 2 个）``, a clause a claim; "" where unknown.

    only: the claims that are spoken of, all by default.
    """
    parts = [
        _clause(row, filters)
        for claim, row in claim_counts(view, filters).items()
        if (not only or claim in only) and whole(row["claimed_count"])
    ]
    return sentence_of(*parts, between=say("ledger-semicolon"))


def _clause(row: Record, filters: Filters) -> Sentence:
    claim = str(row["claim"])
    claimed, verified = whole(row["claimed_count"]), whole(row["verified_count"])
    line = say("claims-line", claim=word(claim), claimed=claimed, verified=verified)
    both = [
        Reference.of("claims", chosen(filters), claim=claim),
        Reference.of("claims", chosen(filters), claim=claim, state="verified"),
    ]
    rest = [
        say("claims-part", state=say(f"claims-state-{state}"), count=number)
        for state in STATES[1:]
        if (number := whole(row[f"{state}_count"]))
    ]
    said = say("claims-rest", rest=say("claims-comma").join(rest)) if rest else ""
    return sentence_of((line, both), said)


@dataclass(frozen=True)
class Claims:
    """The year's claims, as the register's own page tells them."""

    view: View

    @cached_property
    def counts(self) -> dict[str, Record]:
        """Claim → its counts."""
        return claim_counts(self.view)

    @cached_property
    def open(self) -> list[Record]:
        """What the project ledgers claim and nobody has verified: the refused first."""
        given = dict.fromkeys(("owner_kind", "owner_key"))
        found = rows("screens/trace/rows/claims", snapshot_id=self.view.now.id, **given)
        told = [row for row in records(found) if row["is_told"] and row["state"] != "verified"]
        return sorted(told, key=lambda row: STATES.index(row["state"]) == len(STATES) - 1)


def claims_title(claims: Claims) -> str:
    """How many of the year's claims are verified by another unit."""
    told = claims.counts.values()
    claimed = sum(whole(row["claimed_count"]) for row in told)
    verified = sum(whole(row["verified_count"]) for row in told)
    key = "claims-title-all" if claimed and claimed == verified else "claims-title-some"
    return say(key, count=claimed, verified=verified)


def only_filed(claims: Claims) -> str:
    """Rows of the register that no claim of the projects ledger answers to; "" for none."""
    number = sum(whole(row["only_filed_count"]) for row in claims.counts.values())
    return say("claims-only-filed", count=number) if number else ""


def why(row: Record) -> str:
    """What a verification lacks; else what the register remarks."""
    missing = row["missing"]
    told = [] if missing is None or row["state"] != "incomplete" else list(missing)
    said = say("claims-comma").join(say(f"claims-need-{one}") for one in told)
    return said or known_text(row["remark"]) or ""


def who(row: Record) -> str:
    """Who claimed and who verified, with the days."""
    sides = [
        " ".join(part for part in (str(row[by] or ""), _day(row[day])) if part)
        for by, day in (("claimed_by", "claimed_date"), ("verified_by", "verified_date"))
    ]
    return " → ".join(side or UNKNOWN for side in sides) if any(sides) else UNKNOWN


def _day(day: date | None) -> str:
    said = date_text(day)
    return "" if said == UNKNOWN else said


@dataclass(frozen=True)
class Lost:
    """The ledger of lost projects under the reader's choices."""

    listed: Listed

    def reference(self, field: str, value: str) -> Reference:
        """The rows with this value of a field, "" those that leave it blank."""
        plain = self.listed.reference(group_name=value or None)
        scope = {**dict(plain.scope), "by": field}
        return Reference(plain.figure, plain.part, tuple(sorted(scope.items())))

    def by(self, field: str) -> list[tuple[str, int, str]]:
        """(value of a field, how many, their amounts with the unknown named); blank last."""
        found: dict[str, list[Record]] = {}
        for row in self._rows:
            found.setdefault(dict(row["texts"]).get(field) or "", []).append(row)
        order = sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
        return [(value, len(own), _amounts(own)) for value, own in order]

    @cached_property
    def _rows(self) -> list[Record]:
        return self.listed.page(0)

    def known(self, field: str) -> int:
        """How many state the field."""
        return sum(bool(dict(row["texts"]).get(field)) for row in self._rows)

    @cached_property
    def live(self) -> dict[str, str]:
        """Name → id of lost projects that the projects ledger still counts as going on."""
        found = records(rows("screens/claims/lost_and_live", snapshot_id=self.listed.view.now.id))
        return {str(row["project_name"]): str(row["project_id"]) for row in found}


def _amounts(own: Sequence[Record]) -> str:
    stated = [known_number(dict(row["numbers"]).get("lost_investment")) for row in own]
    known = [value for value in stated if value is not None]
    if not known:
        return UNKNOWN
    said = column_amount(sum(known), language())
    unknown = len(stated) - len(known)
    return f"{said} {say('lost-amount-unknown', count=unknown)}" if unknown else said


def lost_title(lost: Lost) -> str:
    """How many were lost; of how many reason and destination are known."""
    return say(
        "lost-title",
        count=count(whole(lost.listed.headline["row_count"])),
        reasons=lost.known("loss_reason"),
        places=lost.known("went_to"),
    )


def lost_note(lost: Lost) -> str:
    """What they would have invested; the commonest reason; those that still count as going on."""
    told = lost.listed.sums.get("lost_investment")
    total = None if told is None else known_number(told["total"])
    said = [say("lost-amount-none")]
    if told is not None and total is not None:
        said = [say("lost-amount", amount=str(amount(total, language())))]
        if unknown := whole(told["unknown_count"]):
            said.append(say("lost-amount-unknown", count=unknown))
    reasons = [one for one in lost.by("loss_reason") if one[0]]
    if len(reasons) > 1 and reasons[0][1] > reasons[1][1]:
        said.append(say("lost-reasons", named=reasons[0][0]))
    if lost.live:
        named = say("claims-comma").join([*lost.live][:3])
        said.append(say("lost-also-live", count=len(lost.live), named=named))
    return say("ledger-semicolon").join(said)
