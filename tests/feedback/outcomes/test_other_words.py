"""An outcome in Easy Read, for children and in other languages: who writes it, who reads it, and never old words beside new facts."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from access.scope import working_in
from feedback.actions.publishing import say_still_deciding
from feedback.models import OutcomeWording
from feedback.queries.outcome_desk import head_of, wording_rows
from tests.factories import NOW, TODAY, access_need
from tests.feedback.outcomes.test_telling import PAGE_TODAY, news_to, run_outbox

pytestmark = pytest.mark.integration

CHANGED = {"disposition": "changed", "what": "A text each Friday", "where": "Your phone"}
CHANGED |= {"since_on": TODAY, "you_said": "Nobody rings back"}
FULL = {"f_full": "yes", "f_friendly": "yes", "f_fast": "no", "why_fast": "The board met late"}
HOSTILE = "<script>alert(1)</script> \u202eevil\u202c \x00 {{ 7 }} {% now %} %(n)s"


def outcome(scene):
    with working_in(scene.organisation):
        return scene.item.outcomes.get()


def address(scene, form="child", language="en", pk=None):
    return reverse(
        "feedback:outcome_wording_edit",
        kwargs={
            "org": scene.organisation.slug,
            "pk": pk or outcome(scene).pk,
            "form": form,
            "language": language,
        },
    )


def typed(page, **changed):
    """What a browser sends of the form on the page, with some of it typed over."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | changed


def word(scene, form="child", language="en", status=302, **words):
    """Write these parts in the editor, and save them."""
    where = address(scene, form, language)
    given = {f"word_{name}": text for name, text in words.items()}
    answer = scene.client.post(where, typed(scene.client.get(where), **given))
    assert answer.status_code == status
    return answer


def read(scene, **query):
    where = reverse("feedback:happened", kwargs={"slug": scene.consultation.slug})
    return scene.client.get(where, query).content.decode()


def publish(scene, **when):
    return scene.publish(channels=[PAGE_TODAY], **when)


def rows(scene):
    with working_in(scene.organisation):
        return list(OutcomeWording.objects.all())


@pytest.fixture
def written(scene):
    scene.save(**CHANGED)
    return scene


def test_every_part_stands_beside_its_plain_words(written):
    page = written.client.get(address(written)).content.decode()
    for words in ("Nobody rings back", "A text each Friday", "Your phone", written.item.text):
        assert words in page
    assert page.count("<textarea") == 4
    assert "You said: not in the school." in page


def test_words_are_checked_without_being_saved(written):
    data = typed(written.client.get(address(written)))
    data |= {"word_what": "The referral pathway is 45% shorter.", "check": "1"}
    answer = written.client.post(address(written), data)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "is a word of the trade" in page
    assert "Try “3 out of 10”" in page
    assert "3 things are worth a look" in page
    assert "3 parts have no words here." in page
    assert rows(written) == []


def test_what_is_worth_a_look_stops_nothing(written):
    word(written, what="The referral pathway is 45% shorter.")
    (row,) = rows(written)
    assert row.words == {"what": "The referral pathway is 45% shorter."}


def test_the_four_fs_each_hold_or_say_why_not(written):
    data = typed(written.client.get(address(written)), word_what="A text comes.", **FULL)
    data["why_fast"] = " "
    assert written.client.post(address(written), data).status_code == 422
    data["why_fast"] = "The board met late"
    assert written.client.post(address(written), data).status_code == 302
    (row,) = rows(written)
    assert row.four_fs == {"full": "yes", "friendly": "yes", "fast": "The board met late"}
    page = written.get("outcome_publish").content.decode()
    for said in ("Full: yes", "Fast: no – The board met late", "Followed up: not looked at yet"):
        assert said in " ".join(page.split())


def test_who_read_it_is_a_role_and_the_day_is_past(written):
    data = typed(written.client.get(address(written)), word_what="A text comes.")
    data |= {"read_by": "two children at the club", "read_on": TODAY + timedelta(days=1)}
    assert written.client.post(address(written), data).status_code == 422
    written.client.post(address(written), data | {"read_on": TODAY})
    (row,) = rows(written)
    assert (row.read_by, row.read_on) == ("two children at the club", TODAY)


def test_everybody_can_choose_the_words_on_the_page(written):
    word(written, what="You get a text.")
    word(written, "plain", "ar", what="رسالة كل جمعة")
    publish(written)
    written.client.logout()
    plain, child = read(written), read(written, **{"as": "child", "in": "en"})
    arabic = read(written, **{"as": "plain", "in": "ar"})
    assert "A text each Friday" in plain
    assert "You get a text." not in plain
    assert "For children" in plain
    assert "You get a text." in child
    assert '<span lang="ar" dir="rtl">رسالة كل جمعة</span>' in arabic
    assert '<html lang="en" dir="rtl">' in arabic
    assert '<html lang="en" dir="ltr">' in child
    assert "<script" not in child


