"""How much people were asked and how much came back: what the register's words rest on, and six people worked by hand."""

from datetime import date, datetime, timedelta
from functools import partial

from django.db.models import QuerySet

from feedback.actions.limits import set_limits
from feedback.actions.telling import record_unreachable
from feedback.domain.limits import usual
from feedback.models import Ask, Consultation, Telling
from participants.actions import add_person
from projects.actions import add_group, place_people, set_team, start_project
from projects.models import Project
from stages.actions import add_stages
from workspace.demo.asks import DOOR, Plan, add_ask, answer
from workspace.demo.other_words import letter_for_children
from workspace.demo.people import FAMILIES, GROUPS, YOUNG_PEOPLE
from workspace.demo.questions import one_of, words
from workspace.demo.sentences import CARE, TELL_HOW
from workspace.demo.story import Story
from workspace.demo.told import Day, Outcome, name_items, outcome, tell

AT_THE_NIGHTS = {"P02": (4, 27), "P03": (4, 27), "P18": (5, 20)}
"""Who said who they were at an ideas night, and on which: nobody asked them by name, they turned up."""
REMINDED = {("C6", "P24"): 1, ("C10", "P24"): 1, ("C9", "P11"): 1}
"""How often somebody was reminded of an ask."""

AISHA, BEN, CALLUM, DEE, EWAN, FAY = "H1", "H2", "H3", "H4", "H5", "H6"
BY_HAND = {
    AISHA: ("Aisha Nasser", "aisha.nasser@example.org", FAMILIES, {"channel": "email"}),
    BEN: ("Ben Aitken", "ben.aitken@example.org", FAMILIES, {"channel": "email"}),
    CALLUM: (
        "Callum Rae",
        "",
        YOUNG_PEOPLE,
        {"channel": "through", "note": "through the club", "age_band": "13_15"},
    ),
    DEE: ("Dee Okafor", "", FAMILIES, {"channel": "post"}),
    EWAN: ("Ewan Baxter", "ewan.baxter@example.org", FAMILIES, {"channel": "email"}),
    FAY: ("Fay Wishart", "fay.wishart@example.org", FAMILIES, {"channel": "phone"}),
}
"""The six people whose standing is worked out by hand in the design: name, address, group, and how they are reached."""
POSTER = (("poster", "The noticeboard of the carers' centre"),)


def add_load(story: Story) -> None:
    """Let people turn up, be reminded and answer small things, and let a second project ask six people more or less."""
    story.on((5, 26), partial(_who_was_there, story), hour=9, is_told=False)
    story.on((10, 20), partial(_reminders, story), hour=9, is_told=False)
    story.on((1, 13), partial(_agree_on_limits, story), hour=15, is_told=False)
    _letter_check(story)
    _figures(story)
    story.on((2, 2), partial(_start_breaks, story), hour=11, is_told=False)
    _breaks(story)


# The people of "Help that fits" ---------------------------------------------------------------------


def _who_was_there(story: Story, now: datetime) -> None:
    nights = story.ask("C3")
    Ask.objects.bulk_create(
        Ask(
            organisation=story.home,
            consultation=nights,
            participant_id=story.people[code],
            asked_on=story.calendar.day(*day),
            asked_by_themselves=True,
        )
        for code, day in AT_THE_NIGHTS.items()
    )
    Consultation.objects.filter(pk=nights.pk).update(minutes_given=120)


def _reminders(story: Story, now: datetime) -> None:
    for (code, who), count in REMINDED.items():
        _asked(story, code, who).update(reminders=count)


def _asked(story: Story, code: str, who: str) -> QuerySet[Ask]:
    return Ask.objects.filter(consultation=story.asks[code], participant=story.people[who])


def _agree_on_limits(story: Story, now: datetime) -> None:
    """The panel agrees to the usual numbers."""
    set_limits(
        actor=story.actor("agnes"),
        values=usual(),
        agreed_with="The panel of families and young people",
        agreed_on=story.calendar.day(1, 13),
        today=now.astimezone(story.calendar.zone).date(),
    )


