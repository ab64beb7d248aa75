"""The agendas that a wall may show: those of the settings, and those that people saved."""

from __future__ import annotations

from pydantic import ValidationError

from data.environment import var_folder
from data.language import say
from data.rules.agenda import Agenda, Agendas
from data.rules.files import read
from data.store import Store


def agendas(store: Store) -> tuple[Agenda, ...]:
    """All agendas, the usual one first; a saved one stands in the place of its namesake.

    A saved text that this release cannot read (of a newer one) is left out.
    """
    found = {agenda.name: agenda for agenda in settled().agenda}
    for text in store.query("screens/wall/agendas")["agenda"].to_pylist():
        try:
            agenda = Agenda.model_validate_json(text)
        except ValidationError:
            continue
        found[agenda.name] = agenda
    return tuple(found.values())


def settled() -> Agendas:
    """The agendas of the settings files."""
    return read("agenda", Agendas, var_folder() / "rules")


def chosen(store: Store, name: str) -> tuple[Agenda, bool]:
    """The agenda of that name, else the usual one; and whether the name was known."""
    known = agendas(store)
    found = next((agenda for agenda in known if agenda.name == name), None)
    return (found or known[0]), found is not None or not name


def no_agenda(store: Store, name: str) -> str:
    """That nobody knows an agenda of that name, which is shown, and which there are."""
    return say("wall-no-agenda", agenda=name, usual=agendas(store)[0].name, known=_listed(store))


def no_file(store: Store, name: str) -> str:
    """That nobody knows an agenda of that name, so that no file is made, and which there are."""
    return say("wall-no-agenda-file", agenda=name, known=_listed(store))


def _listed(store: Store) -> str:
    return say("dispatch-comma").join(agenda.name for agenda in agendas(store))
