"""The public list as others take it over: a feed, and HTML to paste into another site."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.scope import working_in
from feedback.domain.publishing import ChannelPlan
from organisations.models import Organisation
from tests.factories import NOW, TODAY, response

pytestmark = pytest.mark.integration

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "]]> <script>alert('x')</script> & \" \x0b\x1f\ufffe \u202e 🙂 </entry>"
CHANGED = {
    "disposition": "changed",
    "what": "A text each Friday",
    "since_on": TODAY,
    "where": "On your phone",
}
PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)


def feed(shown):
    return parsed(shown.look("public_feed"))


def parsed(answer):
    return ElementTree.fromstring(answer.content)  # noqa: S314 -- our own feed


def pasted(shown, query=""):
    """Return the block as somebody copies it."""
    shown.scene.client.force_login(shown.scene.world.a.facilitator.user)
    address = reverse("feedback:list_paste", kwargs={"org": shown.organisation.slug})
    page = shown.scene.client.get(address + query).content.decode()
    found = Textarea()
    found.feed(page)
    return found.text


class Textarea(HTMLParser):
    """Reads what stands in the field to copy."""

    text, is_in = "", False

    def handle_starttag(self, tag, attrs):
        self.is_in = tag == "textarea"

    def handle_endtag(self, tag):
        self.is_in = self.is_in and tag != "textarea"

    def handle_data(self, data):
        self.text += data if self.is_in else ""


class Tags(HTMLParser):
    """Notes every tag and attribute."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}


def take_back(shown):
    shown.scene.save(**CHANGED)
    shown.scene.publish(channels=[PAGE_TODAY])
    shown.scene.save(disposition="reversed", promised_what="A text", why="The money moved")
    shown.scene.publish(channels=[PAGE_TODAY], now=NOW + timedelta(hours=1))


def test_the_page_leads_to_the_feed(shown):
    assert (
        f'<link rel="alternate" type="application/atom+xml" title="{shown.organisation.name}"'
        in (shown.page())
    )
    assert shown.address("public_feed") in shown.page()


def test_a_block_says_by_when_more_comes(shown):
    words = {"disposition": "still_deciding", "held_up_by": "The board meets in May"}
    shown.scene.save(**words, next_on=TODAY + timedelta(days=20))
    shown.scene.publish(channels=[PAGE_TODAY])
    assert "The board meets in May. You will hear more by 21 March 2027." in pasted(shown)


def test_an_entry_keeps_its_name_and_says_when_news_was_published(shown):
    before = feed(shown)
    name = before.find(f"{ATOM}entry/{ATOM}id").text
    assert re.fullmatch(r"tag:[^,:/]+,\d{4}-\d\d-\d\d:w/\w+", name)
    shown.change(title="Other words")
    take_back(shown)
    after = feed(shown)
    assert after.find(f"{ATOM}entry/{ATOM}id").text == name
    assert after.find(f"{ATOM}entry/{ATOM}title").text == "Other words"
    news = (NOW + timedelta(hours=1)).isoformat()
    assert after.find(f"{ATOM}entry/{ATOM}updated").text == news
    assert after.find(f"{ATOM}updated").text == news


def test_hostile_words_leave_it_a_feed(shown):
    Organisation.objects.update(public_words=HOSTILE)
    shown.change(title=HOSTILE[:140], why_you=HOSTILE)
    found = feed(shown)
    assert "<script>" in found.find(f"{ATOM}entry/{ATOM}title").text
    assert "<script" not in found.find(f"{ATOM}entry/{ATOM}summary").text
    assert found.find(f"{ATOM}entry/{ATOM}summary").get("type") == "html"


def test_an_empty_feed_is_one_and_stays_as_it_is(shown):
    shown.change(is_listed=False)
    first = shown.look("public_feed")
    assert parsed(first).find(f"{ATOM}updated").text
    assert shown.look("public_feed").content == first.content


def test_whoever_has_it_already_is_told_so(shown):
    mark = shown.look("public_feed")["ETag"]
    again = shown.look("public_feed", if_none_match=mark)
    assert (again.status_code, again.content) == (304, b"")
    shown.scene.save(**CHANGED)
    shown.scene.publish(channels=[PAGE_TODAY])
    assert shown.look("public_feed", if_none_match=mark).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_for_whoever_has_it_already_no_feed_is_made(shown, count):
    shown.scene.save(**CHANGED)
    shown.scene.publish(channels=[PAGE_TODAY])
    for _each in range(count - 1):
        shown.add()
    mark = shown.look("public_feed")["ETag"]
    with CaptureQueriesContext(connection) as seen:
        again = shown.look("public_feed", if_none_match=mark)
    assert (again.status_code, again["ETag"], again["Cache-Control"]) == (
        304,
        mark,
        "public, no-cache",
    )
    assert not [row for row in seen if "you_said" in row["sql"]]
    assert len(seen) == 10


def _answer(shown):
    response(shown.organisation, consultation=shown.scene.consultation)


def _rename(shown):
    with working_in(shown.organisation):
        shown.scene.consultation.items.update(text="Other words")


@pytest.mark.parametrize(
    "happens",
    [
        _answer,
        _rename,
        lambda shown: shown.change(title="Other words"),
        lambda shown: shown.change(closes_at=NOW + timedelta(days=1)),
        lambda shown: shown.change(is_listed=False),
        lambda shown: Organisation.objects.update(public_words="Other words"),
        lambda shown: shown.add(),
    ],
)
def test_whatever_changes_in_it_changes_its_mark(shown, happens):
    before = shown.look("public_feed")
    happens(shown)
    after = shown.look("public_feed", if_none_match=before["ETag"])
    assert after.status_code == 200
    assert after.content != before.content


def test_on_another_day_it_is_made_anew(shown, time_machine):
    mark = shown.look("public_feed")["ETag"]
    time_machine.move_to(NOW + timedelta(days=30), tick=False)
    assert shown.look("public_feed", if_none_match=mark).status_code == 200


@pytest.mark.parametrize("name", ["public_feed", "public_list"])
def test_nothing_needs_care_in_any_of_them(shown, name):
    shown.change(needs_care=True)
    assert shown.scene.consultation.title not in shown.look(name).content.decode()
    assert shown.scene.consultation.title not in pasted(shown)


def test_without_a_list_there_is_no_feed_and_no_block(shown):
    Organisation.objects.update(lists_publicly=False)
    assert shown.look("public_feed").status_code == 404
    assert pasted(shown) == ""


def test_the_block_runs_nothing_and_its_links_are_whole(shown):
    Organisation.objects.update(public_words=HOSTILE)
    shown.change(title=HOSTILE[:140], why_you=HOSTILE)
    block, seen = pasted(shown), Tags()
    seen.feed(block)
    assert seen.tags <= {"section", "article", "h2", "h3", "p", "ul", "li", "strong", "a", "br"}
    assert seen.attributes == {"lang", "href"}
    assert re.findall(r'href="(?!https?://)', block) == []


def test_the_block_strikes_what_was_not_kept_and_says_of_which_day_it_is(shown):
    take_back(shown)
    block = pasted(shown)
    assert "<del>A text each Friday</del>" in block
    assert "As of 1 March 2027." in block


def test_the_block_holds_as_many_as_somebody_chose(shown):
    for _each in range(4):
        shown.add()
    assert pasted(shown, "?number=3").count("<article") == 3
    assert pasted(shown, "?number=DROP").count("<article") == 5


def test_one_without_news_says_that_nobody_answered_in_all_of_them(shown):
    for words in (shown.page(), shown.look("public_feed").content.decode(), pasted(shown)):
        assert "Nobody answered" in words
