"""Planning a meeting, changing it, calling it off; its entry in calendars and on the line of time."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from access.roles import Role
from access.scope import working_in
from feedback.models import Meeting
from notices.actions import compose, deliver, plan
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PLAN = {
    "day": (TODAY + timedelta(days=9)).isoformat(),
    "hour": "18:30",
    "minutes": "90",
    "place": "Carrick library, room 2",
    "agenda": "We look at it together.",
}


def new(scene, **changes):
    address = reverse(
        "feedback:meeting_plan", kwargs={"org": scene.home.slug, "pk": scene.about.pk}
    )
    return scene.client.post(address, PLAN | changes)


def edit(scene, **changes):
    given = PLAN | {"version": "1", "why": "The hall is taken."} | changes
    return scene.client.post(scene.url("meeting_edit"), given)


def tell(now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


def test_a_planned_meeting_stands_on_the_page_of_what_is_asked(scene):
    answer = new(scene)
    assert answer.status_code == 302
    html = scene.client.get(
        f"/o/{scene.home.slug}/consultations/{scene.about.pk}/"
    ).content.decode()
    assert "18:30 to 20:00" in html
    assert "Carrick library, room 2" in html
    assert "What was said" not in html


def test_the_hour_is_kept_as_an_instant_of_the_organisations_clock(scene):
    summer = {"day": "2027-07-01"}
    new(scene, **summer)
    with working_in(scene.home):
        made = Meeting.objects.latest("pk")
    assert made.starts_at.isoformat() == "2027-07-01T17:30:00+00:00"
    assert str(made.held_on) == "2027-07-01"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day": (TODAY - timedelta(days=1)).isoformat()}, "This day has passed."),
        ({"day": "tomorrow"}, "Give the day as a date"),
        ({"hour": "half six"}, "Give the time as hours and minutes"),
        ({"day": "2027-03-28", "hour": "01:30"}, "The clocks go forward that night"),
        ({"minutes": "3"}, "at least 5"),
        ({"capacity": "0"}, "at least 1"),
        ({"call_link": "zoom"}, "not a whole address"),
        ({"call_link": "javascript:alert(1)"}, "not a whole address"),
    ],
)
def test_what_cannot_be_is_said_and_everything_typed_stays(scene, changes, sentence):
    answer = new(scene, **changes)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Carrick library, room 2" in html


def test_whoever_said_that_they_come_is_told_once_that_it_moved(scene):
    ask, _phone = scene.asked()
    factories.sign_up(scene.home, meeting=scene.meeting, participant=ask.participant)
    edit(scene)
    for minutes in (1, 2):
        tell(NOW + timedelta(minutes=minutes))
    assert len(mail.outbox) == 1
    assert "18:30 to 20:00" in mail.outbox[0].body
    assert "The hall is taken." in mail.outbox[0].body
    assert f"?meeting={scene.meeting.pk}" in mail.outbox[0].body


def test_a_new_agenda_is_no_news(scene):
    ask, _phone = scene.asked()
    factories.sign_up(scene.home, meeting=scene.meeting, participant=ask.participant)
    local = scene.meeting.starts_at.astimezone(scene.home.zone)
    same = {"day": str(local.date()), "hour": f"{local:%H:%M}", "place": "The hall"}
    edit(scene, **same, agenda="Another one")
    tell(NOW + timedelta(minutes=1))
    assert scene.fresh().agenda == "Another one"
    assert mail.outbox == []


def test_two_who_change_it_at_once_see_both(scene):
    edit(scene)
    answer = edit(scene, place="The gym")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Carrick library, room 2" in html
    assert "The gym" in html
    assert scene.fresh().place == "Carrick library, room 2"


def test_calling_it_off_needs_a_reason_that_people_read(scene):
    ask, phone = scene.asked()
    factories.sign_up(scene.home, meeting=scene.meeting, participant=ask.participant)
    assert scene.client.post(scene.url("meeting_call_off"), {"why": " "}).status_code == 422
    scene.client.post(scene.url("meeting_call_off"), {"why": "The hall is flooded."})
    tell(NOW + timedelta(minutes=1))
    assert [("There is no meeting" in one.subject) for one in mail.outbox] == [True]
    assert "The hall is flooded." in mail.outbox[0].body
    assert "The hall is flooded." in phone.get(f"/f/{scene.about.slug}/").content.decode()
    assert edit(scene).status_code == 302
    assert scene.fresh().place == "The hall"


def test_people_are_reminded_two_days_before_once(scene):
    ask, _phone = scene.asked()
    earlier = TODAY - timedelta(days=1)
    factories.sign_up(
        scene.home, meeting=scene.meeting, participant=ask.participant, said_on=earlier
    )
    morning = NOW + timedelta(days=1)
    for hour in range(3):
        tell(morning + timedelta(hours=hour))
    assert [one.subject for one in mail.outbox] == ["See you on Thursday 4 March"]
    assert "The hall" in mail.outbox[0].body


def test_where_it_needs_care_no_message_and_no_file_tells_the_subject(scene):
    with working_in(scene.home):
        scene.about.needs_care = True
        scene.about.save()
    ask, _phone = scene.asked()
    earlier = TODAY - timedelta(days=1)
    factories.sign_up(
        scene.home, meeting=scene.meeting, participant=ask.participant, said_on=earlier
    )
    tell(NOW + timedelta(days=1))
    letter = mail.outbox[0].subject + mail.outbox[0].body
    file = scene.client.get(scene.url("meeting_calendar")).content.decode()
    for telling in (scene.about.title, "The hall"):
        assert telling not in letter
        assert telling not in file


def test_the_file_holds_the_hour_in_utc_and_says_when_it_is_off(scene):
    file = scene.client.get(scene.url("meeting_calendar"))
    assert "DTSTART:20270304T180000Z" in file.content.decode()
    assert "LOCATION:The hall" in file.content.decode()
    scene.client.post(scene.url("meeting_call_off"), {"why": "Snow"})
    assert "STATUS:CANCELLED" in scene.client.get(file.wsgi_request.path).content.decode()


def test_it_stands_on_the_line_of_time_and_answers_keep_their_bar(scene):
    address = reverse(
        "workspace:timeline", kwargs={"org": scene.home.slug, "pk": scene.about.project_id}
    )
    html = scene.client.get(address).content.decode()
    assert "18:00 to 19:30" in html
    assert "Last day for answers" in html
    scene.client.post(scene.url("meeting_call_off"), {"why": "Snow"})
    assert "18:00 to 19:30" not in scene.client.get(address).content.decode()


def test_a_viewer_sees_when_and_where_and_no_notes(scene):
    factories.meeting_note(scene.home, meeting=scene.meeting, text="Too far to walk")
    html = scene.by(Role.VIEWER).get(scene.url("meeting_detail")).content.decode()
    assert "The hall" in html
    assert "Type what is said" not in html
    assert "Change it" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_there_is(scene, count, django_assert_num_queries):
    for _each in range(count):
        factories.sign_up(scene.home, meeting=scene.meeting)
        factories.meeting_note(scene.home, meeting=scene.meeting)
        factories.room_tally(scene.home, meeting=scene.meeting)
        factories.live_question(scene.home, meeting=scene.meeting)
    scene.client.get(scene.url("meeting_detail"))
    with django_assert_num_queries(12):
        assert scene.client.get(scene.url("meeting_detail")).status_code == 200
