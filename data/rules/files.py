"""How a settings file is read: the product's own, with a deployment's values laid over it.

``var/rules/<name>.toml`` need hold only what differs. Tables are merged key by key, a
list replaces the list. In a county of a prefecture the prefecture's files lie between the two, so
that all count alike; its own name and places are its own. Whatever is wrong is a RuleError that
names file and key, so the person who edited the file can mend it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data import texts
from data.environment import prefecture_folder

FOLDER = Path(__file__).resolve().parent
# Keys of earlier releases that said nothing to any screen: a deployment's file may hold them.
_RETIRED = {"app_name", "never_a_rate"}


class Section(BaseModel):
    """A table of a settings file: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sourced(Section):
    """A part of a settings file that says whose rule it is."""

    source: str = Field(min_length=1)


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
    above = prefecture_folder() if name != "county" else None
    for folder in (above / "rules" if above else None, overrides):
        if folder is not None and (laid_over := folder / own.name).is_file():
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


class Joined(Sourced):
    """When a sheet is a list joined to another: each project stands there many times.

    mean_repeats: rows for each distinct project; share_repeated: of the distinct projects,
    how many stand there more than once.
    """

    least_projects: int = Field(ge=1)
    least_rows: int = Field(ge=2)
    mean_repeats: float = Field(gt=1)
    share_repeated: float = Field(gt=0, le=1)


class Months(Sourced):
    """How much two sheets of neighbouring months must share to be states of one ledger."""

    shared_names: float = Field(gt=0, le=1)


class AsOf(Sourced):
    """By which words a sheet says of which month it speaks.

    until: before the day that the content speaks of; made: before the day on which the sheet
    was made, which speaks for its own month from ``made_counts_from_day`` on. header: words of
    a column whose month is the sheet's, unless one of plans stands beside it.
    """

    until: tuple[str, ...]
    made: tuple[str, ...]
    header: tuple[str, ...]
    plans: tuple[str, ...]
    made_counts_from_day: int = Field(ge=1, le=31)


class Parents(Sourced):
    """How many cells of a column must be blank to look like parents written once."""

    blank_share: float = Field(gt=0, lt=1)


class Units(Sourced):
    """How many units a column must name to be offered for parting a workbook."""

    least_units: int = Field(ge=2)


class Remembered(Sourced):
    """How much of a header must be the same for what was remembered of it to hold."""

    shared_headers: float = Field(gt=0, le=1)
    ledger_within: int = Field(ge=0)


class Layouts(Section):
    """``layouts.toml``."""

    joined: Joined
    months: Months
    as_of: AsOf
    parents: Parents
    units: Units
    remembered: Remembered
