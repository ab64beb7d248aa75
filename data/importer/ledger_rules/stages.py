"""A project's stage where no column states it: its dates, its section, its sheet's name,
or a progress or date that is the name of a stage and nothing else (进展：在建; 开工时间：已开工).

The furthest rung for which there is evidence. An exit (停建, 终止 …) is only ever
stated. Dates after the as-of day are plans and prove nothing.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.ledger_rules.declared import is_past
from data.importer.parse.sections import section_texts, section_value, taught_stage, title_value
from data.importer.reading import Reading
from data.issues import LIST_SEPARATOR
from data.ledgers import ledger
from data.ledgers.headers import normal

LADDER = ("发起", "考察", "洽谈", "签约", "开工", "建设", "试生产", "投产", "达产")
_SHOWN_NAMES = 40  # the report lists all of them
_DATED = {
    "lead_date": "发起",
    "survey_date": "考察",
    "talks_date": "洽谈",
    "signed_date": "签约",
    "actual_start_date": "建设",
    "completion_date": "建设",
    "actual_production_date": "投产",
    "design_capacity_date": "达产",
}


def complete_stages(reading: Reading) -> None:
    """Fill the stage of rows that state none; from what is kept in ``reading.inferred``."""
    stated = reading.have("stage")
    if stated.all():
        return
    dated = np.maximum(_dated_ranks(reading), _started_ranks(reading))
    named, worded = _named_stages(reading), _worded_stages(reading)
    if reading.form != "register":
        named = [None if word in LADDER else word for word in named]
    from_name, from_words = _ranks(named), _ranks(worded)
    sure = np.maximum.reduce([dated, from_name, from_words])
    exits = [one if _is_exit(one) else other for one, other in zip(worded, named, strict=True)]
    left = np.array([_is_exit(word) for word in exits], dtype=bool)
    derived = ~stated & ((sure >= 0) | left)
    if not derived.any():
        return
    words = np.array([*LADDER, None], dtype=object)[np.where(sure >= 0, sure, len(LADDER))]
    words[left] = np.array(exits, dtype=object)[left]
    filled = pa.array(words, pa.string(), mask=~derived)
    reading.values["stage"] = pc.coalesce(reading.get("stage"), filled)
    in_words = np.where(left, [_is_exit(word) for word in worded], from_words > dated)
    in_words &= derived & (from_words >= from_name)
    by_date = derived & ~in_words & ~left & (dated >= from_name)
    by_name = derived & ~in_words & ~by_date
    for source, rows in (("date", by_date), ("name", by_name), ("words", in_words)):
        reading.inferred |= dict.fromkeys(np.flatnonzero(rows).tolist(), source)


def stages_kept(reading: Reading) -> pa.Array:
    """The stages as they are stored: what dates alone say is left to the marts, but in a register.

    A 调度表 with a start does not put 建设 in the place of the 投产 that the register states.
    """
    dated = {row for row, source in reading.inferred.items() if source == "date"}
    if reading.form == "register" or not dated:
        return reading.get("stage")
    left = dated - reading.answered.get("stage", set())
    mask = [row in left for row in range(reading.height)]
    return pc.if_else(pa.array(mask), pa.scalar(None, pa.string()), reading.get("stage"))


def report_inferred(reading: Reading) -> None:
    """How many stages were inferred from what, and of which projects."""
    if not reading.inferred:
        return
    sources = list(reading.inferred.values())
    names = [reading.label(index) for index in sorted(reading.inferred)]
    more = ["…"] if len(names) > _SHOWN_NAMES else []
    reading.report(
        "stage-derived",
        "note",
        count=str(len(sources)),
        dated=str(sources.count("date")),
        named=str(sources.count("name")),
        worded=str(sources.count("words")),
        projects=LIST_SEPARATOR.join([*filter(None, names[:_SHOWN_NAMES]), *more]),
    )


def _is_exit(word: str | None) -> bool:
    return word is not None and word not in LADDER


def _ranks(words: list[str | None]) -> np.ndarray:
    ranks = [LADDER.index(word) if word in LADDER else -1 for word in words]
    return np.array(ranks, dtype=np.int64)


def _worded_stages(reading: Reading) -> list[str | None]:
    """The stage that a row's progress is the name of; a sentence about the works says none."""
    accepted = stage_words()
    found: list[str | None] = [None] * reading.height
    if "progress_text" in reading.values:
        texts = reading.values["progress_text"].to_pylist()
        found = [accepted.get(normal(text)) if text else None for text in texts]
    for name in ("actual_start_date", "actual_production_date"):
        unread = reading.has_unread(name) & ~reading.have(name)
        for index in np.flatnonzero(unread).tolist() if name in reading.columns else ():
            stage = accepted.get(normal(reading.source.seen(index, reading.columns[name])))
            # 未开工 says what has not happened; a project in talks has not begun either.
            if stage in LADDER[LADDER.index("开工") :]:
                found[index] = _further(found[index], stage)
    return found


def _further(one: str | None, other: str) -> str:
    if one is None or (one in LADDER and LADDER.index(one) < LADDER.index(other)):
        return other
    return one


@cache
def stage_words() -> dict[str, str]:
    """Every word that a stage is written by, as words are compared → the stage."""
    values = ledger("projects").field("stage").values
    return {normal(word): stage for stage in values for word in (stage, *values[stage])}


def _dated_ranks(reading: Reading) -> np.ndarray:
    ranks = np.full(reading.height, -1, dtype=np.int64)
    for name, stage in _DATED.items():
        if name in reading.values:
            reached = is_past(reading.values[name], reading.context.as_of)
            ranks = np.where(reached, np.maximum(ranks, LADDER.index(stage)), ranks)
    return ranks


def _started_ranks(reading: Reading) -> np.ndarray:
    if "is_started" not in reading.values:
        return np.full(reading.height, -1, dtype=np.int64)
    started = pc.fill_null(reading.values["is_started"], False).to_numpy(zero_copy_only=False)
    return np.where(started, LADDER.index("建设"), -1)


def _named_stages(reading: Reading) -> list[str | None]:
    """The stage that a row's section says, else the one that sheet name and title say."""
    source, stage = reading.source, ledger("projects").field("stage")
    everywhere = title_value(stage, source.sheet) or title_value(stage, source.table.title)
    seen: dict[str, str | None] = {}
    result: list[str | None] = []
    for section in section_texts(reading):
        if section is not None and section not in seen:
            seen[section] = taught_stage(reading, section) or section_value(stage, section)
        result.append((seen[section] if section is not None else None) or everywhere)
    return result
