"""Addresses of the stages."""

from django.urls import path

from stages import views

app_name = "stages"
urlpatterns = [path("o/<slug:org>/stages/<int:pk>/", views.stage_edit, name="stage_edit")]
