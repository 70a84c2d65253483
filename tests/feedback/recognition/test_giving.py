"""What people were given: noted down by the team, in sums for the others, in a file for finance, and gone with a person."""

import csv
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse
from python_calamine import load_workbook

from access.models import AuditEntry
from feedback.models import Recognition
from feedback.queries.recognition import given_to, meeting_choices, rows, totals
from participants.personal_data import kinds
from projects.models import Participation, Project
from tests.factories import (
    TODAY,
    closed_consultation,
    participant,
    participation,
    project,
    recognition,
)

pytestmark = [pytest.mark.integration]


def said(answer):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.fixture
def here(desk):
    desk.draft()
    return Project.objects.get()


@pytest.fixture
def people(here):
    made = [participant(here.organisation, name=name) for name in ("Jo Baird", "Dee Muir")]
    for one in made:
        participation(here.organisation, project=here, participant=one)
    return made


class Money:
    """The pages of what people were given in one project."""

    def __init__(self, desk, here):
        self.desk, self.here = desk, here

    def call(self, page, pk=None, role="facilitator", app="feedback", **data):
        cast, client = self.desk.cast, self.desk.client
        client.force_login(getattr(cast, role).user)
        kwargs = {"org": cast.organisation.slug}
        if page not in {"recognition_totals", "recognition_export_all"}:
            kwargs["pk"] = pk or self.here.pk
        address = reverse(f"{app}:{page}", kwargs=kwargs)
        return client.post(address, data) if data else client.get(address)


@pytest.fixture
def money(desk, here):
    return Money(desk, here)


def entry(whom, **change):
    given = {
        "people": [one.pk for one in whom],
        "what": "Ideas night",
        "form": "voucher",
        "amount": "20",
        "currency": "GBP",
        "state": "offered",
        "offered_on": TODAY.isoformat(),
    }
    return given | change


def test_the_same_is_noted_down_for_several_people(money, people):
    assert money.call("recognition_add", **entry(people)).status_code == 302
    found = Recognition.objects.order_by("participant").values_list(
        "participant", "what", "form", "amount", "state", "offered_on"
    )
    assert list(found) == [
        (one.pk, "Ideas night", "voucher", Decimal("20.00"), "offered", TODAY) for one in people
    ]
    assert AuditEntry.objects.latest("pk").data == {"count": 2}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"people": []}, "Choose at least one person."),
        ({"amount": "-1"}, "A sum is not below nothing."),
        ({"amount": "Infinity"}, "Write the sum as a number"),
        ({"state": "paid", "amount": ""}, "Write how much it is."),
        ({"form": "time_off"}, "This has no sum."),
        ({"form": "nothing"}, "Select a valid choice."),
        ({"is_expense": "on", "what": ""}, "Say what the expenses were for."),
        ({"is_expense": "on", "form": "time_off", "amount": ""}, "Expenses are given back"),
        ({"offered_on": (TODAY + timedelta(days=1)).isoformat()}, "This day is still to come."),
        ({"state": "paid", "settled_on": "2100-01-01"}, "This day is still to come."),
        ({"state": "paid", "settled_on": "2020-01-01"}, "before the day on which it was offered"),
        ({"settled_on": TODAY.isoformat()}, "It is neither paid nor declined"),
        ({"consultation": "999999"}, "Select a valid choice."),
        ({"currency": ""}, "Fill in “Currency”"),
    ],
)
def test_what_cannot_stand_is_said_and_kept(money, people, change, sentence):
    answer = money.call("recognition_add", **entry(people, **change))
    assert answer.status_code == 422
    assert sentence in said(answer)
    if change.get("what") != "":
        assert 'value="Ideas night"' in answer.content.decode()
    assert not Recognition.objects.exists()


def test_nobody_outside_the_project_is_given_anything(money, people, here):
    stranger = participant(here.organisation)
    assert money.call("recognition_add", **entry([stranger])).status_code == 422
    assert not Participation.objects.filter(participant=stranger).exists()


def test_only_meetings_can_be_named_so_that_nobodys_answer_is_told(here):
    closed_consultation(here.organisation, project=here)
    held = closed_consultation(here.organisation, project=here, kind="meeting", title="Ideas night")
    assert meeting_choices(here) == [(held.pk, "Ideas night")]


