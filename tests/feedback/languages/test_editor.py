"""Wording a consultation side by side: what is missing, what has changed, and two people at once."""

import pytest

from feedback.actions.opening import open_consultation
from feedback.models import ConsultationWording, Question, QuestionWording
from feedback.queries.asking import questions_of
from feedback.queries.wordings import wording_states
from tests import factories
from tests.factories import NOW
from tests.feedback.languages.conftest import parts_of_wording, sent_from, word

pytestmark = [pytest.mark.integration]


def state(consultation, code):
    found = wording_states(consultation, questions_of(consultation))
    return next(one for one in found if one.code == code)


def test_every_line_stands_beside_its_original(desk, draft):
    html = desk.get("wording_edit", draft, code="ur").content.decode()
    for original in ("What is hard about waiting?", "by letter", "A word is enough."):
        assert original in html
    for label in ("Telling it again", "Staff listened", "Partly", "I would rather not say"):
        assert '<p class="words" lang="en" dir="ltr" id="' in html
        assert label in html
    assert html.count('lang="ur" dir="rtl" spellcheck') == html.count("<textarea")


def test_saving_makes_no_version_and_counts_what_is_missing(desk, draft):
    (first, *_rest) = questions_of(draft)
    page = desk.get("wording_edit", draft, code="pl")
    typed = {"card-title": "Co jest trudne?", f"q{first.pk}-text": "Co było najtrudniejsze?"}
    assert desk.post("wording_edit", sent_from(page, **typed), draft, code="pl").status_code == 302
    assert ConsultationWording.objects.get().words == {"title": "Co jest trudne?"}
    assert QuestionWording.objects.get().text == "Co było najtrudniejsze?"
    draft.refresh_from_db()
    assert list(draft.read_in) == ["pl"]
    assert draft.form_versions.count() == 1
    polish = state(draft, "pl")
    assert (polish.count.done, polish.is_offered) == (2, True)
    html = desk.get("consultation_detail", draft).content.decode()
    assert f"{polish.count.missing} are missing" in html


def test_with_no_word_left_nobody_can_choose_it(desk, draft):
    word(desk.actor, draft, "pl")
    page = desk.get("wording_edit", draft, code="pl")
    empty = {name: "" for name in page.context["form"].fields if name[:5] == "card-" or "-" in name}
    desk.post("wording_edit", sent_from(page, **empty), draft, code="pl")
    assert not QuestionWording.objects.exists()
    assert not ConsultationWording.objects.exists()
    draft.refresh_from_db()
    assert draft.read_in == {}


def test_what_changed_since_is_shown_until_somebody_looked(desk, draft):
    word(desk.actor, draft, "pl")
    question = questions_of(draft)[0]
    question.text = "What was the hardest of all?"
    question.save()
    page = desk.get("wording_edit", draft, code="pl")
    html = page.content.decode()
    assert '<del lang="en" dir="ltr">What was hardest?</del>' in html
    assert state(draft, "pl").count.changed == 1
    desk.post("wording_edit", sent_from(page), draft, code="pl")
    assert state(draft, "pl").count.changed == 1
    desk.post(
        "wording_edit", sent_from(page, **{f"right_q{question.pk}-text": "on"}), draft, code="pl"
    )
    assert state(draft, "pl").count.changed == 0


def test_two_people_at_one_line_see_both(desk, draft):
    first = desk.get("wording_edit", draft, code="pl")
    desk.post("wording_edit", sent_from(first, **{"card-title": "Ich"}), draft, code="pl")
    clash = desk.post("wording_edit", sent_from(first, **{"card-title": "Mój"}), draft, code="pl")
    assert clash.status_code == 409
    assert [(one.mine, one.theirs) for one in clash.context["conflict"]] == [("Mój", "Ich")]
    again = sent_from(clash, **{"keep_card-title": "theirs"})
    assert desk.post("wording_edit", again, draft, code="pl").status_code == 302
    assert ConsultationWording.objects.get().words["title"] == "Ich"


def test_two_people_at_different_questions_do_not_meet(desk, draft):
    one, two, _three = questions_of(draft)
    page = desk.get("wording_edit", draft, code="pl")
    for number, question in enumerate((one, two)):
        typed = {f"q{question.pk}-text": f"Pytanie {number}"}
        answer = desk.post("wording_edit", sent_from(page, **typed), draft, code="pl")
        assert answer.status_code == 302
    assert {row.text for row in QuestionWording.objects.all()} == {"Pytanie 0", "Pytanie 1"}


def test_what_is_too_long_is_said_and_all_is_kept(desk, draft):
    page = desk.get("wording_edit", draft, code="pl")
    typed = {"card-title": "x" * 100_000, "card-why_you": "bo czekasz"}
    answer = desk.post("wording_edit", sent_from(page, **typed), draft, code="pl")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "bo czekasz" in html
    assert "x" * 100_000 in html
    assert not ConsultationWording.objects.exists()


