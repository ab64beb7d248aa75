"""Every term, figure and 口径: what it is called, how it is worked out, whose rule it is.

Nothing is explained here a second time: names and rules of figures are the drawer's own texts,
stages, limits and sources are the settings, measures of ledgers are their declarations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.formats import plain, share
from data.language import field_label, language, say, word
from data.ledgers.declaration import EITHER, Ledger, Measure
from data.ledgers.registry import ledger
from data.rules import Rules, load_rules
from data.rules.measures import Level
from data.screens.figure import cited
from data.screens.ledger_readings import listed_ledgers
from data.screens.ledger_words import label_of, title_of
from data.trace.figures import figures

FIGURE = "figure-"
_LISTS = "ledger"
_OWN_GROUPS = ("words", "lights", "limits")
_FIRES = {"at_least": "≥", "over": ">", "below": "<"}
_RULE_OF_KIND = {"sum": "entry_sum", "mean": "entry_mean", "share": "entry_share"}
_FLAGS = ("true", "false")
_RULE_OF_KIND |= {"median_days": "entry_days"}


@dataclass(frozen=True)
class Term:
    """A term: its key in an address, its group, its name, how it is worked out, whose rule.

    source: a citation, or the fields of the ledgers that it is read from.
    """

    key: str
    group: str
    name: str
    rule: str
    source: str


def groups() -> tuple[str, ...]:
    """The groups in their order: words and rules, then a screen each, the lists last."""
    screens = dict.fromkeys(one.screen for one in figures().values() if one.screen != _LISTS)
    return (*_OWN_GROUPS, *screens, _LISTS)


def group_word(group: str) -> str:
    """What a group is called: a screen as the navigation calls it."""
    return say(f"glossary-group-{group}" if group in (*_OWN_GROUPS, _LISTS) else f"nav-{group}")


def terms() -> tuple[Term, ...]:
    """All of them, in the reader's language and in the order of the page."""
    rules = load_rules()
    return (
        *_words(rules),
        *_rates(rules),
        *_lights(rules),
        *_limits(rules),
        *_figures(),
        *_measures(),
    )


def _words(rules: Rules) -> Iterator[Term]:
    """Stages, what counts as signed, 口径 of funds, trips, 序时, how long data are new."""
    measures = rules.measures
    for stage in rules.stages.stage:
        meaning = stage.meaning_en if language() == "en" and stage.meaning_en else stage.meaning
        name = say("glossary-stage", stage=word(stage.stage))
        yield Term(f"stage-{stage.order}", "words", name, meaning, cited(rules.stages.source))
    said: dict[str, tuple[dict[str, object], str]] = {
        "signing": (
            {
                "types": _listed(measures.signing.uncounted_agreement_types),
                "phase": measures.signing.counted_phase,
                "fields": _listed([field_label(one) for one in measures.signing.investment_fields]),
            },
            measures.signing.source,
        ),
        "funds": (
            {
                "bases": _listed([word(one) for one in measures.funds.bases]),
                "usual": word(measures.funds.default_basis),
                "out": _listed([word(one) for one in measures.funds.left_out_statuses]),
                "reported": _listed([word(one) for one in measures.funds.reported_statuses]),
            },
            measures.funds.source,
        ),
        "visits": ({"days": measures.visits.unseen_days}, measures.visits.source),
        "targets": (
            {"day": measures.targets.month_counts_from_day, "small": measures.targets.small_count},
            measures.targets.source,
        ),
        "freshness": ({"days": measures.freshness.stale_after_days}, measures.freshness.source),
    }
    for key, (arguments, source) in said.items():
        rule = say(f"glossary-{key}-rule", **arguments)
        yield Term(key, "words", say(f"glossary-{key}"), rule, cited(source))


