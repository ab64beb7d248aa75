"""Files opened and saved by LibreOffice Calc, as an office without Excel does it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def saved_by_libreoffice(files: Path | Sequence[Path], suffix: str, folder: Path) -> list[Path]:
    """The files saved as ``suffix`` (of csv one file a sheet); skips where there is no Calc."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    target = folder / f"saved-{suffix}"
    target.mkdir()
    done = subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}",
            "--convert-to",
            _CSV if suffix == "csv" else suffix,
            "--outdir",
            str(target),
            *([str(files)] if isinstance(files, Path) else map(str, files)),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    found = sorted(target.iterdir())
    if not found and "could not be loaded" in done.stderr + done.stdout:
        pytest.skip("LibreOffice is installed without Calc")
    assert found, done.stderr
    return found
