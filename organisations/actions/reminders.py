"""How a colleague is reminded, wherever they belong."""

from django.db import transaction

from access.scope import working_in
from notices.actions import decide_again
from organisations.models import Member, User
from organisations.queries import organisations_of


@transaction.atomic
def choose_reminders(*, user: User, remind_by: str, time_zone: str) -> None:
    """Keep how reminders come to this person and where they are; what waits for them is decided anew."""
    for organisation in organisations_of(user):
        with working_in(organisation):
            theirs = Member.objects.active().filter(user_id=user.pk)
            keys = [str(pk) for pk in theirs.values_list("pk", flat=True)]
            theirs.update(remind_by=remind_by, time_zone=time_zone)
            decide_again(kind="member", keys=keys)
