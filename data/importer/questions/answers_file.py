"""Answers to questions: as a file, and which open ones an import waits for.

The file has the form of a report (docs/report.md), of which only the questions count, and of
these ``fingerprint``, ``id`` and ``answer``: what a check printed or wrote can be filled in and
given back as it is. Whatever else stands in it is for whoever fills it in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from data.importer.corrections import TableCorrection
from data.importer.model import Intake
from data.importer.questions.question import Question, option_label, question_text
from data.rules import load_rules
from data.texts import Language, SpokenRefusal

# Header fingerprint → question → the reading chosen.
Answers = Mapping[str, Mapping[str, str]]


class AnswersRefusal(SpokenRefusal):
    """These answers cannot be used, and where."""


@dataclass(frozen=True)
class _Entry:
    place: str
    fingerprint: str
    question_id: str
    answer: str


def read_answers(written: str) -> dict[str, dict[str, str]]:
    """The answers in a file's text; questions left open are none. Raises AnswersRefusal."""
    try:
        raw = json.loads(written)
    except json.JSONDecodeError as slip:
        place = {"line": str(slip.lineno), "column": str(slip.colno)}
        raise AnswersRefusal("answers-no-json", **place) from None
    except RecursionError:
        raise AnswersRefusal("answers-no-report") from None
    found: dict[str, dict[str, str]] = {}
    for entry in _entries(raw):
        if not entry.answer:
            continue
        said = found.setdefault(entry.fingerprint, {})
        before = said.setdefault(entry.question_id, entry.answer)
        if before != entry.answer:
            arguments = {"place": entry.place, "id": entry.question_id}
            raise AnswersRefusal("answers-twice", **arguments, one=before, other=entry.answer)
    return found


def _entries(raw: object) -> Iterator[_Entry]:
    files = raw.get("files") if isinstance(raw, dict) else None
    if not isinstance(files, list):
        raise AnswersRefusal("answers-no-report")
    for f, file in enumerate(files, start=1):
        questions = file.get("questions") if isinstance(file, dict) else None
        if not isinstance(questions, list):
            raise AnswersRefusal("answers-no-report")
        for q, question in enumerate(questions, start=1):
            place = f"files {f}, questions {q}"
            if not isinstance(question, dict):
                raise AnswersRefusal("answers-part", place=place, part="id")
            parts = {part: question.get(part) for part in ("fingerprint", "id", "answer")}
            parts["answer"] = parts["answer"] or ""
            for part, value in parts.items():
                if not isinstance(value, str) or (part != "answer" and not value):
                    raise AnswersRefusal("answers-part", place=place, part=part)
            yield _Entry(place, *map(str, parts.values()))


def corrections_of(answers: Answers) -> dict[str, TableCorrection]:
    """The answers as corrections of an upload."""
    return {
        fingerprint: TableCorrection(answers=dict(said)) for fingerprint, said in answers.items()
    }


def check_answers(
    intake: Intake, answers: Answers, unanswered: Callable[[], Intake], language: Language
) -> None:
    """Raise AnswersRefusal where an answer belongs to no question, or is none of its readings.

    intake: as read with the answers. A question that another answer settled is not asked
    then: unanswered gives the intake without them, called only where that is in doubt.
    """
    asked = _by_name(intake)
    missing = [
        (name, reading)
        for name, reading in _flat(answers)
        if name not in asked or asked[name].answer != reading
    ]
    if not missing:
        return
    before: dict[tuple[str, str], Question] = {}
    if any(name not in asked for name, _ in missing):
        before = _by_name(unanswered())
    for (fingerprint, question_id), reading in missing:
        question = asked.get((fingerprint, question_id)) or before.get((fingerprint, question_id))
        if question is None:
            if any(report.status == "refused" for report in intake.files):
                continue  # it may have been asked of that file: its refusal is what is to be said
            raise AnswersRefusal("answers-not-asked", id=question_id, fingerprint=fingerprint)
        if any(one.needs_reason and one.key == reading.strip(": ") for one in question.options):
            raise AnswersRefusal("answers-no-reason", id=question_id, answer=reading.strip(": "))
        if not any(one.is_chosen_by(reading) for one in question.options):
            offered = [f"{one.key} ({option_label(one, language)})" for one in question.options]
            raise AnswersRefusal(
                "answers-not-offered",
                id=question_id,
                answer=reading,
                question=question_text(question, language),
                readings="; ".join(offered),
            )


def _by_name(intake: Intake) -> dict[tuple[str, str], Question]:
    return {
        (question.fingerprint, question.question_id): question
        for report in intake.files
        for question in report.questions
    }


def _flat(answers: Answers) -> Iterator[tuple[tuple[str, str], str]]:
    for fingerprint, said in answers.items():
        for question_id, reading in said.items():
            yield (fingerprint, question_id), reading


def holds(question: Question) -> bool:
    """Whether nothing is to be published before somebody answers."""
    reasons = [rule for rule, _ in question.reasons]
    return question.is_open and load_rules().questions.holding.holds(question.kind, reasons)


def holding_questions(intake: Intake) -> tuple[Question, ...]:
    """The open questions that hold an import."""
    return tuple(question for question in intake.open_questions if holds(question))


def noted(note: str, intake: Intake) -> str:
    """A version's note with the reasons for which rows were taken away, once each."""
    reasons = [q.reason for report in intake.files for q in report.questions if q.reason]
    return "；".join(dict.fromkeys(part for part in (note.strip(), *reasons) if part))
