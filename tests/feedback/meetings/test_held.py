"""What stays of a meeting: the room by group, notes, two voices and their difference. Never a person."""

import pytest

from access.roles import Role
from access.scope import working_in
from feedback.models import DebriefAnswer, MeetingNote, RoomTally
from tests import factories

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def families(scene):
    return factories.group(scene.home, project=scene.about.project, name="Families")


def room(scene, group, **changes):
    seen = scene.client.get(scene.url("room_edit")).context["form"].initial["seen"]
    given = {"seen": seen, f"g{group.pk}_heads": "7", f"g{group.pk}_spoke": "most"}
    return scene.client.post(scene.url("room_edit"), given | changes)


def tallies(scene):
    with working_in(scene.home):
        rows = RoomTally.objects.filter(meeting=scene.meeting).order_by("group__name")
        return list(rows.values_list("group__name", "heads", "set_agenda", "spoke"))


def test_the_room_is_counted_by_group(scene, families):
    new = {"n1_name": "Staff", "n1_heads": "2", "n1_set": "yes"}
    assert room(scene, families, **new).status_code == 302
    assert tallies(scene) == [("Families", 7, None, "most"), ("Staff", 2, True, "")]
    assert room(scene, families, **{f"g{families.pk}_heads": ""}).status_code == 302
    assert tallies(scene) == []


def test_once_nobody_was_there_somebody_looks_whether_a_line_is_owed(scene, families):
    room(scene, families)
    with working_in(scene.home):
        type(scene.about).objects.update(next_notice_on=None)
    room(scene, families, **{f"g{families.pk}_heads": ""})
    assert scene.fresh(scene.about).next_notice_on is not None


