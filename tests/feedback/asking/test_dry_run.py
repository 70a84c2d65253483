"""Trying a form out oneself: the real pages, nothing of it an answer, wiped on opening."""

import pytest

from feedback.actions.opening import open_consultation
from feedback.models import Draft, Response, TestRun
from feedback.queries.asking import questions_of
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration]


@pytest.fixture
def draft(desk):
    made = desk.draft()
    for text in ("What was hardest?", "What helped?"):
        desk.question(made, text=text)
    return made


def name(draft, number):
    return f"q{questions_of(draft)[number].pk}"


def test_somebody_walks_through_and_reads_what_they_typed(desk, draft):
    start = desk.get("dry_run_start", draft).content.decode()
    assert "What you type is never an answer" in start
    desk.post("dry_run_start", {}, draft)
    first = {name(draft, 0): "Ringing", "go": "next"}
    assert desk.post("dry_run_page", first, draft, number=1)["Location"].endswith("/2/")
    last = desk.post("dry_run_page", {"go": "skip"}, draft, number=2)
    assert last["Location"] == desk.url("dry_run_done", draft)
    html = desk.get("dry_run_done", draft).content.decode()
    assert "Ringing" in html
    assert "Not answered" in html
    assert not Response.objects.exists()
    assert not Draft.objects.exists()
    run = TestRun.objects.get()
    assert (run.member, run.finished_at) == (desk.cast.facilitator, NOW)


def test_what_was_typed_is_there_on_coming_back_and_gone_on_beginning_anew(desk, draft):
    data = {name(draft, 0): "Ringing", "go": "later"}
    assert desk.post("dry_run_page", data, draft, number=1)["Location"].endswith("/done/")
    assert "You stopped before the end." in desk.get("dry_run_done", draft).content.decode()
    assert "Ringing" in desk.get("dry_run_page", draft, number=1).content.decode()
    desk.post("dry_run_start", {}, draft)
    assert "Ringing" not in desk.get("dry_run_page", draft, number=1).content.decode()


@pytest.mark.parametrize(("number", "to"), [(1, "try-yourself/"), (2, "try-yourself/1/")])
def test_back_leads_back(desk, draft, number, to):
    answer = desk.post("dry_run_page", {"go": "back"}, draft, number=number)
    assert answer["Location"].endswith(to)


def test_pages_behave_as_for_people(desk, draft):
    blank = desk.post("dry_run_page", {"go": "next"}, draft, number=1)
    assert blank.status_code == 422
    assert "Answer this question, or press Skip." in blank.content.decode()
    assert desk.get("dry_run_page", draft, number=3).status_code == 404
    one = questions_of(draft)[0]
    one.required, one.required_because = True, "We cannot tell you apart."
    one.save()
    ended = desk.post("dry_run_page", {"go": "skip"}, draft, number=2)
    assert ended["Location"].endswith("/1/?needed=1")


@pytest.fixture
def path(desk):
    """A form whose second page is only for those who are waiting."""
    made = desk.draft()
    choices = [{"key": "yes", "label": "Yes"}, {"key": "no", "label": "No"}]
    desk.question(made, text="Waiting?", kind="one_choice", settings={"choices": choices})
    for text in ("How long?", "What helped?"):
        desk.question(made, text=text)
    asked, later, _last = questions_of(made)
    factories.page_rule(
        desk.organisation,
        form_version=asked.form_version,
        page=2,
        question=asked,
        starts_with=later.key,
        relation="is",
        value="yes",
    )
    return made


@pytest.mark.parametrize(("value", "to"), [("yes", "try-yourself/2/"), ("no", "try-yourself/3/")])
def test_it_goes_the_way_that_answers_lead(desk, path, value, to):
    on = desk.post("dry_run_page", {name(path, 0): value, "go": "next"}, path, number=1)
    assert on["Location"].endswith(to)


def test_a_page_that_answers_lead_past_is_not_shown_and_its_question_says_so(desk, path):
    desk.post("dry_run_page", {name(path, 0): "no", "go": "next"}, path, number=1)
    assert desk.get("dry_run_page", path, number=2)["Location"].endswith("try-yourself/3/")
    back = desk.post("dry_run_page", {"go": "back"}, path, number=3)
    assert back["Location"].endswith("try-yourself/1/")
    desk.post("dry_run_page", {name(path, 2): "A note", "go": "next"}, path, number=3)
    assert "earlier answers lead past its page" in desk.get("dry_run_done", path).content.decode()
    assert TestRun.objects.get().finished_at == NOW


def test_nobody_sees_what_a_colleague_typed(desk, draft):
    one = questions_of(draft)[0]
    factories.test_run(
        desk.organisation,
        consultation=draft,
        member=desk.cast.owner,
        answers={str(one.key): "Theirs"},
    )
    assert "Theirs" not in desk.get("dry_run_done", draft).content.decode()


def test_an_answer_that_the_question_does_not_know_any_more_is_left_out(desk, draft):
    one = questions_of(draft)[0]
    one.kind, one.settings = "one_choice", {"choices": [{"key": "c1", "label": "Red"}]}
    one.save()
    answers = {str(one.key): {"choice": "c9", "words": ""}}
    factories.test_run(
        desk.organisation, consultation=draft, member=desk.cast.facilitator, answers=answers
    )
    assert desk.get("dry_run_done", draft).status_code == 200


def test_opening_wipes_it_and_ends_it(desk, draft):
    desk.post("dry_run_start", {}, draft)
    opened = open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    assert not TestRun.objects.exists()
    for answer in (
        desk.post("dry_run_start", {}, opened),
        desk.post("dry_run_page", {"go": "next"}, opened, number=1),
    ):
        assert answer["Location"].endswith("#questions")
    assert not TestRun.objects.exists()


def test_without_a_question_there_is_nothing_to_try(desk):
    empty = desk.draft()
    for page in ("dry_run_start", "dry_run_done"):
        assert desk.get(page, empty)["Location"].endswith("#questions")
