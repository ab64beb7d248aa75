"""Why the product asks whether two names mean one project, in words with the numbers that fired."""

from __future__ import annotations

from collections.abc import Mapping

from data.drafts import ProjectName
from data.formats import decimal
from data.importer.review.entity_matching import Candidate, Comparison, Side
from data.texts import Language, text

_SHARES = ("similarity", "contained", "gap")


def why(rule: str, evidence: Mapping[str, str], language: Language) -> str:
    """The sentence of a rule; evidence as Candidate and Decision carry it; "" without a rule."""
    if not rule:
        return ""
    told = {
        name: _percent(value) if name in _SHARES or _is_share(name, value) else value
        for name, value in evidence.items()
    }
    return text(language, f"same-rule-{rule.replace('_', '-')}", **told)


def called(side: Side | ProjectName) -> str:
    """A project's name with its code behind it, where it has both."""
    if side.code and side.name:
        return f"{side.name}（{side.code}）"
    return side.name or side.code or ""


def place(side: Side) -> str:
    """File, sheet and cell."""
    return " · ".join(part for part in (side.file, side.sheet, side.cell) if part)


def same_project_json(comparison: Comparison, language: Language) -> dict[str, object]:
    """The ``same_project`` part of a report (docs/report.md); amounts in 万元."""
    return {
        "found": comparison.found,
        "pairs": [_pair(one, language) for one in comparison.candidates],
        "not_compared": [
            {"kind": crowd.kind, "text": crowd.text, "projects": crowd.count}
            for crowd in comparison.crowds
        ],
    }


def _pair(candidate: Candidate, language: Language) -> dict[str, object]:
    return {
        "rule": candidate.rule,
        "reason": why(candidate.rule, candidate.evidence, language),
        "evidence": dict(candidate.evidence),
        "agrees": sorted(candidate.agrees),
        "differs": sorted(candidate.differs),
        "one": _side(candidate.one),
        "two": _side(candidate.two),
    }


def _side(side: Side) -> dict[str, object]:
    return {
        "name": side.name,
        "code": side.code,
        "investor": side.investor,
        "industry": side.industry,
        "amount_wan": None if side.amount_wan is None else float(side.amount_wan),
        "stage": side.stage,
        "town": side.town,
        "unit": side.unit,
        "ledger": side.ledger,
        "form": side.form,
        "as_of": side.as_of.isoformat(),
        "of_this_upload": side.is_incoming,
        "project": side.is_borne,
        "gone": side.is_gone,
        "file": side.file or None,
        "sheet": side.sheet or None,
        "cell": side.cell or None,
    }


def _is_share(name: str, value: str) -> bool:
    """A threshold is a share, unless it counts what agrees."""
    return name == "threshold" and float(value) < 1


def _percent(value: str) -> str:
    share = decimal(float(value) * 100).removesuffix(".0")
    return f"{share}%"
