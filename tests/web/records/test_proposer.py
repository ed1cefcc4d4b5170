from __future__ import annotations

import pytest

from remit.core.cases import Assignment, DecisionUndone
from remit.web.records import deciding, erasing, journal, proposing
from remit.web.records.models import Content, Snapshot
from remit.web.records.proposer import Proposer
from remit.web.records.reading import to_core
from tests.web.city import LAMP, MESSAGES, NOBODY, REFUSE, build

MESSAGE = "Something glows in our back lane"


@pytest.fixture
def city(db):
    made = build()
    made.teach()
    return made


def probe(proposer, city):
    """Return what a proposer says to a few messages."""
    cases = [city.arrive(text, Assignment.SHOWN) for text, _ in MESSAGES[:3]]
    return [proposer.propose(to_core(case))[0] for case in cases]


def same(some, others):
    return [(p.answer, p.confidence, p.familiarity) for p in some] == [
        (p.answer, p.confidence, p.familiarity) for p in others
    ]


def test_a_correction_is_in_the_next_proposal_and_is_named(city):
    case = city.arrive(MESSAGE)
    assert case.proposed != NOBODY
    city.decided(case, NOBODY)
    proposal, position = proposing.propose(city.arrive(MESSAGE))
    assert proposal is not None

    assert proposal.answer == NOBODY
    assert proposal.evidence[0].case_id == case.reference
    assert proposal.evidence[0].decided_by == "CHAN"
    assert position == journal.read(city.service, 0, ("DecisionTaken",))[-1].position


def test_another_proposer_reads_the_same_journal_and_says_the_same(city):
    assert same(
        probe(proposing.proposer_of(city.service), city), probe(Proposer(city.service), city)
    )


def test_a_snapshot_and_the_tail_say_the_same_as_the_whole_journal(city):
    Proposer(city.service).save()
    city.decided(city.arrive(MESSAGE), REFUSE)
    resumed = Proposer(city.service)
    Snapshot.objects.all().delete()

    assert same(probe(resumed, city), probe(Proposer(city.service), city))


def test_what_was_undone_was_never_learnt(city):
    fresh = probe(Proposer(city.service), city)
    ours = Proposer(city.service)
    case = city.arrive(MESSAGE)
    deciding.decide(case.reference, city.actor("chan"), REFUSE)
    ours.catch_up()
    deciding.undo(case.reference, city.actor("chan"))
    assert ours.propose(to_core(case))[0].evidence[0].case_id != case.reference
    ours.tidy()

    assert same(probe(ours, city), fresh)


def test_what_is_forgotten_is_forgotten_at_once_and_exactly_soon_after(city):
    fresh = probe(Proposer(city.service), city)
    case = city.arrive(MESSAGE)
    city.decided(case, REFUSE)
    ours = proposing.proposer_of(city.service)
    assert isinstance(ours, Proposer)
    ours.catch_up()
    erasing.erase(case.reference, "HO")
    cited = ours.propose(to_core(city.arrive(MESSAGE)))[0].evidence
    ours.tidy()

    assert case.reference not in {item.case_id for item in cited}
    assert same(probe(ours, city), fresh)


def test_an_older_snapshot_does_not_bring_back_what_was_erased(city):
    fresh = probe(Proposer(city.service), city)
    case = city.arrive(MESSAGE)
    city.decided(case, REFUSE)
    Proposer(city.service).save()
    older = list(Snapshot.objects.filter(fold="learner"))
    erasing.erase(case.reference, "HO")
    Snapshot.objects.bulk_create(older)

    assert Content.objects.get(case=case).text == ""
    assert same(probe(Proposer(city.service), city), fresh)


def test_a_fact_that_teaches_nothing_stops_nobody(city):
    with journal.at_desk(city.service) as desk:
        desk.write(DecisionUndone("never seen", "case_type", "CHAN"))

    assert city.arrive("The street light is out").proposed == LAMP


def test_it_saves_itself_after_many_facts(city, monkeypatch):
    monkeypatch.setattr("remit.web.records.proposer.SNAPSHOT_EVERY", 5)
    Proposer(city.service).tidy()

    saved = Snapshot.objects.filter(fold="learner").values_list("position", flat=True)
    assert min(saved) > 5
