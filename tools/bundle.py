"""``python -m tools.bundle [--to FOLDER] [--windows]``: all that an office without a network needs.

The archive holds the committed app, the locked packages as wheels, a list of its contents
(CycloneDX) and the sums of its files. For Linux on x86-64 it carries Python with its own C library
and a Chinese font too, out of Debian's packages: of the machine it needs a kernel and a shell. For
Windows, Python 3.11 has to be there. Making it takes apt-get, root's rights and a network.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.txt"
PYTHON = "python3.13"
# Python, what its modules and the wheels are linked with, and the font of the screens.
PACKAGES = (
    *("python3.13-minimal", "libpython3.13-minimal", "libpython3.13-stdlib"),
    *(
        "libc6",
        "gcc-14-base",
        "libgcc-s1",
        "libstdc++6",
        "zlib1g",
        "libssl3t64",
        "libzstd1",
        "libffi8",
    ),
    *("libbz2-1.0", "liblzma5", "libsqlite3-0", "libexpat1", "libuuid1", "fonts-noto-cjk"),
)
# Its own tests, and what a person at a terminal uses and needs further libraries.
LEFT_OUT = ("test", "_test*", "xx*", "_curses*", "readline*", "_dbm*", "sitecustomize.py")
WRAPPER = """#!/bin/sh
# A program by the C library that it came with: the machine's may be older, or none.
real=$(readlink -f "$0")
home=${real%/bin/*}
exec "$home/lib/ld-linux-x86-64.so.2" --library-path "$home/lib" --argv0 "$0" \\
    "$home/libexec/${real##*/}" "$@"
"""


def main(words: list[str] | None = None) -> Path:
    parser = argparse.ArgumentParser(prog="python -m tools.bundle")
    parser.add_argument("--to", type=Path, default=ROOT / "dist")
    parser.add_argument("--windows", action="store_true")
    asked = parser.parse_args(words)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    git = ["git", "rev-parse", "--short=8", "HEAD"]
    version += "+" + subprocess.check_output(git, cwd=ROOT, text=True).strip()
    name = f"signboard-{version}-{'windows' if asked.windows else 'linux'}-x86_64"
    asked.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=asked.to) as work:
        packages, folder = Path(work) / "packages", Path(work) / name
        packages.mkdir()
        (folder / "wheels").mkdir(parents=True)
        subprocess.run(["git", "archive", "-o", packages / "app.tar", "HEAD"], cwd=ROOT, check=True)
        shutil.unpack_archive(packages / "app.tar", folder / "app", filter="data")
        if asked.windows:
            there = ("--platform", "win_amd64", "--python-version", "3.11")
            fetch(LOCK, folder / "wheels", "", *there)
        else:
            carry_python(packages, folder)
        shutil.copy(ROOT / "deploy" / ("install.ps1" if asked.windows else "install.sh"), folder)
        (folder / "sbom.cdx.json").write_text(contents(version, folder, packages), "utf-8")
        files = sorted(one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())
        sums = [f"{sha256(one)}  {one.relative_to(folder).as_posix()}\n" for one in files]
        (folder / "SHA256SUMS").write_text("".join(sums), "utf-8")
        archive: Path = asked.to / f"{name}.tar.gz"
        # Most of it is packed already.
        words = ["tar", "-I", "gzip -1", "--sort=name", "--owner=0", "--group=0", "-cf", archive]
        subprocess.run([*words, "-C", work, name], check=True)
    archive.with_name(f"{archive.name}.sha256").write_text(f"{sha256(archive)}  {archive.name}\n")
    print(f"{archive}  {archive.stat().st_size / 1e6:.0f} MB")
    return archive


def carry_python(packages: Path, folder: Path) -> None:
    """Debian's Python, libraries and font, with their licences; uv, and all that uv installs."""
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    words = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", *PACKAGES]
    subprocess.run(words, cwd=packages, check=True)
    for package in packages.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, packages / "system"], check=True)
    system, python = packages / "system/usr", folder / "python"
    left_out = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(system / "lib" / PYTHON, python / "lib" / PYTHON, ignore=left_out)
    for one in ("bin", "libexec", "../fonts", "../licences"):
        (python / one).mkdir()
    for library in (system / "lib/x86_64-linux-gnu").glob("*.so*"):
        shutil.copy(library, python / "lib", follow_symlinks=False)
    shutil.copy(system / "bin" / PYTHON, python / "libexec/python3")
    for program in ("python3", "uv"):
        (python / "bin" / program).write_text(WRAPPER, "utf-8")
        (python / "bin" / program).chmod(0o755)
    for font in (system / "share/fonts").rglob("NotoSansCJK-*.ttc"):
        shutil.copy(font, folder / "fonts")
    for licence in (system / "share/doc").glob("*/copyright"):
        shutil.copy(licence, folder / "licences" / licence.parent.name)
    fetch(LOCK, folder / "wheels", python / "bin/python3")
    tools = (ROOT / "requirements-dev.txt").read_text("utf-8")
    lock = packages / "uv.txt"
    lock.write_text(re.search(r"^uv==(.*\\\n)*.*", tools, re.M)[0])
    fetch(lock, packages, python / "bin/python3")
    (wheel,) = packages.glob("uv-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        name = next(one for one in opened.namelist() if one.endswith(".data/scripts/uv"))
        (python / "libexec/uv").write_bytes(opened.read(name))
    (python / "libexec/uv").chmod(0o755)


def fetch(lock: Path, to: Path, python: Path | str, *options: str) -> None:
    """The locked packages as wheels, each held against its hash, by the Python that is to run them.

    python: "" where that one cannot be run here, and options say what it is.
    """
    pip = [sys.executable, "-m", "pip", *(["--python", python] if python else [])]
    words = ["download", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    wheels = ["--only-binary", ":all:", "-r", lock, "-d", to]
    subprocess.run([*pip, *words, *options, *wheels], check=True)


def contents(version: str, folder: Path, packages: Path) -> str:
    """The list of contents: each wheel and Debian package with version, licence and hash."""
    bom = Bom()
    bom.metadata.component = Component(name="signboard", version=version, bom_ref="signboard")
    for wheel in (*(folder / "wheels").glob("*.whl"), *packages.glob("*.whl")):
        name, found, *_ = parse_wheel_filename(wheel.name)
        bom.components.add(part(wheel, PackageURL("pypi", None, name, str(found)), licence(wheel)))
    for package in packages.glob("*.deb"):
        name, found, machine = package.stem.split("_")
        found = found.replace("%3a", ":")
        bom.components.add(
            part(package, PackageURL("deb", "debian", name, found, {"arch": machine}))
        )
    bom.register_dependency(bom.metadata.component, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def part(file: Path, url: PackageURL, licence: str = "") -> Component:
    return Component(
        name=url.name,
        version=url.version,
        type=ComponentType.LIBRARY,
        purl=url,
        bom_ref=str(url),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256(file))],
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
    )


def licence(wheel: Path) -> str:
    """What the wheel says of it in a line; Debian's packages lay theirs beside, in full."""
    with zipfile.ZipFile(wheel) as opened:
        name = next(one for one in opened.namelist() if one.endswith(".dist-info/METADATA"))
        told = message_from_bytes(opened.read(name))
    classes = [one for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    found = [told.get("License-Expression"), told.get("License"), *classes]
    return next((one for one in found if one), "").partition("\n")[0].rpartition(":: ")[2]


def sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    main()
