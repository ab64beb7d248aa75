"""XML as events with names free of namespaces; nothing outside of the text is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from data.files.errors import DamagedError, RefusedError


class Receiver(Protocol):
    """What events go to."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters, line ends as one sign."""


def send_events(chunks: Iterable[bytes], receiver: Receiver) -> None:
    """All events of a document in UTF-8; raises DamagedError, RefusedError for a doctype."""
    parser = expat.ParserCreate("utf-8", namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: receiver.start(
        name.rpartition("}")[2],
        {key.rpartition("}")[2]: value for key, value in attributes.items()},
    )
    parser.EndElementHandler = lambda name: receiver.end(name.rpartition("}")[2])
    parser.CharacterDataHandler = receiver.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise DamagedError(f"XML: {error}") from error


def _refuse(*_: object) -> None:
    raise RefusedError("refused-document-type")
