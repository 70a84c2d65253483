"""The demo tells its story to the day it stands on, and mails nobody about the past."""

import io
import json
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from access.scope import working_in
from feedback.domain.loop import State, Word
from feedback.models import (
    Consultation,
    DutyHandover,
    Item,
    LoadSnapshot,
    Meeting,
    Recognition,
    ResultSnapshot,
    Telling,
)
from feedback.queries import result_rows
from feedback.queries.load import shown_loads
from feedback.queries.loops import loop_states, owed_consultations
from feedback.queries.outcomes import item_boards
from feedback.queries.return_rate import return_rate
from feedback.queries.safety import worry_rows
from feedback.queries.shortlists import shortlists_of_project
from feedback.queries.words import readable
from notices.actions import plan
from notices.letters import write_letter
from notices.models import Message, Notice
from organisations.models import Member, Organisation, Partner, User
from participants.queries import contacts
from projects.models import Decider, Participation, PlanChange, Project
from projects.queries.acting import actions_of, deeds
from projects.queries.agency import standings
from projects.queries.deciding import decisions, groups_of, register
from projects.queries.founded import case_of, evidence_of, founded_on
from projects.queries.heard import heard
from projects.queries.history import since_seen
from projects.queries.owners import responsibility
from projects.queries.scope import scope_of
from stages.models import Stage
from tests.databases import have, put_back
from tests.factories import organisation, project
from workspace.demo.words import SAID

pytestmark = [pytest.mark.integration, pytest.mark.embedded, pytest.mark.django_db]

TODAY = date(2026, 10, 26)
NOON = datetime(2026, 10, 26, 12, tzinfo=UTC)
ANSWERS = {
    "What is it like to ask for help?": 31,
    "Which problems matter most?": 29,
    "Ideas nights": 24,
    "Try the text-message check-in": 11,
    "Creche times": 0,
    "Young people's room: where and when": 9,
    "Sharing information between school and support": 6,
    "Is the call-back working? Pulse 1": 19,
    "Duty-week rota workshop": 8,
    "Is the call-back working? Pulse 2": 6,
    "Where should a Saturday club meet?": 6,
    "How was the taster morning?": 14,
    "What would make a Saturday morning worth getting up for?": 19,
    "Open morning at Millbrae hall": 23,
    "Can you read the new letter alone?": 3,
    "The figures of the week": 0,
    "What would a real break be?": 3,
    "What do young carers need?": 2,
    "Where should carers meet?": 1,
    "What stops you from taking a break?": 3,
    "Which Tuesday suits?": 1,
    "Who should come along?": 1,
    "A plan for the winter: what is missing?": 2,
}
FIRST_WORDS = {
    "Can you read the new letter alone?": 7,
    "What would a real break be?": 21,
    "What do young carers need?": 14,
    "Where should carers meet?": 17,
    "Which Tuesday suits?": 14,
    "Who should come along?": 7,
    "What is it like to ask for help?": 21,
    "Which problems matter most?": 14,
    "Ideas nights": 28,
    "Try the text-message check-in": 14,
    "Creche times": 7,
    "Sharing information between school and support": 7,
    "Is the call-back working? Pulse 1": 21,
    "Where should a Saturday club meet?": 21,
    "How was the taster morning?": 7,
}


def demo(*arguments):
    said = io.StringIO()
    call_command("demo", *arguments, stdout=said)
    return said.getvalue().splitlines()


@pytest.fixture(scope="module", autouse=True)
def _story(django_db_setup, django_db_blocker):
    """Tell the story once for all processes of this run; afterwards nobody finds any of it."""
    with django_db_blocker.unblock():
        have("coprod_demo", lambda: demo("--today", TODAY.isoformat()))
        yield
        if not put_back():
            call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def home():
    found = Organisation.objects.get(slug="strathcarrick")
    with working_in(found):
        yield found


def states(today=TODAY):
    asked = list(Consultation.objects.all())
    titles = {one.pk: one.title for one in asked}
    return {titles[pk]: state for pk, state in loop_states(asked, today).items()}


def ask(title):
    return Consultation.objects.all().for_page().get(title=title)


def test_every_ask_has_the_answers_of_the_story(home):
    assert {title: state.answers for title, state in states().items()} == ANSWERS


