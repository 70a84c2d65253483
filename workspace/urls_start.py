"""Addresses of starting, copying, sharing, printing, putting away and throwing away plans."""

from django.urls import path

from workspace import putting_away, sharing, start

PROJECT = "o/<slug:org>/projects/<int:pk>"

urlpatterns = [
    path("o/<slug:org>/start/", start.start, name="start"),
    path("o/<slug:org>/start/empty/", start.start_empty_plan, name="start_empty_plan"),
    path("o/<slug:org>/start/plan/<slug:template>/", start.start_template, name="start_template"),
    path(f"{PROJECT}/copy/", start.project_copy, name="project_copy"),
    path("o/<slug:org>/put-away/", putting_away.archive_list, name="archive_list"),
    path(f"{PROJECT}/put-away/", putting_away.project_archive, name="project_archive"),
    path("o/<slug:org>/bin/", putting_away.bin_list, name="bin_list"),
    path(f"{PROJECT}/bin/", putting_away.project_bin, name="project_bin"),
    path(f"{PROJECT}/restore/", putting_away.project_restore, name="project_restore"),
    path(f"{PROJECT}/share/", sharing.project_share, name="project_share"),
    path(f"{PROJECT}/share/preview/", sharing.share_preview, name="share_preview"),
    path(f"{PROJECT}/share/address/", sharing.share_new_address, name="share_new_address"),
    path(f"{PROJECT}/print/", sharing.plan_print, name="plan_print"),
    path("p/<slug:slug>/", sharing.plan_outside, name="plan_outside"),
]
