"""Parts of a package as trees of lxml, with the few steps that patches need."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

Node: TypeAlias = "etree._Element"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HELD_APART = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


class UnpatchableError(Exception):
    """The part is not built as patches need it; the workbook is written anew instead."""


def tree(xml: bytes, name: str) -> Node:
    """The document's element; raises UnpatchableError where it is another, or no XML."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, huge_tree=True, strip_cdata=False
    )
    try:
        top = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnpatchableError(str(error)) from error
    if local(top) != name:
        raise UnpatchableError(f"no element {name}")
    return top


def written(top: Node) -> bytes:
    """A part as bytes."""
    return bytes(etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True))


def local(node: Node) -> str:
    """A name without its namespace; "" of comments and instructions."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def space_of(node: Node) -> str:
    """The namespace of a node."""
    return etree.QName(node).namespace or ""


def is_strict(top: Node) -> bool:
    """Whether a part is of the strict kind."""
    return space_of(top) == STRICT_MAIN


def office(top: Node) -> str:
    """The namespace of relations in a part like this."""
    return STRICT_OFFICE if is_strict(top) else OFFICE


def children(parent: Node, name: str = "") -> list[Node]:
    """The elements directly inside, of one name where it is given."""
    return [one for one in parent if local(one) and name in ("", local(one))]


def child(parent: Node, name: str) -> Node | None:
    """The first element of a name directly inside."""
    return next(iter(children(parent, name)), None)


def attribute(node: Node, name: str) -> str:
    """An attribute by its name without namespace, "" where it is not stated."""
    stated = ((etree.QName(key).localname, value) for key, value in node.attrib.items())
    return next((str(value) for key, value in stated if key == name), "")


def made(like: Node, name: str, text: str | None = None, /, **attributes: str) -> Node:
    """A new element in the namespace of another, not yet anywhere."""
    node = like.makeelement(f"{{{space_of(like)}}}{name}", attributes, like.nsmap)
    node.text = text
    return node


def added(parent: Node, name: str, text: str | None = None, /, **attributes: str) -> Node:
    """A new last element inside another, in its namespace."""
    node = made(parent, name, text, **attributes)
    parent.append(node)
    return node


def placed(parent: Node, node: Node, after: Iterable[str]) -> Node:
    """Put a node in front of the first element inside that must come after it."""
    later = set(after)
    for one in children(parent):
        if local(one) in later:
            one.addprevious(node)
            return node
    parent.append(node)
    return node


def plain_text(text: str) -> str:
    """A text as content: what XML cannot hold is left out, ``_x0041_`` stays text."""
    return _LOOKS_ESCAPED.sub("_x005F_", _FORBIDDEN.sub("", text.replace("\r\n", "\n")))


def cell_text(text: str) -> str:
    """A text as the content of a cell: what XML cannot hold is written as ``_x0001_``."""
    plain = _LOOKS_ESCAPED.sub("_x005F_", text.replace("\r\n", "\n"))
    return _HELD_APART.sub(lambda match: f"_x{ord(match[0]):04X}_", plain)
