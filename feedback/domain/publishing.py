"""When news may go out again, how late it came, and what is no answer at all."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

HOLDING_GAP_DAYS = 28
"""People hear "we are still deciding" at most once in so many days, unless news was promised sooner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPlan:
    """A way of telling people who cannot be written to: done when its day is here or past, else planned."""

    channel: str
    on: date
    note: str = ""


def next_holding_on(last_on: date, promised_news_on: date | None) -> date:
    """The first day on which another holding word may go out, after one on `last_on`.

    News that was promised for an earlier day is owed on that day, whatever the gap.
    """
    gap_ends_on = last_on + timedelta(days=HOLDING_GAP_DAYS)
    return min(gap_ends_on, promised_news_on) if promised_news_on else gap_ends_on


def days_late(done_on: date, due_on: date) -> int:
    """Days by which something came after its day, never below 0."""
    return max(0, (done_on - due_on).days)


_NO_ANSWER = re.compile(
    r"""\b(
        (will | to | has | have | is | are) \s+ (\w+ \s+){0,2}
            (inform | inform(ed|ing) | shape | shap(ed|ing) | feed(ing)? \s+ into | fed \s+ into) \s+
            (our|the|a|future|wider|what) \b
      | (take|taken|taking) \s+ (this|it|that|them|everything|your \s+ \w+)? \s* (\w+ \s+){0,2}
            (into \s+ (account|consideration)|on \s+ board)
      | (looking|look) \s+ into \s+ (it|this|that|how|ways)
      | lessons \s+ (will \s+ be|have \s+ been|were) \s+ learn(ed|t)
      | (has|have) \s+ been \s+ noted
      | (we) \s+ (value|appreciate|welcome) \s+ (your|all) \b
      | (in \s+ due \s+ course | as \s+ soon \s+ as \s+ possible | going \s+ forward | at \s+ the \s+ earliest \s+ opportunity)
      | (exploring | explore) \s+ (options|opportunities|ways)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def vague_outcome(text: str) -> bool:
    """Whether words sound like an answer and are none: "your views will inform our strategy".

    A hint, never a refusal; it knows English phrases only. The test behind it: could a twelve-year-old who
    answered point at the thing that changed, or say why not?
    """
    return bool(_NO_ANSWER.search(" ".join(text.split())))
