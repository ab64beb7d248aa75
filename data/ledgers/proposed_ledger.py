"""The declaration that a proposal stands for, once a person left it standing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from data.issues import LIST_SEPARATOR
from data.ledgers.column_facts import UseWords, vocabulary
from data.ledgers.column_use import Reason
from data.ledgers.declaration import Ledger, Measure
from data.ledgers.declaration_checks import RESERVED
from data.ledgers.declared_field import Field
from data.ledgers.headers import normal
from data.ledgers.proposal import Proposal, ProposedColumn
from data.ledgers.registry import ledgers

# Of an amount without a unit each sheet is asked.
MAY_STAY_OPEN = ("no-unit",)
LEFT_OUT = ("ordinal", "left_out")
_NO_WORD = re.compile(r"\W+")
_LONGEST_NAME, _LEAST_HINT, _MOST_SUMS = 60, 3, 6
_NOT_ADDED = ("单价", "标准", "率", "均", "price", "rate", "average")


def word_of(text: str) -> str:
    """A text as a name in declarations: letters and digits, ``_`` for the rest."""
    name = _NO_WORD.sub("_", unicodedata.normalize("NFKC", text)).strip("_")[:_LONGEST_NAME]
    return f"_{name}" if name[:1].isdigit() else name


def names_of(proposal: Proposal) -> dict[str, str]:
    """Column letter → name of its field; columns that feed nothing are left out."""
    taken: set[str] = set(RESERVED)
    found: dict[str, str] = {}
    for column in proposal.columns:
        if column.use in LEFT_OUT:
            continue
        word = word_of(column.header) or f"column_{column.letter}"
        name, number = word, 2
        while name.casefold() in taken:
            name, number = f"{word}_{number}", number + 1
        taken.add(name.casefold())
        found[column.letter] = name
    return found


def declared(proposal: Proposal) -> Ledger:
    """The ledger; raises ValueError for a proposal that has faults, of which some may stay open."""
    if wrong := [one for one in faults(proposal) if one[0] not in MAY_STAY_OPEN]:
        raise ValueError(f"no ledger yet: {wrong[0][0]}")
    names = names_of(proposal)
    name = word_of(proposal.title)
    identity = tuple(names[letter] for letter in proposal.identity if letter in names)
    kept = [one for one in proposal.columns if one.letter in names]
    day = next((names[one.letter] for one in kept if _role(one) == "date"), "")
    return Ledger(
        name=name,
        table=f"declared_{name}",
        title=proposal.title,
        english=proposal.title if proposal.title.isascii() else "",
        kind=proposal.kind,
        every=proposal.every,
        identity=identity,
        label=identity,
        event_date=day if proposal.kind == "period" else "",
        hints=_hints(proposal.title),
        fields=tuple(_field(one, names, identity) for one in kept),
        figures=tuple(_sums(kept, names)),
    )


def faults(proposal: Proposal) -> list[Reason]:
    """What keeps a proposal from being a ledger, with what it is about."""
    found: list[Reason] = []
    names, name = names_of(proposal), word_of(proposal.title)
    taken = {one.name.casefold() for one in ledgers()} | {normal(one.title) for one in ledgers()}
    if not name:
        found.append(("no-name", {}))
    elif {name.casefold(), normal(proposal.title)} & taken:
        found.append(("name-taken", {"name": proposal.title}))
    if not any(letter in names for letter in proposal.identity):
        found.append(("no-identity", {}))
    by_role: dict[str, list[str]] = {}
    for one in proposal.columns:
        role = vocabulary().uses[one.use].role
        if role not in ("", "person"):
            by_role.setdefault(role, []).append(one.header)
        if one.use == "amount" and not one.unit:
            found.append(("no-unit", {"header": one.header}))
    for headers in by_role.values():
        if len(headers) > 1:
            found.append(("role-twice", {"headers": LIST_SEPARATOR.join(headers)}))
    if proposal.kind == "period" and "date" not in by_role:
        found.append(("no-date", {}))
    return found


def _use(column: ProposedColumn) -> UseWords:
    return vocabulary().uses[column.use]


def _role(column: ProposedColumn) -> str:
    return _use(column).role


def _field(column: ProposedColumn, names: dict[str, str], identity: tuple[str, ...]) -> Field:
    use, name = _use(column), names[column.letter]
    words = dict[str, tuple[str, ...]]()
    if use.type == "choice":
        words = {one.word: () for one in column.words}
    is_told_by = name in identity
    return Field(
        name=name,
        key=name,
        header=column.header or name,
        english=column.header if column.header.isascii() else "",
        type=use.type,
        role=use.role,
        sensitivity=use.sensitivity,
        unit=column.unit if use.type == "number" else "",
        written_in=column.unit if use.type == "amount" else "",
        required=("register",) if is_told_by else (),
        values=words,
        open=use.type == "choice",
        closed=tuple(one.word for one in column.words if one.is_closed)
        if use.role == "status"
        else (),
    )


def _hints(title: str) -> tuple[str, ...]:
    """The name as a word of titles, unless it is a part of what other ledgers are called."""
    text = normal(title)
    others = {normal(word) for one in ledgers() for word in (*one.hints, one.title) if word}
    if len(text) < _LEAST_HINT or any(text in other for other in others):
        return ()
    return (title,)


def _sums(kept: list[ProposedColumn], names: dict[str, str]) -> Iterator[Measure]:
    """Sums of amounts and quantities that can be added up."""
    added = [
        one
        for one in kept
        if one.use in ("amount", "number")
        and not any(word in one.header.casefold() for word in _NOT_ADDED)
    ]
    for one in added[:_MOST_SUMS]:
        name = names[one.letter]
        english = one.header if one.header.isascii() else ""
        yield Measure(
            key=f"sum_{name}"[:_LONGEST_NAME],
            kind="sum",
            title=one.header,
            english=english,
            of=name,
        )
