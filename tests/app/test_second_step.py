"""A sign-in of two steps: password, then a code of an authenticator or a recovery code."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import pyotp
import pytest

from data import access, accounts, audit, second_step
from data.rules import load_rules
from tests.app.test_routes import PASSWORD, UPLOAD, Client, form

OWN = "/sign-in/account"


def token_of(page):
    return re.search(r'name="step" value="([^"]+)"', page.body)[1]


def secret_of(page):
    return re.search(r"<code>([A-Z2-7 ]+)</code>", page.body)[1].replace(" ", "")


def recovery_of(page):
    return re.findall(r"<code>([a-z2-7-]{29})</code>", page.body)


def code_of(secret, steps=0):
    return pyotp.TOTP(secret).at(time.time(), counter_offset=steps)


class Person:
    """An account, and the browser of its owner."""

    def __init__(self, name, role="editor"):
        accounts.add(name, role)
        accounts.set_password(name, PASSWORD)
        self.name, self.client, self.secret = name, Client(), ""

    def gives_password(self, **more):
        return self.client.ask("/sign-in", "POST", form(name=self.name, password=PASSWORD, **more))

    def gives(self, page, code, **more):
        return self.client.ask("/sign-in", "POST", form(step=token_of(page), code=code, **more))

    def enrols(self):
        """Turns codes on; the recovery codes."""
        self.gives_password()
        page = self.client.ask(OWN, "POST", form(old=PASSWORD, second="on"))
        self.secret = secret_of(page)
        return recovery_of(self.gives(page, code_of(self.secret, -1)))

    def is_signed_in(self):
        return self.client.ask(UPLOAD, "PUT", b"x").status == 200


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The time stands still, so that no half minute ends within a test; a list, to be set."""
    now = [time.time()]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


@pytest.fixture
def person(var_folder, request):
    # Guesses are counted by name, for all of a process.
    return Person(f"示例{request.node.name[-30:]}")


def test_a_password_alone_signs_nobody_in_once_codes_are_on(person):
    assert len(person.enrols()) == second_step.RECOVERY_CODES
    assert person.is_signed_in()
    person.client = Client()
    page = person.gives_password(to="/visits")
    assert page.status == 200
    assert "set-cookie" not in page.headers
    assert not person.is_signed_in()
    answer = person.gives(page, code_of(person.secret), to="/visits")
    assert (answer.status, answer.headers["location"]) == (303, "/visits")
    assert person.is_signed_in()


def test_a_code_works_once_and_only_in_its_minute(person):
    person.enrols()
    for code in (code_of(person.secret, -1), code_of(person.secret, -3), "000000", ""):
        page = person.gives_password()
        wrong = person.gives(page, code)
        assert (wrong.status, "验证码不对" in wrong.body) == (403, True)
    code = code_of(person.secret)
    assert person.gives(page, code).status == 303
    assert person.gives(person.gives_password(), code).status == 403


def test_a_wrong_code_is_told_with_the_servers_time_and_a_free_choice_without_a_must(person, clock):
    clock[0] = datetime(2026, 9, 30, 7, 4, 5, tzinfo=UTC).timestamp()
    person.gives_password()
    page = person.client.ask(OWN, "POST", form(old=PASSWORD, second="on"))
    assert "没有手机" not in page.body
    assert "服务器时间 15:04:05" in person.gives(page, "000000").body


@pytest.mark.parametrize(("steps", "status"), [(-2, 403), (-1, 303), (0, 303), (1, 403)])
def test_a_code_counts_in_its_half_minute_and_the_next(person, clock, steps, status):
    person.enrols()
    clock[0] += 300
    assert person.gives(person.gives_password(), code_of(person.secret, steps)).status == status


def test_a_recovery_code_works_once_in_place_of_the_telephone(person):
    first, second, *_ = person.enrols()
    assert person.gives(person.gives_password(), first.upper()).status == 303
    assert person.gives(person.gives_password(), first).status == 403
    assert person.gives(person.gives_password(), second).status == 303


