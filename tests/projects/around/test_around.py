"""What is round about a project: written down, changed by two at once, removed, and kept in its history."""

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.models import PlanChange, Surrounding
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration]

BOARD = {"kind": "decides", "who": "The joint board", "note": "Meets in May", "version": "0"}


@pytest.fixture
def cast(db, time_machine, client):
    time_machine.move_to(NOW, tick=False)
    made = factories.cast()
    client.force_login(made.facilitator.user)
    with working_in(made.organisation):
        yield made


@pytest.fixture
def here(cast):
    return factories.project(cast.organisation)


def url(cast, name, about):
    return reverse(f"projects:{name}", kwargs={"org": cast.organisation.slug, "pk": about.pk})


def test_one_is_written_down_and_kept(cast, here, client):
    assert client.post(url(cast, "surrounding_add", here), BOARD).status_code == 302
    row = Surrounding.objects.get()
    assert (row.project, row.kind, row.who) == (here, "decides", "The joint board")
    assert PlanChange.objects.get().verb == "added"
    assert AuditEntry.objects.get(verb="surrounding_added").data == {"project": here.pk}
    html = client.get(url(cast, "surrounding_list", here)).content.decode()
    assert "The joint board" in html
    assert "Meets in May" in html


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"who": ""}, "Say who or what it is."),
        ({"kind": "moon"}, "moon is not one of the available choices"),
        ({"who": "x" * 121}, "has room for 120 characters"),
        ({"note": "x" * 301}, "has room for 300 characters"),
    ],
)
def test_bad_input_is_refused_with_everything_still_there(cast, here, client, change, words):
    answer = client.post(url(cast, "surrounding_add", here), BOARD | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ("Meets in May" in answer.content.decode()) is ("note" not in change)
    assert not Surrounding.objects.exists()


def test_two_at_once_see_both(cast, here, client):
    row = factories.surrounding(cast.organisation, project=here)
    address = url(cast, "surrounding_edit", row)
    assert client.post(address, BOARD | {"version": "1", "who": "Theirs"}).status_code == 302
    clash = client.post(address, BOARD | {"version": "1", "who": "Mine"})
    assert clash.status_code == 409
    html = clash.content.decode()
    assert "Theirs" in html
    assert 'value="Mine"' in html
    assert client.post(address, BOARD | {"version": "2", "who": "Mine"}).status_code == 302
    row.refresh_from_db()
    assert (row.who, row.version) == ("Mine", 3)
    assert PlanChange.objects.filter(verb="changed").count() == 2


def test_it_is_removed_after_one_more_question(cast, here, client):
    row = factories.surrounding(cast.organisation, project=here)
    address = url(cast, "surrounding_remove", row)
    assert client.get(address).status_code == 200
    assert Surrounding.objects.count() == 1
    assert client.post(address).status_code == 302
    assert not Surrounding.objects.exists()
    assert PlanChange.objects.get().title == row.who


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(cast, here, client, count, django_assert_num_queries):
    factories.group(cast.organisation, project=here)
    for _each in range(count):
        factories.surrounding(cast.organisation, project=here)
        factories.partner_ask(cast.organisation)
    address = url(cast, "surrounding_list", here)
    client.get(address)
    with django_assert_num_queries(8):
        html = client.get(address).content.decode()
    assert html.count("School survey") == count
