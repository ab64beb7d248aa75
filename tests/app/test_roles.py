"""Every role against every address, every page and everything that changes something."""

from __future__ import annotations

import inspect
from datetime import date

import pytest
from starlette.routing import Route

from data import access, accounts
from data.rights import Actor, NotAllowed, acting, can
from data.rules import load_rules
from data.rules.roles import ROLES
from data.store import Placement, ProjectName, Store
from data.store.mappings import Memory
from data.store.meeting import MeetingSettings
from data.store.own_ledgers import OwnLedgers
from data.store.project_identities import Identities, Places
from tests.app.test_routes import UPLOAD, Client
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened
from tools.roles_table import TARGET, roles_table
from ui.registry import SCREENS
from ui.server import ROUTES

# Another table than the product's, in which every action is some role's and not another's.
TABLE = """
[allowed]
view = ["viewer", "editor", "auditor", "administrator"]
export = ["editor", "administrator"]
present = ["auditor", "administrator"]
personal = ["editor"]
"""
POSTED = ("/search", "/wall/position")
OPEN = {
    *("/health", "/metrics", "/sign-in", "/sign-in/account", "/sign-in/link"),
    *("/sign-in/organisation", "/sign-out"),
}
NEEDED = {
    **dict.fromkeys(
        (
            "/overview",
            "/version",
            "/search",
            "/wall",
            "/wall/slides",
            "/wall/revision",
            "/wall/events",
            "/wall/position",
            "/wall/wall.css",
            "/wall/icon.png",
        ),
        "view",
    ),
    "/wall/snapshot": "export",
    "/wall/presenter": "present",
    "/wall/presenter.js": "present",
    "/wall/presenting": "present",
    UPLOAD: "upload",
}


@pytest.fixture
def other_table(var_folder):
    (var_folder / "rules").mkdir()
    (var_folder / "rules" / "roles.toml").write_text(TABLE, encoding="utf-8")
    load_rules.cache_clear()
    yield
    load_rules.cache_clear()


def as_role(role):
    """A client of a role, signed in as one is."""
    client = Client()
    if role != "visitor":
        name = f"示例{role}"
        if accounts.account(name) is None:
            accounts.add(name, role)
        client.cookie = f"{access.COOKIE}={access.begin(name)}"
    return client


def test_the_document_is_the_table():
    assert TARGET.read_text(encoding="utf-8") == roles_table(), "run python -m tools.roles_table"


def test_every_address_is_walked():
    scripts = {one.path for one in ROUTES if one.path.endswith(".js")} - set(NEEDED)
    known = OPEN | set(NEEDED) | scripts
    assert {one.path for one in ROUTES if isinstance(one, Route)} <= known


@pytest.mark.parametrize("role", ROLES)
def test_an_address_answers_the_roles_of_its_action_and_no_other(other_table, role):
    client = as_role(role)
    for path, action in NEEDED.items():
        if path == "/wall/events":
            continue  # it never ends; for a visitor tests/app/test_routes.py asks it
        method = "PUT" if path == UPLOAD else "POST" if path in POSTED else "GET"
        answer = client.ask(path, method, b"{}" if method != "GET" else b"")
        is_refused = answer.body in ("请先登录。Sign in first.", "没有权限。Not allowed.")
        assert is_refused != can(Actor(role), action), (role, path, answer.status)


@pytest.mark.parametrize("role", ROLES)
def test_a_page_is_there_for_the_roles_of_its_action_and_no_other(var_folder, monkeypatch, role):
    signed_in_as(monkeypatch, role)
    for screen in SCREENS:
        if screen.action != "view":
            app = opened(screen.name)
            told = {"accounts": "登录在用", "log": "操作记录", "system": "体检"}
            found = told[screen.name] in html(app)
            assert found == can(Actor(role), screen.action), (role, screen.name)


# What changes something: the room, its method, the action that it needs, and arguments.
CHANGES = (
    (Store, "roll_back", "roll_back", {"to": 0}),
    (Store, "remove_sample", "roll_back", {}),
    (Store, "restore", "roll_back", {"path": "nowhere.duckdb"}),
    (Store, "save_outline", "settings", {"approval_number": "1", "geojson": "{}"}),
    (OwnLedgers, "declare", "settings", {"text": "", "file": "x.toml"}),
    (OwnLedgers, "take_back", "settings", {"name": "x"}),
    (Store, "save_duty", "correct", {}),
    (Store, "publish", "correct", {"drafts": (), "base": 0}),
    (Memory, "save_mapping", "correct", {"fingerprint": "f", "unit": "u", "mapping": "{}"}),
    (Memory, "save_alias", "correct", {"kind": "unit", "written": "a", "stands_for": "b"}),
    (Memory, "forget", "correct", {"remembered_id": ""}),
    (Memory, "save_inbox_policy", "settings", {"unit": "u", "policy": "hold"}),
    (MeetingSettings, "save_agenda", "settings", {"name": "a", "agenda": ""}),
    (MeetingSettings, "allow", "settings", {"permission": "presenter", "is_allowed": True}),
    (MeetingSettings, "save_own", "settings", {"name": "wording", "content": b""}),
    (MeetingSettings, "save_draft", "orders", {"browser": "b", "edits": ""}),
    (Identities, "decide", "correct", {"decisions": ()}),
    (Places, "put", "places", {"placement": Placement(ProjectName(None, "甲"), None, None)}),
    (Places, "save", "places", {"places": ()}),
)
ROOMS = {
    Memory: "memory",
    MeetingSettings: "meeting",
    OwnLedgers: "own_ledgers",
    Identities: "identities",
    Places: "places",
}


def test_everything_that_names_who_did_it_is_walked():
    walked = {(room, name) for room, name, _, _ in CHANGES}
    # Called in the transaction of a publish alone.
    walked.add((MeetingSettings, "end_draft"))
    found = {
        (room, name)
        for room in (Store, *ROOMS)
        for name, method in vars(room).items()
        if not name.startswith("_")
        and callable(method)
        and "by" in inspect.signature(method).parameters
    }
    assert found == walked


@pytest.mark.parametrize("role", ROLES)
def test_a_change_is_made_by_the_roles_of_its_action_and_no_other(var_folder, role):
    store = Store.open(var_folder / "own.duckdb")
    try:
        alias = store.memory.save_alias("unit", "甲", "乙", by="示例")
        for room, name, action, arguments in CHANGES:
            owner = getattr(store, ROOMS[room]) if room in ROOMS else store
            given = {**arguments, "by": "示例"}
            if name == "forget":
                given["remembered_id"] = alias
            if name == "restore":
                given["path"] = var_folder / "nowhere.duckdb"
            refused = False
            try:
                with acting(Actor(role)):
                    getattr(owner, name)(**given)
            except NotAllowed:
                refused = True
            except Exception:
                refused = False
            assert refused != can(Actor(role), action), (role, name)
        assert role not in ("visitor", "viewer", "auditor") or store.sequence == 0
    finally:
        store.close()


@pytest.mark.parametrize("role", ROLES)
def test_rows_are_published_by_the_roles_that_upload(var_folder, role):
    from tests.builders.ledger_rows import a_project, publish_rows

    store = Store.open(var_folder / "own.duckdb")
    try:
        with acting(Actor(role)):
            if can(Actor(role), "upload"):
                publish_rows(store, a_project("示例项目", unit="示例镇"), as_of=date(2021, 12, 31))
            else:
                with pytest.raises(NotAllowed):
                    publish_rows(store, a_project("示例项目", unit="示例镇"))
        assert store.sequence == int(can(Actor(role), "upload"))
    finally:
        store.close()
