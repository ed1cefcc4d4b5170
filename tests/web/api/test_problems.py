from __future__ import annotations

import pytest
from django.db import OperationalError

from remit.web.api.models import ApiKey, Scope
from remit.web.records import proposing
from remit.web.records.models import Case

PROBLEM = "application/problem+json"


def test_every_kind_of_error_is_a_problem(system, client, monkeypatch):
    ours, city = system(per_minute=1_000), "/services/hotline/cases"
    told = {
        400: ours._client.post(
            "/api/v1/services/hotline/cases", "{", "application/json", secure=True,
            headers={"Authorization": f"Bearer {ours._token}"},
        ),
        401: client.get("/api/v1/cases/x", secure=True),
        403: system(scopes=[Scope.READ]).bring(),
        404: ours.ask("GET", "/nothing/here"),
        405: ours.ask("DELETE", "/cases/x"),
        413: ours.bring("x" * 1_100_000),
        422: ours.ask("POST", city, {"text": ""}),
        429: _twice(system(per_minute=1)),
    }  # fmt: skip
    monkeypatch.setattr(proposing, "take_in", _database_is_gone)
    told[503] = ours.bring()

    assert {status: answer.status_code for status, answer in told.items()} == {
        status: status for status in told
    }
    assert {answer["Content-Type"] for answer in told.values()} == {PROBLEM}
    assert all(answer.json()["status"] == status for status, answer in told.items())
    assert all(answer.json()["detail"] for answer in told.values())


def _twice(system):
    system.bring()
    return system.bring()


def _database_is_gone(*_):
    raise OperationalError("server closed the connection unexpectedly")


def test_a_request_far_too_long_is_a_problem_too(system):
    assert system().bring("x" * 13_000_000)["Content-Type"] == PROBLEM


def test_it_answers_in_the_language_that_was_asked_for(system):
    told = system().ask("GET", "/cases/x", **{"Accept-Language": "zh-Hant"})

    assert told["Content-Language"].startswith("zh-Hant")
    assert "個案" in told.json()["detail"]


def test_it_names_the_field_that_is_wrong(system):
    told = system().ask("POST", "/services/hotline/cases", {"text": "x", "colour": "red"})

    assert told.json()["errors"][0]["place"].endswith("colour")


@pytest.mark.parametrize("text", ["a\x00b", "half \ud800 of a pair"])
def test_it_refuses_characters_that_no_database_keeps(system, text):
    assert system().bring(text).status_code == 422
    assert not Case.objects.exists()


@pytest.mark.parametrize("token", ["", "remit.x.y", "remit", "垃圾", "remit.{prefix}.wrong"])
def test_a_forged_key_opens_nothing(client, city, token):
    key, _ = ApiKey.issue("city", "a system", list(Scope))
    sent = f"Bearer {token.format(prefix=key.prefix)}".encode().decode("latin-1")
    answer = client.get("/api/v1/cases/x", headers={"Authorization": sent}, secure=True)

    assert answer.status_code == 401


def test_a_revoked_key_opens_nothing(system):
    ours = system()
    ApiKey.objects.update(revoked_at="2026-01-01T00:00:00Z")

    assert ours.bring().status_code == 401


def test_the_database_holds_no_key(system):
    ours = system()
    key = ApiKey.objects.get()

    assert ours._token.rpartition(".")[2] not in str(vars(key))


def test_its_description_is_open_and_asks_no_other_host(client, db):
    described = client.get("/api/v1/openapi.json", secure=True)

    assert described.status_code == 200
    assert "/api/v1/cases/{reference}/decision" in described.json()["paths"]
    assert client.get("/api/v1/docs", secure=True).status_code == 404
