"""Addresses of this app."""

from django.urls import URLPattern, URLResolver, path

from organisations.views import (
    closed_days,
    home,
    invitations,
    languages,
    leaving,
    members,
    organisations,
    partners,
)

app_name = "organisations"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("organisations/new/", organisations.organisation_create, name="organisation_create"),
    path("invitation/<str:token>/", invitations.invitation_accept, name="invitation_accept"),
    path("o/<slug:org>/settings/", organisations.organisation_edit, name="organisation_edit"),
    path("o/<slug:org>/members/", members.member_list, name="member_list"),
    path("o/<slug:org>/members/<int:pk>/role/", members.member_change, name="member_change"),
    path("o/<slug:org>/members/<int:pk>/end/", leaving.member_end, name="member_end"),
    path(
        "o/<slug:org>/members/<int:pk>/reassign/", leaving.member_reassign, name="member_reassign"
    ),
    path("o/<slug:org>/members/<int:pk>/owner/", leaving.hand_over_to, name="ownership_hand_over"),
    path("o/<slug:org>/leave/", leaving.member_leave, name="member_leave"),
    path(
        "o/<slug:org>/invitations/<int:pk>/again/",
        members.invitation_resend,
        name="invitation_resend",
    ),
    path(
        "o/<slug:org>/invitations/<int:pk>/withdraw/",
        members.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("o/<slug:org>/closed-days/", closed_days.closed_list, name="closed_list"),
    path("o/<slug:org>/closed-days/add/", closed_days.closed_add, name="closed_add"),
    path("o/<slug:org>/closed-days/file/", closed_days.closed_import, name="closed_import"),
    path("o/<slug:org>/closed-days/<int:pk>/", closed_days.closed_edit, name="closed_edit"),
    path(
        "o/<slug:org>/closed-days/<int:pk>/remove/",
        closed_days.closed_remove,
        name="closed_remove",
    ),
    path("o/<slug:org>/languages/", languages.languages_edit, name="languages_edit"),
    path("o/<slug:org>/partners/", partners.partner_list, name="partner_list"),
    path("o/<slug:org>/partners/add/", partners.partner_add, name="partner_add"),
    path("o/<slug:org>/partners/<int:pk>/", partners.partner_edit, name="partner_edit"),
    path("o/<slug:org>/partners/<int:pk>/state/", partners.partner_change, name="partner_change"),
]
