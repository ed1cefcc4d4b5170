"""What the site must show: it learns at once; its tool gains and loses authority in the open."""

from __future__ import annotations

import re

import pytest

from remit.core.cases import Assignment
from remit.web.records.models import Case, Notice, Review
from tests.web import lent
from tests.web.city import LAMP, REFUSE, SEEPAGE
from tests.web.elsewhere import elsewhere

LEANS = "The lantern on the old jetty leans over"
LEANS_TOO = "The lantern on our old jetty leans over badly"
DELEGATION = f"/oversight/hotline/delegations/{lent.GROUP}/"


@pytest.fixture
def enters(city, client, settings):
    """Return the browser, with somebody of the city signed in."""
    settings.DEMO = True  # nobody has a second factor here

    def entered(name):
        client.force_login(city.people[name])
        return client

    return entered


def decide(browser, case: Case, answer: str) -> str:
    """Decide a case on its page, and return the page that follows."""
    given = {"answer": answer, "version": case.version}
    address = f"/casework/case/{case.reference}/"
    return read(browser.post(f"{address}decide/", given, follow=True))


def read(response) -> str:
    assert response.status_code == 200
    return str(response.content.decode())


def predicted(browser) -> int:
    """Return how many wrong audits in a row would end the delegation, as its page says."""
    found = re.search(r"If the next (\d+) audits were all wrong", read(browser.get(DELEGATION)))
    assert found
    return int(found[1])


# It learns at once ------------------------------------------------------------------------


def test_a_correction_changes_the_proposal_for_a_similar_message_and_is_named(city, enters):
    city.teach()
    case = city.arrive(LEANS)
    assert case.proposed != SEEPAGE

    learnt = decide(enters("chan"), case, SEEPAGE)
    similar = city.arrive(LEANS_TOO)
    page = read(enters("yip").get(f"/casework/case/{similar.reference}/"))

    assert "What the tool learnt" in learnt
    assert similar.proposed == SEEPAGE
    why = page[page.index("Why the tool proposes this") :]
    assert case.reference in why
    assert "Ms Chan" in why
    assert "corrected the tool" in why


def test_a_correction_reaches_another_process_that_ran_all_along(tmp_path):
    with elsewhere(tmp_path) as desk:
        first = desk.says(LEANS)
        with elsewhere(tmp_path) as counter:
            before = counter.says(LEANS_TOO)
            desk.decides(first["case"], SEEPAGE)
            after = counter.says(LEANS_TOO)

    assert before["answer"] != SEEPAGE
    assert (after["answer"], after["follows"]) == (SEEPAGE, first["case"])


# It is lent authority, and loses it -------------------------------------------------------


def test_what_evidence_made_eligible_is_signed_and_the_tool_decides(city, enters):
    lent.earn(city)
    assert city.arrive(lent.lamp(90), Assignment.OPEN).decided_as == ""
    owner = enters("ho")
    asked = read(owner.get(f"{DELEGATION}sign/"))
    step = re.search(r'name="read" value="(\d+)"', asked)
    assert step

    signed = read(owner.post(f"{DELEGATION}sign/", {"read": step[1]}, follow=True))

    assert "It holds from this moment on" in signed
    case = lent.decided_by_tool(city)
    assert "A program" in read(enters("chan").get(f"/c/{case.token}/"))


@pytest.fixture
def wrong(city, enters) -> list[Case]:
    """As many audited decisions of the tool as the page says would end it, all called wrong."""
    lent.lend(city, audit_rate=1.0, error_budget=100.0)
    many = predicted(enters("ho"))
    cases = [lent.decided_by_tool(city) for _ in range(many)]
    for case in cases[:-1]:
        audited(enters("ng"), case)
    return cases


def audited(auditor, case: Case) -> str:
    """Give a verdict that says that a case is something else."""
    review = Review.objects.get(case=case)
    return read(
        auditor.post(
            f"/oversight/audits/{review.pk}/", {"answer": REFUSE, "sure": "yes"}, follow=True
        )
    )


def test_one_error_less_than_predicted_leaves_it_in_force(city, enters, wrong):
    assert "In force" in read(enters("ho").get(DELEGATION))
    assert not Notice.objects.exists()


def test_the_predicted_number_of_errors_suspends_it_and_the_next_case_is_an_officers(
    city, enters, wrong
):
    verdict = audited(enters("ng"), wrong[-1])

    assert "has been suspended" in verdict
    assert Notice.objects.get().person == city.people["ho"]
    assert "In force" not in read(enters("ho").get(DELEGATION))
    following = city.arrive(lent.lamp(200), Assignment.OPEN)
    assert (following.state, following.decided_as) == ("with_officer", "")


def test_every_error_is_put_right_by_a_person_and_its_citizen_is_told(city, enters, wrong):
    audited(enters("ng"), wrong[-1])

    for case in wrong:
        page = read(enters("chan").get(f"/c/{case.token}/"))
        assert "we had made a mistake" in page
        case.refresh_from_db()
        assert (case.state, case.is_shown) == ("reopened", False)
        city.decided(case, LAMP)
        assert "A person decided this." in read(enters("chan").get(f"/c/{case.token}/"))
    assert "not yet" not in read(enters("ho").get("/oversight/hotline/errors/"))
