"""The outsiders' pages: answers by link, and no more letters."""

from __future__ import annotations

from django.urls import path

from obliged.portal import answers, stops

urlpatterns = [
    path("a/<str:secret>/", answers.answer, name="answer"),
    path("stop/<str:token>/", stops.stop, name="stop"),
]
