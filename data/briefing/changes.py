"""What changed, as a 通报 reads it out: of each kind the weightiest by name, the rest counted.

How many are named is data/rules/notice.toml; everything stands in the annex.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data.briefing.official import official, ordinal
from data.dispatch.comparison import Comparison
from data.dispatch.sentences import Paragraph, paragraphs
from data.dispatch.topics import topic_of, weightiest
from data.rules.notice import NamedChanges
from data.texts import text


def changes_aloud(comparison: Comparison, named: NamedChanges) -> tuple[str, ...]:
    """Paragraphs with second-level headings; empty where nothing changed."""
    most: Mapping[str, int] = named.model_dump()
    told = {one.topic: one for one in _named(comparison, most)}
    whole = paragraphs(comparison, "zh")
    spoken = [_spoken(one, told[one.topic]) for one in whole if one.topic in told]
    if counted := [one for one in whole if one.topic not in told]:
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