def test_words_that_are_not_public_are_read_by_nobody(written):
    word(written, what="You get a text.")
    assert "You get a text." not in read(written, **{"as": "child", "in": "en"})


def test_words_of_an_old_version_never_stand_beside_new_facts(written):
    word(written, what="You get a text.", you_said="Nobody called.")
    publish(written)
    written.save(**CHANGED | {"what": "A letter each month"})
    assert "You get a text." in read(written, **{"as": "child", "in": "en"})
    publish(written, now=NOW + timedelta(hours=1))
    page = read(written, **{"as": "child", "in": "en"})
    assert "A letter each month" in page
    assert "You get a text." not in page
    assert "Not yet in words for children. These are the plain words." in page
    assert (
        "For an older version only"
        in written.get("outcome_wording_list", outcome(written).pk).content.decode()
    )


def test_a_newer_version_is_begun_from_what_is_still_right(written):
    word(written, what="You get a text.", you_said="Nobody called.")
    written.save(**CHANGED | {"what": "A letter each month"})
    form = written.client.get(address(written)).context["form"]
    assert form["word_you_said"].value() == "Nobody called."
    assert form["word_what"].value() == ""
    assert [row.before for row in form.desk.lines if row.before] == ["You get a text."]


def test_two_people_at_once_keep_both(written):
    first = typed(written.client.get(address(written)))
    word(written, what="You get a text.")
    clash = written.client.post(address(written), first | {"word_what": "We send you a text."})
    assert clash.status_code == 409
    for words in ("You get a text.", "We send you a text."):
        assert words in clash.content.decode()
    again = typed(clash, word_what="We send you a text.")
    assert written.client.post(address(written), again).status_code == 302
    assert rows(written)[0].words == {"what": "We send you a text."}


def test_the_same_words_twice_clash_with_nobody(written):
    first = typed(written.client.get(address(written)), word_what="You get a text.")
    assert written.client.post(address(written), first).status_code == 302
    assert written.client.post(address(written), first).status_code == 302
    assert rows(written)[0].version == 1


def test_when_the_plain_words_changed_meanwhile_what_was_typed_stays(written):
    data = typed(written.client.get(address(written)), word_what="You get a text.")
    written.save(**CHANGED | {"what": "A letter each month"})
    answer = written.client.post(address(written), data)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "A letter each month" in page
    assert "You get a text." in page
    assert rows(written) == []


def test_words_for_a_part_that_is_gone_are_not_lost(written):
    data = typed(written.client.get(address(written)), word_what="You get a text.")
    written.save(disposition="not_changed", why="No money", decided_by="Al", is_settled=True)
    page = written.client.post(address(written), data).content.decode()
    assert "You get a text." in page
    assert rows(written) == []


def test_with_no_word_left_there_is_none(written):
    word(written, what="You get a text.")
    word(written, what=" ")
    assert rows(written) == []


def test_hostile_words_are_shown_as_they_are_and_do_nothing(written):
    word(written, what=HOSTILE, you_said="x" * 2000)
    publish(written)
    page = read(written, **{"as": "child", "in": "en"})
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 }}" in page
    assert "\x00" not in page
    word(written, what="x" * 2001, status=422)


@pytest.mark.parametrize(
    ("form", "language"), [("plain", "en"), ("loud", "en"), ("child", "xx"), ("easy", "eo")]
)
def test_what_is_no_wording_has_no_page(written, form, language):
    assert written.client.get(address(written, form, language)).status_code == 404


@pytest.mark.parametrize(
    "query", [{"as": "loud", "in": "xx"}, {"as": "\x00", "in": "../"}, {"as": ""}]
)
def test_an_address_that_asks_for_nothing_real_is_read_as_written(written, query):
    publish(written)
    assert "A text each Friday" in read(written, **query)


def test_a_viewer_reads_which_there_are_and_writes_none(written):
    word(written, what="You get a text.")
    where, listed = address(written), written.address("outcome_wording_list", outcome(written).pk)
    written.client.force_login(written.world.a.viewer.user)
    assert written.client.get(where).status_code == 403
    assert written.client.post(where, {"word_what": "x"}).status_code == 403
    page = written.client.get(f"{listed}?form=easy&language=en")
    assert page.status_code == 200
    assert "Write it" not in page.content.decode()