def test_results_were_made_at_close_of_what_was_answered(home):
    made = dict(ResultSnapshot.objects.values_list("consultation__title", "answered"))
    closed_forms = set(ANSWERS) - {
        "Ideas nights",
        "Open morning at Millbrae hall",
        "Sharing information between school and support",
        "Is the call-back working? Pulse 2",
        "What would make a Saturday morning worth getting up for?",
        "The figures of the week",
    }
    assert made == {title: ANSWERS[title] for title in closed_forms}


def test_people_heard_on_the_days_of_the_story(home):
    heard = {title: state.days_to_first_word for title, state in states().items()}
    assert {title: days for title, days in heard.items() if days is not None} == FIRST_WORDS


def test_the_longest_wait_is_the_young_peoples_room(home):
    rows = owed_consultations(NOON)
    assert [(row.consultation.title, row.days, row.state) for row in rows] == [
        ("Young people's room: where and when", 87, State.OVERDUE),
        ("Where should carers meet?", 66, State.HELD),
        ("Duty-week rota workshop", 45, State.OVERDUE),
        ("Where should a Saturday club meet?", 38, State.HELD),
        ("What stops you from taking a break?", 31, State.OWED),
        ("Open morning at Millbrae hall", 16, State.OWED),
        ("A plan for the winter: what is missing?", 10, State.OWED),
    ]
    assert (rows[0].owner, rows[0].loop.first_word) == ("Priya Nair", Word.MISSED)


def test_the_page_of_what_is_owed_names_who_was_chased(home):
    row = owed_consultations(NOON)[0]
    assert {(one.name, one.role) for one in row.chased} == {
        ("Tom Achterberg", "owner"),
        ("Marek Nowak", "decider"),
        ("Priya Nair", "owner"),
        ("Marek Nowak", "senior"),
    }


def test_the_first_ask_was_five_sixths_answered_in_march_and_whole_in_may(home):
    about = ask("What is it like to ask for help?")
    boards = item_boards(about)
    first = [board.published_versions[-1].disposition for board in boards]
    last = [board.published.disposition for board in boards]
    assert sorted(first) == sorted(
        ["changed"] * 3 + ["partly_changed", "not_changed", "still_deciding"]
    )
    assert (len(last), last.count("still_deciding")) == (6, 0)


def test_a_promise_was_taken_back_and_told_again_within_a_week(home):
    saturday = next(
        board for board in item_boards(ask("Ideas nights")) if "Saturday" in board.item.text
    )
    said = [(one.disposition, one.publication.published_on) for one in saturday.published_versions]
    assert said == [
        ("not_changed", date(2026, 9, 16)),
        ("reversed", date(2026, 9, 11)),
        ("changed", date(2026, 7, 31)),
        ("still_deciding", date(2026, 6, 19)),
    ]


def test_what_was_withdrawn_was_told_within_a_week(home):
    about = ask("Sharing information between school and support")
    state = states()[about.title]
    assert (about.ended_on, state.facts.first_told_on) == (date(2026, 8, 14), date(2026, 8, 21))
    assert state.is_closed


def test_words_stand_as_people_wrote_them(home):
    asked = Consultation.objects.exclude(opened_at=None)
    written = {answer.text for answer in readable(*asked)}
    written |= {
        words for one in asked for row in worry_rows(one) for _question, words, _picture in row.said
    }
    written |= set(" ".join(Meeting.objects.values_list("said", flat=True)).split("“"))
    missing = [text for text in SAID.values() if not any(text in said for said in written)]
    assert missing == []


def test_thirty_one_people_three_children_and_one_written_down_twice_have_a_place(home):
    ids = Participation.objects.filter(project__title="Help that fits").values_list(
        "participant_id", flat=True
    )
    people = contacts(ids).values()
    assert (len(people), sum(not person.email for person in people)) == (35, 6)
    assert {person.email.partition("@")[2] for person in people} == {"", "example.org"}


def test_every_stage_says_why(home):
    stages = Stage.objects.filter(project__title="Help that fits")
    assert [
        bool(stage.why and stage.who and stage.how and stage.starts_on) for stage in stages
    ] == ([True] * 5)


def test_the_planner_has_nothing_to_say_about_the_past():
    planned = plan(now=NOON)
    assert planned.notices == []
    assert mail.outbox == []


def test_what_was_mailed_counts_as_sent_but_for_what_bounced(home):
    states = {"sent", "failed", "returned", "unsure", "dropped"}
    assert set(Message.objects.values_list("state", flat=True)) == states
    lost = Notice.objects.filter(state="failed").values_list("rule", flat=True)
    assert Counter(lost) == {"invitation": 3}
    settled = Notice.objects.filter(state="dropped").values_list("rule", "reason")
    assert Counter(settled) == {("outcome_told", "given_up"): 5, ("no_news", "word_given"): 1}


