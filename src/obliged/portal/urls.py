"""The outsiders' pages: answers by link."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
