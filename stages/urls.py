"""Addresses of the stages."""

from django.urls import path

from stages import views
from stages.views import methods, returns, squares

app_name = "stages"
urlpatterns = [
    path("o/<slug:org>/stages/<int:pk>/", views.stage_edit, name="stage_edit"),
    path("o/<slug:org>/projects/<int:pk>/back/", returns.return_add, name="return_add"),
    path("o/<slug:org>/returns/<int:pk>/remove/", returns.return_remove, name="return_remove"),
    path("o/<slug:org>/methods/", methods.method_list, name="method_list"),
    path("o/<slug:org>/methods/<slug:key>/", methods.method_detail, name="method_detail"),
    path(
        "o/<slug:org>/stages/<int:pk>/groups/<int:group>/", squares.square_edit, name="square_edit"
    ),
]
