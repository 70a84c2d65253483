"""Ending sessions, and asking for new keys to them."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from organisations.models import User


@transaction.atomic
def end_sessions(*, user: User) -> None:
    """End every session of the account, wherever it was opened; whoever goes on needs a new one."""
    User.objects.filter(pk=user.pk).update(session_series=F("session_series") + 1)
    user.refresh_from_db(fields=["session_series"])


def ask_for_new_keys(*, user_id: int) -> None:
    """Have each session of the account take a new key with its next page, because what the person may do has changed."""
    User.objects.filter(pk=user_id).update(access_version=F("access_version") + 1)


@transaction.atomic
def change_name(*, user: User, name: str) -> None:
    """Keep the name that people asked and colleagues see."""
    user.name = name
    user.save(update_fields=["name"])


@transaction.atomic
def forget_old_sessions(*, now: datetime) -> int:
    """Delete what is kept of sessions that are over, with the place and browser they came from; return how many."""
    longest = timedelta(seconds=settings.SESSION_LONGEST)
    Session.objects.filter(expire_date__lte=now).delete()
    gone, _by_table = UserSession.objects.filter(created_at__lte=now - longest).delete()
    return gone
