"""How old the last backup is, when we were restored from one, and what the file outside it does not know yet."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from access.models import Removal
from access.scope import across_organisations
from operations.domain.standing import Level, Line, seconds
from operations.models import Backup
from operations.terms import ago

TOO_OLD = timedelta(hours=36)


def backup_line(now: datetime) -> Line:
    """Return when the last backup was finished; where mail leaves the machine there has to be one."""
    last = _last(Backup.Kind.MADE)
    if last is None:
        if settings.MAILBOX_DIR is not None:
            return Line("backup", Level.GOOD, _("None, and a development machine needs none."))
        return Line(
            "backup",
            Level.WARN,
            _("No backup was ever made here."),
            _("Have “manage.py backup” run every night, and try a restore."),
        )
    age = now - last.taken_at
    facts = {"seconds_ago": seconds(age), "bytes": last.size}
    says = _("What it holds is from %(ago)s.") % {"ago": ago(last.taken_at, now)}
    if age > TOO_OLD:
        advice = _("Find out why the nightly backup did not run, and run “manage.py backup” now.")
        return Line("backup", Level.BAD, says, advice, facts)
    return Line("backup", Level.GOOD, says, facts=facts)


def restore_line(now: datetime) -> Line:
    """Return when this installation was last restored from a backup."""
    last = _last(Backup.Kind.RESTORED)
    if last is None:
        return Line("restore", Level.GOOD, _("This installation was never restored."))
    says = _("Restored %(ago)s.") % {"ago": ago(last.finished_at, now)}
    return Line("restore", Level.GOOD, says, facts={"seconds_ago": seconds(now - last.finished_at)})


def _last(kind: Backup.Kind) -> Backup | None:
    return Backup.objects.filter(kind=kind).order_by("-finished_at").first()


def removals_line() -> Line:
    """Return how many removals are not yet in the file that a restored copy is made to forget by."""
    with across_organisations(reason="operators see how many removals are not copied yet"):
        waiting = Removal.objects.filter(is_copied=False).count()
    facts = {"not_copied": waiting}
    if settings.REMOVALS_FILE is None:
        says = _("No such file is named, so a restore would bring back what people took out.")
        advice = _("Set REMOVALS_FILE to a file on another disk than the database.")
        return Line("removals", Level.WARN, says, advice, facts)
    if not waiting:
        return Line("removals", Level.GOOD, _("All are copied."), facts=facts)
    says = ngettext(
        "%(n)d removal is not in the file outside the backup yet.",
        "%(n)d removals are not in the file outside the backup yet.",
        waiting,
    )
    return Line(
        "removals",
        Level.WARN,
        says % {"n": waiting},
        _("It is written every minute; if this stays, see that REMOVALS_FILE can be written to."),
        facts,
    )
