"""At the public door people may say which group they are in; nobody has to, and it costs nothing on the way."""

import pytest

from feedback.models import Draft, Response
from tests import factories
from tests.feedback.answering.conftest import Phone, ask_three
from tests.feedback.answering.test_cost import Counted

pytestmark = pytest.mark.integration


@pytest.fixture
def wants(db, at_noon):
    """An ask that wants to know the group, with two to choose from."""
    asked = ask_three(asks_group=True)
    asked.groups = [
        factories.group(asked.organisation, project=asked.consultation.project, name=name)
        for name in ("Parents", "Young people")
    ]
    return asked


def say(asked, phone, group):
    return phone.get(asked.door()).send(path=asked.url("group/"), group=group)


def send(asked, phone):
    return phone.get(asked.url("3/")).send(**{asked.name(3): "c1"})


def sent():
    return Response._base_manager.get(is_current=True)


def test_the_first_page_asks_and_offers_not_to_say(wants, phone):
    html = phone.get(wants.door()).html
    for words in ("Which of these are you?", "Parents", "Young people", "I would rather not say"):
        assert words in html
    assert " checked" not in html


def test_the_group_goes_with_the_answers(wants, phone):
    say(wants, phone, wants.groups[0].pk)
    assert phone.path == wants.url("1/")
    assert Draft._base_manager.get().group == wants.groups[0]
    send(wants, phone)
    assert sent().group == wants.groups[0]


@pytest.mark.parametrize("group", ["", "none", "999999", "x", "\x00"])
def test_whoever_does_not_say_goes_on_all_the_same(wants, phone, group):
    say(wants, phone, group)
    assert phone.path == wants.url("1/")
    assert not Draft._base_manager.exists()
    send(wants, phone)
    assert sent().group is None


def test_a_group_of_another_project_is_not_taken(wants, phone):
    say(wants, phone, factories.group(wants.organisation).pk)
    send(wants, phone)
    assert sent().group is None


def test_it_can_be_taken_back_before_sending(wants, phone):
    say(wants, phone, wants.groups[0].pk)
    say(wants, phone, "none")
    send(wants, phone)
    assert sent().group is None


def test_a_change_after_sending_keeps_the_group(wants, phone):
    say(wants, phone, wants.groups[1].pk)
    send(wants, phone)
    phone.get(wants.url("1/")).send(**{wants.name(1): "One more word"})
    phone.get(wants.url("3/")).send(**{wants.name(3): "c2"})
    assert sent().group == wants.groups[1]


def test_nobody_is_asked_where_the_ask_does_not_want_to_know(asked, phone):
    group = factories.group(asked.organisation, project=asked.consultation.project)
    assert "Which of these are you?" not in phone.get(asked.door()).html
    say(asked, phone, group.pk)
    send(asked, phone)
    assert sent().group is None


def test_a_personal_link_is_not_asked_and_keeps_the_group_it_was_sent_to(wants, phone):
    phone.get(wants.link("mine"))
    assert "Which of these are you?" not in phone.html
    phone.send(path=wants.url("group/"), group=wants.groups[0].pk)
    send(wants, phone)
    assert sent().group is None


def test_without_groups_there_is_nothing_to_choose(db, at_noon, phone):
    asked = ask_three(asks_group=True)
    assert "Which of these are you?" not in phone.get(asked.door()).html


def test_saying_a_group_makes_no_page_dearer(wants):
    costs = []
    for group in ("", wants.groups[0].pk):
        phone = say(wants, Phone(), group)
        phone.send(**{wants.name(1): "Ringing"})
        phone.get(wants.url("3/"))
        with Counted() as counted:
            phone.client.get(wants.url("1/"))
        phone.get(wants.url("3/"))
        with Counted() as sending:
            phone.send(**{wants.name(3): "c1"})
        costs.append((len(counted.statements), len(sending.statements)))
    assert costs[0] == costs[1]


def test_the_setting_is_on_the_edit_form_until_it_opens(desk):
    draft = desk.draft()
    html = desk.get("consultation_edit", draft).content.decode()
    assert 'name="asks_group"' in html
    desk.question(draft)
    opened = desk.opened()
    assert 'name="asks_group"' not in desk.get("consultation_edit", opened).content.decode()
