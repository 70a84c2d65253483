"""What was typed in by mistake and taken out stays out: of files that were made, and of a copy that is put back."""

import pytest

from access.scope import working_in
from feedback.actions.entering import take_entry_out
from feedback.actions.taking_back import forget_answers
from feedback.models import Response, ResponseAuthor, ResultFile
from tests.factories import NOW, actor, ask, make, open_consultation, response, two_organisations
from tests.factories.answers import response_author
from tests.factories.people import member

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def about():
    made = open_consultation(two_organisations().a.organisation)
    with working_in(made.organisation):
        yield made


@pytest.fixture
def typed(about):
    """What a person sent, and a paper that was typed in for them by mistake."""
    home = about.organisation
    own = response(home, consultation=about, is_current=False)
    response_author(home, thread=own.thread, ask=ask(home, consultation=about))
    return own, response(home, consultation=about, thread=own.thread, way="paper")


def file_of(about):
    return make(ResultFile, about.organisation, consultation=about, content=b"Their words")


def test_a_file_that_holds_it_is_emptied(about, typed):
    file = file_of(about)
    take_entry_out(
        actor=actor(member(about.organisation, role="facilitator")),
        consultation=about,
        seen=typed[1],
        now=NOW,
    )
    file.refresh_from_db()
    assert file.content is None


def test_in_a_restored_copy_what_the_person_sent_counts_again(about, typed):
    own, paper = typed
    forget_answers(paper.pk)
    own.refresh_from_db()
    assert own.is_current
    assert ResponseAuthor.objects.filter(thread=own.thread).exists()


def test_in_a_restored_copy_files_with_it_are_emptied(about, typed):
    file = file_of(about)
    forget_answers(typed[1].pk)
    file.refresh_from_db()
    assert file.content is None


def test_whoever_took_all_of_it_out_is_gone(about, typed):
    for one in typed:
        forget_answers(one.pk)
    assert not Response.objects.exists()
    assert not ResponseAuthor.objects.exists()
