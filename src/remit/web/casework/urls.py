from __future__ import annotations

from django.urls import path

from remit.web.casework.views import (
    case,
    deciding,
    handing,
    learning,
    queue,
    stopping,
    suggesting,
)

app_name = "casework"
urlpatterns = [
    path("", queue.show, name="queue"),
    path("next/", queue.next_case, name="next"),
    path("find/", queue.search, name="search"),
    path("case/<slug:reference>/", case.show, name="case"),
    path("case/<slug:reference>/message/", case.text, name="text"),
    path("case/<slug:reference>/photo/<int:number>/", case.photo, name="photo"),
    path("case/<slug:reference>/accesses/", case.accesses, name="accesses"),
    path("case/<slug:reference>/decide/", deciding.decide, name="decide"),
    path("case/<slug:reference>/undo/", deciding.undo, name="undo"),
    path("case/<slug:reference>/countersign/", deciding.countersign, name="countersign"),
    path("case/<slug:reference>/learnt/", learning.show, name="learnt"),
    path("case/<slug:reference>/learnt/apply/", learning.apply, name="apply"),
    path("case/<slug:reference>/do/<slug:act>/", handing.at_once, name="at_once"),
    path("case/<slug:reference>/tell/<slug:act>/", handing.told, name="told"),
    path("stop/<slug:key>/", stopping.stop, name="stop"),
    path("suggest/", suggesting.suggest, name="suggest"),
    path("suggestions/", suggesting.suggestions, name="suggestions"),
]
