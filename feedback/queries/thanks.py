"""What happens after somebody has sent answers, step by step and with dates."""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from feedback.models import Consultation
from feedback.queries.purpose import decider_of
from ui.days import day_in_words


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what happens, by when, and whether it has happened."""

    text: str
    when: str = ""
    done: bool = False


def steps_after(consultation: Consultation, readers: list[str]) -> list[Step]:
    """Return the steps from the saved answers to the promised news; a step without a date says none."""
    steps = [Step(_("Your answers are saved"), done=True)]
    if readers:
        names = get_text_list(readers, _("and"))
        steps.append(
            Step(
                _("What people say is read by %(names)s") % {"names": names},
                _("While it is open, until %(day)s")
                % {"day": day_in_words(consultation.closes_on)},
            )
        )
    if (decider := decider_of(consultation)) and consultation.decides_on:
        steps.append(
            Step(
                _("%(name)s decides") % {"name": decider},
                _("By %(day)s") % {"day": day_in_words(consultation.decides_on)},
            )
        )
    told = _("We tell you what we did, and did not do, and why")
    how = consultation.tell_how.strip()
    by = _("By %(day)s") % {"day": day_in_words(consultation.promised_on)}
    steps.append(Step(told, f"{by} · {how}" if how else by))
    return steps