def test_news_of_one_week_is_one_message_and_a_child_reads_it_in_words_for_children(home):
    several = Message.objects.filter(is_digest=True)
    heard = contacts(int(key) for key in several.values_list("recipient_key", flat=True))
    people = {one.name: one for one in heard.values()}
    maya, lorna = people["Maya Lockhart"], people["Lorna Baird"]
    (hers,) = several.filter(recipient_key=str(maya.id))
    assert several.count() == 13
    assert (maya.is_child, hers.state, hers.notices.count()) == (True, "sent", 2)
    letter = write_letter("", list(hers.notices.all()), NOON)
    assert "This is everything new for you" in letter.body
    assert "Somebody rings you in two days" in letter.body
    assert "The number is twice as big now." in letter.body
    assert "comes just before the call" not in letter.body
    (plain,) = several.filter(recipient_key=str(lorna.id))
    assert "comes just before the call" in write_letter("", list(plain.notices.all()), NOON).body


def test_the_next_reminder_comes_when_the_open_ask_has_closed(home):
    assert plan(now=NOON + timedelta(days=3)).notices == []
    planned = plan(now=NOON + timedelta(days=5)).notices
    assert {one.rule for one in planned} == {"owed_step", "thanks"}


def test_the_command_lists_exactly_what_is_owed():
    said = io.StringIO()
    call_command("loops", "--json", "--now", NOON.isoformat(), stdout=said)
    assert [(row["project"], row["days"]) for row in json.loads(said.getvalue())] == [
        ("Help that fits", 87),
        ("A break for carers", 66),
        ("Help that fits", 45),
        ("Saturday club", 38),
        ("Help that fits", 38),
        ("A break for carers", 31),
        ("Saturday club", 16),
    ]


def test_the_other_organisation_looks_alike_and_stays_apart(home):
    mine = set(Consultation.objects.values_list("title", flat=True))
    with working_in(Organisation.objects.get(slug="forthmoor")):
        assert {title: state.state for title, state in states().items()} == {
            "What is it like to ask for help?": State.OVERDUE,
            "Is the call-back working? Pulse 2": State.ASKING,
        }
        assert set(Consultation.objects.values_list("title", flat=True)) < mine
        (owed,) = owed_consultations(NOON)
        to_tell = Telling.objects.pending().values_list("channel", flat=True)
        assert (owed.consultation.title, sorted(to_tell)) == (
            "What is it like to ask for help?",
            ["letter", "phone"],
        )


def signed_in(name, home="strathcarrick"):
    client = Client()
    client.force_login(User.objects.get(email=f"{name}@{home}.example"))
    return client


def test_a_poster_says_that_two_asks_are_answered_together(home):
    told = ask("Which Tuesday suits?")
    client = signed_in("isla")
    place = {"org": "strathcarrick", "pk": told.pk}
    listed = client.get(reverse("feedback:telling_list", kwargs=place)).content.decode()
    (poster,) = re.findall(r'href="([^"]+)">Print a poster of it', listed)
    page = client.get(poster).content.decode()
    assert (
        "together with something else that we asked. Both are about one afternoon: which day, and what it gives."
        in page
    )
    assert page.count('<div class="qr">') == 1


def test_a_viewer_finds_what_they_promised_and_colleagues_read_their_note(home):
    page = signed_in("dougal").get("/o/strathcarrick/owed/").content.decode()
    assert "Promised, and for you to do" in page
    assert "a tablet that rings an interpreter" in page
    (done,) = re.findall(r'href="(/o/strathcarrick/deliveries/\d+/done/)"', page)
    (part,) = re.findall(r'href="(/o/strathcarrick/deliveries/\d+/milestones/\d+/)"', page)
    for address in (done, part):
        form = signed_in("dougal").get(address).content.decode()
        assert "Both tablets are up." in form
        assert "How can people see it?" not in form
        note = signed_in("isla").get(address).content.decode()
        assert "Dougal Weir says what is done. Only colleagues read this." in note
    nobody = signed_in("agnes").get("/o/strathcarrick/owed/").content.decode()
    assert "Promised, and for you to do" not in nobody
    public = Client().get(f"/w/{ask('Ideas nights').slug}/").content.decode()
    assert "a tablet that rings an interpreter" in public
    assert "Both tablets are up." not in public


