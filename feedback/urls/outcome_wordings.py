"""Addresses of an outcome in other words."""

from django.urls import URLPattern, path

from feedback.views import outcome_wordings

LIST = "o/<slug:org>/outcomes/<int:pk>/wordings/"

urlpatterns: list[URLPattern] = [
    path(LIST, outcome_wordings.outcome_wording_list, name="outcome_wording_list"),
    path(
        f"{LIST}<slug:form>/<slug:language>/",
        outcome_wordings.outcome_wording_edit,
        name="outcome_wording_edit",
    ),
]
