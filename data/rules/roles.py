"""Which role may do what: one table, a deployment's laid over the product's."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import model_validator

from data.rules.files import Sourced

Role = Literal["visitor", "viewer", "editor", "auditor", "administrator"]
Action = Literal[
    "view",
    "personal",
    "export",
    "present",
    "upload",
    "publish_own",
    "publish_any",
    "correct",
    "orders",
    "places",
    "roll_back",
    "settings",
    "accounts",
    "audit",
]
ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)
# What changes nothing: a visitor, a viewer and an auditor never get more than this.
READING: tuple[Action, ...] = ("view", "personal", "export", "present", "audit")


class Roles(Sourced):
    """allowed: for each action the roles that may do it."""

    allowed: dict[Action, frozenset[Role]]

    @model_validator(mode="after")
    def _holds_together(self) -> Roles:
        changing = [action for action in ACTIONS if action not in READING]
        if any(self.of(action) - {"editor", "administrator"} for action in changing):
            raise ValueError("only editors and administrators may change anything")
        if any(not self.of(action) <= self.of("view") for action in ACTIONS):
            raise ValueError("a role that may do something must be allowed to view")
        if "visitor" in self.of("audit") | self.of("personal"):
            raise ValueError("personal fields and the audit log need a sign-in")
        if "administrator" not in self.of("accounts"):
            raise ValueError("administrators must be allowed to keep accounts")
        return self

    def of(self, action: Action) -> frozenset[Role]:
        """The roles that may do something."""
        return self.allowed[action]