def test_of_one_person_alone_nothing_more_is_kept(scene, families):
    room(scene, families, **{f"g{families.pk}_heads": "1", f"g{families.pk}_set": "yes"})
    assert tallies(scene) == [("Families", 1, None, "")]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"n1_name": "Staff"}, "Write how many people of this group were there."),
        ({"n1_heads": "4"}, "Write which group it was."),
        ({"n1_name": "families", "n1_heads": "1"}, "This group stands above already."),
        ({"n1_name": "Staff", "n1_heads": "many"}, "write how many as a whole number"),
        ({"n1_name": "Staff", "n1_heads": "-1"}, "nobody is 0"),
        ({"n1_name": "x" * 81, "n1_heads": "1"}, "has room for 80 characters"),
    ],
)
def test_what_cannot_be_counted_is_said(scene, families, changes, sentence):
    answer = room(scene, families, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert tallies(scene) == []


def test_two_who_count_at_once_see_both(scene, families):
    empty = scene.client.get(scene.url("room_edit")).context["form"].initial["seen"]
    room(scene, families)
    answer = room(scene, families, seen=empty, **{f"g{families.pk}_heads": "8"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Families: 7" in html
    assert 'value="8"' in html
    assert tallies(scene) == [("Families", 7, None, "most")]


def test_notes_are_typed_one_on_each_line_by_group(scene, families):
    sent = {"group": families.pk, "lines": "Too far to walk\n\n  Too late for the bus  \n"}
    answer = scene.client.post(scene.url("notes_list"), sent)
    assert answer.url.endswith(f"?group={families.pk}")
    html = scene.client.get(answer.url).content.decode()
    assert html.count("Too far to walk") == 2
    assert "Too late for the bus" in html
    assert f'<option value="{families.pk}" selected>' in html


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"lines": " \n "}, "Write at least one line."),
        ({"lines": "x" * 1001}, "Make two of it."),
        ({"lines": "a\n" * 201}, "more than 200 lines"),
        ({"group": "987654321"}, "Choose from the groups"),
        ({"question": "987654321"}, "Choose from the questions"),
    ],
)
def test_lines_that_cannot_be_kept_stay_on_the_page(scene, changes, sentence):
    answer = scene.client.post(scene.url("notes_list"), {"lines": "Too loud"} | changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    with working_in(scene.home):
        assert MeetingNote.objects.count() == 0


def test_a_note_goes_for_good_after_one_more_question(scene):
    note = factories.meeting_note(scene.home, meeting=scene.meeting, text="Anna said it")
    address = scene.url("note_remove", note=note.pk)
    assert "Anna said it" in scene.client.get(address).content.decode()
    assert scene.client.post(address).status_code == 302
    with working_in(scene.home):
        assert MeetingNote.objects.count() == 0


def test_where_it_needs_care_only_named_readers_read_notes(scene):
    factories.meeting_note(scene.home, meeting=scene.meeting, text="He hides the letters")
    with working_in(scene.home):
        scene.about.needs_care = True
        scene.about.save()
    assert scene.client.get(scene.url("notes_list")).status_code == 200
    assert scene.by(Role.OWNER).get(scene.url("notes_list")).status_code == 403
    html = scene.client.get(scene.url("meeting_detail")).content.decode()
    assert "He hides the letters" not in html


@pytest.fixture
def careful(scene):
    """A meeting about something that needs care, with words that only named readers may read."""
    words = {"said": "He hides letters", "promised": "A quiet door", "difference": "We misheard"}
    with working_in(scene.home):
        scene.about.needs_care = True
        scene.about.save()
        type(scene.meeting).objects.filter(pk=scene.meeting.pk).update(**words)
    factories.debrief_answer(scene.home, meeting=scene.meeting, text="Nobody asked us")
    for name, heads in (("Families", 21), ("Staff", 12), ("Carers", 3)):
        group = factories.group(scene.home, project=scene.about.project, name=name)
        factories.room_tally(scene.home, meeting=scene.meeting, group=group, heads=heads)
    return (*words.values(), "Nobody asked us")


KEPT = "only those who are named as readers see what was said and promised"


def test_where_it_needs_care_others_see_only_that_it_was_held(scene, careful):
    page = scene.client.get(scene.url("meeting_detail")).content.decode()
    assert all(words in page for words in careful)
    assert "Carers: 3" in page
    for role in (Role.VIEWER, Role.OWNER):
        page = scene.by(role).get(scene.url("meeting_detail")).content.decode()
        assert not any(words in page for words in careful)
        assert KEPT in page
        assert "Carers: 3" not in page
        assert "Staff and Carers together: 15" in page


@pytest.mark.parametrize("name", ["room_edit", "said_edit", "debrief_detail", "debrief_side"])
def test_where_it_needs_care_only_named_readers_write_it_down(scene, careful, name):
    more = {"side": "participants"} if name == "debrief_side" else {}
    assert scene.client.get(scene.url(name, **more)).status_code == 200
    assert scene.by(Role.OWNER).get(scene.url(name, **more)).status_code == 403


@pytest.mark.parametrize("needs_care", [True, False])
def test_of_a_recorded_meeting_the_same_holds_on_the_page_of_the_ask(scene, needs_care):
    made = factories.meeting(scene.home, said="He hides the letters", promised="A quiet door")
    factories.room_tally(scene.home, meeting=made, heads=3)
    with working_in(scene.home):
        type(made.consultation).objects.update(needs_care=needs_care)
    address = f"/o/{scene.home.slug}/consultations/{made.consultation_id}/"
    page = scene.by(Role.VIEWER).get(address).content.decode()
    told = [words in page for words in ("He hides the letters", "A quiet door", ": 3</li>")]
    assert told == [not needs_care] * 3
    assert (KEPT in page) is needs_care


def test_notes_stand_beside_the_answers(scene, families):
    factories.meeting_note(scene.home, meeting=scene.meeting, group=families, text="Too loud")
    address = f"/o/{scene.home.slug}/consultations/{scene.about.pk}/words/"
    scene.client.force_login(scene.cast.facilitator.user)
    html = scene.client.get(address).content.decode()
    assert html.index("Too loud") < html.index("Families")


def test_two_voices_stand_side_by_side_and_the_difference_is_kept(scene):
    for side, text in (("facilitators", "Everybody spoke"), ("participants", "We did not")):
        seen = scene.client.get(scene.url("debrief_side", side=side)).context["form"]
        sent = {"seen": seen.initial["seen"], "heard": text}
        assert scene.client.post(scene.url("debrief_side", side=side), sent).status_code == 302
    sent = {"version": scene.fresh().version, "difference": "Ask them first."}
    assert scene.client.post(scene.url("debrief_detail"), sent).status_code == 302
    html = scene.client.get(scene.url("meeting_detail")).content.decode()
    for words in ("Everybody spoke", "We did not", "Ask them first."):
        assert words in html


def test_two_who_look_back_at_once_see_both(scene):
    address = scene.url("debrief_side", side="participants")
    seen = scene.client.get(address).context["form"].initial["seen"]
    scene.client.post(address, {"seen": seen, "well": "The soup"})
    answer = scene.client.post(address, {"seen": seen, "well": "The songs"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "The soup" in html
    assert "The songs" in html
    with working_in(scene.home):
        assert DebriefAnswer.objects.get().text == "The soup"


def test_what_was_said_is_kept_unless_somebody_else_wrote_meanwhile(scene):
    address = scene.url("said_edit")
    sent = {"version": "1", "said": "It is too loud.", "promised": "A quiet room."}
    assert scene.client.post(address, sent).status_code == 302
    assert scene.client.post(address, sent | {"said": "It is fine."}).status_code == 409
    assert (scene.fresh().said, scene.fresh().promised) == ("It is too loud.", "A quiet room.")


def test_there_are_two_sides_and_a_sheet_to_print(scene):
    assert scene.client.get(scene.url("debrief_side", side="bystanders")).status_code == 404
    html = scene.client.get(scene.url("debrief_paper")).content.decode()
    assert html.count("write-here") == 6
    assert "write no name" in html


def test_a_recorded_meeting_has_the_same_page(scene):
    recorded = factories.meeting(scene.home, said="The hall is too loud.")
    html = scene.client.get(scene.url("meeting_detail", pk=recorded.pk)).content.decode()
    assert "The hall is too loud." in html
    assert "Who comes" not in html
    about = f"/o/{scene.home.slug}/consultations/{recorded.consultation_id}/"
    assert "two voices about it" in scene.client.get(about).content.decode()