def test_whoever_is_told_by_hand_hears_their_own_words(home):
    client = signed_in("ruth", "forthmoor")
    page = client.get("/o/forthmoor/tell/").content.decode()
    assert "In Polish, because" in page
    assert "In Easy Read, because" in page
    (letters,) = re.findall(r'href="([^"]+/letters/)"', page)
    letter = client.get(letters).content.decode()
    assert '<span lang="pl" dir="ltr">Kto oddzwania</span>' in letter
    assert "Who calls back" not in letter


def test_easy_read_has_a_picture_beside_each_sentence(home):
    slug = ask("What is it like to ask for help?").slug
    page = Client().get(f"/w/{slug}/?as=easy&in=en").content.decode()
    assert page.count('<div class="pictured">') == 4
    assert 'alt="A letter"' in page


def test_a_second_time_nothing_is_made():
    assert demo() == ["The demo is there already. To make it anew, use --again."]
    assert demo("--if-empty") == []
    assert Organisation.objects.count() == 2


def test_who_is_printed_can_sign_in():
    *lines, record = demo("--sign-ins")
    assert record.startswith("Shona Muir's own record, without an account: http://testserver/me/")
    assert Client().get(record.partition("testserver")[2]).status_code == 303
    assert [line.split()[0] for line in lines] == [
        *("Owner", "Manager", "Manager", "Facilitator", "Viewer", "Owner")
    ]
    for line in lines:
        address = next(word for word in line.split() if "@" in word)
        password = line.partition(address)[2].strip()
        assert User.objects.get(email=address).check_password(password)


def test_every_page_of_a_sample_organisation_says_so():
    client = Client()
    client.force_login(User.objects.get(email="isla@strathcarrick.example"))
    page = client.get("/o/strathcarrick/").content.decode()
    assert page.count("Sample data: these people and places are invented.") == 1


@pytest.fixture
def help_that_fits():
    with working_in(Organisation.objects.get(slug="strathcarrick")):
        yield Project.objects.get(title="Help that fits")


def test_who_is_heard_reads_as_worked_by_hand(help_that_fits):
    found = heard(help_that_fits)
    assert (found.people, found.occasions) == (52, 3)
    families, area, groups = found.dimensions
    assert [(one.count, one.words) for one in families.groups] == [
        (12, "under-heard"),
        (6, "under-heard, too few people to be sure"),
        (7, "heard more, too few people to be sure"),
        (None, "fewer than 5, under-heard"),
        (10, "in line"),
        (14, "in line"),
    ]
    assert area.unlike.startswith("At least 17 of every 100 people heard")
    assert [one.count for one in area.groups] == [30, None, 11, None]
    assert [(one.count, one.words) for one in groups.groups] == [(38, "in line"), (14, "in line")]


def standing(here):
    groups, rows, acts = groups_of(here), decisions(here), actions_of(here)
    counted = deeds(here, acts)
    found = {one.group.name: one for one in standings(here, groups, rows, counted, TODAY)}
    return found, responsibility(here, groups, acts, counted, TODAY)


def test_families_and_young_people_decide_as_in_the_worked_example(help_that_fits):
    found, _acts = standing(help_that_fits)
    families, young = found["Families"], found["Young people 12-17"]
    assert (families.agency.share, round(float(families.agency.mean), 2)) == (Fraction(5, 9), 3.22)
    assert (young.agency.share, young.agency.mean) == (Fraction(2, 9), 2)
    assert [(one.heard, one.decides, one.acts) for one in (families, young)] == [
        ("in line", "sometimes", "in time, partners late"),
        ("in line", "rarely", "partners late"),
    ]


def test_actions_were_done_as_in_the_worked_example(help_that_fits):
    _found, acts = standing(help_that_fits)
    rates = {one.name: (one.rate.part, one.rate.whole) for one in acts.owners}
    council = "Strathcarrick Council, Children's Services"
    together = (rates[council], rates["Partners"], rates["Families"])
    assert together == ((5, 8), (1, 4), (2, 2))
    assert (acts.burden.part, acts.burden.whole, acts.orphans.part) == (2, 14, 0)


def test_what_was_promised_stands_beside_what_was_felt(help_that_fits):
    found, _acts = standing(help_that_fits)
    assert found["Young people 12-17"].felt.sentence == (
        "They were promised to decide together with us, and felt asked."
    )
    assert found["Practitioners"].felt.people is None


