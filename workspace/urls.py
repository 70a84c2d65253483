"""Addresses of the pages that combine apps."""

from django.urls import path

from workspace import owed, portfolio, project_home, project_list

app_name = "workspace"
urlpatterns = [
    path("o/<slug:org>/", project_list.project_list, name="project_list"),
    path("o/<slug:org>/projects/<int:pk>/", project_home.project_detail, name="project_detail"),
    path("o/<slug:org>/owed/", owed.owed_list, name="owed_list"),
    path("o/<slug:org>/overview/", portfolio.portfolio, name="portfolio"),
]
