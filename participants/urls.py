"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, path

from participants.views import agreements, record, staying, stopping

app_name = "participants"

urlpatterns: list[URLPattern | URLResolver] = [
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("me/<str:token>/", record.record_link, name="record_link"),
    path("my-record/code/", record.record_code, name="record_code"),
    path("my-record/code/send/", record.record_code_send, name="record_code_send"),
    path("my-record/details/", record.record_details, name="record_details"),
    path("my-record/address/", record.record_address, name="record_address"),
    path("my-record/address/code/", record.record_address_code, name="record_address_code"),
    path("my-record/limit/", record.record_limit, name="record_limit"),
    path("my-record/choices/", record.record_choices, name="record_choices"),
    path("my-record/agreement/", record.record_agreement, name="record_agreement"),
    path("my-record/ground/", record.record_basis, name="record_basis"),
    path("my-record/withdraw/", record.record_withdraw, name="record_withdraw"),
    path("my-record/stop/", record.record_stop, name="record_stop"),
    path("my-record/copy/", record.record_copy, name="record_copy"),
    path("my-record/copy.json", record.record_copy_file, name="record_copy_file"),
    path("my-record/erase/", record.record_erase, name="record_erase"),
    path("my-record/leave/", record.record_leave, name="record_leave"),
    path("blank/", record.blank, name="blank"),
    path(
        "o/<slug:org>/settings/agreement/", agreements.agreement_settings, name="agreement_settings"
    ),
    path("o/<slug:org>/settings/agreement/wording/", agreements.wording_save, name="wording_save"),
    path("o/<slug:org>/settings/agreement/ground/", agreements.basis_save, name="basis_save"),
    path("stay/<str:token>/", staying.stay_page, name="stay"),
]
