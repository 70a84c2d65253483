"""A worry takes the words out of the queue, to the one who is named, and only there."""

from datetime import timedelta

import pytest
from django.core import mail

from access.models import AuditEntry
from access.scope import working_in
from feedback.actions.safety import raise_worry
from feedback.actions.taking_back import forget_answers
from feedback.models import Worry
from feedback.queries.words import readable
from notices.actions import compose, deliver, plan
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = pytest.mark.integration


def send(now=NOW):
    plan(now=now)
    compose(now=now)
    deliver(now=now)
    return [letter.to[0] for letter in letters()]


def letters():
    """What was mailed about somebody's safety; people who were asked get other mail."""
    return [one for one in mail.outbox if "may not be safe" in one.subject]


def texts(scene):
    with working_in(scene.home):
        return list(readable(scene.consultation).order_by("pk").values_list("text", flat=True))


def raised(scene):
    actor = factories.actor(scene.reader)
    with working_in(scene.home):
        thread = scene.response.thread
        return raise_worry(actor=actor, consultation=scene.consultation, thread=thread, now=NOW)


def test_a_reader_hands_the_words_over_and_they_leave_the_list(scene):
    other = factories.response(scene.home, consultation=scene.consultation)
    factories.answer(scene.home, response=other, text="The letter is too long.")
    page = scene.browser(scene.reader).post(
        scene.address("worry_raise"), {"answer": str(scene.answer.pk)}, follow=True
    )
    assert texts(scene) == ["The letter is too long."]
    assert scene.answer.text not in page.content.decode()
    assert f"{scene.safe} hears at once" in page.content.decode()
    assert "The words of 1 person are not here" in page.content.decode()


def test_every_version_of_the_persons_answers_leaves_the_list(scene):
    later = factories.response(
        scene.home, consultation=scene.consultation, thread=scene.response.thread, is_current=False
    )
    factories.answer(scene.home, response=later, text="Before I changed it.")
    raised(scene)
    assert texts(scene) == []


def test_the_one_who_is_named_hears_at_once_and_the_letter_says_nothing(scene):
    raised(scene)
    assert send() == [scene.safe.user.email]
    (letter,) = letters()
    said = letter.subject + letter.body
    assert (scene.answer.text in said, scene.person.name in said) == (False, False)
    assert scene.address("safety_detail") in said


def test_the_cover_hears_after_a_day_and_nobody_twice(scene):
    raised(scene)
    send()
    send(NOW + timedelta(hours=23))
    assert send(NOW + timedelta(hours=25)) == [scene.safe.user.email, scene.cover.user.email]
    assert send(NOW + timedelta(hours=50)) == [scene.safe.user.email, scene.cover.user.email]


@pytest.mark.parametrize("is_planned", [False, True])
def test_the_cover_hears_at_once_where_the_account_of_the_first_is_closed(scene, is_planned):
    raised(scene)
    if is_planned:
        plan(now=NOW)
    scene.safe.user.is_active = False
    scene.safe.user.save()
    assert send() == [scene.cover.user.email]


def test_raising_it_twice_is_raising_it_once(scene):
    first, second = raised(scene), raised(scene)
    assert first == second
    assert AuditEntry._base_manager.filter(verb="worry_raised").count() == 1


def test_only_the_named_two_see_the_page(scene):
    scene.worry()
    people = [scene.safe, scene.cover, scene.reader, scene.world.a.owner, scene.world.a.manager]
    seen = [scene.browser(one).get(scene.address("safety_detail")).status_code for one in people]
    assert seen == [200, 200, 403, 403, 403]


def test_where_nobody_is_named_whoever_tells_people_takes_care(scene):
    with working_in(scene.home):
        owner = factories.member(scene.home)
        scene.consultation.safe_member = scene.consultation.safe_cover = None
        scene.consultation.owner = owner
        scene.consultation.save()
    scene.worry()
    assert scene.browser(owner).get(scene.address("safety_detail")).status_code == 200
    assert scene.browser(scene.safe).get(scene.address("safety_detail")).status_code == 403


def settle(scene, worry, **fields):
    return scene.browser(scene.safe).post(
        scene.address("worry_settle", worry=worry.pk), fields, follow=True
    )


def test_taking_it_up_keeps_the_cover_from_hearing(scene):
    worry = raised(scene)
    settle(scene, worry, do="take_up")
    assert send(NOW + timedelta(hours=30)) == []


def test_handed_over_is_noted_and_the_words_stay_apart(scene):
    worry = raised(scene)
    page = settle(scene, worry, handed_to="Duty team", handed_on=TODAY.isoformat())
    assert "Duty team" in page.content.decode()
    assert texts(scene) == []
    worry.refresh_from_db()
    assert (worry.ended_as, worry.handed_on, worry.seen_by) == ("handed_over", TODAY, scene.safe)


def test_nobody_in_danger_puts_the_words_back(scene):
    worry = raised(scene)
    settle(scene, worry, do="put_back")
    assert texts(scene) == [scene.answer.text]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"handed_to": "", "handed_on": TODAY.isoformat()}, "Write down whom you told."),
        (
            {"handed_to": "Duty team", "handed_on": (TODAY + timedelta(1)).isoformat()},
            "This day has not come yet.",
        ),
        ({"handed_to": "Duty team", "handed_on": "yesterday"}, "Give the day."),
    ],
)
def test_what_cannot_be_noted_comes_back_with_what_was_typed(scene, fields, sentence):
    worry = raised(scene)
    page = settle(scene, worry, **fields)
    assert (page.status_code, sentence in page.content.decode()) == (422, True)
    assert fields["handed_to"] in page.content.decode()
    worry.refresh_from_db()
    assert worry.ended_at is None


def test_a_person_may_still_take_the_answers_out(scene):
    worry = raised(scene)
    with working_in(scene.home):
        forget_answers(scene.response.pk)
    page = scene.browser(scene.safe).get(scene.address("safety_detail")).content.decode()
    assert "taken their answers out" in page
    assert Worry._base_manager.filter(pk=worry.pk).exists()


def test_the_answer_of_another_ask_cannot_be_handed_over_here(scene):
    other = factories.open_consultation(scene.home)
    theirs = factories.answer(
        scene.home, response=factories.response(scene.home, consultation=other)
    )
    for answer in (str(theirs.pk), "nonsense", ""):
        page = scene.browser(scene.reader).post(scene.address("worry_raise"), {"answer": answer})
        assert page.status_code == 404
    assert Worry._base_manager.count() == 0


def test_the_page_costs_the_same_with_one_and_with_three(scene, django_assert_num_queries):
    scene.worry()
    factories.call_request(scene.home, consultation=scene.consultation)
    browser = scene.browser(scene.safe)
    browser.get(scene.address("safety_detail"))
    with django_assert_num_queries(COST):
        browser.get(scene.address("safety_detail"))
    for _each in range(2):
        said = factories.response(scene.home, consultation=scene.consultation)
        factories.answer(scene.home, response=said, text="Words")
        factories.worry(scene.home, consultation=scene.consultation, thread=said.thread)
        factories.call_request(scene.home, consultation=scene.consultation)
    with django_assert_num_queries(COST):
        browser.get(scene.address("safety_detail"))


COST = 17
