"""One page after another: saved at each step, refilled on coming back, never in the way."""

import pytest

from feedback.models import Draft, Question, Response
from tests.factories.people import organisation
from tests.feedback.answering.conftest import Phone, ask_three


def typed(phone):
    """The draft of this phone."""
    return Draft._base_manager.get().answers


def test_the_start_says_why_who_and_when(asked, phone):
    phone.get(asked.door())
    for words in (
        "3 questions",
        "13 March 2027",
        "You waited this year",
        "10 April 2027",
        "We do not know who you are",
        "Two people read this",
    ):
        assert words in phone.html


@pytest.mark.parametrize(
    ("privacy", "sentence"),
    [
        ("named", "see your name with your answers"),
        ("confidential", "Names are kept apart from answers"),
    ],
)
def test_a_personal_link_says_what_becomes_of_the_name(db, at_noon, phone, privacy, sentence):
    asked = ask_three(privacy=privacy)
    assert sentence in phone.get(asked.link("mine")).html


def test_a_late_promise_says_its_reason(db, at_noon, phone):
    asked = ask_three(late_promise_reason="The board meets in June.")
    assert "The board meets in June." in phone.get(asked.door()).html


def test_next_saves_the_page_and_goes_on(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Ringing three times"})
    assert phone.path == asked.url("2/")
    assert typed(phone) == {str(asked.questions[0].key): "Ringing three times"}


def test_coming_back_shows_what_was_typed(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "Ringing three times"})
    phone.get(asked.door())
    assert "Welcome back" in phone.html
    assert "Ringing three times" in phone.get(asked.url("1/")).html


def test_several_choices_are_ticked_again(asked, phone):
    phone.get(asked.door()).get(asked.url("2/")).send(**{asked.name(2): ["c1", "c2"]})
    assert phone.get(asked.url("2/")).html.count(" checked") == 2


def test_back_saves_and_asks_for_nothing(asked, phone):
    phone.get(asked.door()).get(asked.url("2/")).send("back", **{asked.name(2): ["c2"]})
    assert phone.path == asked.url("1/")
    assert list(typed(phone)) == [str(asked.questions[1].key)]
    assert phone.send("back").path == asked.url()


def test_skip_goes_on_and_takes_an_answer_away(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "No, wait"})
    phone.get(asked.url("1/")).send("skip", **{asked.name(1): "No, wait"})
    assert phone.path == asked.url("2/")
    assert typed(phone) == {}


def test_a_blank_page_asks_for_an_answer_or_for_skip(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send(**{asked.name(1): "  "})
    assert phone.status == 422
    assert "Answer this question, or press Skip." in phone.html
    assert "<title>Error:" in phone.html
    assert not Draft._base_manager.exists()


def test_finish_later_saves_and_shows_the_return_code(asked, phone):
    phone.get(asked.door()).get(asked.url("1/")).send("later", **{asked.name(1): "Half a thought"})
    assert phone.path == asked.url("later/")
    assert 'class="code"' in phone.html
    assert typed(phone) == {str(asked.questions[0].key): "Half a thought"}


@pytest.mark.parametrize("go", ["back", "later", "skip"])
def test_nothing_is_kept_of_somebody_who_wrote_nothing(asked, phone, go):
    phone.get(asked.door()).get(asked.url("1/")).send(go)
    assert not Draft._base_manager.exists()
    assert "Welcome back" not in phone.get(asked.door()).html


def test_two_tabs_each_keep_their_page(asked, phone):
    phone.get(asked.door()).get(asked.url("1/"))
    first = phone.html
    phone.get(asked.url("2/")).send(**{asked.name(2): ["c1"]})
    phone.html = first
    phone.send(path=asked.url("1/"), **{asked.name(1): "From the other tab"})
    assert set(typed(phone)) == {str(question.key) for question in asked.questions[:2]}


def test_a_question_that_cannot_be_skipped_says_why(asked, phone):
    Question._base_manager.filter(pk=asked.questions[0].pk).update(
        required=True, required_because="Only you know."
    )
    phone.get(asked.door()).get(asked.url("1/"))
    assert "Only you know." in phone.html
    assert 'value="skip"' not in phone.html
    assert phone.send("skip").status == 422


def test_sending_without_a_needed_answer_leads_there_and_keeps_the_rest(asked, phone):
    Question._base_manager.filter(pk=asked.questions[0].pk).update(required=True)
    phone.get(asked.door()).get(asked.url("3/")).send(**{asked.name(3): "c1"})
    assert phone.path == asked.url("1/")
    assert "One answer is still needed" in phone.html
    assert typed(phone) == {str(asked.questions[2].key): {"choice": "c1", "words": ""}}
    assert not Response._base_manager.exists()


def test_skipping_everything_sends_nothing(asked, phone):
    phone.get(asked.door())
    for number in ("1/", "2/", "3/"):
        phone.get(asked.url(number)).send("skip")
    assert phone.status == 422
    assert "nothing to send" in phone.html
    assert not Response._base_manager.exists()


def test_there_is_no_page_beyond_the_last(asked, phone):
    assert phone.get(asked.door()).get(asked.url("9/")).status == 404


def test_help_is_the_organisations_own(db, at_noon, phone):
    asked = ask_three(
        organisation=organisation(help_text="Ring 0800 1111"),
        needs_care=True,
        safe_contact="Dana Okoro",
        out_of_hours="116 123",
        disclosure_text="If you tell us that you are not safe, Dana rings you.",
    )
    phone.get(asked.door()).get(asked.url("1/"))
    for words in ("Ring 0800 1111", "Dana Okoro", "116 123", "Dana rings you"):
        assert words in phone.html


def test_the_start_says_to_what_the_words_about_safety_belong(db, at_noon, phone):
    asked = ask_three(needs_care=True, disclosure_text="We tell Dana.", read_days=2)
    html = phone.get(asked.door()).html
    assert "If you tell us that somebody is not safe: We tell Dana." in html
    assert "within 2 working days" in html
    assert html.count(asked.url("phone-me/")) == 2


def test_new_words_of_the_organisation_show_at_once_on_a_kept_page(asked, phone):
    phone.get(asked.door()).get(asked.url("1/"))
    type(asked.organisation)._base_manager.update(help_text="Ring 111")
    assert "Ring 111" in phone.get(asked.url("1/")).html


def test_every_person_gets_tokens_of_their_own_on_a_kept_page(asked):
    pages = [Phone().get(asked.door()).get(asked.url("1/")).html for _each in range(2)]
    assert pages[0] != pages[1]
    assert all("hole-" not in page for page in pages)