def _rates(rules: Rules) -> Iterator[Term]:
    for preset in rules.measures.rates:
        for item in preset.items:
            above, below = (
                say(f"glossary-part-{part}") for part in (item.numerator, item.denominator)
            )
            rule = say("glossary-rate", above=above, below=below)
            key = f"rate-{preset.preset}-{item.name}"
            yield Term(key, "words", word(item.name), rule, cited(preset.source))


def _lights(rules: Rules) -> Iterator[Term]:
    for rule in rules.lights.rule:
        levels = [level for level in rule.levels if rule.is_on]
        limits = _listed([_level(rule.measure, level) for level in levels])
        yield Term(
            f"light-{rule.rule}",
            "lights",
            say(f"rules-light-{rule.rule}"),
            limits or say("glossary-off"),
            " · ".join(cited(level.source) for level in rule.levels),
        )


def _level(measure: str, level: Level) -> str:
    """``告警 ≥ 3 个月``; a rule that measures nothing is its light alone."""
    if measure == "planned_start_missing":
        return word(level.light)
    if measure.endswith("share"):
        limit = share(level.threshold)
    else:
        unit = "months" if measure.startswith("months") else "points"
        limit = say(f"glossary-{unit}", count=plain(level.threshold))
    return f"{word(level.light)} {_FIRES[level.fires]} {limit}"


def _limits(rules: Rules) -> Iterator[Term]:
    """The clock of each ledger that has one, and the limit of each kind of its rows."""
    for name, clock in rules.clock.ledgers.items():
        title = title_of(ledger(name))
        start, end = (label_of(ledger(name).field(one)) for one in (clock.accepted, clock.closed))
        rule = say("glossary-clock", start=start, end=end)
        yield Term(f"clock-{name}", "limits", title, rule, cited(clock.source))
        for kind, limit in clock.limits.items():
            called = f"{title} · {word(kind)}"
            days = say("glossary-working-days", count=limit.days)
            yield Term(f"clock-{name}-{kind}", "limits", called, days, cited(limit.source))


def _figures() -> Iterator[Term]:
    """What the drawer opens: each figure's name and rule, and the fields that decide it."""
    for screen in groups():
        for one in figures().values():
            if one.screen != screen or screen == _LISTS:
                continue
            fields = _listed([field_label(field) for field in one.fields if "{" not in field])
            rule = say(f"{FIGURE}{one.id}-rule")
            source = say("glossary-fields", fields=fields) if fields else ""
            yield Term(f"{FIGURE}{one.id}", screen, say(f"{FIGURE}{one.id}"), rule, source)


def _measures() -> Iterator[Term]:
    for one in figures().values():
        if one.screen == _LISTS:
            rule = say(f"{FIGURE}{one.id}-rule")
            yield Term(f"{FIGURE}{one.id}", "ledger", say(f"{FIGURE}{one.id}"), rule, "")
    for declared in listed_ledgers():
        for measure in declared.figures:
            yield _measure(declared, measure)


def _measure(declared: Ledger, measure: Measure) -> Term:
    """A declared measure: its kind's rule, its fields, and which rows count."""
    named = measure.english if language() == "en" and measure.english else measure.title
    labels = _listed([label_of(declared.field(one)) for one in measure.columns])
    which = _listed(
        [
            f"{'／'.join(label_of(declared.field(one)) for one in fields.split(EITHER))}"
            f"＝{'／'.join(map(_value, values))}"
            for fields, values in measure.where.items()
        ]
    )
    rule = say(f"{FIGURE}{_RULE_OF_KIND.get(measure.kind, 'entries')}-rule")
    return Term(
        f"ledger-{declared.name}-{measure.key}",
        "ledger",
        f"{title_of(declared)} · {named}",
        say("glossary-where", rule=rule, which=which) if which else rule,
        say("glossary-fields", fields=labels) if labels else "",
    )


def _value(value: str) -> str:
    return say("cli-yes" if value == "true" else "cli-no") if value in _FLAGS else word(value)


def _listed(texts: tuple[str, ...] | list[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(texts)
