"""Columns of people in which names and posts were parted, and of which some cells are unsure."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.importer.parse.people import POSTS_OF
from data.importer.questions.question import KEEP, Effect, Option, Question
from data.importer.questions.table_findings import Findings
from data.importer.reading import PostsApart


def people_questions(findings: Findings) -> Iterator[Question]:
    """One question for each column of people with unsure cells; the answer lasts."""
    for key, apart in findings.reading.posts_apart.items():
        at = apart.unsure
        if len(at):
            yield _people_question(findings, key, apart, at)


def _people_question(findings: Findings, key: str, apart: PostsApart, at: np.ndarray) -> Question:
    reading = findings.reading
    written = apart.written.take(pa.array(at))
    effects = [Effect(key, at, written)]
    posts = POSTS_OF.get(reading.declared.field(key).name, "")
    if posts and posts not in reading.columns:
        effects.append(Effect(posts, at, pa.nulls(len(at), pa.list_(pa.string()))))
    whole = dict(zip(at.tolist(), written.to_pylist(), strict=True))

    def value(option: Option, index: int) -> str:
        if option.effects:
            said = whole[index]
            return "、".join(said) if isinstance(said, list) else str(said or "")
        return "、".join(
            f"{one.name}（{one.post}）" if one.post else one.name for one in apart.people[index]
        )

    return findings.ask(
        "people",
        (key,),
        at,
        [Option(KEEP, "people-apart"), Option("whole", "people-whole", tuple(effects))],
        reasons=[("people", {})],
        of_cells=False,
        value_of=value,
    )
