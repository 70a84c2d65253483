"""What a link to a check follows from, and that nothing leads from an answer to a person once it is gone."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.actions.checking import key_of
from feedback.actions.checking_links import LINK_LASTS, key_of_person, mint_check_link, token_of
from feedback.kept_about.checks import Checks
from feedback.models import CheckAnswer, CheckLink, CheckSeed
from feedback.runs_out.unsent import AskLinks
from tests.factories import NOW, TODAY, ask

pytestmark = pytest.mark.integration


def mint(asked, who, now=NOW):
    with working_in(asked.home):
        return mint_check_link(check=asked.check, participant_id=who.pk, now=now)


def key_by_record(asked, who):
    about = asked.scene.consultation
    with working_in(asked.home):
        return key_of_person(consultation=about, participant_id=who.pk, today=TODAY)


def test_the_secret_key_and_the_ids_of_consultation_and_person_lead_to_no_link(asked):
    about, who = asked.scene.consultation, asked.person
    token = mint(asked, who)
    for said in (f"{about.pk} {who.pk}", f"{who.pk} {about.pk}", str(who.pk)):
        assert token != token_of(said)


def test_by_link_and_by_record_is_once(asked):
    key = key_by_record(asked, asked.person)
    assert key == key_of(mint(asked, asked.person)) == key_by_record(asked, asked.person)


def test_everybody_who_was_asked_gets_a_seed_at_once_so_that_none_tells_who_answered(asked):
    others = {asked.scene.person().pk for _ in range(2)}
    key_by_record(asked, asked.person)
    with working_in(asked.home):
        assert others <= set(CheckSeed.objects.values_list("participant", flat=True))
        assert CheckSeed.objects.values("ends_on").distinct().count() == 1


@pytest.mark.parametrize("how", ["erased", "ran out"])
def test_what_leads_from_an_answer_to_a_person_ends_with_erasure_and_in_time(asked, how):
    asked.send(saw="small")
    with working_in(asked.home):
        key = CheckAnswer.objects.get().send_key
        if how == "erased":
            Checks().erase(asked.person.pk, today=TODAY)
        else:
            AskLinks().remove(TODAY + timedelta(days=61), on=TODAY, limit=100)
        assert not CheckSeed.objects.filter(participant=asked.person.pk).exists()
        assert not CheckLink.objects.exists()
    assert key_by_record(asked, asked.person) != key


def test_a_link_that_is_sent_again_ends_when_it_would_have_and_then_is_another(asked):
    first = mint(asked, asked.person)
    assert mint(asked, asked.person, NOW + timedelta(days=30)) == first
    with working_in(asked.home):
        assert CheckLink.objects.get().expires_at == NOW + LINK_LASTS
    assert mint(asked, asked.person, NOW + timedelta(days=61)) != first


@pytest.mark.parametrize("written_to", ["the one that goes", "the one that stays", "both"])
def test_joined_people_keep_one_link_and_count_once(asked, written_to):
    goes, stays = asked.scene.person(), asked.person
    key_by_record(asked, stays)
    sent = {"the one that goes": [goes], "the one that stays": [stays]}.get(
        written_to, [goes, stays]
    )
    tokens = [mint(asked, one) for one in sent]
    with working_in(asked.home):
        Checks().join(goes.pk, stays.pk)
        assert [one.participant_id for one in CheckLink.objects.all()] == [stays.pk]
        assert not CheckSeed.objects.filter(participant=goes.pk).exists()
    assert key_by_record(asked, stays) == key_of(tokens[-1])


def test_as_many_statements_for_many_people(asked, django_assert_num_queries):
    for _ in range(3):
        ask(asked.home, consultation=asked.scene.consultation)
    with working_in(asked.home), django_assert_num_queries(8):
        key_of_person(
            consultation=asked.scene.consultation, participant_id=asked.person.pk, today=TODAY
        )
