"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, include, path

from projects import views
from projects.views import around, ending, evidence, groups, heard, names, partner_asks, scope

app_name = "projects"

urlpatterns: list[URLPattern | URLResolver] = [
    path("o/<slug:org>/projects/<int:pk>/edit/", views.project_edit, name="project_edit"),
    path("o/<slug:org>/projects/<int:pk>/names/", names.names_edit, name="names_edit"),
    path("o/<slug:org>/projects/<int:pk>/heard/", heard.heard_detail, name="heard_detail"),
    path(
        "o/<slug:org>/projects/<int:pk>/heard/compare/", heard.dimension_add, name="dimension_add"
    ),
    path("o/<slug:org>/projects/<int:pk>/heard/count/", heard.tally_add, name="tally_add"),
    path("o/<slug:org>/compared/<int:pk>/", heard.dimension_edit, name="dimension_edit"),
    path("o/<slug:org>/compared/<int:pk>/remove/", heard.dimension_remove, name="dimension_remove"),
    path("o/<slug:org>/compared-groups/<int:pk>/", heard.heard_plan, name="heard_plan"),
    path("o/<slug:org>/counts/<int:pk>/", heard.tally_edit, name="tally_edit"),
    path("o/<slug:org>/counts/<int:pk>/remove/", heard.tally_remove, name="tally_remove"),
    path(
        "o/<slug:org>/projects/<int:pk>/around/", around.surrounding_list, name="surrounding_list"
    ),
    path(
        "o/<slug:org>/projects/<int:pk>/around/new/",
        around.surrounding_add,
        name="surrounding_add",
    ),
    path("o/<slug:org>/around/<int:pk>/", around.surrounding_edit, name="surrounding_edit"),
    path(
        "o/<slug:org>/around/<int:pk>/remove/", around.surrounding_remove, name="surrounding_remove"
    ),
    path("o/<slug:org>/projects/<int:pk>/not-asking/", ending.ending_edit, name="ending_edit"),
    path(
        "o/<slug:org>/projects/<int:pk>/not-asking/plan-again/",
        ending.ending_remove,
        name="ending_remove",
    ),
    path("o/<slug:org>/projects/<int:pk>/groups/add/", groups.group_add, name="group_add"),
    path("o/<slug:org>/groups/<int:pk>/", groups.group_edit, name="group_edit"),
    path("o/<slug:org>/groups/<int:pk>/remove/", groups.group_remove, name="group_remove"),
    path("o/<slug:org>/partner-asks/", partner_asks.partner_ask_list, name="partner_ask_list"),
    path("o/<slug:org>/partner-asks/add/", partner_asks.partner_ask_add, name="partner_ask_add"),
    path(
        "o/<slug:org>/partner-asks/<int:pk>/",
        partner_asks.partner_ask_edit,
        name="partner_ask_edit",
    ),
    path(
        "o/<slug:org>/partner-asks/<int:pk>/remove/",
        partner_asks.partner_ask_remove,
        name="partner_ask_remove",
    ),
    path("", include("projects.deciding_urls")),
    path("o/<slug:org>/projects/<int:pk>/founded/add/", evidence.evidence_add, name="evidence_add"),
    path("o/<slug:org>/evidence/<int:pk>/", evidence.evidence_edit, name="evidence_edit"),
    path(
        "o/<slug:org>/evidence/<int:pk>/remove/", evidence.evidence_remove, name="evidence_remove"
    ),
    path("o/<slug:org>/projects/<int:pk>/scope/", scope.scope_detail, name="scope_detail"),
    path("o/<slug:org>/projects/<int:pk>/scope/add/", scope.scope_add, name="scope_add"),
    path("o/<slug:org>/scope/<int:pk>/", scope.scope_edit, name="scope_edit"),
    path("o/<slug:org>/scope/<int:pk>/remove/", scope.scope_remove, name="scope_remove"),
    path("o/<slug:org>/scope/<int:pk>/move/", scope.scope_move, name="scope_move"),
]
