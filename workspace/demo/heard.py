"""Who is heard in "Help that fits", counted by slips, and what people got for their time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial

from feedback.actions.recognition import (
    offer_to_everybody_asked,
    record_for,
    set_offers,
    settle,
)
from feedback.domain.recognition import Entry
from feedback.models import Recognition
from feedback.queries.offers import OfferLine
from projects.actions.heard import plan_to_hear, save_dimension, save_tally
from projects.domain.counting import Comparison, Count, Group
from projects.models import Target
from workspace.demo.people import COMMISSIONER, FAMILIES, PARTNERS, PRACTITIONERS, YOUNG_PEOPLE
from workspace.demo.story import Story

type Day = tuple[int, int]

AFFECTED = 480
FAMILY_LIFE: Mapping[str, tuple[str, tuple[int, int, int]]] = {
    "Most deprived fifth": ("38", (5, 4, 3)),
    "Fathers and male carers": ("22", (3, 1, 2)),
    "Kinship carers": ("9", (3, 2, 2)),
    "Minority ethnic families": ("12", (1, 1, 1)),
    "A disabled child in the family": ("18", (4, 3, 3)),
    "Aged 12-17": ("30", (5, 5, 4)),
}
AREA: Mapping[str, tuple[str, tuple[int, int, int]]] = {
    "Carrick town": ("45", (14, 8, 8)),
    "The coast": ("25", (2, 1, 2)),
    "Millbrae": ("20", (5, 3, 3)),
    "The glens": ("10", (2, 1, 1)),
}
WHO: Mapping[str, tuple[str, tuple[int, int, int]]] = {
    FAMILIES: ("70", (19, 9, 10)),
    YOUNG_PEOPLE: ("30", (5, 5, 4)),
}
"""Groups with their share of those affected in percent, and how many of them were counted on each occasion."""
OCCASIONS: Sequence[tuple[Day, str, int]] = (
    ((2, 27), "Slips in the envelopes of the first form", 24),
    ((5, 22), "Four ideas nights, slips at the door", 14),
    ((9, 4), "Slips with the first pulse", 14),
)
PLANS: Sequence[tuple[str, str, Day, str]] = (
    (
        "Most deprived fifth",
        "Tea at the food bank on Thursdays, with the bus fare in cash there and then.",
        (11, 12),
        "priya",
    ),
    (
        "Fathers and male carers",
        "Stand at the touchline on Saturdays and listen. No form.",
        (11, 28),
        "isla",
    ),
    (
        "Minority ethnic families",
        "Ask the Polish Saturday school first whether a visit would be welcome at all.",
        (12, 5),
        "isla",
    ),
    (
        "The coast",
        "Ring houses in the evening, and come to the hall in Port Struan once.",
        (11, 20),
        "priya",
    ),
)
LAST_COUNT = (10, 5)
VOUCHER = "any shop in Carrick"
DECLINED, STILL_OPEN = ("P04",), ("P07", "P13")
"""Of those who were offered a voucher: who said no, and who has not said yet."""


def add_heard(story: Story) -> None:
    """Let people be counted, groups be planned for, and everybody be offered and given something."""
    story.on((1, 15), partial(_compare, story), hour=9, is_told=False)
    for place, (day, _occasion, _people) in enumerate(OCCASIONS):
        story.on(day, partial(_count, story, place), hour=18, is_told=False)
    story.on(LAST_COUNT, partial(_plan, story), hour=9, is_told=False)
    for day, code, offers in _offers():
        story.on(day, partial(_offer, story, code, offers), hour=15, is_told=False)
    story.on((3, 2), partial(_offer_everybody, story, "C1"), hour=9, is_told=False)
    story.on((3, 13), partial(_pay, story), hour=11, is_told=False)
    story.on((5, 26), partial(_after_the_nights, story), hour=9, is_told=False)
    story.on((9, 14), partial(_offer_everybody, story, "C10"), hour=9, is_told=False)


def _compare(story: Story, _now: datetime) -> None:
    """What our records say of those who asked for help last year."""
    year = story.calendar.day(1, 12).year - 1
    for name, groups, is_exclusive in (
        ("Families", FAMILY_LIFE, False),
        ("Area", AREA, True),
        ("Who asked for help", WHO, True),
    ):
        save_dimension(
            actor=story.actor("isla"),
            project=story.projects["help"],
            comparison=Comparison(
                name=name,
                is_exclusive=is_exclusive,
                population=AFFECTED,
                source="Our records of requests for help",
                year=year,
            ),
            groups=[
                Group(None, group, Decimal(share) / 100)
                for group, (share, _counts) in groups.items()
            ],
        )


def _count(story: Story, place: int, now: datetime) -> None:
    _day, occasion, people = OCCASIONS[place]
    project = story.projects["help"]
    targets = dict(Target.objects.filter(dimension__project=project).values_list("name", "pk"))
    counted = {
        name: counts[place]
        for groups in (FAMILY_LIFE, AREA, WHO)
        for name, (_share, counts) in groups.items()
    }
    save_tally(
        actor=story.actor("isla"),
        project=project,
        count=Count(
            occasion=occasion,
            counted_on=now.astimezone(story.calendar.zone).date(),
            people=people,
            groups={targets[name]: count for name, count in counted.items()},
        ),
    )


def _plan(story: Story, _now: datetime) -> None:
    for name, will_do, by, who in PLANS:
        plan_to_hear(
            actor=story.actor("isla"),
            target=Target.objects.get(dimension__project=story.projects["help"], name=name),
            will_do=will_do,
            will_do_by=story.calendar.day(*by),
            who_id=story.staff[who].pk,
        )


def _offers() -> Sequence[tuple[Day, str, Mapping[str, tuple[str, str, str]]]]:
    """What some asks offer: form, sum and words by group; "" is everybody else."""
    voucher = ("voucher", "10", VOUCHER)
    return (
        (
            (1, 23),
            "C1",
            {
                FAMILIES: voucher,
                YOUNG_PEOPLE: voucher,
                PRACTITIONERS: ("time_off", "", "half an hour"),
                PARTNERS: ("nothing", "", ""),
                COMMISSIONER: ("nothing", "", ""),
            },
        ),
        ((8, 28), "C10", {"": ("time_off", "", "two hours")}),
        ((10, 9), "C9", {"": ("nothing", "", "")}),
    )


def _offer(
    story: Story, code: str, offers: Mapping[str, tuple[str, str, str]], _now: datetime
) -> None:
    about = story.ask(code)
    groups = {group.name: group.pk for group in about.project.groups.all()}
    set_offers(
        actor=story.actor("isla"),
        consultation=about,
        offers=[
            OfferLine(
                group_id=groups[name] if name else None,
                form=form,
                amount=Decimal(amount) if amount else None,
                words=words,
            )
            for name, (form, amount, words) in offers.items()
        ],
    )


def _offer_everybody(story: Story, code: str, now: datetime) -> None:
    offer_to_everybody_asked(
        actor=story.actor("isla"),
        consultation=story.ask(code),
        today=now.astimezone(story.calendar.zone).date(),
    )


def _pay(story: Story, now: datetime) -> None:
    """Vouchers went out to whoever was asked and wanted one; one family said no, two have not said."""
    today = now.astimezone(story.calendar.zone).date()
    vouchers = dict(
        Recognition.objects.filter(consultation=story.asks["C1"], form="voucher").values_list(
            "participant", "pk"
        )
    )
    for people, state in (
        (DECLINED, "declined"),
        (set(story.people) - {*DECLINED, *STILL_OPEN}, "paid"),
    ):
        settle(
            actor=story.actor("isla"),
            project=story.projects["help"],
            ids=[vouchers[story.people[code]] for code in people if story.people[code] in vouchers],
            state=state,
            on=today,
        )


def _after_the_nights(story: Story, now: datetime) -> None:
    """A creche, bus fares and a voucher for those who came to the ideas nights; one fare is still to be paid back."""
    today = now.astimezone(story.calendar.zone).date()
    given: Sequence[tuple[tuple[str, ...], str, str, str, bool, str]] = (
        (("P08", "P09"), "thing", "", "Creche during the night", False, "accepted"),
        (("P06",), "cash", "4.60", "Bus fares, two ways", True, "paid"),
        (("P15",), "cash", "3.20", "Bus fares, two ways", True, "accepted"),
        (("P03", "P08", "P09", "P10"), "voucher", "20", VOUCHER, False, "paid"),
    )
    for people, form, amount, what, is_expense, state in given:
        record_for(
            actor=story.actor("isla"),
            project=story.projects["help"],
            participant_ids=[story.people[code] for code in people],
            entry=Entry(
                consultation_id=story.asks["C3"],
                is_expense=is_expense,
                what=what,
                form=form,
                amount=Decimal(amount) if amount else None,
                currency="GBP",
                state=state,
                offered_on=today,
                settled_on=today if state == "paid" else None,
            ),
        )
