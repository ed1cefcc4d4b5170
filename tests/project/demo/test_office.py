from __future__ import annotations

from random import Random

import pytest
from django.utils import timezone

from remit.project.demo.agenda import Agenda
from remit.project.demo.office import Office
from remit.web.records import appealing
from tests.web import lent
from tests.web.city import REFUSE, build


@pytest.mark.django_db
def test_an_error_in_what_was_appealed_already_gives_nobody_a_second_case():
    city, now = build(), timezone.now()
    lent.lend(city, audit_rate=1.0, error_budget=100.0)
    case = lent.decided_by_tool(city)
    appealing.appeal(case.reference)
    agenda = Agenda()
    office = Office(city.service, {case.reference: REFUSE}, agenda, Random(1), now)

    office._audit(case.reviews.get(), now)

    assert agenda._due == []
