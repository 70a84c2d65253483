"""Addresses of the clock: putting reminders off, saying why it is late, what is answered together, and why nobody is reminded."""

from django.urls import path

from feedback.views import clock, joining

CONSULTATION = "o/<slug:org>/consultations/<int:pk>"

urlpatterns = [
    path(f"{CONSULTATION}/snooze/", clock.consultation_snooze, name="consultation_snooze"),
    path(f"{CONSULTATION}/late/", clock.consultation_late, name="consultation_late"),
    path(f"{CONSULTATION}/join/", joining.consultation_join, name="consultation_join"),
    path(f"{CONSULTATION}/reminders/", clock.reminder_list, name="reminder_list"),
]
