"""A package of parts that is changed in a few places: every other part keeps its bytes.

New parts get names that are free, relations get ids that are free, and nothing of the
package that is not understood is dropped. Parts are trees of lxml.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

from data.documents.signs import without_forbidden
from data.files.archive import CHUNK, Archive
from data.files.errors import DamagedError
from data.files.formats.xlsx_parts import Relation, relations
from data.files.limits import Limits

Node: TypeAlias = "etree._Element"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
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
    return _LOOKS_ESCAPED.sub("_x005F_", without_forbidden(text.replace("\r\n", "\n")))


def cell_text(text: str) -> str:
    """A text as the content of a cell: what XML cannot hold is written as ``_x0001_``."""
    plain = _LOOKS_ESCAPED.sub("_x005F_", text.replace("\r\n", "\n"))
    return _HELD_APART.sub(lambda match: f"_x{ord(match[0]):04X}_", plain)


_TYPES = "[Content_Types].xml"
_EMPTY_LINKS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
# One fixed moment, so that equal input gives equal bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


class Package:
    """An opened package; raises RefusedError where it breaks a limit, else DamagedError."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.archive = Archive(data, limits)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._parts = {_key(part.filename): part for part in self._zip.infolist()}
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts or _key(name) in self._changed

    def xml(self, name: str) -> bytes:
        """A part as it stands now."""
        changed = self._changed.get(_key(name))
        return self.archive.xml(name) if changed is None else changed

    def tree(self, name: str, root: str) -> Node:
        """A part as a tree; raises UnpatchableError."""
        return tree(self.xml(name), root)

    def put(self, name: str, content: bytes | Node) -> None:
        """Replace or add a part."""
        if _key(name) not in self._parts:
            self._added.setdefault(_key(name), name)
        self._changed[_key(name)] = content if isinstance(content, bytes) else written(content)

    def free_name(self, pattern: str) -> str:
        """A part's name that nothing bears: ``xl/comments{}.xml`` with the lowest free number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def links(self, part: str) -> dict[str, Relation]:
        """What a part links to inside the package, by id, as the file came."""
        return relations(self.archive, part)

    def target(self, part: str, kind: str) -> str:
        """The first part of a kind that a part links to and that is there, else ""."""
        found = (one.target for one in self.links(part).values() if one.kind == kind)
        return next((target for target in found if target in self), "")

    def add(
        self, part: str, kind: str, name: str, content: bytes | Node, type_: str, office: str
    ) -> str:
        """Add a part of a content type that another relates to, and return the relation's id.

        kind: the last word of the relation's type.
        """
        self.put(name, content)
        self._declare(name, type_)
        folder, own = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{own}.rels")
        links = tree(self.xml(listing) if listing in self else _EMPTY_LINKS, "Relationships")
        used = {attribute(one, "Id") for one in children(links)}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        target = {"Id": f"rId{number}", "Type": f"{office}/{kind}", "Target": f"/{name}"}
        added(links, "Relationship", **target)
        self.put(listing, links)
        return f"rId{number}"

    def _declare(self, part: str, type_: str) -> None:
        types = self.tree(_TYPES, "Types")
        defaults = {attribute(one, "Extension").lower() for one in children(types, "Default")}
        if part.endswith(".vml") and "vml" not in defaults:
            # Programs expect defaults before overrides.
            types.insert(0, made(types, "Default", Extension="vml", ContentType=type_))
        else:
            added(types, "Override", PartName=f"/{part}", ContentType=type_)
        self.put(_TYPES, types)

    def saved(self) -> bytes:
        """The package as bytes; raises DamagedError where an untouched part cannot be unpacked."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for key, part in self._parts.items():
                self._copy(target, key, part)
            for key, name in self._added.items():
                target.writestr(_entry(name, _MOMENT), self._changed[key])
        return buffer.getvalue()

    def _copy(self, target: zipfile.ZipFile, key: str, part: zipfile.ZipInfo) -> None:
        entry = _entry(part.filename, part.date_time)
        entry.external_attr = part.external_attr
        if part.compress_type == zipfile.ZIP_STORED:
            entry.compress_type = zipfile.ZIP_STORED
        if key in self._changed:
            target.writestr(entry, self._changed[key])
            return
        entry.file_size = part.file_size
        try:
            with self._zip.open(part) as source, target.open(entry, "w") as stream:
                while chunk := source.read(CHUNK):
                    stream.write(chunk)
        # The last: a part packed in a way that the standard library does not know.
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise DamagedError(f"{part.filename}: {error}") from error


def _entry(name: str, moment: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, moment if moment[0] >= 1980 else _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
