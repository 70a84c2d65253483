"""Addresses of building a form: question bank, pages, Easy Read, trying it out, versions."""

from django.urls import URLPattern, path

from feedback.views import arranging, asking_share, bank, dry_run, easy_read, form_versions

ONE = "o/<slug:org>/consultations/<int:pk>/"
QUESTION = f"{ONE}questions/<int:question>/"

urlpatterns: list[URLPattern] = [
    path(f"{ONE}questions/bank/", bank.question_bank, name="question_bank"),
    path(f"{ONE}questions/set/", bank.question_set, name="question_set"),
    path(f"{QUESTION}copy/", arranging.question_duplicate, name="question_duplicate"),
    path(f"{QUESTION}page/", arranging.question_page, name="question_page"),
    path(f"{QUESTION}easy-read/", easy_read.question_easy, name="question_easy"),
    path(f"{QUESTION}mend/", form_versions.question_mend, name="question_mend"),
    path(f"{ONE}phone/<int:number>/", asking_share.phone_page, name="consultation_phone"),
    path(f"{ONE}try-yourself/", dry_run.dry_run_start, name="dry_run_start"),
    path(f"{ONE}try-yourself/<int:number>/", dry_run.dry_run_page, name="dry_run_page"),
    path(f"{ONE}try-yourself/done/", dry_run.dry_run_done, name="dry_run_done"),
    path(f"{ONE}versions/", form_versions.version_list, name="version_list"),
    path(f"{ONE}versions/new/", form_versions.version_new, name="version_new"),
    path(f"{ONE}versions/drop/", form_versions.version_drop, name="version_drop"),
    path(f"{ONE}versions/check/", form_versions.version_check, name="version_check"),
]
