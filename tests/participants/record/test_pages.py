"""What stands in somebody's record, at which step, and what they can change there."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import Ask, Response
from participants.actions.codes import code_to_read_out
from participants.domain.requests import month_after
from participants.models import AccessRequest, Agreement, Participant, Stop
from participants.queries.agreements import taking_part
from tests.factories import (
    NOW,
    TODAY,
    actor,
    agreement_wording,
    answer,
    ask,
    closed_consultation,
    lawful_basis,
    member,
    open_consultation,
    outcome_version,
    participant,
    publication,
    response,
    response_author,
    subscription,
    worry,
)
from tests.participants.record.conftest import HOME

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def told(home, who, title="Letters", **fields):
    """Ask somebody something that came to an end, and publish what became of it."""
    about = closed_consultation(home, title=title, **fields)
    ask(home, consultation=about, participant=who, asked_on=TODAY - timedelta(days=28))
    with working_in(home):
        item = about.items.get()
    made = publication(home, consultation=about)
    version = outcome_version(
        home, publication=made, disposition="changed", what=f"The letter is one page now: {title}"
    )
    with working_in(home):
        version.outcome.consultation = about
        version.outcome.save()
        version.outcome.items.set([item])
    return about


def answered(home, about, who, words):
    with working_in(home):
        own = Ask.objects.get(consultation=about, participant=who)
    said = response(home, consultation=about)
    answer(home, response=said, text=words)
    response_author(home, ask=own, thread=said.thread)
    return said


def test_titles_only_until_the_code(shona):
    told(shona.home, shona.person)
    first = shona.phone.get(HOME).html
    assert "Letters" in first
    assert "There is news about it" in first
    for words in ("one page now", "shona", "Shona", "example.org"):
        assert words not in first
    everything = shona.second_step().phone.html
    assert "The letter is one page now: Letters" in everything
    assert "shona@example.org" in everything


def test_what_needs_care_is_listed_at_no_step(shona):
    kept = open_consultation(shona.home, title="About harm at home", needs_care=True)
    ask(shona.home, consultation=kept, participant=shona.person, asked_on=TODAY)
    wanted = told(shona.home, participant(shona.home), "Harm again", needs_care=True)
    subscription(shona.home, consultation=wanted, participant=shona.person)
    told(shona.home, shona.person, "Letters")
    pages = [shona.phone.get(HOME).html]
    shona.second_step()
    pages += [shona.phone.get(f"{HOME}{page}").html for page in ("", "copy/", "copy.json")]
    for html in pages:
        assert "harm at home" not in html
        assert "Harm again" not in html
        assert "Letters" in html


def test_what_was_never_sent_or_is_anothers_is_not_listed(shona, world):
    draft = open_consultation(shona.home, title="Still a draft", opened_at=None)
    ask(shona.home, consultation=draft, participant=shona.person)
    told(shona.home, participant(shona.home), "Somebody elses")
    told(world.b.organisation, participant(world.b.organisation), "Another organisations")
    html = shona.phone.get(HOME).html
    assert "There is nothing to list here." in html
    assert "Somebody elses" not in shona.second_step().phone.html


@pytest.mark.parametrize("count", [1, 3])
def test_both_steps_cost_the_same_for_one_and_three(shona, count, django_assert_num_queries):
    for number in range(count):
        told(shona.home, shona.person, f"Letters {number}")
    with django_assert_num_queries(3):
        shona.phone.client.get(HOME)
    shona.second_step()
    with django_assert_num_queries(18):
        shona.phone.client.get(HOME)


def test_change_my_details(shona):
    shona.second_step().phone.get(f"{HOME}details/")
    shona.phone.send(
        "record_details", name="Shona M", contact_phone="01234 567", channel="phone", language="gd"
    )
    now = shona.now()
    assert (now.name, now.contact_phone, now.channel, now.language) == (
        "Shona M",
        "01234 567",
        "phone",
        "gd",
    )
    assert "Saved." in shona.phone.html


def test_bad_details_answer_422_and_keep_what_was_typed(shona):
    shona.second_step().phone.get(f"{HOME}details/")
    shona.phone.send("record_details", name="N" * 121, channel="pigeon")
    assert shona.phone.page.status_code == 422
    assert "N" * 121 in shona.phone.html
    assert shona.now().name == "Shona Muir"


def test_a_new_address_is_taken_once_its_code_was_typed(shona):
    shona.second_step().phone.get(f"{HOME}address/")
    shona.phone.send("record_address", email="New@Example.org")
    shona.send_mail()
    letter = shona.mail[-1]
    assert letter.to == ["new@example.org"]
    assert "/stop/" not in letter.body
    code = re.search(r"\b\d{4} \d{4}\b", letter.body).group()
    assert (
        shona.phone.send(
            "record_address_code", email="evil@example.org", code=code
        ).page.status_code
        == 422
    )
    assert shona.now().contact_email == "shona@example.org"
    shona.phone.send("record_address_code", email="new@example.org", code=code)
    assert shona.now().contact_email == "new@example.org"


def test_a_code_for_the_record_confirms_no_address_and_the_other_way_round(shona):
    shona.second_step()
    entry = shona.code()
    shona.phone.get(f"{HOME}address/").send("record_address", email="new@example.org")
    answer_to = shona.phone.send("record_address_code", email="new@example.org", code=entry)
    assert answer_to.page.status_code == 422
    shona.send_mail()
    code = re.search(r"\b\d{4} \d{4}\b", shona.mail[-1].body).group()
    shona.phone.get(f"{HOME}code/")
    assert shona.phone.send("record_code", code=code).page.status_code == 422


def test_an_address_of_somebody_else_is_refused_only_after_its_code(shona):
    participant(shona.home, email="lorna@example.org")
    shona.second_step().phone.get(f"{HOME}address/")
    assert shona.phone.send("record_address", email="lorna@example.org").page.status_code == 200
    shona.send_mail()
    code = re.search(r"\b\d{4} \d{4}\b", shona.mail[-1].body).group()
    shona.phone.send("record_address_code", email="lorna@example.org", code=code)
    assert shona.phone.page.status_code == 422
    assert "somebody else" in shona.phone.html


def test_ask_me_less(shona):
    shona.second_step().phone.get(f"{HOME}limit/")
    shona.phone.send("record_limit", times="2", days="90")
    assert (shona.now().own_limit_times, shona.now().own_limit_days) == (2, 90)
    assert "At most 2 times in three months" in shona.phone.html
    shona.phone.get(f"{HOME}limit/").send("record_limit", times="", days="90")
    assert (shona.now().own_limit_times, shona.now().own_limit_days) == (None, None)
    assert shona.phone.get(f"{HOME}limit/").send("record_limit", times="-1").page.status_code == 422


def test_the_two_choices_are_separate_and_write_no_audit_entry(shona):
    shona.second_step().phone.get(f"{HOME}choices/")
    with working_in(shona.home):
        before = AuditEntry.objects.count()
    shona.phone.send("record_choices", hears_outcomes="no")
    assert (shona.now().hears_outcomes, shona.now().may_be_asked) == ("no", "")
    shona.phone.get(f"{HOME}choices/").send("record_choices", may_be_asked="yes")
    assert (shona.now().hears_outcomes, shona.now().may_be_asked) == ("no", "yes")
    with working_in(shona.home):
        assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    ("band", "said"), [("", "consent"), ("under_12", "assent"), ("12", "consent")]
)
def test_somebody_says_yes_by_their_own_link(someone, band, said):
    made = someone(name="Kai", email="kai@example.org", age_band=band)
    wording = agreement_wording(made.home, text="You choose.", plain_text="It is up to you.")
    with working_in(made.home):
        code = code_to_read_out(actor=manager(made), participant_id=made.person.pk, now=NOW)
    made.phone.get(f"{HOME}code/").send("record_code", code=code)
    shown = made.phone.get(f"{HOME}agreement/").html
    assert ("It is up to you." if band == "under_12" else "You choose.") in shown
    made.phone.send("record_agreement", said="yes")
    with working_in(made.home):
        row = Agreement.objects.get()
        assert (row.said, row.wording, row.recorded_by, row.given_by) == (said, wording, None, "")
        assert row.explained
    own = {"": "You take part", "under_12": "A parent or carer has not agreed yet"}
    assert own.get(band, "You take part") in made.phone.get(HOME).html
    assert "by your own link" in made.phone.html


def manager(made):
    return actor(member(made.home, role="manager"))


def test_withdrawing_needs_no_code_and_no_reason_and_nobody_asks_any_more(shona):
    about = open_consultation(shona.home)
    ask(shona.home, consultation=about, participant=shona.person, asked_on=TODAY)
    shown = shona.phone.get(f"{HOME}withdraw/").html
    assert "<textarea" not in shown
    shona.phone.send("record_withdraw")
    assert "You no longer take part" in shona.phone.html
    assert shona.now().may_be_asked == "no"
    with working_in(shona.home):
        assert taking_part(shona.person.pk).standing == "withdrawn"
    shona.send_mail()
    assert shona.mail == []
    shona.phone.get(f"{HOME}withdraw/").send("record_withdraw")
    with working_in(shona.home):
        assert Agreement.objects.count() == 1


def test_stopping_needs_no_code(shona):
    shona.phone.get(f"{HOME}stop/")
    with working_in(shona.home):
        assert Stop.objects.count() == 0
    shona.phone.send("record_stop")
    with working_in(shona.home):
        assert Stop.objects.get().participant_id == shona.person.pk


def test_whoever_stopped_or_withdrew_reads_so_and_is_not_offered_it_again(shona):
    shona.second_step().phone.get(f"{HOME}stop/").send("record_stop")
    shona.phone.get(f"{HOME}withdraw/").send("record_withdraw")
    html = shona.phone.get(HOME).html
    assert "You no longer take part" in html
    assert "so we send you nothing" in html
    assert "as long as you do not, we tell you" not in html
    for name in ("stop", "withdraw"):
        assert f"{HOME}{name}/" not in html


def test_the_legal_ground_is_that_of_the_day_on_which_one_was_written_down(someone, world):
    old = lawful_basis(world.a.organisation, basis="consent", words="What we said then.", number=1)
    lawful_basis(world.a.organisation, basis="public_task", words="What we say now.", number=2)
    made = someone(name="Kai", email="kai@example.org", lawful_basis=old).second_step()
    html = made.phone.get(f"{HOME}ground/").html
    assert "What we said then." in html
    assert "What we say now." not in html
    assert "take your consent back" in html
    later = someone(name="Rory", email="rory@example.org").second_step()
    assert "object to our holding it" in later.phone.get(f"{HOME}ground/").html


def test_the_copy_has_all_of_ones_own_and_nobody_elses(shona, someone):
    about = told(shona.home, shona.person, "Letters")
    answered(shona.home, about, shona.person, "My own words")
    other = participant(shona.home, name="Lorna Baird", email="lorna@example.org")
    ask(shona.home, consultation=about, participant=other, asked_on=TODAY)
    answered(shona.home, about, other, "Lornas words")
    shona.second_step()
    html = shona.phone.get(f"{HOME}copy/").html
    file = shona.phone.client.get(f"{HOME}copy.json")
    assert file["Content-Disposition"] == 'attachment; filename="my-data.json"'
    data = json.loads(file.content)
    assert data["organisation"] == shona.home.name
    for text in (html, file.content.decode()):
        assert "shona@example.org" in text
        assert "My own words" in text
        assert "orna" not in text


def test_answers_stay_out_of_the_copy_where_a_colleague_could_have_come_in(shona, world):
    about = told(shona.home, shona.person, "Letters")
    answered(shona.home, about, shona.person, "My own words")
    with working_in(shona.home):
        code = code_to_read_out(
            actor=actor(world.a.facilitator), participant_id=shona.person.pk, now=NOW
        )
    shona.phone.get(f"{HOME}code/").send("record_code", code=code)
    shown = shona.phone.get(f"{HOME}copy/").html
    assert "shona@example.org" in shown
    assert "My own words" not in shown
    shona.second_step()
    assert "My own words" in shona.phone.get(f"{HOME}copy/").html
    with working_in(shona.home):
        Participant.objects.filter(pk=shona.person.pk).update(email_corrected_at=NOW)
    assert "My own words" not in shona.phone.get(f"{HOME}copy/").html
    assert "My own words" not in shona.phone.client.get(f"{HOME}copy.json").content.decode()


def test_erase_me(shona):
    about = told(shona.home, shona.person, "Letters")
    answered(shona.home, about, shona.person, "My own words")
    link = shona.link()
    shona.second_step().phone.get(f"{HOME}erase/")
    assert "What stays" in shona.phone.html
    assert shona.now().name == "Shona Muir"
    shona.phone.send("record_erase")
    assert "You are erased" in shona.phone.html
    with working_in(shona.home):
        assert not Participant.objects.filter(pk=shona.person.pk).exists()
        assert Response.objects.count() == 1
    assert Client().get(link).status_code == 404
    assert shona.phone.client.get(HOME).status_code == 404


def test_where_somebody_is_worried_the_wish_is_kept_and_nothing_is_said_of_it(shona):
    about = told(shona.home, shona.person, "Letters")
    said = answered(shona.home, about, shona.person, "My own words")
    worry(shona.home, thread=said.thread)
    shona.second_step().phone.get(f"{HOME}erase/").send("record_erase")
    assert "A colleague has to finish this" in shona.phone.html
    assert "safe" not in re.sub(r"(?s)<footer.*", "", shona.phone.html)
    shona.phone.get(f"{HOME}erase/").send("record_erase")
    with working_in(shona.home):
        assert AccessRequest.objects.get().due_on == month_after(TODAY)
        assert Participant.objects.filter(pk=shona.person.pk).exists()


@pytest.mark.parametrize(
    "name",
    [
        "code/",
        "details/",
        "address/",
        "limit/",
        "choices/",
        "agreement/",
        "withdraw/",
        "stop/",
        "erase/",
    ],
)
def test_a_form_without_its_link_is_not_taken(shona, name):
    shona.second_step()
    sent = {"name": "Changed", "said": "no", "times": "1", "may_be_asked": "no"}
    assert shona.phone.client.post(f"{HOME}{name}", sent).status_code == 409
    now = shona.now()
    assert (now.name, now.may_be_asked, now.own_limit_times) == ("Shona Muir", "", None)


@pytest.mark.parametrize(
    "words", ["\x00", "\ud800", "<script>alert(1)</script>", "A" * 5000, "\u202e"]
)
def test_hostile_words_break_nothing(shona, words):
    shona.second_step().phone.get(f"{HOME}details/")
    shona.phone.send(
        "record_details", name=words.encode("utf-8", "surrogatepass"), contact_phone=""
    )
    assert shona.phone.page.status_code in {200, 413, 422}
    assert "<script>alert" not in shona.phone.html
