"""``python -m data account``: accounts kept on the machine itself."""

from __future__ import annotations

import json

from data import access, audit
from data.commands.main import main

PASSWORD = "羊群过河要等水落 seven"


def asked(capsys, *words):
    code = main(["account", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_an_account_is_made_invited_closed_and_opened_again(var_folder, capsys):
    code, told = asked(capsys, "add", "示例填报", "--role", "editor", "--units", "示例镇,示例局")
    assert code == 0
    assert told["accounts"] == [
        {
            "name": "示例填报",
            "role": "editor",
            "units": ["示例局", "示例镇"],
            "county": None,
            "open": True,
            "has_password": False,
        }
    ]
    cookie = access.use_link(told["token"], PASSWORD)
    assert access.session(cookie).units == {"示例镇", "示例局"}
    asked(capsys, "close", "示例填报")
    assert access.session(cookie) is None
    asked(capsys, "open", "示例填报")
    _, again = asked(capsys, "invite", "示例填报")
    assert access.use_link(again["token"], PASSWORD)
    assert [one.subject for one in audit.entries() if one.act == "accounts"] == [
        "add 示例填报",
        "close 示例填报",
        "open 示例填报",
        "invite 示例填报",
    ]


def test_an_unknown_or_taken_name_is_refused(var_folder, capsys):
    assert asked(capsys, "invite", "示例无人")[0] == 1
    asked(capsys, "add", "示例填报")
    assert asked(capsys, "add", "示例填报")[0] == 1


def test_accounts_are_listed_in_words(var_folder, capsys):
    main(["account"])
    assert "还没有账号" in capsys.readouterr().out
    asked(capsys, "add", "示例填报", "--role", "editor", "--units", "示例镇")
    main(["account", "--lang", "en"])
    assert "示例填报: Editor, no password yet, units: 示例镇" in capsys.readouterr().out
