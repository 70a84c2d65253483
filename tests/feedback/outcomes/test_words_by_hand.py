"""Whoever is told by a person hears their own words too: their language, Easy Read, words for children; and the member reads why."""

import re

import pytest

from access.scope import working_in
from feedback.domain.outcome_forms import Wanted
from feedback.queries.to_say import name_of
from participants.models import AccessNeed
from tests.factories import TODAY
from tests.feedback.outcomes.test_by_hand import my_list
from tests.feedback.outcomes.test_other_words import CHANGED, publish, word
from tests.feedback.outcomes.test_telling import news_to, run_outbox

pytestmark = pytest.mark.integration

POLISH, ARABIC, EASY, CHILD = (
    "SMS w każdy piątek",
    "رسالة كل جمعة",
    "A text comes.",
    "You get a text.",
)


@pytest.fixture
def worded(listed):
    """What came of it stands in Polish, Arabic, Easy Read and for children; nobody was told yet."""
    listed.save(**CHANGED)
    word(listed, "plain", "pl", what=POLISH, you_said="Nikt nie oddzwania")
    word(listed, "plain", "ar", what=ARABIC)
    word(listed, "easy", "en", what=EASY)
    word(listed, "child", "en", what=CHILD)
    return listed


def needs(scene, who, need="Easy Read, please"):
    with working_in(scene.organisation):
        AccessNeed.objects.create(
            organisation=scene.organisation, participant=who, need=need, noted_on=TODAY
        )
    return who


def lines_of(page):
    """What the member reads beside each name, by name."""
    rows = re.findall(r"<strong>([^<]+)</strong> · .*?</label>", page)
    return {name: page.split(f"<strong>{name}</strong>")[1].split("</label>")[0] for name in rows}


@pytest.mark.parametrize(
    ("person", "line", "words"),
    [
        ({"language": "pl"}, "In Polish, because Ewa asked for it.", POLISH),
        ({"language": "ar"}, "In Arabic, because Ewa asked for it.", ARABIC),
        (
            {"age_band": "12"},
            "In words for children, because Ewa is under 16.",
            CHILD,
        ),
        (
            {"language": "uk"},
            "Nothing stands in Ukrainian for Ewa yet: these are the plain words.",
            "",
        ),
        (
            {"age_band": "12", "language": "pl"},
            "Nothing stands in words for children, Polish for Ewa yet: it is in Polish.",
            POLISH,
        ),
        ({"language": "en"}, "", ""),
        ({}, "", ""),
    ],
)
def test_each_hears_their_own_words_and_the_member_reads_which(worded, person, line, words):
    worded.person(channel="phone", name="Ewa", **person)
    publish(worded)
    page = my_list(worded)
    assert "A text each Friday" in page
    for other in (POLISH, ARABIC, EASY, CHILD):
        assert (other in page) is (other == words)
    assert line in lines_of(page)["Ewa"]
    assert line or "because Ewa" not in page


def test_easy_read_is_for_whoever_needs_it_in_every_way_of_telling(worded):
    by_phone = needs(worded, worded.person(channel="phone", name="Ewa"))
    by_mail = needs(worded, worded.person(name="Ola"))
    publish(worded)
    run_outbox()
    page = my_list(worded)
    assert "In Easy Read, because Ewa needs it." in page
    assert EASY in page
    (sent,) = news_to(by_mail)
    assert EASY in sent.body
    assert "?as=easy&in=en" in sent.body
    assert news_to(by_phone) == []


def test_another_need_is_no_easy_read(worded):
    needs(worded, worded.person(channel="phone", name="Ewa"), "A ramp")
    publish(worded)
    page = my_list(worded)
    assert EASY not in page
    assert "because Ewa" not in page


