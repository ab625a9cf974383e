"""The outsiders' pages: answers by link, no more letters, their own page, and introducing somebody to us."""

from __future__ import annotations

from django.urls import path

from obliged.portal import answers, offers, pages, stops, understandings

urlpatterns = [
    path("a/<str:secret>/", answers.answer, name="answer"),
    path("stop/<str:token>/", stops.stop, name="stop"),
    path("u/<str:secret>/", understandings.understanding, name="their_understanding"),
    # Their own page, and what a fresh link opens
    path("p/history/", pages.history, name="portal_history"),
    path("p/history/close/", pages.close, name="portal_close"),
    path("p/more/<str:secret>/", pages.more, name="portal_more"),
    path("p/<str:secret>/", pages.show, name="portal_page"),
    path("p/<str:secret>/card.vcf", pages.card, name="portal_card"),
    path("p/<str:secret>/introduce/", pages.introduce, name="portal_introduce"),
    path("p/<str:secret>/word/", pages.say, name="portal_word"),
    path("p/<str:secret>/report/", pages.report, name="portal_report"),
    path("p/<str:secret>/wishes/", pages.wishes, name="portal_wishes"),
    path("p/<str:secret>/data/", pages.data, name="portal_data"),
    path("p/<str:secret>/stop/", pages.stop, name="portal_stop"),
    path("p/<str:secret>/fresh/", pages.fresh, name="portal_fresh"),
    # Introducing somebody to us
    path("to/<slug:firm>/", offers.public, name="introduce_to"),
    path("o/<str:secret>/", offers.answer, name="offer_answer"),
]