def test_a_line_is_taken_declined_or_paid_on_its_day(money, people, here):
    made = recognition(here.organisation, project=here, participant=people[0])
    given = entry([], state="paid")
    del given["people"]
    assert money.call("recognition_edit", made.pk, **given).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.settled_on, made.what) == ("paid", TODAY, "Ideas night")
    assert AuditEntry.objects.latest("pk").data == {
        "project": here.pk,
        "before": "offered",
        "after": "paid",
    }


def test_several_lines_are_paid_at_once_and_those_of_other_projects_are_not(money, people, here):
    ours = [recognition(here.organisation, project=here, participant=one) for one in people]
    other = recognition(here.organisation)
    ticked = {"rows": [one.pk for one in ours], "state": "paid", "on": TODAY.isoformat()}
    assert money.call("recognition_settle", **ticked).status_code == 302
    assert list(Recognition.objects.order_by("pk").values_list("state", "settled_on")) == [
        ("paid", TODAY),
        ("paid", TODAY),
        ("offered", None),
    ]
    answer = money.call("recognition_settle", **(ticked | {"rows": [other.pk]}))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rows": []}, "Tick at least one line."),
        ({"rows": ["x"]}, "Select a valid choice."),
        ({"state": "offered"}, "Select a valid choice."),
        ({"on": "2100-01-01"}, "This day is still to come."),
        ({"on": ""}, "Give the day."),
    ],
)
def test_ticking_what_cannot_be_is_said_and_kept(money, people, here, change, sentence):
    made = recognition(here.organisation, project=here, participant=people[0])
    given = {"rows": [made.pk], "state": "paid", "on": TODAY.isoformat()} | change
    answer = money.call("recognition_settle", **given)
    assert answer.status_code == 422
    assert sentence in said(answer)
    if "rows" not in change:
        assert f'value="{made.pk}" checked' in answer.content.decode()


def test_what_was_paid_is_not_removed(money, people, here):
    made = recognition(here.organisation, project=here, participant=people[0], state="paid")
    money.call("recognition_remove", made.pk, yes="1")
    assert Recognition.objects.exists()
    Recognition.objects.update(state="offered")
    money.call("recognition_remove", made.pk, yes="1")
    assert not Recognition.objects.exists()


def test_names_are_for_the_team_and_the_owner(money, people, here):
    recognition(here.organisation, project=here, participant=people[0], what="Bus from Baird")
    for role, sees in (("facilitator", True), ("owner", True), ("manager", False)):
        page = said(money.call("recognition_list", role=role))
        assert "£20" in page
        assert (people[0].name in page) is sees
        assert ("Bus from Baird" in page) is sees
    assert money.call("recognition_list", role="viewer").status_code == 403


def test_the_plain_notice_stands_where_something_is_offered(money, people):
    words = "Money and vouchers may count as income."
    assert words in said(money.call("recognition_list"))
    assert words in said(money.call("recognition_add"))


def test_the_sums_by_form_and_state(money, people, here):
    for state, amount in (("paid", "20"), ("paid", "15.50"), ("declined", "20")):
        recognition(here.organisation, project=here, state=state, amount=Decimal(amount))
    recognition(
        here.organisation, project=here, is_expense=True, form="cash", amount=Decimal("4.60")
    )
    recognition(here.organisation, project=here, form="time_off", amount=None)
    recognition(here.organisation, form="cash", amount=Decimal(99))
    found = [(one.form, one.state, one.count, one.amount) for one in totals(here)]
    assert found == [
        ("Time off in lieu", "offered", 1, ""),
        ("Voucher", "declined", 1, "£20"),
        ("Voucher", "paid", 2, "£35.50"),
        ("Expenses (Cash)", "offered", 1, "£4.60"),
    ]


def test_managers_see_the_sums_of_every_project(money, here):
    recognition(here.organisation, project=here, amount=Decimal(20))
    recognition(here.organisation, project=project(here.organisation, title="Club"))
    page = said(money.call("recognition_totals", role="manager"))
    assert here.title in page
    assert "Club" in page
    assert money.call("recognition_totals", role="facilitator").status_code == 403


def table(answer):
    if answer["Content-Type"].startswith("text/csv"):
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(answer.content))
    return book.get_sheet_by_index(0).to_python()


