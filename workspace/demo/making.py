"""C3, C5 and C8: ideas nights, creche times, and the young people's room that nobody has heard about since."""

from datetime import datetime, time
from functools import partial

from feedback.actions.asking import change_consultation
from feedback.actions.recording import Record, record_meeting
from feedback.domain.rooms import Tally
from feedback.models import Consultation, Meeting, RoomTally, Subscription
from organisations.actions.members import end_membership, reassign
from organisations.duties import duties_of
from workspace.demo.asks import Plan, add_ask
from workspace.demo.people import COMMISSIONER, FAMILIES, PARTNERS, PRACTITIONERS, YOUNG_PEOPLE
from workspace.demo.questions import one_of, some_of, words
from workspace.demo.sentences import CARE, TELL_HOW
from workspace.demo.story import Story
from workspace.demo.told import give_up, hold, name_items, outcome, tell
from workspace.demo.words import SAID, voice

NIGHTS = (
    ((4, 27), "First night, in Carrick town.", {FAMILIES: 4, PRACTITIONERS: 2, PARTNERS: 1}),
    ((5, 7), "Second night, in the library.", {FAMILIES: 2, YOUNG_PEOPLE: 3, PRACTITIONERS: 1}),
    (
        (5, 20),
        "Third night, online.",
        {FAMILIES: 1, PRACTITIONERS: 2, PARTNERS: 1, COMMISSIONER: 1},
    ),
    (
        (5, 22),
        "Fourth night, with a BSL interpreter.",
        {FAMILIES: 2, YOUNG_PEOPLE: 2, PRACTITIONERS: 1, PARTNERS: 1},
    ),
)
"""Four ideas nights: the day, where, and who was in the room."""
SAID_AT_NIGHT = {0: ("P08",), 2: ("P09",), 3: ("P10",)}
LEFT_AN_ADDRESS = ("P03", "P08", "P09", "P10", "P18")
CALL, SATURDAY, VIDEO, CRECHE = (
    "A named person who calls within two working days",
    "A Saturday drop-in",
    "Video instead of a phone call",
    "The creche",
)


def add_making(story: Story) -> None:
    """Let C3, C5 and C8 happen."""
    story.on((5, 25), partial(_record_nights, story))
    _what_came_of_the_nights(story)
    _creche_times(story)
    _room(story)
    story.on((8, 21), partial(_tom_leaves, story), hour=16)


def _record_nights(story: Story, now: datetime) -> None:
    """Record the last night, then the three before it in the same ask."""
    *before, (last, where, room) = NIGHTS
    consultation = record_meeting(
        actor=story.actor("isla"),
        record=Record(
            title="Ideas nights",
            held_on=story.calendar.day(*last),
            room=[Tally(group, heads) for group, heads in room.items()],
            said=_said(len(before), where),
            owner_id=story.staff["isla"].pk,
            stage_number=3,
            promised=f"To write to everyone who left an address, and to put up a poster, by {story.calendar.words(6, 26)}.",
            promised_on=story.calendar.day(6, 26),
            items=(CALL, SATURDAY, VIDEO, CRECHE),
        ),
        now=now,
        project=story.projects["help"],
    )
    story.asks["C3"] = consultation.pk
    groups = {group.name: group for group in consultation.project.groups.all()}
    for place, (day, where_then, room_then) in enumerate(before):
        night = Meeting.objects.create(
            organisation=story.home,
            consultation=consultation,
            held_on=story.calendar.day(*day),
            said=_said(place, where_then),
        )
        RoomTally.objects.bulk_create(
            RoomTally(organisation=story.home, meeting=night, group=groups[group], heads=heads)
            for group, heads in room_then.items()
        )
    Subscription.objects.bulk_create(
        Subscription(
            organisation=story.home, consultation=consultation, participant_id=story.people[code]
        )
        for code in LEFT_AN_ADDRESS
    )
    first = datetime.combine(story.calendar.day(*NIGHTS[0][0]), time.min, story.calendar.zone)
    Consultation.objects.filter(pk=consultation.pk).update(created_at=now, opened_at=first)


def _said(place: int, where: str) -> str:
    quotes = [f"“{SAID['C3', who]}”" for who in SAID_AT_NIGHT.get(place, ())]
    return "\n\n".join([where, *quotes])


def _what_came_of_the_nights(story: Story) -> None:
    day, say = story.calendar.day, story.calendar.words
    hold(
        story,
        "C3",
        (6, 19),
        held_up_by=f"The call within two days is being tried with a few families until {say(7, 24)}, and the money for Saturdays is not signed for.",
        next_on=(7, 31),
    )
    give_up(story, "C3", (6, 22))
    tell(
        story,
        "C3",
        (7, 31),
        [
            outcome(
                CALL,
                "changed",
                you_said="One person who knows your name, and not a new one each time.",
                what="One named worker calls within two working days. It began with the families of Millbrae Primary.",
                since_on=day(7, 27),
                where="At Millbrae Primary",
            ),
            outcome(
                SATURDAY,
                "changed",
                you_said="Weekday mornings are no use to people who work or have one bus.",
                what="A drop-in on Saturdays from ten to one.",
                since_on=day(8, 8),
                where="Strathcarrick Library",
            ),
            outcome(
                VIDEO,
                "changed",
                you_said="A phone call-back leaves out those who sign.",
                what="You can choose a video call with your own interpreter, or a text from the worker you know.",
                since_on=day(7, 27),
                where="On the form on which you ask for help",
            ),
            outcome(
                CRECHE,
                "changed",
                you_said="The creche was the best part.",
                what="There is a creche at every evening from now on, with the same worker.",
                since_on=day(6, 1),
                where="At every evening that we hold",
            ),
        ],
    )
    give_up(story, "C3", (8, 3))
    _saturdays_taken_back(story)


