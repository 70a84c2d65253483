"""One thing answered in several parts: each with its own words, published by itself, and done when all are."""

import pytest
from django.core.exceptions import ValidationError

from access.scope import working_in
from feedback.actions.outcome_parts import MOST, add_part, arrange_parts, drop_part
from feedback.domain.publishing import ChannelPlan
from feedback.models import Outcome, OutcomeVersion
from feedback.queries.load_history import people
from feedback.queries.loops import loop_states, owed_consultations
from feedback.queries.outcomes import boards_of
from tests.factories import NOW, TODAY, outcome

pytestmark = pytest.mark.integration

PAGE = [ChannelPlan(channel="page", on=TODAY)]
CHANGED = {"disposition": "changed", "what": "A text", "since_on": TODAY, "where": "Phone"}
NO = {
    "disposition": "not_changed",
    "why": "No money",
    "decided_by": "The board",
    "is_settled": True,
}


@pytest.fixture
def parts(scene):
    """Return two outcomes of the item: the room and the bus."""
    with working_in(scene.organisation):
        add_part(actor=scene.actor, item=scene.item, name="The bus", now=NOW)
        boards = boards_of(scene.item)
        keys = [board.outcome_id for board in boards]
        arrange_parts(
            actor=scene.actor, item=scene.item, names={keys[0]: "The room"}, order=keys, now=NOW
        )
        return [board.outcome for board in boards_of(scene.item)]


def state(scene):
    with working_in(scene.organisation):
        return loop_states([scene.consultation], TODAY)[scene.consultation.pk]


def test_it_is_answered_when_every_part_is(scene, parts):
    scene.save(outcome=parts[0], **CHANGED)
    scene.publish(channels=PAGE)
    assert (state(scene).settled, state(scene).is_owed) == (0, True)
    with working_in(scene.organisation):
        assert [one.consultation.pk for one in owed_consultations(NOW)] == [scene.consultation.pk]
    scene.save(outcome=parts[1], **NO)
    scene.publish(channels=PAGE)
    assert (state(scene).settled, state(scene).is_owed) == (1, False)
    with working_in(scene.organisation):
        assert owed_consultations(NOW) == []


def test_each_part_has_versions_of_its_own(scene, parts):
    scene.save(outcome=parts[0], **CHANGED)
    scene.save(outcome=parts[1], **NO)
    scene.save(outcome=parts[0], **CHANGED | {"what": "A letter"})
    with working_in(scene.organisation):
        numbers = OutcomeVersion.objects.order_by("outcome__position", "number")
        assert list(numbers.values_list("outcome__name", "number")) == [
            ("The room", 1),
            ("The room", 2),
            ("The bus", 1),
        ]


def test_the_public_page_shows_each_part_and_no_name_of_a_draft(scene, parts):
    scene.save(outcome=parts[0], **CHANGED)
    scene.publish(channels=PAGE)
    page = scene.public()
    assert f"{scene.item.text}: The room" in page
    assert "what else became of it" in page
    assert "The bus" not in page
    scene.save(outcome=parts[1], **NO)
    scene.publish(channels=PAGE)
    assert f"{scene.item.text}: The bus" in scene.public()


def test_who_answered_is_credited_when_they_were_told_of_all(scene, parts):
    who = scene.person()
    for part, words in zip(parts, (CHANGED, NO), strict=True):
        scene.save(outcome=part, **words)
        news = scene.publish(channels=PAGE)
        with working_in(scene.organisation):
            news.tellings.filter(participant=who).update(told_on=TODAY)
            found = people([who.pk], today=TODAY)[who.pk].history[0].items
        assert [one.told_on for one in found] == [TODAY if part is parts[1] else None]


def test_a_part_without_words_keeps_it_open(scene, parts):
    scene.save(outcome=parts[0], **CHANGED)
    scene.publish(channels=PAGE)
    with working_in(scene.organisation):
        drop_part(actor=scene.actor, item=scene.item, outcome_id=parts[1].pk, now=NOW)
    assert not state(scene).is_owed


def test_what_people_read_cannot_be_dropped_nor_renamed(scene, parts):
    scene.save(outcome=parts[0], **CHANGED)
    scene.publish(channels=PAGE)
    with working_in(scene.organisation):
        with pytest.raises(ValidationError) as refused:
            drop_part(actor=scene.actor, item=scene.item, outcome_id=parts[0].pk, now=NOW)
        keys = [part.pk for part in parts]
        names = dict.fromkeys(keys, "Other")
        arrange_parts(actor=scene.actor, item=scene.item, names=names, order=keys[::-1], now=NOW)
        found = list(Outcome.objects.order_by("position").values_list("name", flat=True))
    assert refused.value.code == "read"
    assert found == ["Other", "The room"]


