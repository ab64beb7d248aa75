"""A package of parts that is changed in a few places: every other part keeps its bytes.

New parts get names that are free, relations get ids that are free, and nothing of the
package that is not understood is dropped.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from data.documents.marking.tree import Node, added, attribute, children, made, tree, written
from data.files.archive import CHUNK, Archive
from data.files.errors import DamagedError
from data.files.formats.xlsx.workbook import Relation, relations
from data.files.limits import Limits

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
