"""The public list as others take it over: a feed, and a block of plain HTML. Both in the organisation's language."""

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from feedback.models import Consultation
from feedback.queries.public_list import ON_A_PAGE, Listed, newest
from organisations.models import Organisation

NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold, however they are written."""


def list_url(organisation: Organisation) -> str:
    """Return the whole address of the list."""
    return _whole(reverse("feedback:public_list", kwargs={"slug": organisation.slug}))


def feed_url(organisation: Organisation) -> str:
    """Return the whole address of the feed."""
    return _whole(reverse("feedback:public_feed", kwargs={"slug": organisation.slug}))


def page_url(consultation: Consultation) -> str:
    """Return the whole address of the page of one ask."""
    return _whole(reverse("feedback:happened", kwargs={"slug": consultation.slug}))


def feed(organisation: Organisation, now: datetime) -> str:
    """Return the feed: each ask under a name that stays, changed when news of it was last published."""
    with translation.override(organisation.language):
        rows = newest(organisation, ON_A_PAGE, now)
        made = _Feed(
            title=_clean(f"{organisation.name} – {_('What we asked, and what happened')}"),
            link=list_url(organisation),
            description="",
            subtitle=_clean(organisation.public_words),
            language=organisation.language,
            author_name=_clean(organisation.name),
            feed_url=feed_url(organisation),
            feed_guid=_tag(organisation.created_at, f"public/{organisation.slug}"),
        )
        made.changed_at = max((row.changed_at for row in rows), default=organisation.created_at)
        for row in rows:
            _add(made, row)
        return str(made.writeString("utf-8"))


def block(organisation: Organisation, count: int, now: datetime) -> str:
    """Return the newest `count` as HTML that runs nothing and looks like the page it is pasted into."""
    with translation.override(organisation.language):
        rows: Sequence[Listed] = newest(organisation, count, now)
        context = {
            "organisation": organisation,
            "rows": [(row, page_url(row.consultation)) for row in rows],
            "list_url": list_url(organisation),
            "today": now.astimezone(organisation.zone).date(),
        }
        return render_to_string("feedback/public/block.html", context).strip()


class _Feed(Atom1Feed):
    """An Atom feed that says when its news changed, not when it was read."""

    changed_at: datetime

    def latest_post_date(self) -> datetime:
        """Return when the newest news was published; where there is none, when the organisation began."""
        return self.changed_at


def _add(made: _Feed, row: Listed) -> None:
    one, url = row.consultation, page_url(row.consultation)
    entry = render_to_string("feedback/public/entry.html", {"row": row, "url": url})
    made.add_item(
        title=_clean(one.title),
        link=url,
        description=_clean(entry),
        unique_id=_tag(one.opened_at, f"w/{one.slug}"),
        pubdate=one.opened_at,
        updateddate=row.changed_at,
    )


def _tag(since: datetime | None, name: str) -> str:
    """Return a name that stays the same whatever the words become (RFC 4151)."""
    day = since.date().isoformat() if since else ""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{day}:{name}"


def _clean(words: str) -> str:
    return NOT_IN_XML.sub("", words)


def _whole(path: str) -> str:
    return str(settings.SITE_URL) + path