def _saturdays_taken_back(story: Story) -> None:
    taken_back = outcome(
        SATURDAY,
        "reversed",
        you_said="Weekday mornings are no use to people who work or have one bus.",
        promised_what=f"A Saturday drop-in at the library from {story.calendar.words(8, 8)}.",
        why="The money was moved before it was signed for. We told you too early, and then said nothing for six weeks.",
    )
    retold = outcome(
        SATURDAY,
        "not_changed",
        you_said="Weekday mornings are no use to people who work. Some of you had told others that Saturdays were coming.",
        why="There is no money for Saturdays this year. We are sorry that you passed on a promise which we then broke.",
        decided_by="Marek Nowak",
        revisit_on=story.calendar.day(12, 14),
    )
    tell(story, "C3", (9, 11), [taken_back])
    give_up_again = (9, 14), (9, 17)
    give_up(story, "C3", give_up_again[0])
    tell(story, "C3", (9, 16), [retold], by="priya")
    give_up(story, "C3", give_up_again[1])


def _creche_times(story: Story) -> None:
    plan = Plan(
        code="C5",
        title="Creche times",
        stage=3,
        opens=(7, 6),
        closes=(7, 17),
        decides=(7, 24),
        why_you="Only parents know at which hours a creche would let them come.",
        can_change="The hours of the creche after the holidays.",
        cannot_change="That there is one creche worker.",
        decider="priya",
        tell_how=TELL_HOW,
        questions=(
            some_of(
                "times",
                "Which times would help you?",
                *("Weekday mornings", "Weekday afternoons", "Evenings", "Saturdays"),
                owes=True,
            ),
        ),
        asked=("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10"),
        has_door=True,
    )
    add_ask(story, plan)
    name_items(story, "C5", (7, 20), ("The hours of the creche",))
    again = story.calendar.words(8, 24)
    nothing = outcome(
        "The hours of the creche",
        "not_changed",
        you_said="Nobody answered.",
        why=f"We asked in the first week of the school holidays, because a report was due. We ask again at the school gate on {again}.",
        decided_by="Priya Nair",
        revisit_on=story.calendar.day(8, 24),
    )
    tell(story, "C5", (7, 24), [nothing], with_letters=False)


def _room(story: Story) -> None:
    choices = {
        "P03": 1,
        "P11": 2,
        "P12": 4,
        "P13": 2,
        "P14": 2,
        "P16": 1,
        "P18": 3,
        "P24": 1,
        "P27": 1,
    }
    times = {"P03": (1, 2), "P11": (1, 3), "P12": (3,), "P13": (2, 3), "P14": (1, 3), "P24": (1,)}
    plan = Plan(
        code="C8",
        title="Young people's room: where and when",
        stage=3,
        opens=(7, 17),
        closes=(7, 31),
        decides=(8, 28),
        owner="tom",
        readers=("tom", "priya"),
        why_you="Only young people, their parents and those who work with them know where a room would be used.",
        can_change="Where the room is and when it is open.",
        cannot_change="That it costs little: there is no new money this year.",
        decider="marek",
        tell_how=TELL_HOW,
        questions=(
            one_of(
                "where",
                "Where should the room be?",
                *("The library", "The old bank on Bridge Street", "Carrickhill Academy"),
                "A bus that comes round",
                owes=True,
            ),
            some_of(
                "when",
                "When should it be open?",
                *("Straight after school", "Evenings", "Weekends"),
                owes=True,
            ),
            words("words", "Is there anything else we should know?"),
        ),
        asked=(*choices, "P08", "P15", "P33"),
        card=CARE,
        voices=[
            voice("C8", who, where=where)
            if who not in times
            else voice("C8", who, where=where, when=times[who])
            for who, where in choices.items()
        ],
    )
    add_ask(story, plan)
    name_items(story, "C8", (8, 3), ("Where the room is", "When it is open"), by="tom")


def _tom_leaves(story: Story, now: datetime) -> None:
    """Tom goes, and what he owes people goes to Priya; she has not answered them either."""
    agnes, tom, priya = story.actor("agnes"), story.staff["tom"], story.staff["priya"]
    reassign(
        actor=agnes,
        member=tom,
        to={duty.key: priya for duty in duties_of(tom)},
        why="Tom works for another council now.",
        now=now,
    )
    consultation = story.ask("C8")
    change_consultation(
        actor=story.actor("priya"),
        consultation=consultation,
        based_on=consultation.version,
        values={"readers": [priya.pk]},
        today=now.date(),
    )
    end_membership(actor=agnes, member=tom)