def test_another_language_is_picked_from_the_list(written):
    listed = written.address("outcome_wording_list", outcome(written).pk)
    answer = written.client.get(listed, {"form": "child", "language": "pl"})
    assert answer.headers["location"] == address(written, "child", "pl")


def test_children_without_words_are_pointed_out_and_stop_nothing(written):
    warned = "Children may read this, and have no words of their own yet"
    assert warned not in written.get("outcome_publish").content.decode()
    written.person(age_band="12")
    assert warned in written.get("outcome_publish").content.decode()
    word(written, what="You get a text.")
    assert warned not in written.get("outcome_publish").content.decode()
    assert publish(written).kind == "outcome"


def test_who_needs_easy_read_and_has_none_is_pointed_out_and_stops_nothing(written):
    warned = "Somebody who was asked needs Easy Read, and not everything is in Easy Read yet"
    who = written.person()
    assert warned not in written.get("outcome_publish").content.decode()
    access_need(written.world.a.organisation, participant=who, need="Easy Read, please")
    assert warned in written.get("outcome_publish").content.decode()
    word(written, "easy", what="You get a text.")
    assert warned not in written.get("outcome_publish").content.decode()
    assert publish(written).kind == "outcome"


def test_people_hear_in_their_language_and_children_in_their_words(written):
    child = written.person(age_band="12")
    polish = written.person(language="pl")
    other = written.person(language="uk")
    word(written, what="You get a text.")
    word(written, "plain", "pl", what="SMS w każdy piątek")
    publish(written)
    run_outbox()
    texts = [news_to(who)[0].body for who in (child, polish, other)]
    for body, words in zip(
        texts, ("You get a text.", "SMS w każdy piątek", "A text each Friday"), strict=True
    ):
        assert words in body
        assert "<span" not in body
    assert "?as=child&in=en" in texts[0]
    assert "?as=plain&in=pl" in texts[1]
    assert "?as=" not in texts[2]
    assert len(mail.outbox) >= len(texts)


def test_a_child_without_words_hears_the_plain_ones(written):
    child = written.person(age_band="13_15", language="pl")
    publish(written)
    run_outbox()
    (sent,) = news_to(child)
    assert "A text each Friday" in sent.body
    assert "?as=" not in sent.body


def test_the_poster_comes_in_the_words_that_stand(written):
    word(written, what="You get a text.", you_said="Nobody called you.")
    made = publish(written)
    where = written.address("outcome_poster_print", made.pk)
    plain = written.client.get(where).content.decode()
    child = written.client.get(where, {"words": "child:en", "size": "a3"}).content.decode()
    assert "A text each Friday" in plain
    assert "You get a text." not in plain
    assert "You get a text." in child
    assert "Nobody called you." in child
    assert written.client.get(where, {"words": "child:xx"}).status_code == 422


def test_an_arabic_poster_runs_from_the_right(written):
    word(written, "plain", "ar", what="رسالة كل جمعة", where="هاتفك")
    made = publish(written)
    where = written.address("outcome_poster_print", made.pk)
    page = written.client.get(where, {"words": "plain:ar"}).content.decode()
    assert 'dir="rtl"' in page
    assert '<span lang="ar" dir="rtl">رسالة كل جمعة</span>.' in page


@pytest.mark.parametrize("query", [{}, {"as": "child", "in": "en"}, {"as": "plain", "in": "pl"}])
def test_every_choice_costs_the_same(written, query, django_assert_num_queries):
    word(written, what="You get a text.")
    word(written, "easy", "en", what="A text comes.")
    publish(written)
    written.client.logout()
    where = reverse("feedback:happened", kwargs={"slug": written.consultation.slug})
    with django_assert_num_queries(15):
        written.client.get(where, query)


def test_a_holding_word_leaves_the_other_words_of_a_draft_standing(scene):
    scene.save(**CHANGED)
    word(scene, what="You get a text")
    with working_in(scene.organisation):
        say_still_deciding(
            actor=scene.actor,
            consultation=scene.consultation,
            held_up_by="The budget",
            next_on=TODAY + timedelta(days=10),
            channels=[PAGE_TODAY],
            now=NOW,
        )
        rows = wording_rows(outcome(scene), head_of(outcome(scene)))
    child = next(row for row in rows if row.form_label == "For children")
    assert (child.stands, child.is_of_older) == (True, False)
    held = read(scene, **{"as": "child", "in": "en"})
    assert "You get a text" not in held
    publish(scene, now=NOW + timedelta(days=1))
    assert "You get a text" in read(scene, **{"as": "child", "in": "en"})
