"""Asking people back whether they can see a change, and keeping what they say so that no row says whose it is."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from access import audit
from access.actors import Actor
from feedback.domain.dispositions import FINAL
from feedback.models import (
    CheckAnswer,
    Consultation,
    LoopCheck,
    Publication,
    PublicationKind,
)


def plan_check(*, publication: Publication, today: date) -> None:
    """Note that those who were told a first final word today by e-mail are asked some days later; once a consultation.

    Nothing is noted about asks that were withdrawn.
    """
    about = publication.consultation
    if publication.kind == PublicationKind.WITHDRAWAL or about.withdrawn_at:
        return
    if not (publication.carries or publication).versions.filter(disposition__in=FINAL).exists():
        return
    planned = LoopCheck.objects.filter(consultation=about)
    if planned.exists():
        return
    Consultation.objects.select_for_update().get(pk=about.pk)
    if planned.exists():
        return
    LoopCheck.objects.create(
        organisation_id=publication.organisation_id,
        consultation=about,
        publication=publication,
        due_on=today + timedelta(days=about.check_days),
    )


def call_off_check(*, check: LoopCheck, because: str) -> None:
    """Note for good that nobody is asked, and why: a code of `loop_terms.CHECK_OFF`."""
    check.is_off_because = because
    check.save(update_fields=["is_off_because"])


def key_of(secret: str) -> str:
    """Return under which key an answer is kept that was sent with `secret`: a link's token, or that of a page."""
    return salted_hmac("check answer", secret, algorithm="sha256").hexdigest()


@transaction.atomic
def answer_check(
    *,
    consultation: Consultation,
    saw: str,
    clear: str,
    key: str,
    by_link: bool,
    check: LoopCheck | None = None,
    is_held: bool = False,
    today: date,
) -> None:
    """Keep what somebody can see. Sent again under the same key it takes the place of what was sent before.

    `by_link` says that it came from somebody's own link or record, rather than by the public page.
    """
    said = {name: value for name, value in (("saw", saw), ("clear", clear)) if value}
    if not said:
        return
    first = {
        "organisation_id": consultation.organisation_id,
        "loop_check": check,
        "by_link": by_link,
        "is_held": is_held,
        "received_on": today,
    }
    row, is_new = CheckAnswer.objects.select_for_update().get_or_create(
        consultation=consultation, send_key=key, defaults=first | said
    )
    if not is_new:
        _change(row, said, today)


def _change(row: CheckAnswer, said: Mapping[str, str], today: date) -> None:
    """Change it from today on. What figures may have shown stays in them until enough others said something too."""
    if all(getattr(row, name) == value for name, value in said.items()):
        return
    if row.received_on < today:
        state = [row.received_on.isoformat(), row.saw, row.clear]
        row.before, row.received_on = [*(row.before or ()), state], today
    for name, value in said.items():
        setattr(row, name, value)
    row.save()


@transaction.atomic
def let_checks_through(*, actor: Actor, consultation: Consultation, today: date) -> int:
    """Let what was held as suspected spam count, as if it came today: days that figures showed stay. Answers how many."""
    count: int = CheckAnswer.objects.filter(consultation=consultation, is_held=True).update(
        is_held=False, received_on=today, before=None
    )
    if count:
        audit.record(actor, "checks_let_through", consultation, answers=count)
    return count