def test_what_was_to_be_decided_by_somebody_who_left_is_in_other_hands(help_that_fits):
    rows = register(help_that_fits, decisions(help_that_fits), groups_of(help_that_fits), TODAY)
    assert [look for row in rows for look in row.looks] == []
    assert Decider.objects.filter(member__user__email__startswith="tom@").count() == 0
    kept = DutyHandover.objects.filter(from_name="Tom Achterberg").values_list("to_name", "on")
    assert set(kept) == {("Priya Nair", date(2026, 8, 21))}
    assert Partner.objects.filter(is_active=True).count() == 7


def test_a_group_that_is_not_heard_has_a_plan_with_a_day_and_a_name(help_that_fits):
    plans = [(one.name, one.has_plan, one.who) for one in heard(help_that_fits).to_hear]
    assert plans == [
        ("Most deprived fifth", True, "Priya Nair"),
        ("Fathers and male carers", True, "Isla Drummond"),
        ("Minority ethnic families", True, "Isla Drummond"),
        ("The coast", True, "Priya Nair"),
    ]


def test_people_were_offered_paid_and_one_said_no(help_that_fits):
    rows = Recognition.objects.filter(project=help_that_fits)
    states = Counter(rows.filter(form="voucher").values_list("state", flat=True))
    assert (states["declined"], states["offered"]) == (1, 2)
    assert states["paid"] > 4
    fares = rows.filter(is_expense=True).order_by("pk").values_list("amount", "state")
    assert list(fares) == [(Decimal("4.60"), "paid"), (Decimal("3.20"), "accepted")]
    assert rows.filter(form="time_off").exists()


def test_making_it_anew_leaves_real_organisations_alone_and_moves_by_whole_weeks():
    real = organisation(name="Ashburn Council", slug="ashburn")
    project(real, title="Real work")
    before = set(Organisation.objects.filter(is_sample=True).values_list("pk", flat=True))
    assert demo("--again", "--today", "2026-11-22") == ["The demo is ready."]
    assert Organisation.objects.filter(pk__in=before).count() == 0
    assert Organisation.objects.filter(pk=real.pk).count() == 1
    sunday = datetime(2026, 11, 22, 12, tzinfo=UTC)
    with working_in(Organisation.objects.get(slug="strathcarrick")):
        pulse = ask("Is the call-back working? Pulse 2")
        assert (pulse.is_open(sunday), pulse.closes_on) == (True, date(2026, 11, 27))
        assert states(sunday.date())["Young people's room: where and when"].days == 86
        assert Item.objects.count() > 0
    assert plan(now=sunday).notices == []


def test_a_day_that_is_none_is_said_so():
    with pytest.raises(CommandError, match="is not a day"):
        demo("--again", "--today", "tomorrow")


def test_the_demo_is_not_made_where_mail_leaves_the_machine(settings):
    settings.MAILBOX_DIR = None
    before = list(User.objects.values_list("pk", flat=True))
    for arguments in ([], ["--if-empty"], ["--again"]):
        with pytest.raises(CommandError, match="known to everybody"):
            call_command("demo", *arguments)
    assert list(User.objects.values_list("pk", flat=True)) == before


def test_owners_see_what_was_done_when_and_that_somebody_looked(client):
    agnes = User.objects.get(email="agnes@strathcarrick.example")
    client.force_login(agnes)
    answer = client.get("/o/strathcarrick/activity/")
    days = [line.at.date() for line in answer.context["lines"]]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 5
    settings = client.get("/o/strathcarrick/activity/?kind=settings").context["lines"]
    changed = [line.details for line in settings if line.details]
    assert ["days to answer: 21 → 28", "days that an invitation works: 14 → 10"] in changed
    assert len(client.get("/o/strathcarrick/activity/?kind=operators").context["lines"]) == 1


# How people stand -----------------------------------------------------------------------------------

