"""What follows the language of a person: invitation, reminder, their own record; and what staff see of it."""

import pytest

from feedback.models import Ask, Consultation
from feedback.queries.reading import for_somebody, titles_in
from feedback.queries.record import asked_titles
from feedback.queries.words import Wanted, order, said
from feedback.reminder_rules.invitation.rule import InvitationRule
from notices.letters import shown_body
from notices.models import Notice
from tests import factories
from tests.factories import NOW
from tests.feedback.languages.conftest import word

pytestmark = [pytest.mark.integration]


@pytest.fixture
def invited(desk):
    about = desk.opened("Ola ola@people.example")
    ask = Ask.objects.select_related("participant").get(consultation=about)
    ask.participant.language = "pl"
    ask.participant.save()
    word(desk.actor, about, "pl", leave=("can_change",))
    return ask


def test_an_invitation_has_title_and_reason_in_the_language_of_the_person(invited):
    notice = Notice(
        organisation=invited.organisation,
        rule="invitation",
        subject=f"consultation:{invited.consultation_id}",
        recipient_kind="participant",
        recipient_key=str(invited.participant_id),
        occasion="invited",
    )
    body = shown_body(InvitationRule.template, InvitationRule().context(notice, NOW))
    assert "pl: What is hard about waiting?" in body
    assert "Why we are asking you: pl: you waited this year." in body
    assert "how we keep in touch" in body
    assert "<span" not in body


def test_the_titles_of_a_record_are_in_it(invited):
    (one,) = asked_titles(invited.participant_id, NOW)
    assert one.title == "pl: What is hard about waiting?"
    about = Consultation.objects.get()
    assert titles_in([about], "ur") == {}
    assert for_somebody(about, "ur") is about


def test_words_say_the_language_in_which_they_came(desk):
    about = desk.opened()
    question = about.form_versions.get().questions.get()
    for code in ("pl", "en-easy", ""):
        response = factories.response(desk.organisation, consultation=about, language=code)
        factories.answer(desk.organisation, response=response, question=question, text="Dużo")
    keys = order(about, Wanted(), desk.cast.facilitator.pk)
    shown = said(about, keys, desk.cast.facilitator.pk)
    assert sorted(one.language for one in shown) == ["", "", "polski"]
