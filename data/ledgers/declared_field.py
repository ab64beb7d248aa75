"""One column of a ledger as it is declared: its type, its words, what it is of a row."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from data.formats import YUAN
from data.rules.places import WhichProvince

FieldType = Literal[
    "text",
    "code",
    "name",
    "names",
    "date",
    "month",
    "year",
    "amount",
    "measure",
    "share",
    "number",
    "integer",
    "flag",
    "choice",
    "choices",
    "coordinate",
    "item",
    "state",
]
Sensitivity = Literal["none", "personal", "masked", "commercial"]
PERSONAL = ("personal", "masked")
Named = Literal["", "project", "town", "park", "company", "unit", "person", "province"]
NAMED: tuple[Named, ...] = ("project", "town", "park", "company", "unit", "person", "province")
Role = Literal[
    "",
    "unit",
    "town",
    "park",
    "person",
    "company",
    "project",
    "project_code",
    "status",
    "date",
    "deadline",
    "closed_date",
]


class Section(BaseModel):
    """A part of a TOML file of this folder; a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Field(Section):
    """One column that staff fill in.

    header is what the template prints; synonyms are what real sheets print.
    weak: headers that also mean other things: taken only where most of the column's
    values are accepted values (or evidence); asked: of those, the ones taken all the same,
    to be asked about, where the values are few short words. unlike: patterns of values that
    the field never holds, whatever the header. bare: headers that leave open which
    period they speak of. alone: headers that say only that something is named: taken where
    nothing else names the rows and enough else is known of them. under: words of a title →
    headers that mean the field below such a title only, which is asked about. vague: values
    known to say too little. implies: what a value says about other columns. refers_to: of what
    its values are the names; other names of a unit or a person are read as one. at_stages: dates
    that it feeds in place of its own, at the stages named. likely: 万元 from … to …; a sum
    outside is asked about.
    by_province: where a cell names a province (江苏 under 资金来源地), the value that stands for
    the county's own, for another one, for one abroad (own, other, abroad).
    fill_down: where a value stands once for the rows below it, blanks below mean the same.
    section_words: value → words of a section's title that say it of the section's rows;
    section_endings: a section whose title ends so names the value itself.
    role: what the field is of a row, for lists, counts and joins. closed: of a status, the
    values under which nothing is left to do; moves: value → those that may follow it;
    explained: value → the field that says why. unit: what a number counts (㎡, 人); adds: whether
    the numbers of several rows add up.
    else_from: the field whose value stands where a row has none of its own.
    sensitivity: personal stands in no list; masked names persons, of whom a reader who may not
    see personal values sees 王某; commercial stays in the office.
    """

    name: str
    key: str
    header: str
    english: str = ""
    synonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    under: dict[str, tuple[str, ...]] = {}
    evidence: tuple[str, ...] = ()
    type: FieldType
    required: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    values: dict[str, tuple[str, ...]] = {}
    vague: tuple[str, ...] = ()
    likely: tuple[float, float] | None = None
    implies: dict[str, dict[str, str]] = {}
    by_province: dict[WhichProvince, str] = {}
    open: bool = False
    generic: bool = False
    sets: dict[str, str] = {}
    item: str = ""
    position: int = 0
    template: bool = True
    fill_down: bool = False
    section_words: dict[str, tuple[str, ...]] = {}
    section_endings: tuple[str, ...] = ()
    sensitivity: Sensitivity = "none"
    refers_to: Named = ""
    at_stages: dict[str, tuple[str, ...]] = {}
    role: Role = ""
    closed: tuple[str, ...] = ()
    moves: dict[str, tuple[str, ...]] = {}
    explained: dict[str, str] = {}
    unit: str = ""
    adds: bool = True
    written_in: str = ""
    else_from: str = ""

    @property
    def is_in_yuan(self) -> bool:
        """Whether its amounts are written in yuan, and too small to be read in 万元."""
        return self.type == "amount" and self.written_in == YUAN

    @property
    def named(self) -> Named:
        """Of what its values are the names, as its role or name or ``refers_to`` says."""
        return next((kind for kind in NAMED if kind in (self.role, self.name, self.refers_to)), "")

    @property
    def texts(self) -> tuple[str, ...]:
        """Every header text that means this field, the canonical one first."""
        english = (self.english,) if self.english else ()
        return (self.header, *english, *self.synonyms, *self.bare, *self.weak)
