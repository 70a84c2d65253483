"""Preview, QR code, printed invitation, calendar: for drafts and open ones."""

import pytest
from icalendar import Calendar

from feedback.domain.codes import in_groups
from feedback.models import Draft, Response
from tests.factories import closed_consultation
from tests.factories import meeting as meeting_in

pytestmark = [pytest.mark.integration, pytest.mark.embedded]


def test_the_qr_code_comes_as_drawing_and_as_picture(desk):
    opened = desk.opened()
    svg, png = desk.get("consultation_qr", opened), desk.get("consultation_qr_png", opened)
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"<title>QR code of the link for everybody</title>" in svg.content
    assert png.content.startswith(b"\x89PNG")


def test_without_a_door_there_is_no_code(desk):
    assert desk.get("consultation_qr", desk.draft()).status_code == 404


def test_the_invitation_says_why_who_when_and_where(desk):
    opened = desk.opened()
    html = desk.get("invitation_print", opened).content.decode()
    said = [
        "What is hard about waiting?",
        "We are asking you because you waited this year.",
        "The board will decide by 31 March 2027.",
        "will tell you what happened by 10 April 2027.",
        ">testserver/j<",
        f">{in_groups(opened.door_code)}<",
        "Please answer by Monday 22 March 2027.",
    ]
    assert [words for words in said if words not in html] == []


def test_a_draft_prints_its_blanks_and_no_link(desk):
    html = desk.get("invitation_print", desk.draft(closes_on=None, why_you="")).content.decode()
    assert "We have not said why we are asking you." in html
    assert "We have not said until when you can answer." in html
    assert "/j/" not in html


def test_the_promised_day_goes_into_a_calendar(desk):
    answer = desk.get("consultation_calendar", desk.opened())
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event.decoded("dtstart")) == "2027-04-10"
    assert str(event["summary"]) == "Tell people what happened: What is hard about waiting?"


def test_no_promise_no_calendar(desk):
    draft = desk.draft(closes_on=None, promised_on=None)
    assert desk.get("consultation_calendar", draft).status_code == 404


def test_the_preview_walks_through_every_page_and_sends_nothing(desk):
    draft = desk.draft()
    desk.question(draft, text="First?")
    desk.question(draft, text="Second?")
    start = desk.get("consultation_preview", draft).content.decode()
    pages = [desk.get("consultation_preview_page", draft, number=n) for n in (1, 2, 3)]
    assert "Nothing that you type here is kept." in start
    assert [page.status_code for page in pages] == [200, 200, 404]
    assert "First?" in pages[0].content.decode()


@pytest.mark.parametrize(
    ("number", "go", "leads_to"),
    [
        (1, "next", "preview/2/"),
        (1, "skip", "preview/2/"),
        (2, "back", "preview/1/"),
        (1, "back", "preview/"),
        (2, "next", ""),
        (1, "later", ""),
    ],
)
def test_the_buttons_of_the_preview_lead_on_and_keep_nothing(desk, number, go, leads_to):
    draft = desk.draft()
    first, _second = desk.question(draft, text="First?"), desk.question(draft, text="Second?")
    sent = {"go": go, f"q{first.pk}": "My words"}
    answer = desk.post("consultation_preview_page", sent, draft, number=number)
    assert answer["Location"] == desk.url("consultation_detail", draft) + leads_to
    assert not Draft.objects.exists()
    assert not Response.objects.exists()


def test_a_draft_without_questions_can_be_looked_at(desk):
    draft = desk.draft(closes_on=None)
    assert "There is no question yet." in desk.get("consultation_preview", draft).content.decode()
    assert desk.get("consultation_preview_page", draft, number=1).status_code == 404


def test_a_closed_one_leads_to_what_happened(desk):
    closed = closed_consultation(desk.organisation)
    html = desk.get("consultation_detail", closed).content.decode()
    assert desk.url("outcome_list", closed) in html
    assert "Before it opens" not in html


def test_a_recorded_meeting_shows_what_was_said(desk):
    held = meeting_in(desk.organisation, said="Too loud in there")
    html = desk.get("consultation_detail", held.consultation).content.decode()
    assert "Too loud in there" in html


def test_viewers_look_and_change_nothing(desk):
    draft = desk.draft()
    desk.client.force_login(desk.cast.viewer.user)
    html = desk.get("consultation_detail", draft).content.decode()
    assert desk.url("consultation_edit", draft) not in html
    assert desk.get("consultation_edit", draft).status_code == 403
