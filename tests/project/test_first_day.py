from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from remit.web.accounts.models import Department, PeopleChange, Person, Role
from tests.project.commands import remit, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """The first department."""
    remit("department", "city", "City Services Office", "市民服務處")


def fong(*more):
    return remit("person", "S100", "Ms Fong", "--department", "city", *more)


def test_a_department_is_made_and_named_anew(office):
    remit("department", "city", "City Office", "市民處")

    assert Department.objects.get().name_en == "City Office"


def test_the_first_administrator_gets_a_link_that_opens(client, office):
    page = client.get(urlsplit(fong().output.strip()).path)

    assert "Ms Fong" in page.text
    assert Person.objects.get().roles == (("city", Role.ADMINISTRATOR),)


def test_it_stands_on_record_as_done_by_command(office):
    fong()

    assert set(PeopleChange.objects.values_list("by", "what")) >= {
        (None, "added"),
        (None, "given"),
    }


def test_an_administrator_who_is_locked_out_is_let_in_again(office):
    fong()
    Person.objects.update(is_active=False)
    fong()

    assert Person.objects.get().is_active


def test_without_the_department_it_says_how_to_make_it(db):
    assert "make it with `remit department`" in said(fong())


def test_a_staff_number_fits_into_an_address(office):
    assert "letters, digits and hyphens" in said(
        remit("person", "S 100", "Ms Fong", "--department", "city")
    )


def test_the_first_administrator_is_not_called_as_the_site_itself_is(office):
    result = remit("person", "System", "Ms Fong", "--department", "city")

    assert "the site itself goes by" in said(result)
    assert not Person.objects.exists()
