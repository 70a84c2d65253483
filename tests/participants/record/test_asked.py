"""What happened with what I said: item by item, own words only where that is safe."""

from datetime import timedelta

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.models import Answer, CheckAnswer, ItemReopening, Response
from participants.actions import erase
from tests.factories import (
    NOW,
    TODAY,
    answer,
    ask,
    closed_consultation,
    consultation_join,
    late_note,
    outcome,
    outcome_version,
    participant,
    publication,
    response,
    response_author,
    telling,
    worry,
)

pytestmark = [pytest.mark.integration, pytest.mark.django_db]
SAID = "The letter had nine pages"


def told(home, who, *, said=SAID, way="", **fields):
    """Ask somebody, keep what they wrote, and publish what became of it; return the consultation."""
    about = closed_consultation(home, **fields)
    asked = ask(home, consultation=about, participant=who, asked_on=TODAY - timedelta(days=28))
    author = response_author(home, ask=asked)
    sent = response(home, consultation=about, thread=author.thread, way=way)
    row = answer(home, response=sent, text=said)
    with working_in(home):
        item = about.items.get()
        item.question = row.question
        item.save()
    made = publication(home, consultation=about)
    of = outcome(home, items=[item])
    outcome_version(home, outcome=of, publication=made, what="The letter is one page now")
    return about


def one(someone, about):
    return someone.phone.get(reverse("feedback:record_asked", kwargs={"slug": about.slug})).html


def test_own_words_stand_beside_what_came_of_them_after_the_second_step(shona):
    about = told(shona.home, shona.person)
    assert SAID not in one(shona, about)
    shona.second_step()
    page = one(shona, about)
    assert SAID in page
    assert "The letter is one page now" in page


def test_it_says_with_what_else_it_is_answered(shona):
    about = told(shona.home, shona.person)
    other = closed_consultation(shona.home, project=about.project, is_listed=True, title="Letters")
    shona.second_step()
    assert "We answer this together" not in one(shona, about)
    consultation_join(shona.home, consultation=other, into=about, why="Both were about letters.")
    page = one(shona, about)
    assert "We answer this together with <a" in page
    assert "Both were about letters." in page


def test_the_words_of_others_are_on_no_page(shona):
    about = told(shona.home, shona.person)
    other = participant(shona.home)
    asked = ask(shona.home, consultation=about, participant=other)
    author = response_author(shona.home, ask=asked)
    sent = response(shona.home, consultation=about, thread=author.thread)
    answer(shona.home, response=sent, text="Not hers")
    shona.second_step()
    assert "Not hers" not in one(shona, about)


def test_a_link_of_somebody_else_opens_nothing_of_it(shona, someone):
    about = told(shona.home, shona.person)
    other = someone(name="Mo", email="mo@example.org").second_step()
    other.phone.get(reverse("feedback:record_asked", kwargs={"slug": about.slug}))
    assert other.phone.page.status_code == 404


def test_at_a_parents_address_no_words_stand(shona):
    about = told(shona.home, shona.person)
    shona.second_step()
    with working_in(shona.home):
        parent = participant(shona.home)
        type(shona.person).objects.filter(pk=shona.person.pk).update(reached_through=parent)
    page = one(shona, about)
    assert SAID not in page
    assert "somebody else may read" in page
    assert 'name="saw"' not in page


def test_a_child_under_twelve_gets_no_words_at_an_address(shona):
    about = told(shona.home, shona.person)
    shona.second_step()
    with working_in(shona.home):
        type(shona.person).objects.filter(pk=shona.person.pk).update(age_band="under_12")
    assert SAID not in one(shona, about)


def test_what_needs_care_is_never_there(shona):
    about = told(shona.home, shona.person, needs_care=True)
    shona.second_step()
    one(shona, about)
    assert shona.phone.page.status_code == 404


def test_what_a_member_typed_in_or_somebody_worries_about_is_not_shown(shona):
    typed = told(shona.home, shona.person, way="paper")
    feared = told(shona.home, shona.person, said="He hits us")
    with working_in(shona.home):
        thread = Response.objects.get(consultation=feared).thread
    worry(shona.home, consultation=feared, thread=thread)
    shona.second_step()
    assert SAID not in one(shona, typed)
    assert "He hits us" not in one(shona, feared)


def test_words_that_were_parted_from_the_name_are_not_found(shona):
    about = told(shona.home, shona.person)
    shona.second_step()
    with working_in(shona.home):
        Response.objects.filter(consultation=about).update(is_unlinked=True)
    assert SAID not in one(shona, about)


