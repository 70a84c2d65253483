"""Nobody was in touch with a person for long: they are asked once whether they want to stay. Silence is a no."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.rules import SOON, Occasion, Recipient, subject_id
from participants.domain.keeping import ASKED_FOR
from participants.kept_about.mail import KEEP_CONTACT
from participants.links import mint_links
from participants.models import KeepingQuestion
from participants.queries import contacts
from participants.queries.keeping import asked_since, questions
from participants.staying import mint_stay_link

ASKED_WITHIN = timedelta(days=ASKED_FOR)


class KeepContactRule:
    """One message, once; nobody is reminded of it."""

    kind = KEEP_CONTACT
    label = _("Whether somebody wants to stay in touch")
    template = "reminder_rules/keep_contact"
    waits_for_digest = False
    pace = SOON
    names_people = True

    def due(self, now: datetime) -> Sequence[tuple[int, int]]:
        """Return everybody who was to be asked lately; the planner leaves out those who were."""
        return asked_since((now - ASKED_WITHIN).date())

    def load(self, subject_ids: Sequence[int]) -> Sequence[KeepingQuestion]:
        """Return the questions in one query."""
        return questions(subject_ids)

    def occasions(self, subject: KeepingQuestion, now: datetime) -> Sequence[Occasion]:
        """Return the one occasion: the day on which it was decided to ask."""
        del now
        person = contacts([subject.participant_id])[subject.participant_id]
        skip = "stopped" if person.stopped else "" if person.is_reachable else "unreachable"
        recipient = Recipient("participant", str(subject.participant_id), skip=skip)
        return [Occasion(code=f"stay-{subject.asked_on}", recipients=[recipient])]

    def still_needed(self, notice: Notice, now: datetime) -> str:
        """Return why nobody has to ask any more."""
        del now
        return "" if questions([subject_id(notice)]) else "stays"

    def context(self, notice: Notice, now: datetime) -> dict[str, Any]:
        """Return the links to stay and to stop, and by when."""
        (question,) = questions([subject_id(notice)])
        person = question.participant_id
        organisation = question.organisation
        return {
            "name": contacts([person])[person].name,
            "organisation": organisation,
            "until": question.asked_on + ASKED_WITHIN,
            "stay_url": mint_stay_link(person, organisation, now),
            **mint_links(person, organisation, now),
        }

    def delivered(self, notice: Notice, now: datetime) -> None:
        """Nothing follows: the person answers, or goes."""

    def failed(self, notice: Notice, reason: str, now: datetime) -> None:
        """Nothing follows: who cannot be asked goes when their time is over, and owners see it before."""
