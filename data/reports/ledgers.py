"""The office's ledgers as a command answers of them: which there are, what a table would be."""

from __future__ import annotations

from data.issues import LIST_SEPARATOR
from data.ledgers.own_files import to_toml
from data.ledgers.proposal import Proposal, ProposedColumn
from data.ledgers.proposed_ledger import LEFT_OUT, declared, names_of
from data.texts import Language, text


def use_said(use: str, language: Language) -> str:
    """What a column is proposed as, in words."""
    return text(language, f"propose-use-{use}")


def reasons_said(column: ProposedColumn, language: Language) -> str:
    """Why, counted in the data."""
    said = [
        text(language, f"propose-{key}", **_arguments(arguments, language))
        for key, arguments in column.reasons
    ]
    return ("；" if language == "zh" else "; ").join(said)


def asked_said(column: ProposedColumn, language: Language) -> str:
    """What a person must look at, "" where nothing is open."""
    return text(language, f"propose-asked-{column.asked}") if column.asked else ""


def _arguments(arguments: dict[str, str], language: Language) -> dict[str, str | int]:
    """Whole numbers as numbers, so that each language finds its plural; lists in its commas."""
    found: dict[str, str | int] = {}
    for key, value in arguments.items():
        found[key] = int(value) if value.isdecimal() else value
        if key == "words" and language == "en":
            found[key] = value.replace(LIST_SEPARATOR, ", ")
    return found


def proposed_toml(proposal: Proposal, language: Language) -> str:
    """The declaration as a file to read and change: each field under its reason."""
    names = names_of(proposal)
    said = {
        names[one.letter]: [reasons_said(one, language), asked_said(one, language)]
        for one in proposal.columns
        if one.use not in LEFT_OUT
    }
    lines: list[str] = []
    for line in to_toml(declared(proposal)).splitlines():
        name = line.removeprefix('name = "').removesuffix('"')
        if lines and lines[-1] == "[[fields]]" and name in said:
            lines[-1:] = [*(f"# {one}" for one in said[name] if one), "[[fields]]"]
        lines.append(line)
    return "\n".join(lines) + "\n"
