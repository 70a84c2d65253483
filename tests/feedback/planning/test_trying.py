"""Trying it on one person: a link that is shown once, a page without a name, words beside words, and when they go."""

import re
from datetime import timedelta

import pytest

from access.models import AuditEntry
from access.scope import working_in
from access.tokens import digest_of
from feedback.actions.trying import remove_try, say
from feedback.models import Consultation, TryOut
from feedback.runs_out.unsent import AskLinks, Drafts
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration]

LIST = "feedback:try_list"
SAID = {"why_you": "Because I wait", "can_change": "The letter", "unclear": "Who decides"}


def linked(room, draft, **fields):
    made = {"token": "a-token", "expires_at": NOW + timedelta(days=14)} | fields
    return factories.try_out(room.home, consultation=draft, **made)


def test_a_link_is_shown_once_and_only_its_hash_is_kept(room):
    draft = room.draft()
    html = room.post(LIST, {"whom": "a parent at the club"}, draft).content.decode()
    token = re.search(r"/t/([\w-]+)/", html).group(1)
    one = TryOut.objects.get()
    assert (one.digest, one.whom) == (digest_of(token), "a parent at the club")
    assert one.expires_at == NOW + timedelta(days=14)
    assert "<svg" in html
    again = room.get(LIST, draft).content.decode()
    assert token not in again
    assert "has not written anything yet" in again
    assert AuditEntry.objects.get(verb="try_started").data == {"attempt": one.pk}


@pytest.mark.parametrize("whom", ["", "jo@example.org", "ring 01234 567890", "x" * 81])
def test_a_role_and_nothing_else(room, whom):
    answer = room.post(LIST, {"whom": whom}, room.draft())
    assert answer.status_code == 422
    assert not TryOut.objects.exists()


def test_the_person_reads_the_card_and_sends_their_words(room, client):
    draft = room.draft()
    linked(room, draft)
    client.logout()
    html = client.get("/t/a-token/").content.decode()
    assert draft.why_you.split(".")[0].lower() in html.lower()
    assert "<script" not in html
    assert client.post("/t/a-token/", SAID).status_code == 302
    one = TryOut.objects.get()
    assert (one.why_you, one.can_change, one.unclear) == tuple(SAID.values())
    assert one.said_on == TODAY


def test_a_second_time_it_thanks_and_lets_them_change_it(room, client):
    linked(room, room.draft())
    client.logout()
    client.post("/t/a-token/", SAID)
    thanks = client.get("/t/a-token/").content.decode()
    assert "Thank you" in thanks
    assert "Because I wait" in thanks
    assert 'name="why_you"' not in thanks
    assert "Because I wait</textarea>" in client.get("/t/a-token/?change=1").content.decode()
    client.post("/t/a-token/?change=1", SAID | {"why_you": "I do not know"})
    assert TryOut.objects.get().why_you == "I do not know"


@pytest.mark.parametrize("sent", [{}, {"why_you": " \x00 "}, {"why_you": "", "other": "x"}])
def test_a_blank_page_is_answered_kindly(room, client, sent):
    linked(room, room.draft())
    client.logout()
    answer = client.post("/t/a-token/", sent)
    assert answer.status_code == 422
    assert "Write at least one line." in answer.content.decode()
    assert TryOut.objects.get().said_on is None


def test_hostile_words_stay_words(room, client):
    draft = room.draft()
    linked(room, draft)
    words = "<script>alert(1)</script> {{ x }} \u202e '"
    client.post("/t/a-token/", {"unclear": words})
    html = room.get(LIST, draft).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ x }}" in html
    assert client.post("/t/a-token/", {"unclear": "x" * 100_000}).status_code == 422


def test_the_link_ends_with_its_days_and_when_people_are_asked(room, client):
    draft = room.draft()
    linked(room, draft, token="over", expires_at=NOW - timedelta(seconds=1))
    linked(room, draft, token="endless", expires_at=None)
    linked(room, draft)
    assert client.get("/t/over/").status_code == client.get("/t/endless/").status_code == 404
    assert client.get("/t/a-token/").status_code == 200
    draft.opened_at, draft.closes_at = NOW, NOW + timedelta(days=9)
    draft.save()
    assert client.get("/t/a-token/").status_code == 404
    assert client.post("/t/a-token/", SAID).status_code == 404


