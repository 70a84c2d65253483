"""Addresses of the stages."""

from django.urls import path

from stages import views
from stages.views import squares

app_name = "stages"
urlpatterns = [
    path("o/<slug:org>/stages/<int:pk>/", views.stage_edit, name="stage_edit"),
    path(
        "o/<slug:org>/stages/<int:pk>/groups/<int:group>/", squares.square_edit, name="square_edit"
    ),
]
