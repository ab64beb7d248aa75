"""A package of parts that is changed in a few places: every other part keeps its bytes.

New parts get names that are free, relations get ids that are free, and nothing of the
package that is not understood is dropped.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Sequence

from data.documents.marking.xml import appended, attributes, children, content_text, edited, root
from data.files.archive import CHUNK, Archive
from data.files.errors import DamagedError
from data.files.formats.xlsx.workbook import Relation, relations
from data.files.limits import Limits

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
# One fixed moment, so that equal input gives equal bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


class Package:
    """An opened package; raises RefusedError where it breaks a limit, else DamagedError."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.archive = Archive(data, limits)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._parts = {_key(part.filename): part for part in self._zip.infolist()}
        self._changed: dict[str, list[bytes]] = {}
        self._added: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts or _key(name) in self._changed

    def xml(self, name: str) -> bytes:
        """A part as it stands now."""
        pieces = self._changed.get(_key(name))
        return self.archive.xml(name) if pieces is None else b"".join(pieces)

    def put(self, name: str, pieces: Sequence[bytes]) -> None:
        """Replace or add a part."""
        if _key(name) not in self._parts:
            self._added.setdefault(_key(name), name)
        self._changed[_key(name)] = list(pieces)

    def free_name(self, pattern: str) -> str:
        """A part's name that nothing bears: ``xl/comments{}.xml`` with the lowest free number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def links(self, part: str) -> dict[str, Relation]:
        """What a part links to inside the package, by id, as the file came."""
        return relations(self.archive, part)

    def link(self, part: str, kind: str, target: str, *, is_strict: bool) -> str:
        """Relate a part to another and return the id; kind is the last word of the type."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self:
            self.put(listing, [f'<Relationships xmlns="{_PACKAGE}"/>'.encode()])
        xml = self.xml(listing)
        top = root(xml, "Relationships")
        used = {attributes(xml, one).get("Id", "") for one in children(xml, top)}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        office = STRICT_OFFICE if is_strict else OFFICE
        added = (
            f'Relationship Id="rId{number}" Type="{office}/{kind}" Target="/{target}"/>'.encode()
        )
        self.put(listing, edited(xml, [appended(xml, top, b"<" + top.prefix + added)]))
        return f"rId{number}"

    def declare(self, part: str, content_type: str) -> None:
        """State the content type of a part."""
        xml = self.xml(_TYPES)
        top = root(xml, "Types")
        stated = f'Override PartName="/{part}" ContentType="{content_type}"/>'.encode()
        if part.endswith(".vml") and not _has_default(xml, "vml"):
            stated = f'Default Extension="vml" ContentType="{content_type}"/>'.encode()
            # Programs expect defaults before overrides.
            content = b"<" + top.prefix + stated
            place = top.inner if not top.is_empty else None
            if place is not None:
                self.put(_TYPES, [xml[:place], content, xml[place:]])
                return
        self.put(_TYPES, edited(xml, [appended(xml, top, b"<" + top.prefix + stated)]))

    def saved(self) -> bytes:
        """The package as bytes; raises DamagedError where an untouched part cannot be unpacked."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for key, part in self._parts.items():
                self._copy(target, key, part)
            for key, name in self._added.items():
                target.writestr(_entry(name, _MOMENT), b"".join(self._changed[key]))
        return buffer.getvalue()

    def _copy(self, target: zipfile.ZipFile, key: str, part: zipfile.ZipInfo) -> None:
        entry = _entry(part.filename, part.date_time)
        entry.external_attr = part.external_attr
        if part.compress_type == zipfile.ZIP_STORED:
            entry.compress_type = zipfile.ZIP_STORED
        if key in self._changed:
            with target.open(entry, "w") as stream:
                for piece in self._changed[key]:
                    stream.write(piece)
            return
        entry.file_size = part.file_size
        try:
            with self._zip.open(part) as source, target.open(entry, "w") as stream:
                while chunk := source.read(CHUNK):
                    stream.write(chunk)
        # The last: a part packed in a way that the standard library does not know.
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise DamagedError(f"{part.filename}: {error}") from error


def namespaces(xml: bytes, name: str) -> tuple[str, bool]:
    """The namespace that a part's root is in, and whether it is the strict one."""
    top = root(xml, name)
    prefix = top.prefix.rstrip(b":").decode("ascii", "replace")
    stated = attributes(xml, top).get(f"xmlns:{prefix}" if prefix else "xmlns", MAIN)
    return stated, stated == STRICT_MAIN


def sheet_reference(sheet: str, cell: str) -> bytes:
    """``'签约项目'!F17`` as an attribute's content."""
    return content_text("'" + sheet.replace("'", "''") + "'!" + cell)


def _has_default(xml: bytes, extension: str) -> bool:
    pattern = rb"Extension\s*=\s*[\"']" + extension.encode("ascii") + rb"[\"']"
    return re.search(pattern, xml, re.IGNORECASE) is not None


def _entry(name: str, moment: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, moment if moment[0] >= 1980 else _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
