"""Addresses of bringing in answers that were collected elsewhere."""

from django.urls import URLPattern, path

from feedback.views import answer_file_page, answer_files

ONE = "o/<slug:org>/answers-brought/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(
        "o/<slug:org>/consultations/<int:pk>/bring-answers/",
        answer_files.answer_file_add,
        name="answer_file_add",
    ),
    path(ONE, answer_file_page.answer_file_detail, name="answer_file_detail"),
    path(f"{ONE}drop/", answer_files.answer_file_drop, name="answer_file_drop"),
    path(f"{ONE}report/", answer_files.answer_file_report, name="answer_file_report"),
    path(f"{ONE}take-back/", answer_files.answer_file_back, name="answer_file_back"),
]
