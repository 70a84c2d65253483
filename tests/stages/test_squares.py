"""A square of who, when and why: saved, emptied, refused in words; both readings kept when two people change it."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from projects.models import PlanChange
from stages.actions.squares import save_square
from stages.models import Involvement
from tests.factories import actor, group, involvement, project, two_organisations

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PLAN = {
    "purpose": "Tell us what waiting is like",
    "level": "3",
    "what_for": "impact",
    "method_words": "Story interviews",
    "sought": "20",
    "reached": "",
    "not_because": "",
    "based_on": "",
}
EMPTY = dict.fromkeys(PLAN, "")
IN_PLACE = {"HX-Request": "true"}


@pytest.fixture
def world():
    return two_organisations()


@pytest.fixture
def place(world):
    """Return a stage and a group of one project."""
    home = world.a.organisation
    made = project(home)
    with working_in(home):
        stage = made.stages.get(number=3)
    return stage, group(home, project=made, name="Parents & carers")


def address(cast, place, **query):
    stage, of = place
    kwargs = {"org": cast.organisation.slug, "pk": stage.pk, "group": of.pk}
    return reverse("stages:square_edit", kwargs=kwargs, query=query or None)


@pytest.fixture
def ask(client, world, place):
    """Return how a facilitator calls the square: `ask("post", values, headers=...)`."""
    client.force_login(world.a.facilitator.user)

    def call(method, values=None, query=None, **options):
        return getattr(client, method)(
            address(world.a, place, **(query or {})), values or {}, **options
        )

    return call


@pytest.fixture
def stored(world):
    """Return how to read what stands in the squares."""

    def read():
        with working_in(world.a.organisation):
            return list(Involvement.objects.all())

    return read


def changes(world):
    with working_in(world.a.organisation):
        rows = PlanChange.objects.filter(part="square").order_by("pk")
        return [
            (row.verb, row.title, {name: (old, new) for name, old, new in row.fields})
            for row in rows
        ]


def test_a_square_is_planned(ask, stored, place, world):
    answer = ask("post", PLAN)
    where = {"org": world.a.organisation.slug, "pk": place[0].project_id}
    key = f"#square-{place[0].pk}-{place[1].pk}"
    assert answer["Location"] == reverse("workspace:who_when_why", kwargs=where) + key
    (kept,) = stored()
    assert (kept.stage_id, kept.group_id) == (place[0].pk, place[1].pk)
    assert (kept.purpose, kept.level, kept.what_for) == (PLAN["purpose"], 3, "impact")
    assert (kept.method_words, kept.sought, kept.reached) == ("Story interviews", 20, None)
    assert kept.version == 1


def test_nothing_is_required_but_something(ask, stored):
    assert ask("post", EMPTY).status_code == 302
    assert stored() == []
    assert ask("post", EMPTY | {"level": "1"}).status_code == 302
    assert [(one.level, one.purpose) for one in stored()] == [(1, "")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sought": "-1"}, "A number of people is not below 0."),
        ({"reached": "-3"}, "A number of people is not below 0."),
        ({"sought": "many"}, "Write how many people as a whole number."),
        ({"sought": "9" * 40}, "is a number of at most 30000"),
        ({"not_because": "They are tired."}, "Choose one: people take part here"),
        ({"purpose": "x" * 161}, "has room for 160 characters"),
        ({"level": "6"}, "Select a valid choice"),
        ({"what_for": "fun"}, "Select a valid choice"),
    ],
)
@pytest.mark.parametrize("headers", [{}, IN_PLACE])
def test_bad_input_gets_its_sentence_and_keeps_the_words(ask, stored, change, sentence, headers):
    answer = ask("post", PLAN | change, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Story interviews" in page
    assert ("<html" in page) == (not headers)
    assert stored() == []


@pytest.mark.parametrize("text", ["\x00null", "\ud800", "<script>alert(1)</script>", "\u202egnol"])
def test_hostile_words_are_kept_as_words(ask, stored, text):
    assert ask("post", PLAN | {"purpose": text.encode(errors="replace")}).status_code == 302
    assert "\x00" not in stored()[0].purpose
    page = ask("get").content.decode()
    assert "<script>alert" not in page


def test_a_reason_for_nobody_stands_alone(ask, stored):
    ask("post", EMPTY | {"not_because": "Heard through records."})
    (kept,) = stored()
    assert (kept.not_because, kept.purpose, kept.level) == ("Heard through records.", "", None)


def test_a_square_is_emptied_and_its_history_keeps_how_it_read(ask, stored, world, place):
    ask("post", PLAN)
    assert ask("post", EMPTY | {"based_on": mark(stored()[0])}).status_code == 302
    assert stored() == []
    verbs = [(verb, title) for verb, title, _fields in changes(world)]
    title = f"3 · {place[1].name}"
    assert verbs == [("added", title), ("removed", title)]
    assert changes(world)[1][2]["purpose"] == (PLAN["purpose"], "")
    assert changes(world)[1][2]["sought"] == ("20", "")


def mark(row):
    return f"{row.pk}.{row.version}"


@pytest.mark.parametrize("headers", [{}, IN_PLACE])
def test_two_people_changing_one_square_both_see_both(ask, stored, world, headers):
    ask("post", PLAN | {"purpose": "Isla's words"})
    answer = ask("post", PLAN | {"purpose": "Marek's words", "sought": "7"}, headers=headers)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("Isla&#x27;s words", "Marek&#x27;s words"))
    assert 'value="7"' in page
    assert stored()[0].purpose == "Isla's words"
    again = PLAN | {"purpose": "Marek's words", "based_on": mark(stored()[0])}
    assert ask("post", again).status_code == 302
    assert changes(world)[-1][2]["purpose"] == ("Isla's words", "Marek's words")


def test_theirs_may_be_chosen_field_by_field(ask, stored):
    ask("post", PLAN | {"purpose": "Isla's words"})
    ask(
        "post",
        PLAN
        | {"purpose": "Mine", "sought": "7", "keep_purpose": "theirs", "keep_sought": "mine"}
        | {"based_on": mark(stored()[0])},
    )
    (kept,) = stored()
    assert (kept.purpose, kept.sought, kept.version) == ("Isla's words", 7, 2)


def test_the_conflict_names_who_saved_and_when(ask, world, place):
    with working_in(world.a.organisation):
        save_square(
            actor=actor(world.a.manager),
            stage=place[0],
            group=place[1],
            based_on="",
            values={"purpose": "Theirs"},
        )
    page = ask("post", PLAN).content.decode()
    assert f"{world.a.manager} saved it at " in page


def test_a_square_that_somebody_emptied_meanwhile_is_a_conflict_too(ask, stored):
    ask("post", PLAN)
    read = mark(stored()[0])
    ask("post", EMPTY | {"based_on": read})
    answer = ask("post", PLAN | {"purpose": "Mine", "based_on": read})
    assert answer.status_code == 409
    assert "Mine" in answer.content.decode()
    assert ask("post", PLAN | {"purpose": "Mine"}).status_code == 302
    assert ask("post", PLAN | {"purpose": "Old", "based_on": read}).status_code == 409


def test_in_its_place_the_form_comes_alone_and_the_square_comes_back(ask, place):
    form = ask("get", headers=IN_PLACE).content.decode()
    assert "<html" not in form
    assert "data-focus" in form
    saved = ask("post", PLAN, headers=IN_PLACE)
    page = saved.content.decode()
    assert saved.status_code == 200
    assert PLAN["purpose"] in page
    assert "20 sought" in page
    assert 'id="looks"' in page
    assert "data-focus" in page


def test_leaving_gives_the_square_back(ask):
    page = ask("get", query={"close": "1"}, headers=IN_PLACE).content.decode()
    assert "Nobody yet" in page
    assert "<form" not in page
    assert ask("get", query={"close": "1"}).status_code == 302


def test_without_script_it_is_a_page_of_its_own(ask, place):
    page = ask("get").content.decode()
    assert "<html" in page
    assert "Parents &amp; carers in Co-create" in page
    assert "hx-post" not in page


def test_a_group_of_another_project_is_not_there(client, world, place):
    client.force_login(world.a.facilitator.user)
    elsewhere = group(world.a.organisation)
    assert client.get(address(world.a, (place[0], elsewhere))).status_code == 404
    with working_in(world.a.organisation):
        save = partial(save_square, actor=actor(world.a.facilitator), based_on="", values=PLAN)
        with pytest.raises(ValueError, match="another project"):
            save(stage=place[0], group=elsewhere)


def test_fields_that_are_not_on_the_form_change_nothing(ask, stored, place, world):
    ask("post", PLAN | {"stage": "1", "version": "9", "organisation": "2"})
    (kept,) = stored()
    assert (kept.stage_id, kept.version, kept.method) == (place[0].pk, 1, "")


def test_saving_costs_the_same_however_many_groups(ask, stored, world, place):
    def saving(purpose):
        based_on = "".join(mark(one) for one in stored() if one.group_id == place[1].pk)
        values = PLAN | {"purpose": purpose, "based_on": based_on}
        with CaptureQueriesContext(connection) as made:
            assert ask("post", values, headers=IN_PLACE).status_code == 200
        return len(made)

    ask("post", PLAN)
    alone = saving("With one group")
    for number in range(7):
        one = group(world.a.organisation, project=place[0].project, name=f"Group {number}")
        involvement(world.a.organisation, stage=place[0], group=one)
    assert saving("With eight groups") == alone


def test_the_trail_holds_codes_and_no_words(ask, world):
    ask("post", PLAN)
    with working_in(world.a.organisation):
        entry = AuditEntry.objects.get(verb="square_saved")
    assert set(entry.data) == {"project", "stage", "group"}
    assert entry.data["stage"] == 3
