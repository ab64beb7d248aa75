"""A table is read, asked about, and read again with the answers, until no answer is left to use.

An answer is used where its question is asked, and nowhere else: what was answered last month
does nothing to a sheet that is right this month.

What the list of issues says of an answer: at its cells, in place of what was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from data.files.grid import column_letter
from data.importer.corrections import TableCorrection
from data.importer.history import History, Previous
from data.importer.names import KnownProjects
from data.importer.questions.amounts import amount_questions, total_questions
from data.importer.questions.columns import question_of_all_rows, structure_questions
from data.importer.questions.dates import date_questions
from data.importer.questions.layout import layout_question
from data.importer.questions.likely import LIKELY_ID, likely_question
from data.importer.questions.people import people_questions
from data.importer.questions.projects import place_questions, stage_questions
from data.importer.questions.question import UNKNOWN, WORD, Effect, Option, Question
from data.importer.questions.table_findings import Findings
from data.importer.questions.tables import as_of_question, months_question, unit_parting_question
from data.importer.questions.units import share_questions, unit_questions
from data.importer.questions.unread_columns import unread_columns
from data.importer.questions.words import word_questions
from data.importer.reading import Reading
from data.importer.table_outcome import Outcome
from data.issues import Issue, Severity
from data.ledgers import ledgers
from data.rules import load_rules
from data.rules.questions import Questions

# Answers about a table or a column have words of their own; the sum stays to be mended.
_OF_TABLE = frozenset(
    {"form", "not-ours", "field", "no-field", "period", "period-unknown", "basis", "basis-unknown"}
    | {
        "new-ledger",
        "layout-one",
        "layout-tables",
        "layout-rows",
        "one-report",
        "report-each",
        "unit-of-all",
        "as-of",
        "item",
        "item-unknown",
        "tiers",
        "tiers-unknown",
        "instead",
        "instead-and",
    }
)
_STAYS = frozenset({"total"})


def answered_issues(outcome: Outcome, taken: Sequence[Question], rules: Questions) -> list[Issue]:
    """The outcome's issues without those that were answered, and a note for each answer."""
    settled: set[tuple[str, str]] = set()
    for one in taken:
        option = one.option(one.answer)
        settled |= one.always_covers
        if option is not None and option.changes_nothing and option.key not in _STAYS:
            settled |= one.covers
    kept = [issue for issue in outcome.issues if (issue.code, issue.cell) not in settled]
    for one in taken:
        kept.extend(_told(outcome, one, rules))
    return kept


def _told(outcome: Outcome, asked: Question, rules: Questions) -> Iterator[Issue]:
    question = asked
    option = asked.option(question.answer)
    reading = outcome.reading
    if option is None or question.kind == WORD:  # what a word was taught is told with the words
        return
    if option.word in _OF_TABLE or reading is None:
        yield _of_table(question, option)
        return
    severity: Severity = "warning" if option.key == UNKNOWN else "note"
    if not len(asked.at):
        for example in question.examples:
            yield _at_cell(
                reading,
                question,
                f"answered-{option.word or option.key}",
                severity,
                example.cell,
                example.written,
                {},
            )
        return
    if len(asked.at) > rules.shown.notes:
        arguments = {"count": str(len(asked.at)), "places": "、".join(question.places[:20])}
        yield Issue(
            "answered-many",
            severity,
            question.file,
            question.sheet,
            field=reading.declared.field(asked.field).name,
            arguments={"header": question.arguments.get("header", ""), **arguments},
        )
        return
    findings = Findings(reading, question.fingerprint, rules, History(reading), {})
    code = {"keep": "answered-keep", UNKNOWN: "answered-unknown"}.get(option.key, "answered-read")
    stands = Option(option.key)
    for index in asked.at.tolist():
        # Coordinates are shown as they are drawn, all others as they are stored.
        read = (
            str(reading.get("stage")[index].as_py() or "")
            if question.kind == "stage-claim"
            else findings.value(stands, asked.keys, index)
        )
        unit = " 万元" if question.value_type == "amount" and read else ""
        written = findings.written(asked.keys, index)
        cell = reading.cell_of(asked.keys[0], index) if asked.keys[0] in reading.columns else ""
        yield _at_cell(reading, question, code, severity, cell, written, {"read": read + unit})


