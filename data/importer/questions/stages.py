"""A stage that was only inferred, beside a progress text that claims another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from data.importer.ledger_rules.stages import LADDER
from data.importer.questions.question import KEEP, Effect, Option, Question
from data.importer.questions.table_findings import Findings
from data.importer.reading import Reading
from data.ledgers.stage_claims import StageClaim, claims_in

_PROGRESS = "progress_text"
_STARTED, _BUILDING = "开工", "建设"
_BEFORE = {_STARTED: "签约", "试生产": _BUILDING, "投产": _BUILDING, "达产": "投产"}
_SHOWN = 20


def stage_questions(findings: Findings) -> Iterator[Question]:
    """One question about all rows whose progress contradicts the stage inferred for them."""
    reading = findings.reading
    claimed = contradicted(reading)
    if not claimed:
        return
    at = np.array(sorted(claimed), dtype=np.int64)
    stages = reading.get("stage").to_pylist()
    meant = {index: stage for index, (stage, _) in claimed.items()}
    read = [meant.get(index, stage) for index, stage in enumerate(stages)]
    values = pa.array([meant[index] for index in at.tolist()], pa.string())
    options = [
        Option(KEEP, "stage-inferred", arguments={"stages": _counts(stages)}),
        Option(
            "claimed",
            "stage-claimed",
            (Effect("stage", at, values),),
            arguments={"stages": _counts(read)},
        ),
    ]
    said = [f"{reading.label(i)}（“{claimed[i][1].words}”）" for i in at.tolist()]
    rows = "、".join(said[:_SHOWN]) + ("…" if len(said) > _SHOWN else "")
    yield findings.ask(
        "stage-claim",
        (_PROGRESS,),
        at,
        options,
        proposed="claimed",
        reasons=[("stage-claims", {"rows": rows})],
        beside=[stages[index] or "" for index in at.tolist()],
        beside_title="inferred",
        value_of=lambda option, index: (meant[index] if option.effects else stages[index]) or "",
    )


def contradicted(reading: Reading) -> dict[int, tuple[str, StageClaim]]:
    """Data row → (the stage that its progress claims, the claim), where that is not its stage.

    Rows whose stage a column states are left alone; a register's row without any is not.
    """
    if reading.declared.name != "projects" or _PROGRESS not in reading.columns:
        return {}
    stages, texts = reading.get("stage").to_pylist(), reading.get(_PROGRESS).to_pylist()
    day = reading.context.as_of
    found: dict[int, tuple[str, StageClaim]] = {}
    for index, (stage, text) in enumerate(zip(stages, texts, strict=True)):
        is_open = index in reading.inferred or (stage is None and reading.form == "register")
        if not text or not is_open or index in reading.answered.get("stage", ()):
            continue
        said = _claimed(claims_in(text, day.year, day.month), stage)
        if said is not None:
            found[index] = said
    return found


def _claimed(claims: tuple[StageClaim, ...], stage: str | None) -> tuple[str, StageClaim] | None:
    """What the claims say against a stage, None where they agree with it or say nothing."""
    positive = [claim for claim in claims if not claim.is_denial]
    if positive:
        exits = [claim for claim in positive[-1:] if claim.stage not in LADDER]
        best = exits[0] if exits else max(positive, key=_rank)
        return (best.stage, best) if _goes_beyond(best.stage, stage) else None
    denied = [claim for claim in claims if stage in LADDER and _rank(claim) <= LADDER.index(stage)]
    if not denied:
        return None
    first = min(denied, key=_rank)
    return _BEFORE[first.stage], first


def _goes_beyond(claimed: str, stage: str | None) -> bool:
    if claimed not in LADDER:
        return claimed != stage
    if stage is None or stage not in LADDER:
        return True
    begun = LADDER.index(_STARTED), LADDER.index(_BUILDING)
    own, other = LADDER.index(stage), LADDER.index(claimed)
    return other > own and not (own in begun and other in begun)


def _rank(claim: StageClaim) -> int:
    return LADDER.index(claim.stage) if claim.stage in LADDER else -1


def _counts(stages: list[str | None]) -> str:
    """``签约 16、投产 2``, in the order of the ladder, exits last."""
    counts = Counter(stage for stage in stages if stage)
    order = [*LADDER, *sorted(counts.keys() - set(LADDER))]
    return "、".join(f"{stage} {counts[stage]}" for stage in order if counts[stage])
