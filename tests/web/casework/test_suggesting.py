from __future__ import annotations

from django.urls import reverse

from remit.web.records.models import Suggestion

WHERE = "/casework/suggest/"


def test_every_page_leads_there_with_its_place(city, officer):
    assert "/casework/suggest/?place=/casework/" in officer.get("/casework/").content.decode()


def test_it_is_kept_with_the_place_for_those_who_answer_for_the_service(city, enter, settings):
    settings.DEMO = True  # an owner needs no second factor there
    case = city.arrive("The street light is out")
    place = reverse("casework:case", args=[case.reference])
    enter(city.people["chan"]).post(WHERE, {"place": place, "text": "Show the map here"})
    kept = Suggestion.objects.get()
    assert (kept.place, kept.department_id) == (place, "city")
    page = enter(city.people["ho"]).get("/casework/suggestions/").content.decode()
    assert "Show the map here" in page and place in page and "Ms Chan" in page


def test_an_empty_one_is_not_kept(city, officer):
    answer = officer.post(WHERE, {"place": "/casework/", "text": " "})
    assert answer.status_code == 422 and not Suggestion.objects.exists()


def test_a_place_elsewhere_is_no_link(city, officer):
    page = officer.get(WHERE, {"place": "//elsewhere.example/"}).content.decode()
    assert 'href="//elsewhere' not in page


def test_officers_do_not_read_the_list(city, officer):
    assert officer.get("/casework/suggestions/").status_code == 403
