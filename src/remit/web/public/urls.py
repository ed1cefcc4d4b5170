from __future__ import annotations

from django.urls import path

from remit.web.public import following, pages, register, reporting

app_name = "public"
urlpatterns = [
    path("", pages.start, name="start"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("report/", reporting.begin, name="report"),
    path("report/check/", reporting.check, name="check"),
    path("report/done/", reporting.done, name="done"),
    path("report/photo.jpg", reporting.photo, name="draft_photo"),
    path("report/<slug:step>/", reporting.step, name="step"),
    path("follow/", following.find, name="follow"),
    path("c/<str:token>/", following.follow, name="case"),
    path("c/<str:token>/photo-<int:number>.jpg", following.photo, name="photo"),
    path("c/<str:token>/answer/", following.answer, name="answer"),
    path("c/<str:token>/solved/", following.solved, name="solved"),
    path("c/<str:token>/reach/", following.reach, name="reach"),
    path("c/<str:token>/<slug:wish>/", following.wish, name="wish"),
    path("tools/", register.tools, name="tools"),
    path("tools/<slug:key>/", register.tool, name="tool"),
    path("tools/<slug:key>/record.json", register.as_json, name="tool_json"),
    path("tools/<slug:key>/volumes.csv", register.as_csv, name="tool_csv"),
]
