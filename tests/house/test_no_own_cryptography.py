"""Ciphers, digests and random secrets are those of libraries, each named here; none is our own."""

from __future__ import annotations

import ast
import re
from pathlib import Path

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


def found(kind):
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield path.as_posix(), node


def test_nothing_but_the_named_libraries_does_cryptography():
    used = set()
    for _, node in found(ast.Import | ast.ImportFrom):
        names = [one.name for one in node.names] if isinstance(node, ast.Import) else [node.module]
        used |= {str(name).partition(".")[0] for name in names} & KNOWN
    assert {"hashlib", "secrets", "argon2"} <= used <= LIBRARIES


def test_the_only_digest_is_sha_256():
    named = {
        node.attr
        for _, node in found(ast.Attribute)
        if isinstance(node.value, ast.Name) and node.value.id == "hashlib"
    }
    named |= {
        one.name
        for _, node in found(ast.ImportFrom)
        if node.module == "hashlib"
        for one in node.names
    }
    assert named == DIGESTS
    texts = [
        path.read_text(encoding="utf-8") for path in (*SOURCES, *Path("queries").rglob("*.sql"))
    ]
    assert not [text for text in texts if re.search(r"(?i)\b(md5|sha1)(_number)?\b", text)]


def test_no_bits_are_mixed_but_where_it_is_known():
    assert {path for path, node in found(ast.BinOp) if isinstance(node.op, ast.BitXor)} <= BITS
