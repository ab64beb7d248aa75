"""The office's antivirus, where one is set: asked about a file before anything else reads it."""

from __future__ import annotations

import logging
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

from data.environment import scanner

Found = Literal["", "refused-malicious", "refused-not-scanned"]
_SECONDS = 120
# As clamscan and clamdscan answer: 0 clean, 1 found, anything else could not look.
_ANSWERS: dict[int, Found] = {0: "", 1: "refused-malicious"}


def scanned(path: Path) -> Found:
    """Why a file is refused; "" where it is clean, or where no antivirus is set.

    A file that could not be looked at is no clean one.
    """
    words = scanner()
    if not words:
        return ""
    try:
        ended = subprocess.run(
            [*words, str(path)], check=False, capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as fault:
        logging.getLogger(__name__).error("the antivirus did not answer: %s", fault)
        return "refused-not-scanned"
    found = _ANSWERS.get(ended.returncode, "refused-not-scanned")
    if found:
        logging.getLogger(__name__).warning("the antivirus said %d", ended.returncode)
    return found


def scanned_content(content: bytes) -> Found:
    """The same for what lies in no file yet."""
    if not scanner():
        return ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        return scanned(path)
