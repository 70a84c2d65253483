"""What came of the first ask in Easy Read, for children and in Polish; a newer version waits for its words for children.

What came of the first pulse and of the letter is in words for children before anybody hears it: Maya, who is 14, is written to in them.
"""

from collections.abc import Mapping
from datetime import datetime

from feedback.actions.outcome_wordings import save_outcome_wording
from feedback.domain.outcome_forms import Wanted
from feedback.models import Outcome
from feedback.queries.outcome_desk import head_of
from feedback.queries.outcome_readings import ITEM
from workspace.demo.insight import INBOX, LETTERS, STORY, TIMES, WORKERS_WANTED
from workspace.demo.story import Story

ASK = "C1"
CHILD, EASY, POLISH = Wanted("child", "en"), Wanted("easy", "en"), Wanted("plain", "pl")
HOLDS = {"full": "yes", "friendly": "yes", "fast": "yes", "followed_up": "yes"}
NO_DAY = {"followed_up": "It is done, so there is nothing to wait for."}
ABOUT = "about"
"""Stands for the title of the item."""

FOR_CHILDREN = {
    LETTERS: {
        ABOUT: "Letters that are too hard",
        "you_said": "Letters are long. Some of you have to read them out for your mum or dad.",
        "what": "Now both your parents get the letter. We are making a short one, on one page.",
        "where": "You can see it on the next letter that we send.",
    },
    TIMES: {
        ABOUT: "When you can come",
        "you_said": "Ten in the morning is too early. The bus does not come then.",
        "what": "You can come after four on Tuesdays. You cannot come in the evening.",
        "why": "Two people would be alone in the house at night.",
    },
    WORKERS_WANTED: {
        ABOUT: "More people to ring you back",
        "you_said": "There are too few people. Nobody rings back.",
        "why": "We cannot have more people this year. There is no money for it.",
        "decided_by": "The council. It plans the money for a whole year.",
    },
    STORY: {
        ABOUT: "Telling your story again and again",
        "you_said": "Many of you had to tell your story to four people or more.",
        "held_up_by": "We want to write it down once. We have to ask if we may share it.",
    },
}
IN_EASY_READ = {
    LETTERS: {
        ABOUT: "Letters are too hard",
        "you_said": "Letters come to one parent. They are long. A child has to read them out.",
        "what": "Every letter now has both names on it. We are making a letter of one page.",
        "where": "Look at the next letter from us.",
    },
    INBOX: {
        ABOUT: "Nobody reads the letters for help",
        "you_said": "Workers want to ring you on the same day. Nobody could open the letter box.",
        "what": "Now four people can open it. They look every working day.",
        "where": "In the team that helps families.",
    },
}
BESIDE = {
    LETTERS: {"you_said": "letter", "what": "home"},
    INBOX: {"you_said": "phone", "what": "people"},
}
"""The pictures beside the sentences in Easy Read."""
IN_POLISH = {
    LETTERS: {
        ABOUT: "Listy w trudnym języku, tylko do jednego rodzica",
        "you_said": "Listy przychodzą do jednego rodzica. Są długie i dziecko musi je tłumaczyć.",
        "what": "Każdy list jest teraz do obojga rodziców. Z trzema rodzinami piszemy list na jedną stronę.",
        "where": "Na następnym liście od nas",
    },
}
CALL, LETTER = "The call within two working days", "The one-page letter"
CALL_FOR_CHILDREN = {
    ABOUT: "Somebody rings you in two days",
    "you_said": "Most of you got the call. Some of you did not pick up, because no number was shown.",
    "what": "Now your worker sends a text first. Then you know who rings.",
    "why": "In some weeks it takes longer than two days. We are talking with the workers about that.",
}
LETTER_FOR_CHILDREN = {
    ABOUT: "The short letter",
    "you_said": "Two of three could read it alone. The phone number was too small.",
    "what": "The number is twice as big now.",
    "where": "Look at the next letter from us.",
}


def call_for_children(story: Story, now: datetime) -> None:
    """Word what came of the first pulse for children."""
    word(story, "C7", CALL, CHILD, CALL_FOR_CHILDREN, now)


def letter_for_children(story: Story, now: datetime) -> None:
    """Word what came of the letter for children, who hear it with the first pulse."""
    word(story, "L1", LETTER, CHILD, LETTER_FOR_CHILDREN, now)


def add_other_words(story: Story) -> None:
    """Let Isla word what came of the first ask on the day on which it was published."""
    story.on((3, 20), lambda now: _word_all(story, now), hour=17, is_told=False)


def _word_all(story: Story, now: datetime) -> None:
    readers = {CHILD: "two children at Wee Steps", EASY: "a reading group at the library"}
    for wanted, words in ((CHILD, FOR_CHILDREN), (EASY, IN_EASY_READ), (POLISH, IN_POLISH)):
        for about, said in words.items():
            drawn = BESIDE.get(about, {}) if wanted == EASY else {}
            word(story, ASK, about, wanted, said, now, reader=readers.get(wanted, ""), drawn=drawn)


def word(
    story: Story,
    code: str,
    about: str,
    wanted: Wanted,
    said: Mapping[str, str],
    now: datetime,
    *,
    reader: str = "",
    by: str = "isla",
    drawn: Mapping[str, str] | None = None,
) -> None:
    """Word what came of one thing of an ask for somebody else; `reader` says who read it before, `drawn` has the pictures."""
    item = story.ask(code).items.get(text=about)
    outcome = Outcome.objects.get(items=item)
    version = head_of(outcome)
    has_day = about in {STORY, WORKERS_WANTED}
    save_outcome_wording(
        actor=story.actor(by),
        outcome=outcome,
        wanted=wanted,
        number=version.number if version else 0,
        based_on="none",
        words=_by_part(outcome, said),
        pictures=drawn,
        four_fs=HOLDS if has_day else HOLDS | NO_DAY,
        read_by=reader,
        read_on=story.calendar.day(3, 19) if reader else None,
        now=now,
    )


def _by_part(outcome: Outcome, said: Mapping[str, str]) -> dict[str, str]:
    """Name the words as they are kept; the title is that of everything that the outcome answers, in other asks too."""
    titles = {f"{ITEM}{pk}": said[ABOUT] for pk in outcome.items.values_list("pk", flat=True)}
    return titles | {name: text for name, text in said.items() if name != ABOUT}