@pytest.mark.parametrize("code", ["en", "xx", "eo", "ar-xb", "pl-easy-easy", "-easy", "EN"])
def test_a_code_that_is_none_is_not_found(desk, draft, code):
    assert desk.get("wording_edit", draft, code=code).status_code == 404
    assert desk.client.get(desk.url("wording_begin", draft) + f"?code={code}").status_code == 404


def test_a_question_of_another_organisation_is_not_touched(desk, draft):
    other = factories.make(Question, factories.organisation())
    page = desk.get("wording_edit", draft, code="pl")
    typed = {f"q{other.pk}-text": "Cudze", f"based_q{other.pk}": "none"}
    desk.post("wording_edit", sent_from(page, **typed), draft, code="pl")
    assert not QuestionWording._base_manager.filter(question=other).exists()


def test_easy_read_of_the_original_is_the_builders(desk, draft):
    word(desk.actor, draft, "en-easy", leave=("hint",))
    question = questions_of(draft)[0]
    html = desk.get("question_easy", draft, question=question.pk).content.decode()
    assert "en-easy: What was hardest?" in html
    assert state(draft, "en-easy").is_offered


def test_the_list_costs_the_same_however_many(desk, draft, django_assert_max_num_queries):
    url = desk.url("wording_list", draft)
    word(desk.actor, draft, "pl")
    desk.client.get(url)
    with django_assert_max_num_queries(20) as before:
        desk.client.get(url)
    word(desk.actor, draft, "ur")
    word(desk.actor, draft, "pl-easy")
    with django_assert_max_num_queries(len(before)):
        assert "polski" in desk.client.get(url).content.decode()


def test_words_after_opening_reach_those_who_began_before(desk):
    opened = desk.opened()
    word(desk.actor, opened, "pl")
    assert opened.form_versions.count() == 1
    assert QuestionWording.objects.get().text == "pl: What was hardest?"
    parts = parts_of_wording(opened, "pl")
    assert all(line.words for part in parts for line in part.lines)


def test_words_that_people_agree_to_stay_once_they_were_asked(desk, draft):
    settings = {"line": "You may use my words."}
    question = desk.question(draft, kind="consent", text="One thing", settings=settings)
    word(desk.actor, draft, "pl")
    page = desk.get("wording_edit", draft, code="pl")
    assert "People have agreed" not in page.content.decode()
    opened = open_consultation(actor=desk.actor, consultation=draft, now=NOW)
    page = desk.get("wording_edit", opened, code="pl")
    assert "People have agreed" in page.content.decode()
    typed = {f"q{question.pk}-line": "Inaczej", f"q{question.pk}-text": "Jedna rzecz"}
    desk.post("wording_edit", sent_from(page, **typed), opened, code="pl")
    kept = QuestionWording.objects.get(question=question)
    assert (kept.text, kept.labels) == ("Jedna rzecz", {"line": "pl: You may use my words."})


def test_staff_see_it_as_people_will_in_the_language(desk, draft):
    word(desk.actor, draft, "ur")
    start = desk.client.get(desk.url("consultation_preview", draft) + "?in=ur").content.decode()
    assert '<html lang="en" dir="rtl">' in start
    assert "ur: What is hard about waiting?" in start
    page = desk.url("consultation_preview_page", draft, number=1)
    assert f'{page}?in=ur"' in start
    assert "ur: What was hardest?" in desk.client.get(f"{page}?in=ur").content.decode()
    walked = desk.client.post(f"{page}?in=ur", {"go": "back"})
    assert walked["Location"].endswith("preview/?in=ur")
    assert "ur:" not in desk.client.get(f"{page}?in=xx").content.decode()


def test_only_an_owner_chooses_languages(desk):
    address = f"/o/{desk.organisation.slug}/languages/"
    assert desk.client.get(address).status_code == 403
    desk.client.force_login(desk.cast.owner.user)
    html = desk.client.get(address).content.decode()
    for name in (
        "Cymraeg",
        "Gàidhlig",
        "polski",
        "اردو",
        "العربيّة",
        "Soomaali",
        "Українська",
        "Română",
    ):
        assert name in html
    sent = {"languages": ["ur", "pl", "en", "pl"]}
    assert desk.client.post(address, sent).status_code == 302
    desk.organisation.refresh_from_db()
    assert desk.organisation.languages == ["pl", "ur"]
    refused = desk.client.post(address, {"languages": ["gd", "xx<script>"]})
    assert refused.status_code == 422
    assert 'id="language-gd" checked' in refused.content.decode()
    desk.organisation.refresh_from_db()
    assert desk.organisation.languages == ["pl", "ur"]


def test_languages_of_the_organisation_are_listed_as_missing(desk, draft):
    draft.organisation.languages = ["so"]
    draft.organisation.save()
    assert state(draft, "so").count.done == 0
    assert "Soomaali" in desk.get("consultation_detail", draft).content.decode()


def test_what_is_missing_is_said_before_opening(desk, draft):
    assert "polski" not in desk.get("consultation_open", draft).content.decode()
    word(desk.actor, draft, "pl", leave=("title", "hint"))
    html = " ".join(desk.get("consultation_open", draft).content.decode().split())
    assert '<span class="strong" lang="pl" dir="ltr">polski</span>: 2 are missing' in html
