"""The file of answers: questions written out to be filled in, and the filled one read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.intake.answers import Answers, AnswersRefusal, read_answers
from data.texts import Language, text

_Json = Mapping[str, Any]


def answers_in(path: Path) -> dict[str, dict[str, str]]:
    """The answers in a file; raises AnswersRefusal, OSError."""
    try:
        return read_answers(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise AnswersRefusal("answers-no-text") from None


def to_be_answered(files: Iterable[_Json], answers: Answers, language: Language) -> str:
    """The text of a file to fill in: a report's open questions, and those answered already.

    files: of the report as JSON. A question that stands in several files is put once.
    """
    seen: set[tuple[str, str]] = set()
    kept: list[dict[str, object]] = []
    for file in files:
        own = [
            question
            for question in file["questions"]
            if question["answer"] is None
            or question["id"] in answers.get(question["fingerprint"], {})
        ]
        new = [one for one in own if (one["fingerprint"], one["id"]) not in seen]
        seen.update((one["fingerprint"], one["id"]) for one in new)
        kept.append({"file": file["file"], "questions": new})
    how = text(language, "answers-how")
    return json.dumps({"how": how, "files": kept}, ensure_ascii=False, indent=2) + "\n"
