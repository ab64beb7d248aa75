"""Open questions of a report as lines for a person: the readings side by side, the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from data.formats import UNKNOWN, amount, amount_exact
from data.texts import Language, text

SHOWN_QUESTIONS = 50
_EXAMPLES = 3
_PLACES = 5
_GONE = 20
_Json = Mapping[str, Any]


def question_lines(file: _Json, language: Language, *, is_whole: bool = False) -> Iterator[str]:
    """What only a person can decide about a file; nothing where nothing is open.

    What holds an import comes first. is_whole: every question, however many.
    """
    open_ones = [one for one in file.get("questions", ()) if one["answer"] is None]
    open_ones.sort(key=lambda one: not one["holds"])
    if open_ones:
        yield f"  {text(language, 'cli-questions', count=len(open_ones))}"
    shown = open_ones if is_whole else open_ones[:SHOWN_QUESTIONS]
    for question in shown:
        badge = text(language, "cli-question-holds") if question["holds"] else ""
        yield f"    {_place(question)}  {question['question']}{badge}"
        for number, reading in enumerate(question["readings"]):
            yield f"      - {_reading(question, reading, language, is_now=number == 0)}"
        yield from (f"        {line}" for line in _gone(question, language))
        for example in question["examples"][:_EXAMPLES]:
            if example["values"]:
                yield f"        {_example(question, example, language)}"
        for why in question["why"]:
            yield f"      {why}"
    if len(open_ones) > len(shown):
        yield f"    {text(language, 'cli-more-questions', count=len(open_ones) - len(shown))}"


def _gone(question: _Json, language: Language) -> Iterator[str]:
    """The rows that would go, with their sum."""
    one = question["replacement"]
    if one is None or not one["gone"]:
        return
    names = ("、" if language == "zh" else ", ").join(
        row["name"] if row["amount"] is None else f"{row['name']} {amount(row['amount'], language)}"
        for row in one["gone"][:_GONE]
    )
    count, more = len(one["gone"]), max(0, len(one["gone"]) - _GONE)
    told = {"names": names, "count": count, "more": more, "has_sum": int(one["sum"] is not None)}
    yield text(language, "cli-question-gone", sum=str(amount(one["sum"], language)), **told)


def _place(question: _Json) -> str:
    cells = "、".join(question["cells"][:_PLACES])
    if len(question["cells"]) > _PLACES:
        cells += "…"
    return " ".join(part for part in (question["sheet"], cells) if part)


def _reading(question: _Json, reading: _Json, language: Language, *, is_now: bool) -> str:
    badges = []
    if is_now:
        badges.append(text(language, "data-questions-now"))
    if reading["reading"] == question["proposed"]:
        badges.append(text(language, "data-questions-suggested"))
    parts = [reading["label"]]
    if reading["loads"] is not None and reading["removes"] is not None:
        told = {"loads": reading["loads"], "removes": reading["removes"]}
        parts.append(text(language, "question-way-effect", **told))
    if reading["sum"] is not None:
        total = amount_exact(reading["sum"], language)
        parts.append(text(language, "cli-question-sum", sum=total))
    if badges:
        parts.append("(" + ", ".join(badges) + ")")
    return "  ".join(parts)


def _example(question: _Json, example: _Json, language: Language) -> str:
    """One cell: what stands there, what it is held against, what it is under each reading."""
    who = " ".join(part for part in (example["cell"], example["row"]) if part)
    beside = ""
    if question["beside"] and example["beside"]:
        title = text(language, f"data-questions-beside-{question['beside']}")
        value = _value(question, example["beside"], language)
        beside = text(language, "cli-question-beside", title=title, value=value)
    read = ("；" if language == "zh" else "; ").join(
        f"{reading['label']} → {_value(question, value, language)}"
        for reading, value in zip(question["readings"], example["values"], strict=True)
    )
    written = example["written"]
    return text(
        language, "cli-question-example", who=who, written=written, beside=beside, read=read
    )


def _value(question: _Json, value: str | None, language: Language) -> str:
    if not value:
        return UNKNOWN
    if question["value_type"] == "amount":
        return amount_exact(Decimal(value), language)
    return value
