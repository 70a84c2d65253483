"""Addresses of what happened: writing it, publishing it, telling people, reading it."""

from django.urls import path

from feedback.views import (
    happened,
    my_list,
    outcome_parts,
    outcome_printing,
    outcomes,
    publishing,
    quick_fix,
    sharing,
    telling,
)

CONSULTATION = "o/<slug:org>/consultations/<int:pk>"
ITEM = "o/<slug:org>/items/<int:pk>"
PUBLICATION = "o/<slug:org>/publications/<int:pk>"

urlpatterns = [
    path(f"{CONSULTATION}/happened/", outcomes.outcome_list, name="outcome_list"),
    path(f"{CONSULTATION}/happened/add/", outcomes.item_add, name="item_add"),
    path(f"{CONSULTATION}/happened/publish/", publishing.outcome_publish, name="outcome_publish"),
    path(
        f"{CONSULTATION}/happened/still-deciding/",
        publishing.holding_publish,
        name="holding_publish",
    ),
    path(f"{CONSULTATION}/happened/nobody/", publishing.nobody_publish, name="nobody_publish"),
    path(f"{CONSULTATION}/happened/quick-fix/", quick_fix.quick_fix, name="quick_fix"),
    path(f"{ITEM}/quick-fix/", quick_fix.quick_fix_publish, name="quick_fix_publish"),
    path(f"{CONSULTATION}/told/", telling.telling_list, name="telling_list"),
    path(
        f"{CONSULTATION}/withdraw/",
        publishing.consultation_withdraw,
        name="consultation_withdraw",
    ),
    path(f"{ITEM}/", outcomes.item_edit, name="item_edit"),
    path(f"{ITEM}/happened/", outcomes.outcome_edit, name="outcome_edit"),
    path(f"{ITEM}/happened/choose/", outcomes.outcome_choose, name="outcome_choose"),
    path(f"{ITEM}/outcomes/<int:outcome>/asks/", sharing.outcome_share, name="outcome_share"),
    path(f"{ITEM}/outcomes/", outcome_parts.outcome_parts, name="outcome_parts"),
    path(f"{ITEM}/outcomes/<int:outcome>/", outcomes.outcome_part, name="outcome_part"),
    path(
        f"{ITEM}/outcomes/<int:outcome>/choose/",
        outcomes.outcome_part_choose,
        name="outcome_part_choose",
    ),
    path(f"{PUBLICATION}/told/", telling.telling_record, name="telling_record"),
    path(f"{PUBLICATION}/channels/", telling.channel_add, name="channel_add"),
    path("o/<slug:org>/tell/", my_list.my_list, name="my_list"),
    path(f"{PUBLICATION}/tell/", my_list.my_list_record, name="my_list_record"),
    path(f"{PUBLICATION}/hand-on/", telling.telling_hand_on, name="telling_hand_on"),
    path(f"{PUBLICATION}/letters/", my_list.letters_print, name="letters_print"),
    path(
        f"{PUBLICATION}/poster/",
        outcome_printing.outcome_poster_print,
        name="outcome_poster_print",
    ),
    path("w/<slug:slug>/", happened.happened, name="happened"),
]
