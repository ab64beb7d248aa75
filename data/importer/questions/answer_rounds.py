"""A table is read, asked about, and read again with the answers, until no answer is left to use.

An answer is used where its question is asked, and nowhere else: what was answered last
month does nothing to a sheet that is right this month.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from data.files.grid import column_letter
from data.importer.corrections import TableCorrection
from data.importer.history import History, Previous
from data.importer.project_names import KnownProjects
from data.importer.questions.amounts import amount_questions
from data.importer.questions.answer_issues import answered_issues, decided_issue
from data.importer.questions.as_of import as_of_question
from data.importer.questions.columns import basis_question, structure_questions
from data.importer.questions.dates import date_questions
from data.importer.questions.months import months_question
from data.importer.questions.people import people_questions
from data.importer.questions.places import place_questions
from data.importer.questions.question import Effect, Question
from data.importer.questions.shares import share_questions
from data.importer.questions.stages import stage_questions
from data.importer.questions.table_findings import Findings
from data.importer.questions.totals import total_questions
from data.importer.questions.unit_split import unit_parting_question
from data.importer.questions.units import unit_questions
from data.importer.questions.unread import unread_columns
from data.importer.table_outcome import Outcome
from data.rules import load_rules

_ROUNDS = 8
Read = Callable[[TableCorrection, tuple[Effect, ...]], Outcome]
# The unit's rows that were current on a day.
PreviousAt = Callable[[date], Previous | None]


@dataclass
class AnswerRounds:
    """One table on its way: what was read, which answers were used, what is still open.

    replacing: the open question about rows that would go; decided: the same, answered.
    """

    read: Read
    correction: TableCorrection
    previous: PreviousAt | None
    known: KnownProjects | None
    outcome: Outcome
    taken: dict[str, Question] = field(default_factory=dict)
    open: tuple[Question, ...] = ()
    effects: tuple[Effect, ...] = ()
    replacing: Question | None = None
    decided: Question | None = None
    _others: dict[tuple[str, str], Outcome] = field(default_factory=dict)

    @staticmethod
    def of(
        read: Read,
        correction: TableCorrection,
        previous: PreviousAt | None = None,
        known: KnownProjects | None = None,
    ) -> AnswerRounds:
        """Read a table with its correction and the answers in it. Raises TooManyIssuesError."""
        table = AnswerRounds(read, correction, previous, known, read(correction, ()))
        table.settle()
        return table

    def settle(self) -> bool:
        """Use every answer whose question is asked now; whether the table was read again."""
        was_read = False
        for _ in range(_ROUNDS):
            settled = {name for name, one in self.taken.items() if one.leaves_cells_open}
            asked = tuple(
                questions_of(self.outcome, self.previous, self.known, settled, self.correction)
            )
            self.open = tuple(o for o in asked if o.question_id not in self.taken)
            new = list(_answered(self.open, self.correction.answers))
            if not new:
                return was_read
            if self._use(new):
                self.outcome = self.read(self.correction, self.effects)
                was_read = True
        self.open = tuple(o for o in self.open if o.question_id not in self.taken)
        return was_read

    def _use(self, new: list[Question]) -> bool:
        """Take answers over, about columns before all others; whether they change anything."""
        structural = [one for one in new if one.is_structural]
        for one in structural or new:
            self.taken[one.question_id] = one
        options = [option for one in structural or new if (option := one.option(one.answer))]
        said = [option.correction for option in options if option.correction is not None]
        if said:
            # Rows and columns may be others now: what was said of cells is asked again.
            self.effects = ()
            self.taken = {name: one for name, one in self.taken.items() if one.is_structural}
            for correction in said:
                self.correction = self.correction.then(correction)
        self.effects += tuple(effect for option in options for effect in option.effects)
        return any(not option.changes_nothing for option in options)

    def alternative(self, said: TableCorrection) -> Outcome:
        """The table as another ledger or form would read it."""
        kind = (said.ledger, said.form)
        if kind not in self._others:
            self._others[kind] = self.read(self.correction.then(said), ())
        return self._others[kind]

    def read_as(self, said: TableCorrection) -> None:
        """Read the table as another ledger, and ask again what is to be asked of it."""
        self.correction = self.correction.then(said)
        self.taken, self.effects = {}, ()
        self.outcome = self.read(self.correction, ())
        self.settle()

    def conclude(self) -> tuple[Question, ...]:
        """Replace the issues that were answered by what was answered; all questions, open first."""
        taken = tuple(self.taken.values())
        if taken:
            self.outcome.issues = answered_issues(self.outcome, taken, load_rules().questions)
        answered = [replace(one, answered_places=self._places_answered_by(one)) for one in taken]
        asked = list(self.open)
        if self.replacing is not None:  # it offers every ledger that the other question does
            asked = [self.replacing, *(one for one in asked if one.kind != "ledger")]
        if self.decided is not None:
            self.outcome.issues.append(decided_issue(self.decided))
            answered.append(self.decided)
        return tuple(question.without_rows() for question in (*asked, *answered))

    def _places_answered_by(self, one: Question) -> frozenset[str]:
        """The cells, columns or whole table that an answer speaks of."""
        reading = self.outcome.reading
        known = [key for key in one.keys if reading is not None and key in reading.columns]
        covered = {cell for _, cell in one.covers | one.always_covers if cell}
        if reading is None or not one.keys:
            return frozenset({"*"})
        if not len(one.at):  # about a header, or about sums under it
            columns = {column_letter(reading.columns[key]) for key in known}
            return frozenset(columns | covered or {"*"})
        cells = {reading.cell_of(key, index) for key in known for index in one.at.tolist()}
        return frozenset(cells | covered)


def _answered(asked: tuple[Question, ...], answers: Mapping[str, str]) -> Iterator[Question]:
    for one in asked:
        answer = answers.get(one.question_id, "")
        if answer and one.option(answer) is not None:
            yield one.answered(answer)


def questions_of(
    outcome: Outcome,
    previous: PreviousAt | None,
    known: KnownProjects | None,
    settled: Collection[str] = (),
    said: TableCorrection | None = None,
) -> Iterator[Question]:
    """Everything that is asked about one table, in the order in which a person should decide."""
    reading = outcome.reading
    if reading is None or not reading.height:
        return
    history = History(reading, previous(reading.context.as_of) if previous else None, known)
    findings = Findings.of(
        reading, outcome.fingerprint, load_rules().questions, history, settled, said
    )
    yield from as_of_question(findings, outcome.month)
    yield from structure_questions(findings)
    yield from unread_columns(findings)
    yield from people_questions(findings)
    yield from months_question(findings)
    yield from unit_parting_question(findings, outcome.units)
    yield from unit_questions(findings)
    yield from amount_questions(findings)
    yield from total_questions(findings)
    yield from date_questions(findings)
    yield from share_questions(findings)
    if reading.declared.name == "projects":
        yield from stage_questions(findings)
        yield from place_questions(findings)
    if reading.declared.name == "funds":
        yield from basis_question(findings)
