"""Every sentence that a person reads comes from locales/<language>/*.ftl through here.

Project Fluent: a message a line, arguments in braces, plural forms where English
needs them. Chinese is the source; a missing English message falls back to it, and
tests/locales fails on the gap.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCALES = Path(__file__).resolve().parent.parent / "locales"
# Fluent refuses longer arguments; a cell may hold pages of text.
_LONGEST = 300
_TAGS = {"zh": "zh-CN", "en": "en-GB"}


@cache
def bundle(language: Language) -> FluentBundle:
    """All messages of a language; raises ValueError on a file that does not parse."""
    result = FluentBundle([_TAGS[language]], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        junk = [entry.content for entry in resource.body if isinstance(entry, Junk)]
        if junk:
            raise ValueError(f"{path}: cannot parse {str(junk[0])[:80]!r}")
        result.add_resource(resource)
    return result


def text(language: Language, key: str, **arguments: object) -> str:
    """The message ``key``, or its attribute where key is ``message.attribute``.

    Arguments are inserted as they are: amounts, dates and shares come formatted
    (data.formats); a bare int chooses the English plural form; of a very long text the
    beginning. Raises KeyError for a key that no catalogue has.
    """
    shortened = {name: _shortened(value) for name, value in arguments.items()}
    message_id, _, attribute = key.partition(".")
    for candidate in (language, "zh"):
        messages = bundle(candidate)
        if not messages.has_message(message_id):
            continue
        message = messages.get_message(message_id)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            continue
        value, errors = messages.format_pattern(pattern, shortened)
        if errors:
            raise ValueError(f"{key} in {candidate}: {errors[0]!r}")
        return str(value)
    raise KeyError(key)


def _shortened(value: object) -> object:
    is_long = isinstance(value, str) and len(value) > _LONGEST
    return f"{str(value)[:_LONGEST]}…" if is_long else value