def test_after_two_people_were_joined_the_words_are_with_the_one_that_stays(shona):
    twin = participant(shona.home)
    about = told(shona.home, twin)
    with working_in(shona.home):
        about.asks.update(participant=shona.person)
    shona.second_step()
    assert SAID in one(shona, about)


def test_erased_there_is_no_page_any_more(shona):
    about = told(shona.home, shona.person)
    shona.second_step()
    with working_in(shona.home):
        erase(shona.person.pk, reason="asked", today=TODAY)
    one(shona, about)
    assert shona.phone.page.status_code == 404


def test_why_it_is_late_stands_there_until_there_is_a_final_word(shona):
    about = late(shona)
    page = one(shona, about)
    assert "The board did not meet" in page
    assert "You hear by" in page
    assert 'name="saw"' not in page
    publish_about(shona.home, about, what="The letter is one page now")
    assert "The board did not meet" not in one(shona, about)


def late(shona, *, new_on=TODAY + timedelta(days=5)):
    """Return something they were asked of which they were to hear a week ago, and were told since why they do not."""
    promised = TODAY - timedelta(days=7)
    about = closed_consultation(shona.home, promised_on=promised)
    ask(shona.home, consultation=about, participant=shona.person, asked_on=TODAY)
    late_note(
        shona.home,
        consultation=about,
        why="The board did not meet",
        promised_on=promised,
        new_on=new_on,
        at=NOW - timedelta(days=5),
    )
    shona.second_step()
    return about


def publish_about(home, about, **words):
    with working_in(home):
        of = outcome(home, items=[about.items.get()])
    made = publication(home, consultation=about)
    return outcome_version(home, outcome=of, publication=made, **words)


def test_a_new_day_that_passed_too_is_no_promise_any_more(shona):
    page = one(shona, late(shona, new_on=TODAY - timedelta(days=2)))
    assert "We then said that you hear by 27 February 2027. That day has passed too." in page


def test_a_holding_word_names_the_one_day_that_counts_though_not_everybody_has_heard_it(shona):
    about = late(shona)
    words = {"disposition": "still_deciding", "what": "", "held_up_by": "The board meets"}
    version = publish_about(shona.home, about, next_on=TODAY + timedelta(days=20), **words)
    telling(shona.home, publication=version.publication, participant=shona.person, channel="phone")
    for page in (
        one(shona, about),
        shona.phone.get(reverse("feedback:happened", kwargs={"slug": about.slug})).html,
    ):
        assert "You will hear more by 21 March 2027." in page
        assert "The board did not meet" not in page


def test_the_day_of_a_holding_word_that_went_by_in_silence_is_no_promise_on_my_record(shona):
    about = closed_consultation(shona.home)
    ask(shona.home, consultation=about, participant=shona.person, asked_on=TODAY)
    words = {"disposition": "still_deciding", "what": "", "held_up_by": "The board meets"}
    publish_about(shona.home, about, next_on=TODAY - timedelta(days=1), **words)
    assert "That day has passed, and we have not told you more." in shona.second_step().phone.html


def test_a_promise_that_was_taken_back_is_struck_through(shona):
    about = told(shona.home, shona.person)
    with working_in(shona.home):
        outcome = about.items.get().outcomes.get()
    made = publication(shona.home, consultation=about, kind="reversal")
    words = {"disposition": "reversed", "what": "", "why": "There is no money"}
    outcome_version(shona.home, outcome=outcome, publication=made, **words)
    shona.second_step()
    assert "<del>The letter is one page now" in one(shona, about)


def test_they_say_whether_they_see_a_change_and_what_was_missed(shona):
    about = told(shona.home, shona.person)
    shona.second_step()
    one(shona, about)
    visitor = shona.phone.page.context["visitor"]
    address = reverse("feedback:record_asked", kwargs={"slug": about.slug})
    for saw in ("none", "small"):
        sent = {"link": visitor.fingerprint, "saw": saw, "words": "And the bus?"}
        assert shona.phone.client.post(address, sent).status_code == 303
    with working_in(shona.home):
        assert [one.saw for one in CheckAnswer.objects.all()] == ["small"]
        assert ItemReopening.objects.count() == 1
        assert Answer.objects.count() == 1


def test_a_record_that_sends_again_and_again_is_sent_back(shona):
    about = told(shona.home, shona.person)
    shona.second_step()
    one(shona, about)
    sent = {"link": shona.phone.page.context["visitor"].fingerprint, "saw": "small"}
    address = reverse("feedback:record_asked", kwargs={"slug": about.slug})
    states = [shona.phone.client.post(address, sent).status_code for _ in range(11)]
    assert (states[0], states[-1]) == (303, 429)
