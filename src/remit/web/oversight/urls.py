"""The addresses of the oversight room."""

from __future__ import annotations

from django.urls import path

from remit.web.oversight.views import (
    acts,
    audits,
    ceilings,
    delegation,
    efficacy,
    erasure,
    notices,
    overview,
    remedies,
    volumes,
)

app_name = "oversight"

DELEGATION = "oversight/<slug:service>/delegations/<str:name>/"

urlpatterns = [
    path("oversight/", overview.page, name="overview"),
    path("oversight/notices/", notices.page, name="notices"),
    path("oversight/erasure/<str:reference>/", erasure.page, name="erasure"),
    path("oversight/audits/", audits.room, name="audits"),
    path("oversight/audits/<int:number>/", audits.review, name="audit"),
    path("oversight/audits/<int:number>/after/", audits.after, name="audited"),
    path("oversight/<slug:service>/errors/", remedies.page, name="remedies"),
    path("oversight/<slug:service>/volumes/", volumes.page, name="volumes"),
    path(DELEGATION, delegation.page, name="delegation"),
    path(f"{DELEGATION}sign/", acts.sign, name="sign"),
    path(f"{DELEGATION}stop/", acts.stop, name="stop"),
    path(f"{DELEGATION}restart/", acts.restart, name="restart"),
    path(f"{DELEGATION}ceiling/", ceilings.ceiling, name="ceiling"),
    path("efficacy/", efficacy.page, name="efficacy"),
    path("efficacy/delegations.csv", efficacy.sheet, name="efficacy_sheet"),
]
