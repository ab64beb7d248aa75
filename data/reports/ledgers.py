"""The office's ledgers as a command answers of them: which there are, what a table would be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict

from data.field_words import ledger_title
from data.issues import LIST_SEPARATOR
from data.ledgers.column_use import Reason
from data.ledgers.declaration import Ledger
from data.ledgers.declaration_changes import changes_of
from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.own_files import to_toml
from data.ledgers.proposal import Proposal, ProposedColumn
from data.ledgers.proposed_ledger import LEFT_OUT, declared, names_of
from data.reports.report import Json, Report, attributes
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


def _arguments(arguments: Mapping[str, str], language: Language) -> dict[str, str | int]:
    """Whole numbers as numbers, so that each language finds its plural; lists in its commas."""
    found: dict[str, str | int] = {}
    for key, value in arguments.items():
        found[key] = int(value) if value.isdecimal() else value
        if key in ("words", "names") and language == "en":
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


def ledger_json(declared: Ledger) -> Json:
    """A ledger as ``ledgers --json`` prints it (docs/command-line.md)."""
    fields = [
        attributes(one, "name header type role? unit? sensitivity") for one in declared.fields
    ]
    return {**attributes(declared, "name kind every identity"), "fields": fields}


def ledgers_report(
    known: Sequence[Ledger],
    own: Collection[str],
    rows: Mapping[str, int],
    wrong: Sequence[DeclarationError],
    language: Language,
) -> Report:
    """Every ledger with its rows and columns, and the files that could not be used."""
    found: list[Json] = []
    lines: list[str] = []
    for one in known:
        title, is_own = ledger_title(language, one.name), one.name in own
        count = rows.get(one.name, 0)
        found.append({**ledger_json(one), "title": title, "own": is_own, "rows": count})
        arguments = {"name": one.name, "title": title, "own": int(is_own), "rows": count}
        lines.append(text(language, "cli-ledger", columns=len(one.fields), **arguments))
    faults: list[Json] = []
    for error in wrong:
        message, remedy = error.message(language), error.remedy(language)
        faults.append({**error.arguments, "message": message, "remedy": remedy})
        lines += [f"✕ {message}", f"  {remedy}"]
    kept = ("file", "line", "message", "remedy")
    said = [{key: fault.get(key) for key in kept} for fault in faults]
    return Report.of({"ledgers": found, "wrong": said}, lines)


def proposed_report(file: str, sheet: str, proposal: Proposal, language: Language) -> Report:
    """What a table would be as a ledger: the file that declares it, and how it was found."""
    toml = proposed_toml(proposal, language)
    payload: Json = {"file": file, "sheet": sheet, "toml": toml, "proposal": asdict(proposal)}
    return Report.of(payload, [toml.rstrip()])


def added_report(declared: Ledger, before: Ledger | None, language: Language) -> Report:
    """That a ledger is there from now on; of one that was there, what changed with it."""
    said = text(language, "cli-ledger-added", title=declared.title or declared.name)
    changes = [change_said(one, language) for one in changes_of(before, declared)]
    payload: Json = {"added": ledger_json(declared), "changes": changes}
    return Report.of(payload, [said, *(f"  {one}" for one in changes)])


def change_said(change: Reason, language: Language) -> str:
    """A change of a declaration, and what it comes to for what is published."""
    kind, arguments = change
    return text(language, f"declaration-change-{kind}", **_arguments(arguments, language))


def exported_report(name: str, toml: str) -> Report:
    """The file that declares a ledger, as it is."""
    return Report.of({"name": name, "toml": toml}, [toml.rstrip()])


def taken_back_report(name: str, language: Language) -> Report:
    """That a ledger is one no more."""
    return Report.of({"taken_back": name}, [text(language, "cli-ledger-taken-back", name=name)])
