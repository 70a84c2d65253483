"""Other organisations that work with this one: the list, its names, and who is offered no more."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from organisations.actions.partners import save_partner, set_partner_active
from organisations.models import Partner
from organisations.queries import partner_choices
from tests import factories
from tests.factories import actor, partner

pytestmark = pytest.mark.integration


@pytest.fixture
def cast(db):
    made = factories.cast()
    with working_in(made.organisation):
        yield made


@pytest.fixture
def call(client, cast):
    def ask(where, pk=None, role="facilitator", **data):
        client.force_login(getattr(cast, role).user)
        place = {"org": cast.organisation.slug} | ({"pk": pk} if pk else {})
        address = reverse(f"organisations:{where}", kwargs=place)
        return client.post(address, data) if data else client.get(address)

    return ask


def test_a_partner_is_added_changed_and_listed(cast, call):
    said = {"name": " Wee Steps ", "kind": "delivers", "note": "Runs the creche"}
    assert call("partner_add", **said).status_code == 302
    made = Partner.objects.get()
    assert (made.name, made.note) == ("Wee Steps", "Runs the creche")
    call("partner_edit", made.pk, **said | {"name": "Wee Steps Family Centre"})
    assert "Wee Steps Family Centre" in call("partner_list", role="viewer").content.decode()
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["partner_added", "partner_changed"]


@pytest.mark.parametrize("name", ["wee steps", "  WEE STEPS"])
def test_a_name_stands_on_the_list_once_however_it_is_written(cast, call, name):
    partner(cast.organisation, name="Wee Steps")
    answer = call("partner_add", name=name, kind="funds", note="Typed already")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "is on your list already. Change it there." in page
    assert "Typed already" in page
    assert Partner.objects.count() == 1


def test_two_who_add_the_same_at_once_get_one_and_a_sentence(cast):
    partner(cast.organisation, name="Wee Steps")
    with pytest.raises(ValidationError, match="on your list already"):
        save_partner(actor=actor(cast.owner), name="wee steps", kind="other", note="")


def test_a_name_of_its_own_may_be_written_anew(cast, call):
    made = partner(cast.organisation, name="wee steps")
    assert call("partner_edit", made.pk, name="Wee Steps", kind="other", note="").status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 121}, {"kind": "friend"}, {"note": "n" * 301}]
)
def test_what_cannot_be_is_refused_with_a_sentence(cast, call, wrong):
    answer = call("partner_add", **{"name": "Wee Steps", "kind": "other", "note": ""} | wrong)
    assert answer.status_code == 422
    assert not Partner.objects.exists()


def test_who_works_with_us_no_more_is_kept_and_not_offered(cast, call):
    made = partner(cast.organisation, name="Wee Steps")
    call("partner_change", made.pk, active="no")
    assert partner_choices() == []
    assert partner_choices(kept=made.pk) == [(made.pk, "Wee Steps")]
    assert "Works with us again" in call("partner_list").content.decode()
    call("partner_change", made.pk, active="yes")
    assert partner_choices() == [(made.pk, "Wee Steps")]


def test_saying_the_same_again_changes_nothing(cast):
    made = partner(cast.organisation)
    set_partner_active(actor=actor(cast.owner), partner=made, is_active=True)
    assert not AuditEntry.objects.exists()


def test_a_viewer_reads_and_changes_nothing(cast, call):
    page = call("partner_list", role="viewer").content.decode()
    assert "A facilitator writes down" in page
    assert call("partner_add", role="viewer", name="X", kind="other").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(cast, call, django_assert_max_num_queries, count):
    for _one in range(count):
        partner(cast.organisation)
    call("partner_list")
    with django_assert_max_num_queries(12):
        assert call("partner_list").status_code == 200
