"""What became of earlier issues as JSON: documented in docs/report.md."""

from __future__ import annotations

from data.importer.questions.question import option_label, question_text
from data.importer.review.resubmission import Answered, Returned
from data.issues import Issue, issue_message, issue_remedy
from data.texts import Language, text

Json = dict[str, object]


def returned_json(returned: Returned | None, language: Language) -> Json | None:
    """The four groups of one file; null where nothing was pointed out before."""
    if returned is None:
        return None
    earlier = returned.earlier
    return {
        "basis": earlier.basis,
        "earlier_file": earlier.file or None,
        "version": earlier.version,
        "as_of": earlier.as_of.isoformat() if earlier.as_of else None,
        "solved": [
            {
                **_place(one.earlier, one.subject, language),
                "sheet": one.sheet or None,
                "cell": one.cell or None,
                "old_cell": one.earlier.cell or None,
                "old_value": one.earlier.value or None,
                "value": one.value,
                "row_gone": one.is_gone,
            }
            for one in returned.solved
        ],
        "answered": [
            {
                **_place(one.earlier, one.subject, language),
                "sheet": one.sheet or None,
                "cell": one.cell or None,
                "old_cell": one.earlier.cell or None,
                "old_value": one.earlier.value or None,
                "answer": answer_words(one, language),
            }
            for one in returned.answered
        ],
        "still": [
            {
                **_place(one.now, one.subject, language),
                "old_cell": one.earlier.cell or None,
                "old_value": one.earlier.value or None,
                "value": one.now.value or None,
            }
            for one in returned.still
        ],
        "new": [
            {**_place(one.now, one.subject, language), "value": one.now.value or None}
            for one in returned.new
        ],
    }


def answer_words(one: Answered, language: Language) -> str:
    """What a person said: the question with the reading chosen, or what a word means."""
    if one.question is not None:
        chosen = next(
            option for option in one.question.options if option.key == one.question.answer
        )
        return text(
            language,
            "returned-answer",
            question=question_text(one.question, language),
            answer=option_label(chosen, language),
        )
    word = one.word
    if word is None or not word.value:
        return text(language, "returned-word-unknown", text=word.text if word else "")
    return text(language, "returned-word", text=word.text, value=word.value)


def _place(issue: Issue, subject: str, language: Language) -> Json:
    return {
        "code": issue.code,
        "severity": issue.severity,
        "sheet": issue.sheet or None,
        "cell": issue.cell or None,
        "subject": subject or None,
        "message": issue_message(issue, language),
        "remedy": issue_remedy(issue, language) or None,
    }
