"""One page, and one form that inserts one row: the two yardsticks."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from obliged.ports import clock
from obliged.records.firms import Member
from obliged.records.people import Organisation, Person


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Fifty rows by the ORM through a Django template."""
    return render(request, "people.html", {"people": Person.unscoped.order_by("id")[:50]})


@csrf_exempt
@login_required
def insert(request: HttpRequest) -> HttpResponse:
    """One row by the ORM."""
    member = Member.unscoped.filter(user=request.user).first()
    assert member is not None
    Organisation.unscoped.create(firm_id=member.firm_id, name=request.POST.get("name", "x"), made_at=clock.now())
    return HttpResponse("kept")


urlpatterns = [path("bare/", people), path("insert/", insert)]
