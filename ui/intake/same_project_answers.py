"""Answers about projects that may be one, kept with the upload until it is published."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from data.importer import Intake
from data.importer.review.entity_matching import Candidate, Comparison, compare_upload
from data.store import Contradiction, Decision, Store


@dataclass(frozen=True)
class Answer:
    """One answer; keeps_two: the second project's identity stays.

    replaces: ids of earlier decisions that it contradicts and that are given up for it.
    """

    verdict: Literal["same", "different", "later"]
    keeps_two: bool = False
    replaces: frozenset[str] = frozenset()

    def on(self, candidate: Candidate) -> Decision | None:
        """What is decided of a pair; None where it is put off."""
        if self.verdict == "later":
            return None
        decision = candidate.decision(self.verdict, keeps_two=self.keeps_two)
        return replace(decision, replaces=self.replaces)


@dataclass
class Sameness:
    """The candidates of one upload and the answers, by candidate; safe to look at again."""

    answers: dict[str, Answer] = field(default_factory=dict)
    comparison: Comparison = field(default_factory=Comparison)
    _compared: tuple[int, int] | None = None

    def look(self, intake: Intake, store: Store) -> Comparison:
        """The candidates, compared anew where the files were read again or others published."""
        basis = (id(intake), store.sequence)
        if self._compared != basis:
            self.comparison = compare_upload(store, intake.drafts)
            self._compared = basis
        return self.comparison

    def decisions(self) -> tuple[Decision, ...]:
        """What the publish is to keep; ``later`` leaves nothing behind."""
        return tuple(
            decision
            for candidate in self.comparison.candidates
            if (answer := self.answers.get(candidate.key))
            and (decision := answer.on(candidate)) is not None
        )

    def replace(self, found: Contradiction) -> None:
        """Give up the earlier decisions of a contradiction for the answers of this upload."""
        given_up = {one.decision_id for one in found.earlier}
        for key, answer in self._involved(found).items():
            self.answers[key] = replace(answer, replaces=answer.replaces | given_up)

    def withdraw(self, found: Contradiction) -> None:
        """Take back the answers of this upload that take part in a contradiction."""
        for key in self._involved(found):
            del self.answers[key]

    def _involved(self, found: Contradiction) -> dict[str, Answer]:
        pairs = [one.pair for one in found.now]
        return {
            candidate.key: answer
            for candidate in self.comparison.candidates
            if (answer := self.answers.get(candidate.key))
            and (decision := answer.on(candidate)) is not None
            and decision.pair in pairs
        }
