"""What an ask offers: said for each group, printed wherever people are asked, and never to those alone who answered."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from access.models import AuditEntry
from feedback.actions.opening import open_consultation
from feedback.models import Ask, Offer, Recognition
from feedback.queries.offers import what_you_get
from feedback.reminder_rules.invitation.rule import InvitationRule
from notices.models import Notice
from projects.actions import add_group
from tests.factories import NOW, ask, offer, response, response_author

pytestmark = [pytest.mark.integration]

BLANK = "We have not said what you get for it."
NOTICE = "Money and vouchers may count as income."


def said(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def sentences(consultation, **who):
    return [one.text for one in what_you_get(consultation, **who)]


@pytest.fixture
def draft(desk):
    made = desk.draft()
    desk.question(made)
    return made


@pytest.fixture
def groups(draft):
    names = ("Families", "Practitioners")
    return [add_group(project=draft.project, name=name) for name in names]


def offering(groups, **change):
    families, practitioners = groups
    given = {
        f"g{families.pk}_form": "voucher",
        f"g{families.pk}_amount": "£20",
        f"g{families.pk}_words": "any shop",
        f"g{practitioners.pk}_form": "time_off",
        "g0_form": "nothing",
        "currency": "GBP",
    }
    return given | change


def test_each_group_is_offered_its_own(desk, draft, groups):
    families, practitioners = groups
    assert desk.post("offers_edit", offering(groups), draft).status_code == 302
    assert list(draft.offers.values_list("group", "form", "amount", "words")) == [
        (families.pk, "voucher", Decimal("20.00"), "any shop"),
        (practitioners.pk, "time_off", None, ""),
        (None, "nothing", None, ""),
    ]
    assert AuditEntry.objects.get(verb="offers_set").data == {"count": 3}


def test_a_person_reads_what_their_own_group_gets(desk, draft, groups):
    families, practitioners = groups
    desk.post("offers_edit", offering(groups), draft)
    own = {"knows_group": True}
    assert sentences(draft, group_id=families.pk, **own)[0] == "You get a voucher, £20 (any shop)."
    assert sentences(draft, group_id=families.pk, **own)[1].startswith(NOTICE)
    assert sentences(draft, group_id=practitioners.pk, **own) == ["You get time off in lieu."]
    assert sentences(draft, group_id=None, **own) == ["You get nothing but our thanks."]


def test_whoever_comes_by_the_link_for_everybody_reads_what_each_group_gets(desk, draft, groups):
    desk.post("offers_edit", offering(groups), draft)
    assert sentences(draft)[0] == (
        "What you get depends on your group. Families: a voucher, £20 (any shop). "
        "Practitioners: time off in lieu. Everybody else: nothing but our thanks."
    )


def test_what_is_offered_to_everybody_is_one_sentence(desk, draft):
    desk.post("offers_edit", {"g0_form": "nothing", "currency": "GBP"}, draft)
    assert sentences(draft) == ["You get nothing but our thanks."]


def test_what_is_not_said_is_said(draft, groups):
    assert sentences(draft) == [BLANK]
    offer(draft.organisation, consultation=draft, group=groups[0])
    assert sentences(draft, group_id=groups[1].pk, knows_group=True) == [BLANK]


@pytest.mark.parametrize(
    "page", ["consultation_detail", "invitation_print", "consultation_preview"]
)
def test_staff_see_it_where_it_is_printed(desk, draft, page):
    assert BLANK in said(desk.get(page, draft))
    offer(draft.organisation, consultation=draft)
    shown = said(desk.get(page, draft))
    assert "You get a voucher, £20" in shown
    assert NOTICE in shown


def test_the_last_look_before_opening_shows_it(desk, draft):
    assert BLANK in said(desk.get("consultation_open", draft))


def test_the_first_page_of_a_participant_says_it(desk, draft):
    offer(draft.organisation, consultation=draft)
    opened = open_consultation(actor=desk.actor, consultation=draft, now=NOW, with_door=True)
    page = said(Client().get(f"/j/{opened.door_code}", follow=True))
    assert "You get a voucher, £20" in page
    assert NOTICE in page


def test_the_mailed_invitation_says_what_the_persons_group_gets(desk, draft, groups):
    desk.post("offers_edit", offering(groups), draft)
    desk.invite(draft, "Jo, jo@example.org, Practitioners")
    opened = open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    person = Ask.objects.get().participant_id
    notice = Notice(subject=f"feedback.consultation:{opened.pk}", recipient_key=str(person))
    card = [one.text for one in InvitationRule().context(notice, NOW)["card"]]
    assert "You get time off in lieu." in card


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"g0_form": "", "g0_words": "cake"}, "Choose what they get."),
        ({"g0_form": "", "g0_amount": "5"}, "Choose what they get."),
        ({"g0_amount": "5"}, "This has no sum."),
        ({"g0_form": "cash", "g0_amount": "-5"}, "A sum is not below nothing."),
        ({"g0_form": "cash", "g0_amount": "a lot"}, "Write the sum as a number"),
        ({"g0_form": "cash", "g0_amount": "1e9"}, "This is more than can be meant."),
        ({"g0_form": "cash", "g0_amount": "NaN"}, "Write the sum as a number"),
        ({"g0_form": "cash", "g0_amount": "5.005"}, "Two places after the point are enough."),
        ({"g0_form": "bribe"}, "Select a valid choice."),
        ({"currency": "POUND"}, "room for 3 characters"),
        ({"currency": "=1"}, "Write the currency as three letters"),
        ({"g0_words": "x" * 201}, "room for 200 characters"),
    ],
)
def test_what_cannot_be_offered_is_said_and_kept(desk, draft, groups, change, sentence):
    answer = desk.post("offers_edit", offering(groups, **change), draft)
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert 'value="any shop"' in answer.content.decode()
    assert not Offer.objects.exists()


def test_once_people_were_told_it_stays_and_only_what_was_left_unsaid_can_be_said(
    desk, groups, draft
):
    families, practitioners = groups
    offer(draft.organisation, consultation=draft, group=families, words="")
    open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    page = said(desk.get("offers_edit", draft))
    assert "Families: a voucher, £20." in page
    desk.post("offers_edit", offering(groups, **{f"g{families.pk}_amount": "1"}), draft)
    assert list(draft.offers.values_list("group", "amount")) == [
        (families.pk, Decimal("20.00")),
        (practitioners.pk, None),
        (None, None),
    ]


def test_it_is_noted_down_for_everybody_asked_whoever_answered(desk, draft, groups):
    desk.post("offers_edit", offering(groups), draft)
    desk.invite(draft, "Jo, , Families\nDee, , Families\nKim, , Practitioners\nLou")
    opened = open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    one = Ask.objects.order_by("pk").first()
    made = response(opened.organisation, consultation=opened)
    response_author(opened.organisation, ask=one, thread=made.thread)
    assert desk.post("offer_everybody", {}, opened).status_code == 302
    rows = Recognition.objects.order_by("pk").values_list("group__name", "form", "amount", "state")
    assert list(rows) == [
        ("Families", "voucher", Decimal("20.00"), "offered"),
        ("Families", "voucher", Decimal("20.00"), "offered"),
        ("Practitioners", "time_off", None, "offered"),
    ]


def test_pressing_again_notes_down_those_alone_who_were_added(desk, draft, groups):
    desk.post("offers_edit", offering(groups), draft)
    desk.invite(draft, "Jo, , Families")
    opened = open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    desk.post("offer_everybody", {}, opened)
    desk.invite(opened, "Dee, , Families")
    desk.post("offer_everybody", {}, opened)
    desk.post("offer_everybody", {}, opened)
    assert Recognition.objects.count() == 2


def test_nothing_is_noted_down_of_a_draft(desk, draft):
    offer(draft.organisation, consultation=draft)
    ask(draft.organisation, consultation=draft)
    desk.post("offer_everybody", {}, draft)
    assert not Recognition.objects.exists()
