"""The outsiders' pages: answers by link."""

from __future__ import annotations

from django.urls import path

from obliged.portal import answers

urlpatterns = [
    path("a/<str:secret>/", answers.answer, name="answer"),
]
