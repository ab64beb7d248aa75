"""A question in words of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from data.field_words import word
from data.formats import amount_exact
from data.importer.questions.question import Option, Question
from data.texts import Language, text

_COUNTS = frozenset({"count"})


def question_text(question: Question, language: Language) -> str:
    """What is asked."""
    arguments = {**question.arguments, "count": str(question.count)}
    return text(language, f"question-{question.kind}", **_said(arguments, language))


def option_label(option: Option, language: Language) -> str:
    """What a reading is called on its button."""
    return text(language, f"question-way-{option.word}", **_said(option.arguments, language))


def option_effect(option: Option, language: Language) -> str:
    """How many rows a reading would load and take away, "" where that is not what it is about."""
    if option.loads is None or option.removes is None:
        return ""
    return text(language, "question-way-effect", loads=option.loads, removes=option.removes)


def reason_texts(question: Question, language: Language) -> list[str]:
    """Why it is asked, each rule with its numbers."""
    return [
        text(language, f"question-why-{rule}", **_said(arguments, language))
        for rule, arguments in question.reasons
    ]


def _said(arguments: Mapping[str, str], language: Language) -> dict[str, str | int]:
    """Counts as numbers, amounts with their unit, forms and field words by their names."""
    said: dict[str, str | int] = {}
    for name, value in arguments.items():
        if name in _COUNTS and value.isdecimal():
            said[name] = int(value)
        elif name.endswith("_wan"):
            said[name] = amount_exact(Decimal(value), language)
        elif name == "stages":
            said[name] = _stages(value, language)
        elif name == "form":
            said[name] = text(language, f"data-form-{value}")
        else:
            said[name] = value
    return said


def _stages(counts: str, language: Language) -> str:
    """``签约 16、投产 2`` in the language."""
    parts = [part.rpartition(" ") for part in counts.split("、") if part]
    joint = "、" if language == "zh" else ", "
    return joint.join(f"{word(language, stage)} {count}" for stage, _, count in parts)
