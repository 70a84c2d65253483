"""You missed something: opened again at once by a personal link, listed by the public page, settled by a person."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.actions.missed import say_missed
from feedback.models import CheckAnswer, Missed, Worry
from feedback.queries.loops import loop_states
from feedback.queries.missed import missed_board
from tests.factories import TODAY, check_answer

pytestmark = pytest.mark.integration


def say(asked, words="And the bus?", *, by_link=True, key="one", is_held=False):
    with working_in(asked.home):
        say_missed(
            consultation=asked.scene.consultation,
            item=asked.scene.item,
            words=words,
            key=key,
            by_link=by_link,
            is_held=is_held,
            today=TODAY,
        )
        return Missed.objects.get(words=words)


def read_by(asked, member):
    about = asked.scene.consultation
    with working_in(asked.home):
        about.readers.add(member)
    asked.scene.client.force_login(member.user)


def address(asked, missed):
    kwargs = {
        "org": asked.home.slug,
        "pk": asked.scene.consultation.pk,
        "missed": missed.pk,
    }
    return reverse("feedback:missed_detail", kwargs=kwargs)


@pytest.fixture
def reader(asked):
    read_by(asked, asked.scene.world.a.facilitator)
    return asked


def is_owed(asked):
    about = asked.scene.consultation
    with working_in(asked.home):
        state = loop_states([type(about).objects.get(pk=about.pk)], TODAY)[about.pk]
        return state.facts.items[0].reopened_on is not None


def test_by_a_personal_link_the_item_is_owed_again_at_once(asked):
    asked.send(words="And the bus?")
    assert [one.by_link for one in asked.missed()] == [True]
    assert is_owed(asked)
    with working_in(asked.home):
        assert not CheckAnswer.objects.exists()


def test_the_same_words_twice_stand_once(asked):
    asked.send(words="And the bus?")
    asked.send(words="And the bus?")
    assert len(asked.missed()) == 1


def test_by_the_public_page_it_is_only_listed_until_a_person_says_so(reader):
    missed = say(reader, by_link=False)
    assert not is_owed(reader)
    assert "And the bus?" in reader.scene.get("noticed").content.decode()
    reader.scene.client.post(address(reader, missed), {"do": "open", "item": reader.scene.item.pk})
    assert is_owed(reader)


def test_settled_it_is_owed_no_more(reader):
    missed = say(reader)
    sent = {"do": "settle", "settled_as": "was_answered", "note": "In the letter"}
    assert reader.scene.client.post(address(reader, missed), sent).status_code == 302
    (row,) = reader.missed()
    assert (row.settled_as, row.note, row.settled_on) == ("was_answered", "In the letter", TODAY)
    assert not is_owed(reader)


def test_it_stays_owed_while_something_else_that_was_missed_waits(reader):
    first, second = say(reader), say(reader, "And the train?", key="two")
    for one, owed in ((first, True), (second, False)):
        reader.scene.client.post(address(reader, one), {"do": "settle", "settled_as": "not_ours"})
        assert is_owed(reader) is owed


def test_what_a_reader_opened_stays_owed_when_another_report_is_settled(reader):
    first = say(reader, by_link=False)
    reader.scene.client.post(address(reader, first), {"do": "open", "item": reader.scene.item.pk})
    second = say(reader, "And the train?", key="two")
    for one, owed in ((second, True), (first, False)):
        reader.scene.client.post(address(reader, one), {"do": "settle", "settled_as": "not_ours"})
        assert is_owed(reader) is owed


def test_what_is_held_as_suspected_spam_keeps_nothing_owed(reader):
    say(reader, "Buy this", by_link=False, is_held=True)
    missed = say(reader, key="two")
    reader.scene.client.post(address(reader, missed), {"do": "settle", "settled_as": "not_ours"})
    assert not is_owed(reader)


def test_nothing_chosen_is_refused_with_a_sentence(reader):
    page = reader.scene.client.post(address(reader, say(reader)), {"do": "settle"})
    assert page.status_code == 422
    assert "Say what became of it." in page.content.decode()


def test_only_named_readers_see_the_words(asked):
    missed = say(asked)
    page = asked.scene.get("noticed").content.decode()
    assert "And the bus?" not in page
    assert "1 thing waits" in page
    assert asked.scene.client.get(address(asked, missed)).status_code == 403


def links_in(page):
    """Return where the links of a page's own part lead, without those of its frame."""
    own = page.content.decode().partition("<main")[2].partition("</main>")[0]
    return set(re.findall(r'href="(/o/[^"#?]+)', own))


def test_a_reader_who_may_only_look_is_led_to_the_words_and_nowhere_that_is_closed(asked):
    read_by(asked, asked.scene.world.a.viewer)
    for _each in range(6):
        about, on = asked.scene.consultation, TODAY - timedelta(days=1)
        check_answer(asked.home, consultation=about, saw="none", by_link=True, received_on=on)
    found = say(asked)
    noticed = asked.scene.get("noticed")
    one = asked.scene.client.get(address(asked, found))
    assert "/noticed/#missed" in asked.scene.get("words_read").content.decode()
    assert address(asked, found) in links_in(noticed)
    assert "Under half could see a change" in noticed.content.decode()
    assert "People are owed an answer about it again." in one.content.decode()
    for there in links_in(noticed) | links_in(one):
        assert asked.scene.client.get(there).status_code == 200


def test_what_somebody_worries_about_leaves_the_list_and_holds_nothing_up(reader):
    missed = say(reader, "He hits us")
    reader.scene.client.post(address(reader, missed), {"do": "worry"})
    assert "He hits us" not in reader.scene.get("noticed").content.decode()
    assert reader.scene.client.get(address(reader, missed)).status_code == 404
    assert not is_owed(reader)
    with working_in(reader.home):
        assert Worry.objects.get().thread == missed.pk


def test_whoever_keeps_people_safe_reads_the_words_of_a_worry(reader):
    missed = say(reader, "He hits us")
    reader.scene.client.post(address(reader, missed), {"do": "worry"})
    about = reader.scene.consultation
    with working_in(reader.home):
        about.safe_member = reader.scene.world.a.facilitator
        about.save()
    assert "He hits us" in reader.scene.get("safety_detail").content.decode()


def test_held_words_stand_apart_and_can_be_let_through(reader):
    missed = say(reader, by_link=False, is_held=True)
    assert "Held as suspected spam" in reader.scene.get("noticed").content.decode()
    reader.scene.client.post(address(reader, missed), {"do": "let"})
    assert [one.is_held for one in reader.missed()] == [False]


def test_nothing_of_another_organisation_can_be_settled(reader):
    other = reader.scene.world.b
    reader.scene.client.force_login(other.facilitator.user)
    assert reader.scene.client.get(address(reader, say(reader))).status_code == 404


def test_readers_see_neither_by_which_door_nor_on_which_day_it_came(reader):
    missed = say(reader)
    for page in (reader.scene.get("noticed"), reader.scene.client.get(address(reader, missed))):
        text = " ".join(page.content.decode().split())
        card = text[text.index("<blockquote") : text.index("</article>")]
        assert f"{TODAY:%B %Y}" in card
        assert f"{TODAY.day} {TODAY:%B %Y}" not in card
        assert "personal link" not in card


def test_the_order_tells_nothing_of_who_came_when(reader):
    rows = [say(reader, f"{number}", key=f"{number}").pk for number in range(4)]
    with working_in(reader.home):
        board = missed_board(reader.scene.consultation)
    assert [one.pk for one in board.waiting] == sorted(rows)
