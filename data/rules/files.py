"""How a settings file is read: the product's own, with a deployment's values laid over it.

``var/rules/<name>.toml`` need hold only what differs. Tables are merged key by key, a
list replaces the list. Whatever is wrong is a RuleError that names file and key, so the
person who edited the file can mend it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from data import texts

FOLDER = Path(__file__).resolve().parent
# Keys of earlier releases that said nothing to any screen: a deployment's file may hold them.
_RETIRED = {"app_name", "never_a_rate"}


class Section(BaseModel):
    """A table of a settings file: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


SectionT = TypeVar("SectionT", bound=Section)


class RuleError(Exception):
    """A settings file that cannot be used.

    file is its path, key the dotted key (``rule.0.levels.1.threshold``, "" for the whole
    file), code a message of rules.ftl with a ``.remedy``.
    """

    def __init__(self, file: Path, key: str, code: str, **arguments: str) -> None:
        self.file = file
        self.key = key
        self.code = code
        self.arguments = arguments
        super().__init__(self.message("en"))

    def message(self, language: texts.Language) -> str:
        """File, key, what is wrong and what to do."""
        given = {"file": str(self.file), "at": self.key, **self.arguments}
        sentence = texts.text(language, self.code, **given)
        return f"{sentence} {texts.text(language, f'{self.code}.remedy', **given)}"


def read(name: str, model: type[SectionT], overrides: Path | None) -> SectionT:
    """``<name>.toml`` as ``model``; overrides is the deployment's folder or None.

    Raises RuleError for a file that is no TOML, a key that is unknown, missing or of
    the wrong type, and for values that do not fit together.
    """
    own = FOLDER / f"{name}.toml"
    stated = _toml(own)
    blamed = own
    laid_over = overrides / own.name if overrides else None
    if laid_over is not None and laid_over.is_file():
        stated = _laid_over(stated, _toml(laid_over))
        blamed = laid_over
    for key in _RETIRED & stated.keys() - model.model_fields.keys():
        del stated[key]
    try:
        return model.model_validate(stated)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise RuleError(
            blamed, key, "rules-value-wrong", problem=first["msg"], value=repr(first["input"])[:80]
        ) from error


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(path, "", "rules-file-unreadable", problem=str(error)) from error


def _laid_over(base: dict[str, object], over: dict[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in over.items():
        under = merged.get(key)
        if isinstance(under, dict) and isinstance(value, dict):
            merged[key] = _laid_over(under, value)
        else:
            merged[key] = value
    return merged
