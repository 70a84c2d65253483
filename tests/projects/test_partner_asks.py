"""What partners ask: written down, changed by two at once, removed; a partner is chosen or named anew."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from organisations.models import Partner
from projects.models import PartnerAsk
from tests import factories
from tests.factories import NOW, TODAY, partner, partner_ask

pytestmark = [pytest.mark.integration]

TYPED = {
    "partner": "",
    "partner_name": "Carrick Young Voices",
    "title": "Evenings in town",
    "whom": "young people",
    "group_kind": "service_user",
    "opens_on": "2027-03-08",
    "closes_on": "2027-03-19",
}


@pytest.fixture
def cast(db, time_machine):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def call(client, cast):
    """Return `call(page, data, role=…, pk=…)`."""

    def asked(where, data=None, role="facilitator", pk=None):
        client.force_login(getattr(cast, role).user)
        kwargs = {"org": cast.organisation.slug} | ({"pk": pk} if pk else {})
        address = reverse(f"projects:{where}", kwargs=kwargs)
        return client.get(address) if data is None else client.post(address, data)

    return asked


def said(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_one_of_a_new_partner_and_one_of_the_same(cast, call):
    assert call("partner_ask_add", TYPED).status_code == 302
    assert (
        call("partner_ask_add", TYPED | {"partner_name": "carrick YOUNG voices"}).status_code == 302
    )
    assert list(Partner.objects.values_list("name", flat=True)) == ["Carrick Young Voices"]
    assert PartnerAsk.objects.count() == 2
    assert PartnerAsk.objects.first().recorded_by == cast.facilitator
    assert AuditEntry.objects.filter(verb="partner_ask_saved").count() == 2


def test_a_partner_that_there_is_can_be_chosen(cast, call):
    one = partner(cast.organisation)
    call("partner_ask_add", TYPED | {"partner": one.pk, "partner_name": ""})
    assert PartnerAsk.objects.get().partner == one


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"partner_name": ""}, "Choose who asks, or write its name."),
        ({"closes_on": "2027-03-01"}, "The last day cannot come before the first day."),
        ({"closes_on": "9999-03-01"}, "Give a day between the years 2000 and 2100."),
        ({"opens_on": "soon"}, "Enter a valid date."),
        ({"title": "x" * 141}, "has room for 140 characters"),
        ({"partner": "987654"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_said_and_everything_typed_is_still_there(call, typed, sentence):
    answer = call("partner_ask_add", TYPED | typed)
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert "young people" in answer.content.decode()
    assert PartnerAsk.objects.count() == 0


def test_a_partner_chosen_and_named_anew_is_asked_about(cast, call):
    one = partner(cast.organisation)
    answer = call("partner_ask_add", TYPED | {"partner": one.pk})
    assert answer.status_code == 422
    assert "not both" in said(answer)


def test_two_who_change_it_at_once_keep_both_versions(cast, call):
    one = partner_ask(cast.organisation, title="Before")
    mine = TYPED | {"partner": one.partner_id, "partner_name": "", "based_on": one.version}
    assert call("partner_ask_edit", mine | {"title": "Theirs"}, pk=one.pk).status_code == 302
    answer = call("partner_ask_edit", mine | {"title": "Mine"}, pk=one.pk)
    assert answer.status_code == 409
    assert "Theirs" in said(answer)
    assert 'value="Mine"' in answer.content.decode()
    assert PartnerAsk.objects.get().title == "Theirs"
    again = mine | {"title": "Mine", "based_on": 2}
    assert call("partner_ask_edit", again, pk=one.pk).status_code == 302
    assert PartnerAsk.objects.get().title == "Mine"


def test_a_partner_who_left_still_stands_at_its_ask(cast, call):
    one = partner_ask(cast.organisation, partner=partner(cast.organisation, is_active=False))
    assert one.partner.name in said(call("partner_ask_edit", pk=one.pk))


def test_one_is_removed_after_a_second_word(cast, call):
    one = partner_ask(cast.organisation)
    assert one.title in said(call("partner_ask_remove", pk=one.pk))
    assert PartnerAsk.objects.count() == 1
    call("partner_ask_remove", {}, pk=one.pk)
    assert PartnerAsk.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_shows_what_is_coming_first_at_a_constant_cost(
    cast, call, count, django_assert_num_queries
):
    yesterday = TODAY - timedelta(days=1)
    for _each in range(count):
        partner_ask(cast.organisation, title="Later")
        partner_ask(cast.organisation, title="Earlier", opens_on=yesterday, closes_on=yesterday)
    call("partner_ask_list", role="viewer")
    with django_assert_num_queries(10):
        page = said(call("partner_ask_list", role="viewer"))
    assert page.index("Later") < page.index(f"{count} that ") < page.index("Earlier")
    assert "Write one down" not in page
