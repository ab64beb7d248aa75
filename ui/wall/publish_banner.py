"""The banner after a publish: what changed in figures, in one line that fits."""

from __future__ import annotations

from data.formats import amount_change
from data.language import language, say
from data.meeting import Comparison, compare
from data.screens.view import View, store
from data.store import Snapshot, Store
from ui.live_refresh import news

_MOST = 4
_STAGES = ("stage_up", "stage_down", "exit", "resumed")


def wall_news(view: View) -> str:
    """What the newest version changed against the one before it; who did it where nothing moved.

    The version before is looked at as of its own last day, as the wall showed it.
    """
    ledger = store()
    versions = ledger.versions()
    before = _before(ledger)
    if before is None or versions[0].action != "publish":
        return news(versions)
    told = _moved(compare(ledger, before, view.now))[:_MOST]
    what = say("readiness-comma").join(told) if told else say("wall-news-none")
    return say("wall-updated", version=str(ledger.sequence), what=what)


def _before(ledger: Store) -> Snapshot | None:
    return ledger.snapshot(version=ledger.sequence - 1) if ledger.sequence > 1 else None


def _moved(comparison: Comparison) -> list[str]:
    """New and gone projects, amounts, funds, put off dates: what a meeting looks at first."""
    lines: list[str] = []
    for key, kind in (("new", "new"), ("gone", "gone")):
        found = sum(change.kind == kind for change in comparison.changes)
        if found:
            lines.append(say(f"wall-news-{key}", count=found))
    for measure in ("planned", "funds"):
        bridge = comparison.bridge(measure)
        if bridge.is_comparable and bridge.summed:
            moved = amount_change(bridge.summed, language())
            lines.append(say(f"wall-news-{measure}", amount=moved))
    stages = sum(change.kind in _STAGES for change in comparison.changes)
    if stages:
        lines.append(say("wall-news-stage", count=stages))
    late = sum(change.is_postponed for change in comparison.changes)
    if late:
        lines.append(say("wall-news-late", count=late))
    rest = len(comparison.changes)
    return lines or ([say("wall-news-other", count=rest)] if rest else [])
