"""docs/roles.md is written from the table of roles: ``python -m tools.roles_table``."""

from __future__ import annotations

from pathlib import Path

from data.rules.files import read
from data.rules.roles import ACTIONS, ROLES, Roles
from data.texts import text

TARGET = Path(__file__).resolve().parents[1] / "docs" / "roles.md"
_OPENING = """# Who may do what

Written from `data/rules/roles.toml` by `python -m tools.roles_table`; do not edit.

A visitor is whoever is not signed in. Whoever opened the link that a start prints is an
administrator; so is the command line, and with it the inbox and the app itself. An editor
publishes for the reporting units of the account, or for all of them where the account says so.
"""
_CLOSING = """
A deployment lays `var/rules/roles.toml` over it, with only the actions that differ. To show
nothing before a sign-in, take `"visitor"` out of the reading actions:

```toml
[allowed]
view = ["viewer", "editor", "auditor", "administrator"]
export = ["viewer", "editor", "auditor", "administrator"]
present = ["viewer", "editor", "auditor", "administrator"]
```

What opens a hole is refused at the start: a visitor, a viewer or an auditor that changes
anything, a role that may do something without viewing, personal fields without a sign-in.
"""


def roles_table() -> str:
    """The document, from the product's own table."""
    roles = read("roles", Roles, None)
    names = [text("en", f"role-{role}") for role in ROLES]
    lines = [_OPENING, f"| | {' | '.join(names)} |", f"| --- |{' :-: |' * len(ROLES)}"]
    for action in ACTIONS:
        told = text("en", f"act-{action.replace('_', '-')}")
        marks = ["●" if role in roles.of(action) else "" for role in ROLES]
        lines.append(f"| {told} (`{action}`) | {' | '.join(marks)} |")
    return "\n".join(lines) + "\n" + _CLOSING


if __name__ == "__main__":
    TARGET.write_text(roles_table(), encoding="utf-8")
