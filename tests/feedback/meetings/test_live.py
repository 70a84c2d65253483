"""A question to a room: one answer a phone, open while it is open, no crowd to follow, and afterwards the result only."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from access.roles import Role
from access.scope import working_in
from feedback.models import LiveAnswer, LiveQuestion
from tests.factories import NOW

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

CHOICES = {"kind": "one_choice", "text": "Which first?", "choices": "Letters\nTimes"}


@pytest.fixture
def live(scene):
    answer = scene.client.post(scene.url("live_add"), CHOICES)
    assert answer.status_code == 302
    with working_in(scene.home):
        return LiveQuestion.objects.get()


def do(scene, live, name, **sent):
    address = reverse(f"feedback:{name}", kwargs={"org": scene.home.slug, "pk": live.pk})
    return scene.client.post(address, sent)


def look(scene, live, name):
    address = reverse(f"feedback:{name}", kwargs={"org": scene.home.slug, "pk": live.pk})
    return scene.client.get(address).content.decode()


def phone_at(live):
    phone = Client()
    phone.get(f"/l/{live.code}/")
    return phone


def answer(phone, live, value):
    return phone.post(f"/l/{live.code}/", {f"q{live.pk}": value})


def stored(scene):
    with working_in(scene.home):
        return LiveAnswer.objects.count()


def test_thirty_phones_behind_one_address_answer_once_each(scene, live):
    do(scene, live, "live_open")
    for number in range(30):
        phone = phone_at(live)
        assert answer(phone, live, "c1" if number % 3 else "c2").status_code == 303
        assert answer(phone, live, "c1").status_code == 303
    assert stored(scene) == 30
    do(scene, live, "live_close")
    assert stored(scene) == 0
    summary = scene.fresh(live).result["summary"]
    assert (summary["answered"], [row["count"] for row in summary["rows"]][:2]) == (30, [30, 0])


def test_answers_are_hidden_until_it_closes(scene, live):
    do(scene, live, "live_open")
    for number in range(6):
        answer(phone_at(live), live, "c1" if number else "c2")
    html = look(scene, live, "live_screen")
    assert "<b>6</b> have answered" in html
    assert "Letters" not in html
    do(scene, live, "live_close", screen="yes")
    html = look(scene, live, "live_screen")
    assert "The most common answer was “Letters”: 5 of 6 people." in html
    assert "hx-get" not in html


def test_fewer_than_five_are_told_in_words(scene, live):
    do(scene, live, "live_open")
    for _each in range(4):
        answer(phone_at(live), live, "c1")
    do(scene, live, "live_close")
    for name in ("live_screen", "live_detail"):
        html = look(scene, live, name)
        assert "Fewer than 5 people answered" in html
        assert '<svg class="chart"' not in html


def test_where_it_needs_care_the_same_answer_of_everybody_is_not_shown(scene, live):
    with working_in(scene.home):
        scene.about.needs_care = True
        scene.about.save()
    do(scene, live, "live_open")
    for _each in range(12):
        answer(phone_at(live), live, "c1")
    do(scene, live, "live_close")
    assert "No numbers are shown" in look(scene, live, "live_screen")


def test_words_are_shown_when_the_facilitator_lets_them_through(scene):
    scene.client.post(scene.url("live_add"), {"kind": "short_text", "text": "What would you drop?"})
    with working_in(scene.home):
        live = LiveQuestion.objects.get()
    do(scene, live, "live_open")
    for words in ("The Friday report", "Anna is lazy", "<b>typing</b>", "The Friday report"):
        answer(phone_at(live), live, words)
    do(scene, live, "live_close")
    assert "The Friday report" not in look(scene, live, "live_screen")
    with working_in(scene.home):
        words = [one["text"] for one in LiveQuestion.objects.get().result["words"]]
    shown = [place for place, text in enumerate(words) if "Anna" not in text]
    assert do(scene, live, "live_detail", shown=shown).status_code == 302
    html = look(scene, live, "live_screen")
    assert ("The Friday report" in html, "Anna" in html) == (True, False)
    assert "&lt;b&gt;typing" in html
    assert do(scene, live, "live_detail", shown=["9"]).status_code == 422


def test_a_code_opens_only_while_it_is_open(scene, live, time_machine):
    missing = Client().get("/l/nosuchcd/").content
    assert Client().get(f"/l/{live.code}/").status_code == 404
    do(scene, live, "live_open")
    typed = f"/l/{live.code[:4].upper()}-{live.code[4:]}/"
    assert Client().get(typed).status_code == 200
    there = phone_at(live)
    do(scene, live, "live_close")
    closed = Client().get(f"/l/{live.code}/")
    assert (closed.status_code, len(closed.content)) == (404, len(missing))
    assert "This question is closed" in there.get(f"/l/{live.code}/").content.decode()
    assert answer(there, live, "c1").status_code == 410
    assert stored(scene) == 0


def test_a_question_that_was_left_open_stops_by_itself(scene, live, time_machine):
    do(scene, live, "live_open")
    time_machine.move_to(NOW + timedelta(hours=13), tick=False)
    assert Client().get(f"/l/{live.code}/").status_code == 404
    assert "left open" in look(scene, live, "live_detail")


@pytest.mark.parametrize("value", ["", "c9", "\x00", "c1" * 500])
def test_what_is_no_answer_is_said_on_the_page(scene, live, value):
    do(scene, live, "live_open")
    reply = answer(phone_at(live), live, value)
    assert (reply.status_code, stored(scene)) == (422, 0)
    assert "There is a problem" in reply.content.decode()


def test_a_browser_that_keeps_no_cookie_is_told(scene, live):
    do(scene, live, "live_open")
    reply = answer(Client(), live, "c1")
    assert (reply.status_code, stored(scene)) == (422, 0)
    assert "did not keep our note" in reply.content.decode()


def test_a_cookie_of_one_question_or_of_ones_own_making_opens_nothing(scene, live):
    do(scene, live, "live_open")
    forged = Client()
    forged.cookies["phone"] = "made-up:by:me"
    assert answer(forged, live, "c1").status_code == 422
    do(scene, live, "live_again")
    with working_in(scene.home):
        again = LiveQuestion.objects.latest("pk")
    assert again.code != live.code
    do(scene, again, "live_open")
    moved = Client()
    moved.cookies["phone"] = phone_at(live).cookies["phone"].value
    assert answer(moved, again, "c1").status_code == 422


def test_a_closed_question_stays_closed(scene, live):
    do(scene, live, "live_open")
    do(scene, live, "live_close")
    do(scene, live, "live_open")
    assert scene.fresh(live).closed_at == NOW
    assert Client().get(f"/l/{live.code}/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": " "}, "Write the question."),
        ({"choices": "Letters"}, "Write at least two choices"),
        ({"kind": "long_text"}, ""),
    ],
)
def test_a_question_that_cannot_be_asked_is_said(scene, changes, sentence):
    reply = scene.client.post(scene.url("live_add"), CHOICES | changes)
    assert reply.status_code == 422
    assert sentence in reply.content.decode()


def test_a_phone_sees_plain_html_without_script_and_names_nobody(scene, live):
    do(scene, live, "live_open")
    page = phone_at(live).get(f"/l/{live.code}/")
    assert b"<script" not in page.content
    assert page["Cache-Control"] == "no-store"
    with working_in(scene.home):
        assert not {f.name for f in LiveAnswer._meta.fields} & {"participant", "ask", "created_at"}


def test_a_viewer_runs_nothing(scene, live):
    scene.by(Role.VIEWER)
    assert do(scene, live, "live_open").status_code == 403
    assert scene.fresh(live).opened_at is None


def test_taking_a_question_away_asks_once_more(scene, live):
    assert "Nobody has answered it." in look(scene, live, "live_remove")
    assert do(scene, live, "live_remove").status_code == 302
    with working_in(scene.home):
        assert LiveQuestion.objects.count() == 0