def test_the_only_one_is_not_dropped_and_not_that_of_another_item(scene, parts):
    other = outcome(scene.organisation, items=[scene.another_item()])
    with working_in(scene.organisation):
        drop_part(actor=scene.actor, item=scene.item, outcome_id=parts[0].pk, now=NOW)
        codes = []
        for key in (parts[1].pk, parts[0].pk, other.pk):
            with pytest.raises(ValidationError) as refused:
                drop_part(actor=scene.actor, item=scene.item, outcome_id=key, now=NOW)
            codes.append(refused.value.code)
    assert codes == ["last", "gone", "gone"]


def test_there_is_an_end_to_parts(scene):
    with working_in(scene.organisation):
        for number in range(MOST - 1):
            add_part(actor=scene.actor, item=scene.item, name=f"Part {number}", now=NOW)
        with pytest.raises(ValidationError) as refused:
            add_part(actor=scene.actor, item=scene.item, name="One more", now=NOW)
    assert refused.value.code == "too_many"


def test_the_page_names_orders_adds_and_drops(scene, parts):
    first, second = (part.pk for part in parts)
    names = {f"name{first}": "The room", f"name{second}": "The late bus"}
    scene.post("outcome_parts", names | {"do": f"up-{second}"}, scene.item.pk)
    scene.post("outcome_parts", names | {"new": "The heating", "do": "save"}, scene.item.pk)
    page = scene.get("outcome_parts", scene.item.pk).content.decode()
    assert page.index("The late bus") < page.index("The room") < page.index("The heating")
    with working_in(scene.organisation):
        names[f"name{boards_of(scene.item)[-1].outcome_id}"] = "The heating"
    scene.post("outcome_parts", names | {"do": f"drop-{first}"}, scene.item.pk)
    with working_in(scene.organisation):
        left = [board.name for board in boards_of(scene.item)]
    assert left == ["The late bus", "The heating"]


@pytest.mark.parametrize("name", ["", " ", "the BUS", "x" * 121])
def test_a_name_that_tells_nothing_apart_is_refused_and_kept_on_the_page(scene, parts, name):
    first, second = (part.pk for part in parts)
    sent = {f"name{first}": name, f"name{second}": "The bus", "new": "Kept", "do": "save"}
    answer = scene.post("outcome_parts", sent, scene.item.pk)
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()


@pytest.mark.parametrize(
    "what", ["up-0", "drop-", "drop-x", "sideways-1", "up-99999999999999999999"]
)
def test_a_button_that_does_not_exist_breaks_nothing(scene, parts, what):
    names = {f"name{part.pk}": part.name for part in parts}
    assert scene.post("outcome_parts", names | {"do": what}, scene.item.pk).status_code < 500
    with working_in(scene.organisation):
        assert [board.name for board in boards_of(scene.item)] == ["The room", "The bus"]


def test_an_open_tab_from_before_the_parts_publishes_nothing(scene, parts):
    scene.save(outcome=parts[0], **CHANGED)
    with working_in(scene.organisation):
        old = f"{scene.item.pk}:1"
    answer = scene.post("outcome_publish", {"items": [old], "channel0-channel": "page"})
    assert answer.status_code == 422
    assert "changed while you were looking" in answer.content.decode()
    assert scene.tellings() == []


def test_a_part_is_written_on_its_own_page(scene, parts):
    address = scene.address("outcome_parts", scene.item.pk) + f"{parts[1].pk}/"
    assert "The bus" in scene.client.get(address).content.decode()
    scene.client.post(address, {"started_from": 0, "you_said": "No bus after six."})
    with working_in(scene.organisation):
        assert [board.head_number for board in boards_of(scene.item)] == [0, 1]
    missing = scene.address("outcome_parts", scene.item.pk) + "987654/"
    assert scene.client.get(missing).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_the_database_as_often_for_three_parts_as_for_one(
    scene, parts, count, django_assert_num_queries
):
    with working_in(scene.organisation):
        for number in range(count):
            outcome(
                scene.organisation, items=[scene.item], name=f"More {number}", position=3 + number
            )
    with working_in(scene.organisation), django_assert_num_queries(4):
        boards_of(scene.item)
