"""S19: after erasing, nothing that is stored anywhere holds a word of the person, and no number that was published moved."""

import logging
import pickle
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse

from access.scope import working_in
from feedback.models import Answer, Response, ResultSnapshot
from feedback.queries.loops import loop_states
from feedback.queries.results import counts
from feedback.queries.words import readable
from participants.actions import MustStayError, erase
from participants.models import Erasure
from tests import factories
from tests.access.tables import everything_stored
from tests.contracts.test_personal_data import Somebody
from tests.factories import TODAY

pytestmark = pytest.mark.django_db


def sessions():
    """What every session holds, opened."""
    return repr([one.get_decoded() for one in Session.objects.all()])


def kept_in_memory():
    """What the cache of this process holds, opened."""
    here = getattr(cache, "_cache", {})
    return repr([pickle.loads(value) for value in here.values()])  # noqa: S301 -- our own cache


def files():
    """Every file under the folder of what the installation keeps, but for the database itself."""
    folder = Path(settings.VAR_DIR)
    return b"\n".join(
        path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "sqlite3" not in path.name and path.stat().st_size < 10**7
    ).decode("utf-8", "replace")


def test_nothing_that_is_stored_holds_a_word_of_an_erased_person(client, caplog):
    world = factories.two_organisations()
    home = world.a.organisation
    gone, beside = Somebody(home, "canarygone"), Somebody(home, "canarybeside")
    client.force_login(world.a.owner.user)
    place = {"org": home.slug, "pk": gone.person.pk}
    for name in ("person_detail", "person_erase", "person_edit"):
        client.get(reverse(f"workspace:{name}", kwargs=place))
    client.post(
        reverse("workspace:people_list", kwargs={"org": home.slug}), {"name": f"Wren {gone.word}"}
    )
    with caplog.at_level(logging.DEBUG):
        client.post(
            reverse("workspace:person_erase", kwargs=place), {"reason": "asked", "has_looked": "on"}
        )
    everywhere = {
        "tables": everything_stored(),
        "sessions": sessions(),
        "cache": kept_in_memory(),
        "files": files(),
        "log": "\n".join(
            one.getMessage() for one in caplog.records if one.name != "django.db.backends"
        ),
    }
    assert {place: gone.word in text for place, text in everywhere.items()} == dict.fromkeys(
        everywhere, False
    )
    assert everywhere["tables"].count(beside.word) >= 15


class Asked:
    """An ask that was closed, its result made: four of one group answered, one of another."""

    def __init__(self, home):
        self.about = factories.closed_consultation(home)
        many = factories.group(home, project=self.about.project, name="Parents")
        few = factories.group(home, project=self.about.project, name="Grandparents")
        self.people = [self._answered(home, group) for group in [*[many] * 6, few]]
        factories.result_snapshot(home, consultation=self.about, answered=7, data={"kept": True})

    def _answered(self, home, group):
        who = factories.participant(home)
        ask = factories.ask(home, consultation=self.about, participant=who, group=group)
        sent = factories.response(home, consultation=self.about, group=group)
        factories.answer(home, response=sent, text="in my words", choice="")
        factories.answer(home, response=sent, text="", choice="often")
        factories.response_author(home, ask=ask, thread=sent.thread)
        return who, sent


@pytest.fixture
def home():
    return factories.organisation()


def test_what_was_published_does_not_move(home):
    asked = Asked(home)
    with working_in(home):
        before = (counts(asked.about), ResultSnapshot.objects.values().get())
        state = loop_states([asked.about], TODAY)[asked.about.pk]
        erase(asked.people[0][0].pk, reason="asked", today=TODAY)
        after = (counts(asked.about), ResultSnapshot.objects.values().get())
        now = loop_states([asked.about], TODAY)[asked.about.pk]
    assert before == after
    assert (state.state, state.answers) == (now.state, now.answers)


@pytest.mark.parametrize(("who", "left"), [(0, ["often"]), (6, [])])
def test_words_go_and_choices_only_where_they_are_among_enough_others(home, who, left):
    asked = Asked(home)
    person, sent = asked.people[who]
    with working_in(home):
        erase(person.pk, reason="asked", today=TODAY)
        kept = Response.objects.get(pk=sent.pk)
        assert (kept.is_unlinked, kept.is_current, kept.receipt_digest) == (True, True, "")
        rows = Answer.objects.filter(response=kept)
        assert list(rows.values_list("choice", flat=True)) == left
        assert readable(asked.about).count() == 6


def test_while_it_is_open_answers_go_and_no_number_tells_who_had_answered(home):
    about = factories.open_consultation(home)
    ask = factories.ask(home, consultation=about)
    silent = factories.ask(home, consultation=about)
    sent = factories.response(home, consultation=about)
    factories.answer(home, response=sent)
    factories.response_author(home, ask=ask, thread=sent.thread)
    numbers = []
    with working_in(home):
        for who in (ask, silent):
            numbers.append(counts(about))
            erase(who.participant_id, reason="asked", today=TODAY)
        assert [*numbers, counts(about)] == [1, 1, 1]
        assert Answer.objects.count() == 0


def test_a_worry_keeps_everything_until_it_is_handed_over(home):
    asked = Asked(home)
    person, sent = asked.people[0]
    worry = factories.worry(home, consultation=asked.about, thread=sent.thread)
    with working_in(home):
        before = everything_stored()
        with pytest.raises(MustStayError):
            erase(person.pk, reason="asked", today=TODAY)
        assert everything_stored() == before
        worry.ended_at, worry.ended_as = factories.NOW, "handed_over"
        worry.save()
        erase(person.pk, reason="asked", today=TODAY)
        assert Erasure.objects.count() == 1


def test_the_mark_leads_to_nobody_and_is_another_for_each_person(home):
    first, second = factories.participant(home), factories.participant(home)
    with working_in(home):
        marks = [erase(one.pk, reason="by_mistake", today=TODAY).mark for one in (first, second)]
    assert len({*marks}) == 2
    assert {len(mark) for mark in marks} == {64}