def test_a_step_is_over_after_its_minutes_and_once_it_was_taken(person, clock):
    person.enrols()
    page = person.gives_password()
    assert person.gives(page, code_of(person.secret)).status == 303
    assert "重新登录" in person.gives(page, code_of(person.secret, 1)).body
    page = person.gives_password()
    clock[0] += 601
    assert "重新登录" in person.gives(page, code_of(person.secret, 1)).body


def test_who_guesses_codes_is_slowed_by_the_account(person):
    person.enrols()
    page = person.gives_password()
    statuses = []
    for _ in range(12):
        person.client.address = f"10.1.0.{len(statuses)}"
        statuses.append(person.gives(page, "000000").status)
    assert statuses[:3] == [403] * 3
    assert 429 in statuses


def test_secrets_are_random_private_and_recovery_codes_kept_as_hashes(person, var_folder):
    codes = person.enrols()
    assert len(person.secret) == 32  # 160 bits
    assert all(len(one.replace("-", "")) == 24 for one in codes)  # 120 bits
    (path,) = (var_folder / "accounts").glob("*.json")
    assert not [one for one in codes if one in path.read_text(encoding="utf-8")]
    assert path.stat().st_mode & 0o077 == 0
    said = "".join(file.read_text() for file in (var_folder / "audit").glob("*.jsonl"))
    assert person.secret not in said


def test_codes_are_turned_on_and_off_by_the_password_and_it_is_written_down(person):
    person.enrols()
    wrong = person.client.ask(OWN, "POST", form(old="something else", second="off"))
    assert wrong.status == 403
    assert accounts.account(person.name).second
    assert "换一部手机" in person.client.ask(OWN).body
    person.client.ask(OWN, "POST", form(old=PASSWORD, second="off"))
    assert not accounts.account(person.name).second
    told = [(one.subject, one.outcome) for one in audit.entries() if one.act == "accounts"]
    assert told == [("code-on", "done"), ("code-on", "refused"), ("code-off", "done")]
    assert person.gives_password().status == 303


def test_an_account_with_codes_is_changed_soon_after_both_steps_alone(person, clock):
    person.enrols()
    clock[0] += load_rules().access.sessions.proof_minutes * 60 + 1
    for said in ({"second": "off"}, {"password": PASSWORD + "!", "again": PASSWORD + "!"}):
        answer = person.client.ask(OWN, "POST", form(old=PASSWORD, **said))
        assert answer.status == 303
        assert "again=1" in answer.headers["location"]
    assert accounts.account(person.name).second
    assert person.client.ask("/sign-in?again=1").status == 200


def test_a_role_that_needs_codes_is_given_an_authenticator_before_it_is_signed_in(var_folder):
    person = Person("示例管理", "administrator")
    page = person.gives_password()
    assert "扫描" in page.body
    assert "<svg" in page.body
    assert "您是管理员，权限大" in page.body
    assert "没有手机" in page.body
    assert "You are an administrator" in page.body
    assert not person.is_signed_in()
    wrong = person.gives(page, "000000")
    assert (wrong.status, secret_of(wrong)) == (403, secret_of(page))
    answer = person.gives(page, code_of(secret_of(page)))
    assert len(recovery_of(answer)) == second_step.RECOVERY_CODES
    assert person.is_signed_in()
    person.client.ask(OWN, "POST", form(old=PASSWORD, second="off"))
    assert accounts.account("示例管理").second


def test_an_invitation_leads_a_role_that_needs_codes_to_them_too(var_folder):
    link = access.invitation(accounts.add("示例管理二", "administrator"))
    client = Client()
    said = form(token=link, name="示例管理二", password=PASSWORD, again=PASSWORD)
    page = client.ask("/sign-in", "POST", said)
    assert "扫描" in page.body
    assert "set-cookie" not in page.headers
    assert not access.sessions()


def test_a_lost_telephone_is_taken_off_by_the_administrator(person):
    person.enrols()
    second_step.turn_off(person.name)
    assert person.gives_password().status == 303


def test_two_requests_with_one_code_are_one_sign_in(person):
    from concurrent.futures import ThreadPoolExecutor

    person.enrols()
    tokens = [second_step.after_password(person.name) for _ in range(8)]
    code = code_of(person.secret)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(second_step.passes, tokens, [code] * 8))
    assert sum(one is not None for one in found) == 1