def _letter_check(story: Story) -> None:
    add_ask(
        story,
        Plan(
            code="L1",
            title="Can you read the new letter alone?",
            stage=4,
            opens=(9, 7),
            closes=(9, 18),
            decides=(10, 9),
            why_you="Only those who get the letter can say whether it can be read without help.",
            can_change="The words and the size of the number.",
            cannot_change="That the letter has one page.",
            decider="priya",
            tell_how=TELL_HOW,
            questions=(
                one_of("alone", "Could you read it alone?", "Yes", "Mostly", "No", owes=True),
            ),
            asked=("P02",),
            has_door=True,
            card=CARE | {"minutes_given": 7},
            voices=[("P02", {"alone": 1}), (DOOR, {"alone": 1}), (DOOR, {"alone": 2})],
        ),
    )
    name_items(story, "L1", (9, 21), ("The one-page letter",))
    clear = outcome(
        "The one-page letter",
        "changed",
        you_said="Two of three could read it alone. The number could be bigger.",
        what="The number is twice as big.",
        since_on=story.calendar.day(10, 5),
        where="On every letter",
    )
    tell(story, "L1", (9, 25), [clear], in_other_words=letter_for_children)


def _figures(story: Story) -> None:
    """Figures that staff enter each week: their minutes count, nobody is owed an answer about them."""
    add_ask(
        story,
        Plan(
            code="W1",
            title="The figures of the week",
            stage=5,
            opens=(8, 10),
            closes=(11, 27),
            decides=(12, 18),
            why_you="Only those who make the calls know how many there were.",
            can_change="How the calls are shared out.",
            cannot_change="That each call is counted.",
            decider="priya",
            tell_how="In the team meeting",
            questions=(words("count", "How many calls did you make this week?", owes=True),),
            asked=("P24",),
            card={"minutes_given": 21, "load_exemption": "measure"},
        ),
    )


# Six people worked by hand ---------------------------------------------------------------------------


def _start_breaks(story: Story, now: datetime) -> None:
    isla = story.actor("isla")
    project = start_project(
        actor=isla,
        title="A break for carers",
        why="Carers told us that an afternoon off is what keeps them going. They say what a break has to be.",
    )
    add_stages(project=project)
    set_team(
        actor=isla,
        project=project,
        member_ids=[story.staff[code].pk for code in ("isla", "priya")],
    )
    story.projects["breaks"] = project
    places = {}
    for code, (name, email, group, known) in BY_HAND.items():
        story.people[code] = add_person(actor=isla, values={"name": name, "email": email} | known)
        made = add_group(project=project, name=group, kind=GROUPS[group])
        places[story.people[code]] = made.pk
    place_people(project=project, places=places)
    story.groups |= {code: group for code, (_name, _email, group, _known) in BY_HAND.items()}
    Project.objects.filter(pk=project.pk).update(created_at=now)


def _breaks(story: Story) -> None:
    _small(story, "B1", "What would a real break be?", (2, 9), (3, 6), 20, (AISHA, BEN, FAY))
    _told(story, "B1", (3, 27), "What a break has to be")
    _young_carers(story)
    _small(story, "B3", "Where should carers meet?", (8, 3), (8, 21), 33, (BEN,))
    name_items(story, "B3", (8, 24), ("The place", "The bus there"))
    tell(
        story,
        "B3",
        (9, 7),
        [
            _settled(story, "The place"),
            outcome(
                "The bus there",
                "still_deciding",
                held_up_by="The bus company has not said what it costs.",
                next_on=story.calendar.day(11, 13),
            ),
        ],
        channels=POSTER,
    )
    _small(
        story,
        "B4",
        "What stops you from taking a break?",
        (8, 17),
        (9, 25),
        15,
        {CALLUM: (8, 19), FAY: (8, 24), BEN: (9, 14)},
        card={"promised_on": story.calendar.day(11, 6)},
    )
    _small(story, "B5", "Which Tuesday suits?", (8, 4), (8, 14), 15, (AISHA,), silent=(BEN,))
    _told(story, "B5", (8, 28), "Which Tuesday")
    _small(story, "B6", "Who should come along?", (9, 7), (9, 18), 15, (AISHA,), silent=(BEN,))
    _told(story, "B6", (9, 25), "Who comes along")
    _small(
        story,
        "B7",
        "A plan for the winter: what is missing?",
        (9, 28),
        (10, 16),
        45,
        (BEN, FAY),
        silent=(EWAN,),
    )
    story.on((10, 21), partial(_remind_by_hand, story), hour=9, is_told=False)


