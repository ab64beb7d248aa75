"""The register of figures: data/trace/figures.toml, validated when it is first read."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

Adds = Literal["count", "sum", "median", "share"]
Cut = tuple[str, ...]


class Figure(BaseModel):
    """How a figure is made of rows; the keys are explained at the head of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    screen: str
    rows: str
    adds: Adds
    value: str = ""
    base: str = ""
    where: tuple[str, ...] = ()
    once: str = ""
    label: str = "project_name"
    note: str = ""
    cuts: tuple[Cut, ...] = ()
    also: tuple[Cut, ...] = ()
    within: str = ""
    fields: tuple[str, ...] = ()
    unit: str = "projects"
    needs: tuple[str, ...] = ()
    shown: str = ""
    at: dict[str, str] = {}


@cache
def figures() -> dict[str, Figure]:
    """Every declared figure by its id; raises where the file is wrong."""
    path = Path(__file__).with_name("figures.toml")
    read = tomllib.loads(path.read_text(encoding="utf-8"))["figure"]
    declared = [Figure.model_validate(one) for one in read]
    found = {one.id: one for one in declared}
    if len(found) != len(declared):
        raise ValueError(f"{path}: an id is declared twice")
    return found