STANDING = {
    "Shona Muir": ("14.4", "ok", 1),
    "Kai Renwick": ("32.4", "watch", 1),
    "Moira Kerr": ("57.1", "high", 2),
    "Jean McAllister": ("14.8", "ok", 0),
    "Ruaridh Innes": ("61.4", "high", 2),
    "Aisha Nasser": ("17.5", "ok", 0),
    "Ben Aitken": ("72.7", "rest", 2),
    "Callum Rae": ("68.3", "high", 2),
    "Dee Okafor": ("0.0", "ok", 0),
    "Ewan Baxter": ("6.4", "ok", 0),
    "Fay Wishart": ("58.1", "high", 1),
}
WORDS = {
    "Shona Muir": ("Ask only with a reason", "Heard back on 4 of 5"),
    "Kai Renwick": ("Ask only with a reason", "Heard back on 2 of 3"),
    "Moira Kerr": ("Not until we answer the last two", "Heard back on 2 of 4"),
    "Jean McAllister": ("Fine to ask", "Heard back on 5 of 5"),
    "Ruaridh Innes": ("Not until we answer the last two", "Heard back on 0 of 2"),
    "Aisha Nasser": ("Fine to ask", "Heard back on 3 of 3"),
    "Ben Aitken": ("Let them rest · we owe them 2 answers", "Heard back on 1 of 4"),
    "Callum Rae": ("Not until we answer the last two", "Heard back on 0 of 2"),
    "Dee Okafor": ("Fine to ask · never heard yet", "–"),
    "Ewan Baxter": ("Fine to ask · never heard yet", "–"),
    "Fay Wishart": ("Ask only with a reason", "Heard back on 1 of 2"),
}


def by_name(model_rows):
    people = contacts(row.participant_id for row in model_rows)
    return {people[row.participant_id].name: row for row in model_rows}


def test_people_stand_as_they_were_worked_out_by_hand(home):
    rows = by_name(LoadSnapshot.objects.all())
    found = {name: (str(rows[name].score), rows[name].band, rows[name].debt) for name in STANDING}
    assert found == STANDING


def test_the_register_says_it_in_words(home):
    rows = by_name(LoadSnapshot.objects.all())
    shown = shown_loads([row.participant_id for row in rows.values()], TODAY)
    words = {name: shown[rows[name].participant_id] for name in WORDS}
    assert {name: (one.asking, one.came_back) for name, one in words.items()} == WORDS


def test_for_every_10_times_people_gave_time_so_many_got_an_answer(home):
    assert return_rate(home).words == "8 got an answer"


def test_help_that_fits_is_needed_3_wanted_3_and_has_evidence_2(home):
    about = Project.objects.get(title="Help that fits")
    items = evidence_of(about)
    case, earlier = case_of(items), [one for one in items if "named-worker call" not in one.source]
    assert (case.needed, case.wanted, case.evidence, case.case) == (3, 3, 2, 2)
    assert (case.contested, case_of(earlier).wanted) == (("E1",), 2)
    assert founded_on(about).advice.stage_5


def test_the_demo_says_what_is_open_fixed_and_should_be_known_by_now(home):
    scope = scope_of(Project.objects.get(title="Help that fits").pk)
    assert (len(scope.open), len(scope.fixed)) == (5, 2)
    assert [one.known_on for one in scope.overdue(TODAY)] == [date(2026, 9, 30)]


def test_the_plan_of_the_demo_has_a_history_on_the_days_of_the_story(home):
    about = Project.objects.get(title="Help that fits")
    changes = PlanChange.objects.filter(project=about)
    assert {"evidence", "scope", "stage", "evidence_link"} <= set(
        changes.values_list("part", flat=True)
    )
    reason = changes.get(part="scope", verb="changed")
    assert (reason.at.date(), str(reason.by)) == (date(2026, 2, 27), "Priya Nair")
    isla = Member.objects.get(user__name="Isla Drummond")
    assert since_seen(about, isla.pk).count == 10


def test_what_matters_most_is_shown_group_by_group(home):
    """The worked example: partners join practitioners, and young people are not hidden by the average."""
    asked = ask("Which problems matter most?")
    ranking = result_rows.results(ResultSnapshot.objects.get(consultation=asked), asked)[0]
    shown = [ranking.view.users, *ranking.view.groups, ranking.view.total]
    assert [(one.people, "".join(order_of(one))) for one in shown] == [
        (19, "BAECD"),
        (11, "BACDE"),
        (10, "ADCBE"),
        (8, "EBDAC"),
        (29, "ABDCE"),
    ]
    [going_on] = shortlists_of_project(asked.project)
    assert going_on.options == ["Telling my story once", "A named person, quickly"]
    assert len(going_on.lines) == len(ranking.view.splits) == 3


def order_of(one):
    return ["ABCDE"[int(option.key[1:]) - 1] for option in one.order.options]
