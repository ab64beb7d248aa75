"""Personal values masked for a reader who may not see them: 王某, 138******78.

What is personal the ledgers declare, a field at a time (``sensitivity``). The names that such
fields hold are masked wherever a query gives them back, also inside a longer text; so are
numbers that only persons have (telephones, identity cards, accounts, mail). Names that stand
in open fields too (leaders, companies, towns, agencies) are no secret and stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import pyarrow as pa
import pyarrow.types as kinds
from pyarrow import compute

import queries
from data.ledgers.column_facts import vocabulary
from data.ledgers.declaration import Ledger
from data.ledgers.generated import names_and_texts
from data.ledgers.posts import people_in, plain_names, surname_of
from data.ledgers.registry import ledgers
from data.rights import may
from data.store.connection import Connection

HIDDEN = "＊＊＊"
_MEMBERS = re.compile(r"[、,，;；/\n]+")
_LATIN_NAME = re.compile(r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}")
_MASK = re.compile(r"\w{1,2}某\d*|(?:[A-Z]\. ?){2,4}\d*")
_SIGNED = re.compile(r"([:：]\s*)([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])")
_LONGEST_NAME, _LONGEST_HAN = 20, 4
_AGENCIES = tuple("局委办镇乡部院所站司厅处组会")
_KEPT_OF_NUMBER = (3, 2)
_TEXTS_KEPT = 50_000


def are_hidden() -> bool:
    """Whether whoever reads now may not see personal values."""
    return not may("personal")


class PersonalValues:
    """Which texts are persons' names, and what stands in their place."""

    def __init__(self, names: Iterable[str], texts: Iterable[str], public: Iterable[str]) -> None:
        """What personal fields hold that name persons, what others hold, what open names say."""
        open_names = {member for text in public for member in (text, *_members(text))}
        held = {name for text in names for name in _names(text)}
        held.update(name for text in texts for name in _members(text) if _is_name(name))
        names = held - open_names
        self._mask = _masks(sorted(names))
        self._name = {mask: name for name, mask in self._mask.items()}
        # A name of two letters may be part of a word (高原 in 高原公司): then it counts alone.
        inside = {name for name in names if len(name) > 2 or " " in name}
        found = _either(names - inside)
        parts = {hit for text in open_names for hit in found.findall(text)} if names else set()
        self._inside = _either(inside | (names - inside - parts))
        self.masked = lru_cache(_TEXTS_KEPT)(self._masked)

    def _masked(self, text: str) -> str:
        """A text without the names and numbers of persons."""
        if (mask := self._mask.get(text)) is not None:
            return mask
        text = _numbers().sub(_starred, text)
        if not self._mask:
            return text
        members = [self._mask.get(member, member) for member in _MEMBERS.split(text)]
        between = [*_MEMBERS.findall(text), ""]
        text = "".join(one + sign for one, sign in zip(members, between, strict=True))
        return self._inside.sub(lambda found: self._mask[found[0]], text)

    def meant(self, value: object) -> object:
        """What a parameter stands for that a reader had from a masked row."""
        if isinstance(value, str):
            return self._name.get(value, self.masked(value))
        if isinstance(value, list | tuple):
            return [self.meant(one) for one in value]
        return value

    def in_table(self, rows: pa.Table) -> pa.Table:
        """The same rows, every text masked."""
        for index, column in enumerate(rows.schema):
            if _holds_text(column.type):
                rows = rows.set_column(index, column, self._in_column(rows[index]))
        return rows

    def _in_column(self, column: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
        if not kinds.is_string(column.type):
            return pa.array([self._in_value(one) for one in column.to_pylist()], column.type)
        coded = column.combine_chunks().dictionary_encode()
        if isinstance(coded, pa.ChunkedArray):
            coded = coded.combine_chunks()
        texts = coded.dictionary.to_pylist()
        masked = [self.masked(text) for text in texts]
        if masked == texts:
            return column
        return compute.take(pa.array(masked, column.type), coded.indices)

    def _in_value(self, value: object) -> object:
        if isinstance(value, str):
            return self.masked(value)
        if isinstance(value, Mapping):
            return {key: self._in_value(one) for key, one in value.items()}
        if isinstance(value, tuple):  # an item of a map
            return (value[0], self._in_value(value[1]))
        return [self._in_value(one) for one in value] if isinstance(value, list) else value


class Personal:
    """The personal values of a database, read anew where a version or a ledger came to it."""

    def __init__(self, connection: Connection) -> None:
        """Nothing is read yet."""
        self._connection = connection
        self._kept: tuple[object, PersonalValues] | None = None

    def at(self, sequence: int) -> PersonalValues:
        """Those of every version up to one."""
        key = (sequence, [id(one) for one in ledgers()])
        if self._kept is None or self._kept[0] != key:
            self._kept = (key, self._read())
        return self._kept[1]

    def _read(self) -> PersonalValues:
        found: dict[str, list[str]] = defaultdict(list)
        for declared in ledgers():
            query = queries.for_ledger("store/names_and_texts", names_and_texts(declared))
            for row in self._connection.run(query).to_pylist():
                found[row["kind"]].append(row["text"])
        # A person may have been written where a unit belongs: that makes no open name of it.
        units = [unit for unit in found["unit"] if not _may_be_a_person(unit)]
        public = [*found["open_name"], *units]
        return PersonalValues(found["person"], found["personal_text"], public)


def _holds_text(kind: pa.DataType) -> bool:
    if kinds.is_list(kind):
        return _holds_text(kind.value_type)
    if kinds.is_map(kind):
        return _holds_text(kind.item_type)
    if kinds.is_struct(kind):
        return any(_holds_text(one.type) for one in kind)
    return bool(kinds.is_string(kind))


def _members(text: str) -> list[str]:
    return [member.strip() for member in _MEMBERS.split(text)]


def _names(text: str) -> Iterator[str]:
    """The persons whom a text of names says; one word without a digit is one (小王, Wang)."""
    people = [one.name for one in people_in(text) if not one.is_by_post] or plain_names(text)
    yield from people
    for member in _members(text):
        is_word = not people and 1 < len(member) <= _LONGEST_NAME and member.isalpha()
        if is_word or _LATIN_NAME.fullmatch(member):
            yield member


def _may_be_a_person(text: str) -> bool:
    return len(text) <= _LONGEST_HAN and _is_name(text) and not text.endswith(_AGENCIES)


def _is_name(text: str) -> bool:
    return bool(surname_of(text) or _LATIN_NAME.fullmatch(text))


def _masks(names: Sequence[str]) -> dict[str, str]:
    """Name → its surname with 某, or its initials; a number tells those apart that are alike."""
    masks: dict[str, str] = {}
    taken: dict[str, int] = {}
    for name in names:
        if _LATIN_NAME.fullmatch(name):
            mask = " ".join(f"{part[0]}." for part in name.split())
        else:
            mask = f"{surname_of(name) or name[0]}某"
        taken[mask] = taken.get(mask, 0) + 1
        masks[name] = mask if taken[mask] == 1 else f"{mask}{taken[mask]}"
    return masks


def _either(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names, the longest first; by their first letters, so that many cost little."""
    rest: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rest.setdefault(name[0], []).append(re.escape(name[1:]))
    parts = (f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rest.items())
    return re.compile("|".join(parts) or r"(?!)")


def field_text(declared: Ledger, field: str, text: str) -> str:
    """A field's text as whoever reads now may see it: of a personal one the masks of names."""
    if not (text and are_hidden() and declared.of_persons(field)):
        return text
    return text if all(_MASK.fullmatch(member) for member in _members(text)) else HIDDEN


def without_signer(text: str) -> str:
    """A line beside a table without the person whom it names behind a colon (填表人：王小明)."""
    return _SIGNED.sub(
        lambda found: found[1] + (HIDDEN if surname_of(found[2]) else found[2]), text
    )


@cache
def _numbers() -> re.Pattern[str]:
    """Telephone numbers, numbers of identity cards and accounts, addresses of mail."""
    patterns = vocabulary().personal.model_dump().values()
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])", re.ASCII)


def _starred(found: re.Match[str]) -> str:
    text = found[0]
    first, last = _KEPT_OF_NUMBER
    return text[:first] + "*" * (len(text) - first - last) + text[-last:]
