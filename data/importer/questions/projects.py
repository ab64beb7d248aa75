"""Projects: a stage that the progress contradicts, points that may stand elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa

from data.importer.ledger_rules.projects import inside_county, outline_in_force
from data.importer.ledger_rules.stages import LADDER
from data.importer.questions.question import KEEP, UNKNOWN, Effect, Option, Question, Reason
from data.importer.questions.table_findings import Findings
from data.importer.reading import Reading, floats, nothing
from data.ledgers.stage_claims import StageClaim, claims_in

_PROGRESS = "progress_text"
_SIGNED, _STARTED, _BUILDING = "签约", "开工", "建设"
_BEFORE = {
    _SIGNED: "洽谈",
    _STARTED: _SIGNED,
    "试生产": _BUILDING,
    "投产": _BUILDING,
    "达产": "投产",
}
_SHOWN = 20


def stage_questions(findings: Findings) -> Iterator[Question]:
    """One question about all rows that state no stage and whose progress speaks of one."""
    reading = findings.reading
    claimed = contradicted(reading)
    if not claimed:
        return
    at = np.array(sorted(claimed), dtype=np.int64)
    stages = reading.get("stage").to_pylist()
    meant = {index: stage for index, (stage, _) in claimed.items()}
    read = [meant.get(index, stage) for index, stage in enumerate(stages)]
    values = pa.array([meant[index] for index in at.tolist()], pa.string())
    inferred = _counts(stages)
    options = [
        Option(
            KEEP, "stage-inferred" if inferred else "stage-left", arguments={"stages": inferred}
        ),
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

    A row whose stage a column states is left alone, and one of a 调度表 that has such a column:
    empty, it leaves the stage that the register states.
    """
    if reading.declared.name != "projects" or _PROGRESS not in reading.columns:
        return {}
    stages, texts = reading.get("stage").to_pylist(), reading.get(_PROGRESS).to_pylist()
    is_asked = reading.form == "register" or "stage" not in reading.columns
    day = reading.context.as_of
    found: dict[int, tuple[str, StageClaim]] = {}
    for index, (stage, text) in enumerate(zip(stages, texts, strict=True)):
        is_open = index in reading.inferred or (stage is None and is_asked)
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


_KEYS = ("longitude", "latitude")
_OUTSIDE = "place-outside-county"


def place_questions(findings: Findings) -> Iterator[Question]:
    """What is asked about coordinates of projects."""
    if not all(key in findings.reading.columns for key in _KEYS):
        return
    yield from _swapped(findings)
    yield from _outside(findings)


def _swapped(findings: Findings) -> Iterator[Question]:
    at = findings.at("coordinates-swapped", "longitude")
    if not len(at):
        return
    reason = _inside(findings, at)
    yield findings.ask(
        "swapped",
        _KEYS,
        at,
        [Option("swap"), _nowhere(at)],
        reasons=[reason],
        of_cells=False,
        covers=("coordinates-swapped",),
        value_of=_shown(findings),
    )


def _outside(findings: Findings) -> Iterator[Question]:
    at = findings.not_yet_asked("longitude", findings.at(_OUTSIDE, "longitude"))
    if not len(at):
        return
    options = [Option(KEEP), _nowhere(at)]
    proposed = KEEP
    reasons = [_judged_by(findings)]
    degrees = _from_minutes(findings, at)
    if degrees is not None:
        options.insert(1, degrees)
        proposed = degrees.key
        reasons.append(("minutes", {"count": str(len(at))}))
    yield findings.ask(
        "outside",
        _KEYS,
        at,
        options,
        proposed=proposed,
        reasons=reasons,
        covers=(_OUTSIDE,),
        value_of=_shown(findings),
    )


def _from_minutes(findings: Findings, at: np.ndarray) -> Option | None:
    """107.2852 read as 107°28′52″, where that puts every one of the points into the county."""
    effects = []
    points = []
    for key in _KEYS:
        written = floats(findings.reading.get(f"{key}_raw"))[at]
        degrees = np.floor(written)
        minutes = np.floor((written - degrees) * 100 + 1e-9)
        seconds = ((written - degrees) * 100 - minutes) * 100
        if not np.isfinite(written).all() or (minutes >= 60).any() or (seconds >= 60).any():
            return None
        read = degrees + minutes / 60 + seconds / 3600
        points.append(read)
        effects.append(Effect(key, at, pa.array(read)))
    outline = outline_in_force(findings.reading)
    if outline is None or not inside_county(outline, points[0], points[1]).all():
        return None
    return Option("minutes", effects=tuple(effects))


def _nowhere(at: np.ndarray) -> Option:
    effects = tuple(Effect(key, at, nothing(len(at), pa.float64())) for key in _KEYS)
    return Option(UNKNOWN, "off-map", effects)


def _shown(findings: Findings) -> Callable[[Option, int], str]:
    """Longitude and latitude under an option, the current ones as they are drawn."""

    def shown(option: Option, index: int) -> str:
        parts = []
        for key in _KEYS:
            effect = next((one for one in option.effects if one.key == key), None)
            if effect is None:
                value = findings.reading.get(key)[index].as_py()
            else:
                value = effect.values[int(np.flatnonzero(effect.at == index)[0])].as_py()
            if value is None:
                return ""
            parts.append(f"{value:.4f}")
        return ", ".join(parts)

    return shown


def _inside(findings: Findings, at: np.ndarray) -> Reason:
    """How many points the exchange puts into the county, where its outline is known."""
    outline = outline_in_force(findings.reading)
    if outline is None:
        return "swapped-abroad", {}
    longitude, latitude = (floats(findings.reading.get(key))[at] for key in _KEYS)
    inside = int(inside_county(outline, longitude, latitude).sum())
    return "swapped", {"count": str(len(at)), "inside": str(inside)}


def _judged_by(findings: Findings) -> Reason:
    """Which outline says so."""
    outline = outline_in_force(findings.reading)
    if outline is None or outline.is_schematic:
        return "outside", {}
    return "outside-own", {"number": outline.approval_number}
