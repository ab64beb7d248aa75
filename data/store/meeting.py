"""What people settled about meetings: agendas, what may leave, wording, template; typed drafts."""

from __future__ import annotations

from typing import Literal

import duckdb

from data.rights import need
from data.store.connection import Connection, note

PackPart = Literal["wording", "template", "paper"]


class MeetingSettings:
    """Append-only like everything in the store; the last word of a name counts."""

    def __init__(self, connection: Connection) -> None:
        """Use ``Store.meeting``."""
        self._connection = connection
        self._sequence = 0

    @property
    def sequence(self) -> int:
        """Counts what this process saved that a wall shows; costs nothing, made for polling."""
        return self._sequence

    def save_agenda(self, name: str, agenda: str, *, by: str) -> None:
        """Keep an agenda (JSON); "" removes it."""
        with self._connection.deed("settings", "agenda"):
            self._append("agenda", "agenda_id", by, name=name, agenda=agenda)

    def is_allowed(self, permission: str) -> bool:
        """Whether an administrator has allowed something; nothing is until then."""
        rows = self._connection.run("screens/wall/permissions").to_pylist()
        return any(row["name"] == permission and row["is_allowed"] for row in rows)

    def allow(self, permission: str, is_allowed: bool, *, by: str) -> None:
        """Keep what an administrator says."""
        with self._connection.deed("settings", permission):
            self._append("permission", "permission_id", by, name=permission, is_allowed=is_allowed)

    def own(self, name: PackPart) -> tuple[str, bytes] | None:
        """The office's own wording, slides or paper: its file's name and content; None without."""
        rows = self._connection.run("screens/pack/settings", {"part": name}).to_pylist()
        return (str(rows[0]["file_name"]), bytes(rows[0]["content"])) if rows else None

    def save_own(self, name: PackPart, content: bytes, *, by: str, file_name: str = "") -> None:
        """Keep the office's own; nothing in it goes back to the product's."""
        said: dict[str, str | bool | bytes] = {"file_name": file_name, "content": content}
        with self._connection.deed("settings", name):
            self._append("pack_setting", "setting_id", by, name=name, **said)

    def save_draft(self, browser: str, edits: str, *, by: str) -> None:
        """Keep what a browser typed about orders (JSON); "" where nothing waits any longer."""
        need("orders")
        with self._connection.transaction() as cursor:
            note(cursor, "assignment_draft", "draft_id", by, browser=browser, edits=edits)

    def end_draft(self, cursor: duckdb.DuckDBPyConnection, browser: str, *, by: str) -> None:
        """Nothing of a browser waits any longer, in the transaction that publishes what waited."""
        note(cursor, "assignment_draft", "draft_id", by, browser=browser, edits="")

    def _append(self, table: str, id_column: str, by: str, **values: str | bool | bytes) -> None:
        with self._connection.transaction() as cursor:
            note(cursor, table, id_column, by, **values)
        self._sequence += 1
