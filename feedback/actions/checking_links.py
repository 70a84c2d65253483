"""The links by which people say whether they can see a change, and the keys under which their answers are kept."""

from base64 import urlsafe_b64encode
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from access.tokens import digest_of, new_token
from feedback.actions.checking import key_of
from feedback.actions.release import local_day
from feedback.models import CheckLink, CheckSeed, Consultation, LoopCheck
from feedback.queries.asked_back import everybody_asked

LINK_LASTS = timedelta(days=60)


@transaction.atomic
def mint_check_link(*, check: LoopCheck, participant_id: int, now: datetime) -> str:
    """Return the token of this person's link. A message that is sent again holds the same one, so twice counts once.

    The link ends so long after it was first made, however often it is sent. One that has ended is replaced.
    """
    about = check.consultation
    today = local_day(about, now)
    seed = _seed_of(about, participant_id, today)
    if seed.ends_on < today:
        seed.seed, seed.ends_on = new_token(), today + LINK_LASTS
    token = token_of(seed.seed)
    _link, is_new = CheckLink.objects.get_or_create(
        digest=digest_of(token),
        defaults={
            "organisation_id": check.organisation_id,
            "loop_check": check,
            "participant_id": participant_id,
            "expires_at": now + LINK_LASTS,
        },
    )
    if is_new:
        seed.ends_on = today + LINK_LASTS
        seed.save(update_fields=["seed", "ends_on"])
    return token


@transaction.atomic
def key_of_person(*, consultation: Consultation, participant_id: int, today: date) -> str:
    """Return the key of what this person says by their own record: that of their link too, so both count once."""
    return key_of(token_of(_seed_of(consultation, participant_id, today).seed))


def token_of(seed: str) -> str:
    """Return the token that follows from a seed and our secret key: 24 characters, the same each time."""
    made = salted_hmac("check link", seed, algorithm="sha256")
    return urlsafe_b64encode(made.digest())[:24].decode()


def _seed_of(about: Consultation, participant_id: int, today: date) -> CheckSeed:
    rows = CheckSeed.objects.select_for_update().filter(consultation=about)
    found: CheckSeed | None = rows.filter(participant=participant_id).first()
    if found is None:
        _plant(about, everybody_asked(about) | {participant_id}, today)
        found = rows.get(participant=participant_id)
    return found


def _plant(about: Consultation, people: set[int], today: date) -> None:
    """Make one for everybody who has none, so that no row tells who said something."""
    rows = [
        CheckSeed(
            organisation_id=about.organisation_id,
            consultation=about,
            participant_id=pk,
            seed=new_token(),
            ends_on=today + LINK_LASTS,
        )
        for pk in sorted(people)
    ]
    CheckSeed.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