def test_other_words_carry_their_language_and_direction(worded):
    worded.person(channel="phone", name="Ewa", language="ar")
    publish(worded)
    page = my_list(worded)
    assert '<div class="stack gap-2 words-to-say" lang="en" dir="rtl">' in page
    assert f'<span lang="ar" dir="rtl">{ARABIC}</span>' in page
    assert '<div class="stack gap-2 words-to-say">' in page


def test_plain_words_are_one_step_away_and_open_only_where_somebody_hears_them(worded):
    worded.person(channel="phone", name="Ewa", language="pl")
    made = publish(worded)
    page = my_list(worded)
    assert f'<details id="words{made.pk}-plain"><summary>The words to say</summary>' in page
    assert f'<details id="words{made.pk}-plain-pl" open><summary>What to say in Polish' in page


def test_the_member_reads_where_our_own_sentences_are_in_another_language(worded):
    worded.person(channel="post", name="Ewa", language="pl")
    needs(worded, worded.person(channel="post", name="Ola"))
    made = publish(worded)
    around = "The sentences around it are in English: we do not have them in Polish."
    assert my_list(worded).count(around) == 1
    assert worded.get("letters_print", made.pk).content.decode().count(around) == 1


def test_a_text_leads_to_the_page_in_their_words(worded):
    worded.person(channel="text", name="Ewa", language="pl")
    worded.person(channel="phone", name="Ben")
    publish(worded)
    page = my_list(worded)
    assert "/?as=plain&amp;in=pl" in page
    assert page.count("A text message to copy") == 1


def test_each_letter_is_in_the_words_of_its_person(worded):
    worded.person(channel="post", name="Ada Nolan")
    worded.person(channel="post", name="Ewa", language="pl")
    worded.person(channel="post", name="Omar", language="ar")
    needs(worded, worded.person(channel="post", name="Bea"))
    made = publish(worded)
    page = worded.get("letters_print", made.pk).content.decode()
    letters = page.split("<article")[1:]
    assert [
        [words for words in (POLISH, ARABIC, EASY, "A text each Friday") if words in one]
        for one in letters
    ] == [["A text each Friday"], [POLISH], [ARABIC], [EASY]]
    assert 'dir="rtl"' in letters[2].split(">")[0]
    assert 'class="letter easy"' in letters[3]
    assert page.split("<article")[0].count("In Polish, because Ewa asked for it.") == 1
    plain = worded.client.get(
        worded.address("letters_print", made.pk), {"words": "plain"}
    ).content.decode()
    assert plain.count("A text each Friday") == 4
    assert POLISH not in plain
    assert "Ewa gets the plain words here." in plain


def test_who_may_not_see_names_learns_no_language_either(scene):
    scene.save(**CHANGED)
    word(scene, "plain", "pl", what=POLISH)
    scene.person(channel="phone", name="Ewa", language="pl")
    publish(scene)
    with working_in(scene.organisation):
        scene.consultation.publications.get().tellings.update(teller=scene.world.a.facilitator)
    page = my_list(scene)
    assert "Hand these people on" in page
    assert "Polish" not in page
    assert POLISH not in page


@pytest.mark.parametrize("languages", [("pl",), ("pl", "ar", "uk", "")])
def test_many_words_cost_the_same(worded, languages, django_assert_num_queries):
    for spoken in languages:
        worded.person(channel="phone", name=f"Person {spoken}", language=spoken)
    publish(worded)
    with django_assert_num_queries(20):
        my_list(worded)


def test_words_of_an_old_version_are_not_said(worded):
    worded.person(channel="phone", name="Ewa", language="pl")
    worded.save(**CHANGED | {"what": "A letter each month"})
    publish(worded)
    page = my_list(worded)
    assert POLISH not in page
    assert "Nothing stands in Polish for Ewa yet" in page


def test_a_wording_is_named_by_form_and_language():
    assert name_of(Wanted("easy", "pl"), "en") == "Easy Read, Polish"
    assert name_of(Wanted("child", "en"), "en") == "words for children"
    assert name_of(Wanted("plain", "pl"), "en") == "Polish"
