"""What an organisation chooses holds for what is opened afterwards, and for nothing that people were told before."""

from datetime import timedelta

import pytest

from feedback.actions.closing import make_snapshot
from feedback.actions.links import mint_answer_link
from feedback.domain.schedule import Norms, final_due, steps
from feedback.models import Ask, AskLink, Consultation
from feedback.queries.happened_words import heard_sentence
from feedback.queries.loop_facts import facts_of
from feedback.queries.result_rows import results
from organisations.actions.organisations import change_organisation
from tests.factories import NOW, TODAY, actor, ask, response

pytestmark = [pytest.mark.integration]

QUICK = {"promise_days": 14, "final_days": 42, "repeat_days": 14, "retell_days": 3}
NORMS = Norms(final_days=42, repeat_days=14, retell_days=3)


@pytest.fixture
def choose(desk):
    """Return how the owner chooses numbers."""

    def numbers(**chosen):
        owner = actor(desk.cast.owner)
        change_organisation(actor=owner, organisation=desk.organisation, **chosen)

    return numbers


def norms_of(consultation):
    return facts_of([consultation])[consultation.pk].facts.norms


def test_a_promise_that_nobody_gave_is_as_many_days_after_the_last_as_was_chosen(desk, choose):
    choose(**QUICK)
    assert desk.draft(promised_on=None).promised_on == TODAY + timedelta(days=21 + 14)
    page = desk.get("ask_start")
    assert page.context["form"].initial["closes_on"] == TODAY + timedelta(days=21)


def test_the_form_suggests_as_many_days_to_answer_as_were_chosen(desk, choose):
    choose(ask_days=10)
    form = desk.get("ask_start").context["form"]
    assert form.initial["closes_on"] == TODAY + timedelta(days=10)


def test_what_was_opened_before_keeps_its_days_and_what_is_opened_after_has_the_new_ones(
    desk, choose
):
    before = desk.opened()
    choose(**QUICK)
    after = desk.opened(promised_on=TODAY + timedelta(days=35))
    assert (norms_of(Consultation.objects.get(pk=before.pk)), before.settings_version) == (
        Norms(),
        1,
    )
    assert (norms_of(Consultation.objects.get(pk=after.pk)), after.settings_version) == (NORMS, 2)


def test_a_promise_later_than_was_chosen_needs_a_manager(desk, choose):
    draft = desk.draft(promised_on=TODAY + timedelta(days=21 + 60))
    asked_for = "later than everything is to be answered"
    assert asked_for not in desk.get("consultation_detail", draft).content.decode()
    choose(**QUICK)
    assert asked_for in desk.get("consultation_detail", draft).content.decode()


def test_with_other_days_the_clock_ends_and_repeats_sooner():
    found = steps(TODAY, TODAY + timedelta(days=14), norms=NORMS)
    days = {step.code: step.day for step in found}
    assert days == {"confirm": -7, "closed": 0, "first_word": 14, "overdue": 42, "overdue_56": 56}
    assert final_due(TODAY, norms=NORMS) == TODAY + timedelta(days=42)


def test_links_last_as_long_as_was_chosen_when_they_were_made(desk, choose):
    choose(link_days=7)
    ask(desk.organisation, consultation=desk.opened())
    mint_answer_link(Ask.objects.get(), now=NOW)
    closes_at = Consultation.objects.get().closes_at
    assert AskLink.objects.get().expires_at == closes_at + timedelta(days=7)


def answered(desk, people):
    opened = desk.opened()
    for _each in range(people):
        response(desk.organisation, consultation=opened)
    return opened


def test_a_result_names_the_version_it_was_made_under_and_hides_what_is_too_small(desk, choose):
    opened = answered(desk, 6)
    choose(k_internal=8, k_public=12)
    opened = Consultation.objects.all().for_page().get(pk=opened.pk)
    made = make_snapshot(consultation=opened, now=NOW)
    assert (made.settings_version, opened.settings_version) == (2, 1)
    made.data["questions"][0]["summary"]["answered"] = 6
    assert [each.summary.hidden_below for each in results(made, opened)] == [8]


def test_groups_that_were_too_small_when_people_answered_stay_hidden(desk, choose):
    choose(k_internal=8, k_public=12)
    opened = answered(desk, 11)
    choose(k_internal=5, k_public=10)
    assert (opened.least_internal, opened.least_public) == (8, 12)
    assert heard_sentence(opened, 11) == "Fewer than 12 people answered"
