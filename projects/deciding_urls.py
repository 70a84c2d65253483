"""Addresses of decisions, levels, actions, and of who runs a project; part of `projects.urls`."""

from django.urls import URLPattern, URLResolver, path

from projects.views import acting, deciding, levels, running

HERE = "o/<slug:org>/projects/<int:pk>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{HERE}decisions/", deciding.decision_list, name="decision_list"),
    path(f"{HERE}decisions/add/", deciding.decision_add, name="decision_add"),
    path(f"{HERE}actions/add/", acting.action_add, name="action_add"),
    path(f"{HERE}running/", running.running_edit, name="running_edit"),
    path("o/<slug:org>/decisions/<int:pk>/", deciding.decision_edit, name="decision_edit"),
    path(
        "o/<slug:org>/decisions/<int:pk>/decide/", deciding.decision_decide, name="decision_decide"
    ),
    path(
        "o/<slug:org>/decisions/<int:pk>/again/", deciding.decision_reopen, name="decision_reopen"
    ),
    path(
        "o/<slug:org>/decisions/<int:pk>/remove/", deciding.decision_remove, name="decision_remove"
    ),
    path("o/<slug:org>/groups/<int:pk>/promised/", levels.level_edit, name="level_edit"),
    path("o/<slug:org>/groups/<int:pk>/felt/", levels.felt_add, name="felt_add"),
    path("o/<slug:org>/felt/<int:pk>/", levels.felt_edit, name="felt_edit"),
    path("o/<slug:org>/felt/<int:pk>/remove/", levels.felt_remove, name="felt_remove"),
    path("o/<slug:org>/actions/<int:pk>/", acting.action_edit, name="action_edit"),
    path("o/<slug:org>/actions/<int:pk>/done/", acting.action_done, name="action_done"),
    path("o/<slug:org>/actions/<int:pk>/drop/", acting.action_drop, name="action_drop"),
    path("o/<slug:org>/actions/<int:pk>/again/", acting.action_reopen, name="action_reopen"),
    path("o/<slug:org>/actions/<int:pk>/seen/", acting.action_seen, name="action_seen"),
]
