"""What was in the archive and was withdrawn."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "410.html", status=410)
