"""XML as the starts and ends of its elements, of any size, with names free of namespaces."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from data.files.errors import DamagedError

_PIECE = 1 << 16  # as much of the document is in memory beside what is kept of it


def elements(
    chunks: Iterable[bytes], dropped: Collection[str] = ()
) -> Iterator[tuple[Literal["start", "end"], Element]]:
    """Each element when it starts (its attributes are there) and ends (its content too).

    chunks: UTF-8 without a document type, as data.files.archive hands it out. dropped: names
    of elements that are taken out of the tree once their end was seen; the rest stays in
    memory. Raises DamagedError.
    """
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    above: list[Element] = []
    local = _Local()
    try:
        for piece in _pieces(chunks):
            parser.feed(piece)
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if event == "start":
                    element.tag = local[element.tag]
                    attributes = [(local[key], value) for key, value in element.items()]
                    element.attrib.clear()
                    element.attrib.update(attributes)
                    above.append(element)
                    yield "start", element
                else:
                    above.pop()
                    yield "end", element
                    if element.tag in dropped and above:
                        above[-1].remove(element)
        parser.close()
    except ParseError as error:
        raise DamagedError(f"XML: {error}") from error


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), _PIECE):
            yield chunk[start : start + _PIECE]


class _Local(dict[str, str]):
    """Names with their namespace → without it."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition("}")[2]
        return self[name]


def whole_number(element: Element, name: str, otherwise: int = 0) -> int:
    """An attribute as a whole number of at least ``otherwise``, which stands for none.

    Raises DamagedError where it is no number.
    """
    try:
        return max(otherwise, int(element.get(name, otherwise)))
    except ValueError as error:
        raise DamagedError(f"{name}={element.get(name)!r}") from error
