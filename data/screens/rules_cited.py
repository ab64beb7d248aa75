"""The sentence of a light: the rule's name and the two numbers that fired it, and whose rule."""

from __future__ import annotations

from collections.abc import Mapping

from data.formats import UNKNOWN, date_text, decimal, is_unknown, share
from data.language import language, say
from data.rules import load_rules


def fired_name(rule: str) -> str:
    """What the rule is called."""
    return say(f"rules-light-{rule}")


def fired_sentence(light: Mapping[str, object]) -> str:
    """``2021-07-31 应开工，已逾期 4 个月；…`` of a row with rule, measure and its numbers.

    light: rule, measure, observed, threshold, since_date; unknown numbers are a dash.
    """
    is_share = str(light["measure"]).endswith("_share")
    since = light["since_date"]
    return say(
        f"rules-fired-{light['rule']}",
        observed=_number(light["observed"], is_share=is_share),
        threshold=_number(light["threshold"], is_share=is_share),
        since=UNKNOWN if is_unknown(since) else date_text(since),  # type: ignore[arg-type]
    )


def fired_source(light: Mapping[str, object]) -> str:
    """Whose rule it is, said to be one; the reason, where the project is exempt."""
    return say("rules-source", source=fired_citation(light))


def fired_citation(light: Mapping[str, object]) -> str:
    """Whose rule it is, for a column that says so itself; the reason of an exemption with it."""
    source = cited(str(light["source"]))
    if light.get("is_exempt") is True:
        return f"{source} · {say('rules-exempt', reason=str(light['exemption']))}"
    return source


def cited(source: str) -> str:
    """A citation; for readers of English what it says, and the title as written behind it."""
    gloss = load_rules().glosses.get(source, "") if language() == "en" else ""
    return f"{gloss} ({source})" if gloss else source


def _number(value: object, *, is_share: bool) -> str | int:
    if is_unknown(value):
        return UNKNOWN
    number = float(str(value))
    if is_share:
        return share(number)
    return int(number) if number == int(number) else decimal(number, 1)