def _young_carers(story: Story) -> None:
    """Two people were never told what came of it: Ben's e-mail bounced that day, and nobody found Callum."""
    voices = {CALLUM: (7, 28), BEN: (7, 22)}
    _small(story, "B2", "What do young carers need?", (7, 20), (7, 31), 10, voices)
    story.on((8, 14), partial(_lose_ben, story), hour=8, is_told=False)
    _told(story, "B2", (8, 14), "What young carers need", with_letters=False)
    story.on((8, 17), partial(_give_up, story), hour=16)


def _lose_ben(story: Story, _now: datetime) -> None:
    story.bounces.add(("outcome_told", str(story.people[BEN])))


def _give_up(story: Story, now: datetime) -> None:
    story.bounces.discard(("outcome_told", str(story.people[BEN])))
    news = story.ask("B2").publications.select_related("consultation__organisation").get()
    record_unreachable(
        actor=story.actor("isla"),
        publication=news,
        telling_ids=Telling.objects.pending().filter(publication=news).values_list("pk", flat=True),
        today=now.astimezone(story.calendar.zone).date(),
    )


def _remind_by_hand(story: Story, now: datetime) -> None:
    for code, who in (("B5", BEN), ("B6", BEN), ("B4", FAY), ("B7", FAY)):
        _asked(story, code, who).update(reminders=1)


def _small(
    story: Story,
    code: str,
    title: str,
    opens: Day,
    closes: Day,
    minutes: int,
    answered: tuple[str, ...] | dict[str, Day],
    *,
    silent: tuple[str, ...] = (),
    card: dict[str, object] | None = None,
) -> None:
    """Add a small ask of the second project; those who answer do so on its first day, or on a day of their own."""
    decided_on = date(2026, *closes) + timedelta(weeks=3)
    plan = Plan(
        code=code,
        title=title,
        stage=1,
        opens=opens,
        closes=closes,
        decides=(decided_on.month, decided_on.day),
        project="breaks",
        why_you="Only carers can say what an afternoon off is worth and what it takes.",
        can_change="Where, when and with whom there is a break.",
        cannot_change="The money for this year.",
        decider="priya",
        tell_how=TELL_HOW,
        questions=(words("say", title, owes=True),),
        asked=(*answered, *silent),
        has_door=True,
        card=CARE | {"minutes_given": minutes} | (card or {}),
    )
    add_ask(story, plan)
    for place, who in enumerate(answered):
        day = answered[who] if isinstance(answered, dict) else opens
        story.on(
            day,
            partial(_say, story, plan, who),
            hour=12 + place,
            is_told=False,
        )


def _say(story: Story, plan: Plan, who: str, now: datetime) -> None:
    answer(story, plan, who, {"say": "An afternoon in which nobody rings."}, now)


def _told(story: Story, code: str, day: Day, item: str, *, with_letters: bool = True) -> None:
    month, of_month = day
    name_items(story, code, (month, of_month - 1), (item,))
    tell(
        story,
        code,
        day,
        [_settled(story, item)],
        channels=POSTER,
        with_letters=with_letters,
    )


def _settled(story: Story, item: str) -> Outcome:
    return outcome(
        item,
        "changed",
        you_said="An afternoon in which nobody rings.",
        what="There is one each month, with somebody who stays with the family.",
        since_on=story.calendar.day(12, 1),
        where="At the carers' centre",
    )
