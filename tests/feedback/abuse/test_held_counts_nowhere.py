"""Answers that are held count in nothing: not in what is owed, not in who is told, not in what founds a stage."""

import pytest

from access.scope import working_in
from feedback.queries.audience import audience
from feedback.queries.loop_facts import facts_of
from projects.domain.small_numbers import K_INTERNAL
from tests.factories import ask, closed_consultation, participant, response, two_organisations
from tests.factories.answers import response_author
from tests.factories.planning import group
from workspace.founded import _heard

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def about():
    made = closed_consultation(two_organisations().a.organisation)
    with working_in(made.organisation):
        yield made


def held(about, **fields):
    return response(
        about.organisation, consultation=about, is_held=True, held_because="links", **fields
    )


def test_nobody_waits_for_an_answer_to_what_is_held(about):
    response(about.organisation, consultation=about)
    for _each in range(3):
        held(about)
    assert facts_of([about])[about.pk].answers == 1


def test_what_is_held_is_nobody_to_tell(about):
    held(about)
    people = audience(about)
    assert (people.answered, people.nameless) == (0, 0)


def test_whoever_sent_it_by_name_hears_all_the_same(about):
    person = participant(about.organisation)
    asked = ask(about.organisation, consultation=about, participant=person)
    kept = held(about)
    response_author(about.organisation, thread=kept.thread, ask=asked)
    people = audience(about)
    assert people.by_mail == (person.pk,)
    assert (people.answered, people.silent) == (0, ())


def test_a_group_of_held_answers_was_not_heard(about):
    young = group(about.organisation, project=about.project)
    ask(about.organisation, consultation=about, group=young)
    for _each in range(K_INTERNAL):
        held(about, group=young)
    assert _heard([about]) == {young: False}