def _at_cell(
    reading: Reading,
    question: Question,
    code: str,
    severity: Severity,
    cell: str,
    value: str,
    arguments: dict[str, str],
) -> Issue:
    digits = "".join(letter for letter in cell if letter.isdigit())
    return Issue(
        code=code,
        severity=severity,
        file=question.file,
        sheet=question.sheet,
        cell=cell,
        row=int(digits) if digits else None,
        field=reading.declared.field(question.field).name,
        value=value,
        arguments=arguments,
    )


def _of_table(question: Question, option: Option) -> Issue:
    cell = question.places[0] if question.places else ""
    arguments = {name: value for name, value in option.arguments.items() if name != "form"}
    return Issue(
        code=f"answered-{option.word}",
        severity="note",
        file=question.file,
        sheet=question.sheet,
        cell=cell,
        value=question.arguments.get("header", ""),
        arguments={"header": question.arguments.get("header", ""), **arguments},
    )


def decided_issue(question: Question) -> Issue:
    """The note that rows go, or that the sheet is another or waits, as a person said."""
    option = next(one for one in question.options if one.key == question.current)
    replaced = question.replacement
    arguments = {
        "reason": question.reason,
        "gone": str(len(replaced.gone) if replaced else 0),
        "unit": replaced.unit if replaced else "",
    }
    return Issue(
        f"answered-{option.word}", "note", question.file, question.sheet, arguments=arguments
    )


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
            if not new and self._stays_likely():
                self.outcome, was_read = self.read(self.correction, self.effects), True
                continue
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
        corrections = [option.correction for option in options if option.correction is not None]
        if corrections:
            # Rows and columns may be others now: what was said of cells is asked again.
            self.effects = ()
            self.taken = {name: one for name, one in self.taken.items() if one.is_structural}
            for correction in corrections:
                self.correction = self.correction.then(correction)
        self.effects += tuple(effect for option in options for effect in option.effects)
        return any(not option.changes_nothing for option in options)

    def _stays_likely(self) -> bool:
        """Whether a table is read as the ledger that it was said to be like.

        So it is where too little stands in it for the question to be asked.
        """
        said = self.correction.answers.get(LIKELY_ID, "")
        is_open = self.outcome.why == "unknown" and not self.outcome.likely
        if not is_open or self.correction.ledger or said not in {one.name for one in ledgers()}:
            return False
        self.correction = self.correction.then(TableCorrection(ledger=said))
        return True

    def alternative(self, correction: TableCorrection) -> Outcome:
        """The table as another ledger or form would read it."""
        kind = (correction.ledger, correction.form)
        if kind not in self._others:
            self._others[kind] = self.read(self.correction.then(correction), ())
        return self._others[kind]

    def read_as(self, correction: TableCorrection) -> None:
        """Read the table as another ledger, and ask again what is to be asked of it."""
        self.correction = self.correction.then(correction)
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
    correction: TableCorrection | None = None,
) -> Iterator[Question]:
    """Everything that is asked about one table, in the order in which a person should decide."""
    reading = outcome.reading
    if outcome.in_doubt is not None and (reading is not None or outcome.why == "unknown"):
        yield layout_question(outcome.source, outcome.fingerprint, outcome.in_doubt)
    if reading is None and outcome.likely:
        yield likely_question(outcome.source, outcome.fingerprint, outcome.likely)
    if reading is None or not reading.height:
        return
    history = History(reading, previous(reading.context.as_of) if previous else None, known)
    findings = Findings.of(
        reading, outcome.fingerprint, load_rules().questions, history, settled, correction
    )
    yield from as_of_question(findings, outcome.month)
    yield from structure_questions(findings)
    yield from unread_columns(findings)
    yield from word_questions(findings)
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
    yield from question_of_all_rows(findings)
