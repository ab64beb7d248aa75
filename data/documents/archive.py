"""Several files as one archive; equal names are told apart by a number."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath

MIME = "application/zip"


def archive(files: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip of named files; names are labels, never paths."""
    buffer = BytesIO()
    used: set[str] = set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            label = PurePosixPath(name.replace("/", "_").replace("\\", "_"))
            free, number = label.name, 1
            while free.casefold() in used:
                number += 1
                free = f"{label.stem} ({number}){label.suffix}"
            used.add(free.casefold())
            package.writestr(free, content)
    return buffer.getvalue()
