"""Every sentence that a person reads comes from locales/<language>/*.ftl through here.

Project Fluent: a message a line, arguments in braces, plural forms where English
needs them. Chinese is the source; a missing English message falls back to it, and
tests/house fails on the gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCALES = Path(__file__).resolve().parent.parent / "locales"
# Fluent refuses longer arguments; a cell may hold pages of text.
_LONGEST_ARGUMENT = 300
_NAMED = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_LOCALE_TAGS = {"zh": "zh-CN", "en": "en-GB"}


class SpokenRefusal(Exception):  # noqa: N818 - said to a person, no fault
    """What cannot be done: ``key`` is a message with a ``.remedy``, arguments fill both."""

    def __init__(self, key: str, **arguments: str | int) -> None:
        super().__init__(f"{key} {arguments}")
        self.key = key
        self.arguments = arguments

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return text(language, self.key, **self.arguments)

    def remedy(self, language: Language) -> str:
        """What to do about it, in one sentence."""
        return text(language, f"{self.key}.remedy", **self.arguments)


@cache
def catalogue(language: Language) -> FluentBundle:
    """All messages of a language; raises ValueError on a file that does not parse."""
    bundle = FluentBundle([_LOCALE_TAGS[language]], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        junk = [entry.content for entry in resource.body if isinstance(entry, Junk)]
        if junk:
            raise ValueError(f"{path}: cannot parse {str(junk[0])[:80]!r}")
        bundle.add_resource(resource)
    return bundle


@cache
def message_names() -> frozenset[str]:
    """The messages that there are, of which reading a file needs nothing but the names."""
    files = (LOCALES / "zh").glob("*.ftl")
    return frozenset(one for f in files for one in _NAMED.findall(f.read_text(encoding="utf-8")))


_declared: dict[str, dict[Language, str]] = {}


def call_declared(words: Mapping[str, dict[Language, str]]) -> None:
    """What ledgers and fields that are declared without a catalogue are called, by name."""
    _declared.clear()
    _declared.update(words)


def declared_word(language: Language, name: str) -> str:
    """What a declared ledger or field is called; its name where nobody says."""
    called = _declared.get(name, {})
    return called.get(language) or called.get("zh") or name


# What a county (banner, city, district) and the one above it (region, municipality) are.
CountyWords = Mapping[str, str]
_COUNTY: CountyWords = {"county_kind": "county", "region_kind": "province"}
_of_county: list[Callable[[], CountyWords]] = [dict]


def call_county(words: Callable[[], CountyWords]) -> None:
    """From now on messages say what the county is as ``words`` has it.

    Where it is silent they speak of a county of a province.
    """
    _of_county[:] = [words]


def text(language: Language, key: str, **arguments: object) -> str:
    """The message ``key``, or its attribute where key is ``message.attribute``.

    Arguments are inserted as they are, ``ledger`` by the title that was declared: amounts,
    dates and shares come formatted (data.formats); a bare int chooses the English plural
    form; of a very long text the beginning. What the county is comes by itself. Raises
    KeyError for a key that no catalogue has.
    """
    arguments = {**_COUNTY, **_of_county[0](), **arguments}
    if (called := _declared.get(str(arguments.get("ledger")))) is not None:
        arguments["ledger"] = called.get(language) or called.get("zh") or arguments["ledger"]
    return _written(language, key, **{name: _cut_to_fit(one) for name, one in arguments.items()})


# A page says some hundred sentences, at every run mostly the same.
@lru_cache(maxsize=10_000, typed=True)
def _written(language: Language, key: str, **arguments: object) -> str:
    message_id, _, attribute = key.partition(".")
    for spoken in (language, "zh"):
        bundle = catalogue(spoken)
        if not bundle.has_message(message_id):
            continue
        message = bundle.get_message(message_id)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            continue
        sentence, errors = bundle.format_pattern(pattern, arguments)
        if errors:
            raise ValueError(f"{key} in {spoken}: {errors[0]!r}")
        return str(sentence)
    raise KeyError(key)


def _cut_to_fit(value: object) -> object:
    is_long = isinstance(value, str) and len(value) > _LONGEST_ARGUMENT
    return f"{str(value)[:_LONGEST_ARGUMENT]}…" if is_long else value
