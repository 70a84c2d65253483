"""Another request of the same person came after this one had looked: nothing typed is lost, nothing counts twice."""

import pytest

from access.scope import working_in
from access.tokens import digest_of
from feedback.actions.answering import (
    Sending,
    StartedElsewhereError,
    save_page,
    send_answers,
)
from feedback.models import AskLink, Draft, Response, ResponseAuthor
from feedback.queries import visits
from feedback.queries.sheets import sheet_of
from tests.factories.clock import NOW

HERE, ELSEWHERE = "a" * 24, "b" * 24


def visit_to(asked, door, device=HERE):
    """Open the link as a request does, which looks whether anything is there."""
    if door == "door":
        return visits.by_device(asked.consultation.slug, device)
    if not AskLink._base_manager.filter(digest=digest_of("mine")).exists():
        asked.link("mine")
    return visits.by_token("mine", asked.consultation.slug).by_link_on(device)


def save(asked, visit, number, words):
    key = str(asked.questions[number - 1].key)
    with working_in(asked.organisation):
        sheet = sheet_of(visit.version_id)
        save_page(visit=visit, sheet=sheet, number=number, values={key: words}, now=NOW)


def send(asked, visit, form_key="one"):
    values = {str(asked.questions[2].key): {"choice": "c1", "words": ""}}
    with working_in(asked.organisation):
        sheet = sheet_of(visit.version_id)
        given = {"sheet": sheet, "number": 3, "values": values, "form_key": form_key, "now": NOW}
        return send_answers(visit=visit, **given)


both_doors = pytest.mark.parametrize("door", ["door", "link"])


@both_doors
def test_a_page_saved_in_between_stays(asked, door):
    early, late = visit_to(asked, door), visit_to(asked, door)
    assert early.found_nothing
    save(asked, late, 1, "Ringing")
    save(asked, early, 2, {"choices": ["c1"], "words": ""})
    assert len(Draft._base_manager.get().answers) == 2


@both_doors
def test_answers_sent_in_between_count_once(asked, door):
    early, late = visit_to(asked, door), visit_to(asked, door)
    assert send(asked, late) is Sending.SENT
    assert send(asked, early) is Sending.ALREADY
    assert Response._base_manager.count() == 1
    assert ResponseAuthor._base_manager.count() == (door == "link")


@both_doors
def test_words_saved_in_between_are_still_there_after_sending(asked, door):
    early, late = visit_to(asked, door), visit_to(asked, door)
    save(asked, late, 1, "Ringing")
    assert send(asked, early) is Sending.SENT
    assert list(Draft._base_manager.get().answers.values()) == ["Ringing"]
    assert send(asked, visit_to(asked, door), "two") is Sending.SENT
    assert Response._base_manager.filter(is_current=True).count() == 1
    assert Response._base_manager.values("thread").distinct().count() == 1
    assert not Draft._base_manager.exists()


def test_a_link_that_another_device_began_with_in_between(asked):
    early, late = visit_to(asked, "link"), visit_to(asked, "link", ELSEWHERE)
    save(asked, late, 1, "Ringing")
    with pytest.raises(StartedElsewhereError):
        save(asked, early, 1, "Mine")
    assert list(Draft._base_manager.get().answers.values()) == ["Ringing"]