def test_words_that_were_taken_away_meanwhile_do_not_come_back(room):
    opened = linked(room, room.draft())
    with working_in(room.home):
        attempt = TryOut.objects.get(pk=opened.pk)
        remove_try(actor=factories.actor(room.cast.manager), attempt=opened)
        assert not say(attempt=attempt, said=SAID, today=TODAY)
        assert not TryOut.objects.exists()


def test_nobody_writes_once_people_are_asked(room):
    draft = room.draft()
    opened = linked(room, draft)
    ended = NOW + timedelta(days=9)
    Consultation._base_manager.filter(pk=draft.pk).update(opened_at=NOW, closes_at=ended)
    with working_in(room.home):
        assert not say(attempt=opened, said=SAID, today=TODAY)
        assert TryOut.objects.get().said_on is None


def test_read_aloud_and_typed(room):
    draft = room.draft()
    answer = room.post("feedback:try_aloud", SAID | {"whom": "a young person"}, draft)
    assert answer.status_code == 302
    one = TryOut.objects.get()
    assert (one.whom, one.said_on, one.expires_at) == ("a young person", TODAY, None)
    html = room.get(LIST, draft).content.decode()
    assert "Because I wait" in html
    assert draft.can_change.split(".")[0].lower() in html.lower()


def test_read_aloud_and_nothing_typed(room):
    answer = room.post("feedback:try_aloud", {"whom": "a young person"}, room.draft())
    assert answer.status_code == 422
    assert 'value="a young person"' in answer.content.decode()
    assert not TryOut.objects.exists()


def test_when_it_has_opened_it_is_too_late(room):
    about = factories.open_consultation(room.home, project=room.project)
    for name in (LIST, "feedback:try_aloud"):
        assert room.post(name, SAID | {"whom": "a parent"}, about).status_code == 302
    assert not TryOut.objects.exists()


def test_words_are_removed(room):
    draft = room.draft()
    one, kept = linked(room, draft), linked(room, draft, token="other")
    assert room.get("feedback:try_remove", draft, attempt=one.pk).status_code == 200
    assert TryOut.objects.count() == 2
    assert room.post("feedback:try_remove", {}, draft, attempt=one.pk).status_code == 302
    assert TryOut.objects.get() == kept
    elsewhere = room.draft()
    assert room.post("feedback:try_remove", {}, elsewhere, attempt=kept.pk).status_code == 404


def test_words_go_some_days_after_it_opened_and_links_that_nobody_used(room):
    opened = factories.open_consultation(room.home, project=room.project)
    draft = room.draft()
    gone = linked(room, opened, token="1", said_on=TODAY - timedelta(days=9))
    long_ago = linked(room, draft, token="2", said_on=TODAY - timedelta(days=200))
    kept = linked(room, draft, token="3", said_on=TODAY - timedelta(days=80))
    unused = linked(room, draft, token="4", expires_at=NOW - timedelta(days=9))
    waiting = linked(room, draft, token="5")
    day = TODAY - timedelta(days=5)
    assert Drafts().remove(day, on=TODAY, limit=9) == 2
    assert set(TryOut.objects.all()) == {kept, unused, waiting}
    assert AskLinks().remove(day, on=TODAY, limit=9) == 1
    assert set(TryOut.objects.all()) == {kept, waiting}
    assert {gone.pk, long_ago.pk, unused.pk}.isdisjoint(TryOut.objects.values_list("pk", flat=True))


def test_the_person_reads_what_the_project_says_too(room, client):
    draft = room.draft(can_change="", cannot_change="")
    factories.scope_item(room.home, project=draft.project, kind="open", text="who calls")
    linked(room, draft)
    shown = room.get(LIST, draft).content.decode()
    client.logout()
    read = client.get("/t/a-token/").content.decode()
    assert "You can change, in the whole project: who calls." in read
    assert "In the whole project</h2>" in read
    assert "We have not said what you can change" not in read + shown
