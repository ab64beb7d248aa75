"""Ciphers, digests and random secrets are those of libraries, each named here; none is our own."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SOURCES = [
    path for room in ("data", "ui", "pages", "queries") for path in sorted(Path(room).rglob("*.py"))
]
LIBRARIES = {"hashlib", "hmac", "secrets", "ssl", "argon2", "authlib", "pyotp", "joserfc"}
KNOWN = {
    *LIBRARIES,
    *("hmac", "cryptography", "Crypto", "nacl", "jwt", "jose", "passlib", "bcrypt", "crypt"),
    *("ssl", "binascii", "itsdangerous", "OpenSSL", "rsa", "ecdsa"),
}
DIGESTS = {"sha256", "file_digest"}
# Work on bits is how own ciphers begin; these are an id of RFC 9562 and truth values.
BITS = {"data/drafts.py", "data/importer/ledger_rules/projects.py"}


@dataclass
class Used:
    """What the sources use: modules, names of hashlib, and the files in which bits are mixed."""

    modules: set[str] = field(default_factory=set)
    digests: set[str] = field(default_factory=set)
    bits: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def used():
    found = Used()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    found.modules |= {one.name.partition(".")[0] for one in names}
                case ast.ImportFrom(module=module, names=names):
                    found.modules.add(str(module).partition(".")[0])
                    if module == "hashlib":
                        found.digests |= {one.name for one in names}
                case ast.Attribute(value=ast.Name(id="hashlib"), attr=name):
                    found.digests.add(name)
                case ast.BinOp(op=ast.BitXor()):
                    found.bits.add(path.as_posix())
    return found


def test_nothing_but_the_named_libraries_does_cryptography(used):
    assert {"hashlib", "secrets", "argon2"} <= used.modules & KNOWN <= LIBRARIES


def test_the_only_digest_is_sha_256(used):
    assert used.digests == DIGESTS
    texts = [
        path.read_text(encoding="utf-8") for path in (*SOURCES, *Path("queries").rglob("*.sql"))
    ]
    assert not [text for text in texts if re.search(r"(?i)\b(md5|sha1)(_number)?\b", text)]


def test_no_bits_are_mixed_but_where_it_is_known(used):
    assert used.bits <= BITS