HOSTILE = ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "＝1", " =1", "a;=1"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_of_the_file_is_calculated(money, people, here, kind, words):
    recognition(here.organisation, project=here, participant=people[0], what=words, state="paid")
    answer = money.call("recognition_export", app="workspace", **{"as": kind})
    line = table(answer)[1]
    assert line[1] == people[0].name
    if kind == "csv":
        assert not re.match(r"\s*[=+\-@＝]", line[5])
        assert not re.search(r"[;,\t]\s*[=+\-@]", line[5])
    else:
        assert str(line[5]).strip() == words.strip()
        assert b"<f>" not in answer.content


def test_the_file_holds_sums_as_numbers_and_is_noted_down(money, people, here):
    recognition(here.organisation, project=here, participant=people[0], state="paid")
    answer = money.call("recognition_export", app="workspace", **{"as": "xlsx"})
    assert table(answer)[1][7] == 20.0
    assert AuditEntry.objects.latest("pk").data == {"rows": 1, "named": 1, "kind": "xlsx"}


def test_the_file_names_people_only_for_those_who_may_see_them(money, people, here):
    recognition(here.organisation, project=here, participant=people[0], what="Bus from Baird")
    for role, named in (("facilitator", True), ("manager", False)):
        answer = money.call("recognition_export", role=role, app="workspace", **{"as": "csv"})
        text = answer.content.decode()
        assert (people[0].name in text) is named
        assert ("Bus from Baird" in text) is named
    elsewhere = recognition(here.organisation, participant=people[1])
    whole = money.call("recognition_export_all", role="owner", app="workspace", **{"as": "csv"})
    assert people[1].name in whole.content.decode()
    assert str(elsewhere.pk) in [line[0] for line in table(whole)]


def test_a_sensitive_ask_is_named_in_no_file(money, people, here):
    about = closed_consultation(
        here.organisation, project=here, needs_care=True, title="Feeling safe"
    )
    recognition(here.organisation, project=here, participant=people[0], consultation=about)
    answer = money.call("recognition_export", app="workspace", **{"as": "csv"})
    assert "Feeling safe" not in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(money, here, count, django_assert_num_queries):
    for _each in range(count):
        recognition(here.organisation, project=here)
    with django_assert_num_queries(2):
        listed = Recognition.objects.select_related("project", "consultation", "group")
        assert len(rows(listed, names_of=[here.pk])) == count


@pytest.fixture
def kept():
    return kinds.get("recognitions")


def test_an_erased_person_leaves_the_sum_and_no_words(kept, people, here):
    made = recognition(here.organisation, project=here, participant=people[0], what="Jo's bus")
    other = recognition(here.organisation, project=here, participant=people[1], what="Bus")
    for _twice in range(2):
        kept.erase(people[0].pk, today=TODAY)
    made.refresh_from_db()
    other.refresh_from_db()
    assert (made.participant, made.what, made.amount) == (None, "", Decimal("20.00"))
    assert (other.participant, other.what) == (people[1], "Bus")


def test_a_copy_is_readable_and_holds_nobody_else(kept, people, here):
    recognition(here.organisation, project=here, participant=people[0], what="Bus", state="paid")
    recognition(here.organisation, project=here, participant=people[1], what="Creche")
    (passage,) = kept.copy(people[0].pk)
    assert passage.lines == [("Voucher", f"£20, Bus, {here.title}, paid, 1 March 2027")]
    assert list(kept.copy(participant(here.organisation).pk)) == []


def test_two_records_of_one_person_become_one(kept, people, here):
    for one in people:
        recognition(here.organisation, project=here, participant=one)
    kept.join(people[0].pk, people[1].pk)
    assert (len(given_to(people[0].pk)), len(given_to(people[1].pk))) == (0, 2)


def test_the_last_contact_is_the_latest_of_all_days(kept, people, here):
    days = {"offered_on": date(2026, 5, 1), "settled_on": date(2026, 6, 1), "state": "paid"}
    recognition(here.organisation, project=here, participant=people[0], **days)
    recognition(here.organisation, project=here, participant=people[0], offered_on=date(2026, 5, 9))
    recognition(here.organisation, project=here, participant=people[1], offered_on=date(2026, 4, 1))
    assert kept.last_contact([one.pk for one in people]) == {
        people[0].pk: date(2026, 6, 1),
        people[1].pk: date(2026, 4, 1),
    }
