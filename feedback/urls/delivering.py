"""Addresses of following what was promised."""

from django.urls import path

from feedback.views import delivering, milestones

ONE = "o/<slug:org>/deliveries/<int:pk>"
PART = f"{ONE}/milestones/<int:milestone>/"

urlpatterns = [
    path(
        "o/<slug:org>/outcomes/<int:pk>/delivery/", delivering.delivery_edit, name="delivery_edit"
    ),
    path(f"{ONE}/done/", delivering.delivery_done, name="delivery_done"),
    path(f"{ONE}/not-happening/", delivering.delivery_give_up, name="delivery_give_up"),
    path(f"{ONE}/still-to-do/", delivering.delivery_reopen, name="delivery_reopen"),
    path(f"{ONE}/milestones/add/", milestones.milestone_add, name="milestone_add"),
    path(PART, milestones.milestone_edit, name="milestone_edit"),
    path(f"{PART}remove/", milestones.milestone_remove, name="milestone_remove"),
]
