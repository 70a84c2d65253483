"""How the links of people without accounts are opened, one loader per purpose.

A personal link (`/a/<token>`) and a public one (`/j/<code>`) leave a cookie for the pages of one consultation; those pages
are opened by the cookie alone, so that no address, referrer or history holds the token. A link that a member shows for a
tablet (`/t/<signed>`) leaves the same cookie, marked.
"""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from access.links import register_link
from access.scope import working_in
from feedback.domain.codes import as_typed
from feedback.models import Consultation, TryOut
from feedback.queries import asked_back, live, public_list, visits
from feedback.queries.asked_back import CheckVisit
from feedback.queries.live import LiveVisit
from feedback.queries.public_list import PublicList
from feedback.queries.reading import chosen_code
from feedback.queries.trying import try_by_token
from feedback.queries.visits import Visit

COOKIE = "answering"
"""At `/f/<slug>/`: the door, the link's token if it is a personal one, the device, and a typed receipt if any."""
DEVICE_COOKIE = "device"
"""At `/a/` and `/j/`: a random seed, so that the same link on the same device is known again."""
PHONE_COOKIE = "phone"
"""At `/l/<code>/`: signed, a random name for this phone at one question to a room."""
WORD_COOKIE = "today"
"""At `/f/<slug>/`: that this device gave the code of today."""
CHECK_COOKIE = "check"
"""At `/check/<slug>/`: the token of a personal link to say whether a change can be seen."""
CHOICE = "in"
"""In the address of any page: the wording in which somebody wants to read from now on."""
PERSONAL, PUBLIC, TABLET = "p", "d", "t"

TABLET_LINK_LASTS = timedelta(days=1)
TABLET_SALT = "feedback.tablet"

_PARTS = ("door", "token", "device", "receipt")
"""What every cookie holds, separated by full stops; the chosen wording may follow."""
_PART = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Key:
    """What the cookie of one consultation's pages holds. `token` is empty for the public door, and on a shared tablet.

    The cookie of a tablet has a proof in the token's place that a member made it one (`tablet_proof`).
    """

    token: str
    device: str
    receipt: str = ""
    is_tablet: bool = False
    reading: str = ""
    """The wording that was chosen on this device: a code, that of the original too; empty where nobody chose."""

    def __str__(self) -> str:
        return self.at("")  # where no tablet is, it is the same for every consultation

    def at(self, slug: str) -> str:
        """Return it as the cookie at the consultation `slug` holds it."""
        door = TABLET if self.is_tablet else PERSONAL if self.token else PUBLIC
        first = tablet_proof(slug, self.device) if self.is_tablet else self.token
        chosen = f".{self.reading}" if self.reading else ""
        return f"{door}.{first}.{self.device}.{self.receipt}{chosen}"


def tablet_proof(slug: str, device: str) -> str:
    """Return what only we can put on a device: a tablet needs no code of today, so nobody may call theirs one."""
    return salted_hmac("shared tablet", f"{slug} {device}", algorithm="sha256").hexdigest()[:32]


def read_key(request: HttpRequest, slug: str) -> Key | None:
    """Return what the cookie holds, or None when there is none that can be read. A tablet that we did not make is a device
    like any other.
    """
    parts = request.COOKIES.get(COOKIE, "").split(".")
    if len(parts) == len(_PARTS):
        parts.append("")
    if len(parts) != len(_PARTS) + 1:
        return None
    door, token, device, receipt, reading = parts
    blank = (token or "-", receipt or "-", reading or "-")
    if not all(_PART.fullmatch(part) for part in (device, *blank)):
        return None
    if door == TABLET:
        is_ours = constant_time_compare(token, tablet_proof(slug, device))
        return Key("", device, receipt, is_tablet=is_ours, reading=reading)
    if (door == PERSONAL) is not bool(token):
        return None
    return Key(token, device, receipt, reading=reading)


def read_seed(request: HttpRequest) -> str:
    """Return the seed that this device has kept, or an empty string."""
    seed = request.COOKIES.get(DEVICE_COOKIE, "")
    return seed if _PART.fullmatch(seed) else ""


def open_answer(_request: HttpRequest, kwargs: dict[str, Any]) -> Visit | None:
    """Open a personal link."""
    return visits.by_token(kwargs["token"])


def open_door(_request: HttpRequest, kwargs: dict[str, Any]) -> Visit | None:
    """Open a public link or a code as somebody types it."""
    code = kwargs.pop("code")
    return visits.by_door(as_typed(code) or code)


def open_tablet(_request: HttpRequest, kwargs: dict[str, Any]) -> Visit | None:
    """Open a link by which a member turns a device into a shared tablet; it works for a day."""
    slug = read_tablet_token(kwargs.pop("token"))
    return visits.by_slug(slug) if slug else None


def tablet_token(slug: str) -> str:
    """Return what the link for a tablet holds: the name of the consultation, signed with the moment."""
    return signing.TimestampSigner(salt=TABLET_SALT).sign(slug)


def read_tablet_token(token: str) -> str:
    """Return the name of the consultation in a tablet's link, or "" when it was changed or is older than a day."""
    try:
        return signing.TimestampSigner(salt=TABLET_SALT).unsign(token, max_age=TABLET_LINK_LASTS)
    except signing.BadSignature:
        return ""


def open_form(request: HttpRequest, kwargs: dict[str, Any]) -> Visit | None:
    """Open a page of one consultation by its cookie; without one the public door, where there is one."""
    slug = kwargs.pop("slug")
    key = read_key(request, slug)
    if key is None:
        return visits.by_slug(slug)
    visit = _by_key(slug, key)
    if visit is None:
        return None
    chosen = chosen_code(visit, request.GET.get(CHOICE, ""), key.reading, visit.speaks)
    return replace(visit, reading=chosen or "")


def _by_key(slug: str, key: Key) -> Visit | None:
    if not key.token:
        visit = visits.by_device(slug, key.device, key.receipt)
        return replace(visit, is_tablet=True) if visit is not None and key.is_tablet else visit
    visit = visits.by_token(key.token, slug)
    return None if visit is None else visit.by_link_on(key.device, key.receipt)


def open_outcome(_request: HttpRequest, kwargs: dict[str, Any]) -> Consultation | None:
    """Open the page that says what happened, which anybody may read."""
    visit = visits.opened(kwargs.pop("slug"))
    return visit.consultation if visit is not None else None


def phone_salt(code: str) -> str:
    """Return what ties a phone's cookie to one question."""
    return f"live:{code}"


def phone_of(request: HttpRequest, code: str) -> str:
    """Return the random name that this phone was given at the question, or an empty string."""
    return str(request.get_signed_cookie(PHONE_COOKIE, default="", salt=phone_salt(code)) or "")


def open_live(request: HttpRequest, kwargs: dict[str, Any]) -> LiveVisit | None:
    """Open a question to a room by its code while it is open; after that only for phones that were there."""
    code = as_typed(kwargs.pop("code"))
    found = live.by_code(code) if code else None
    if found is None:
        return None
    is_open = live.is_open(found, timezone.now())
    return LiveVisit(found, is_open) if is_open or phone_of(request, code) else None


def open_check_door(_request: HttpRequest, kwargs: dict[str, Any]) -> CheckVisit | None:
    """Open the link by which somebody says whether they can see a change."""
    return asked_back.visit_by_token(kwargs.pop("token"))


def open_check(request: HttpRequest, kwargs: dict[str, Any]) -> CheckVisit | None:
    """Open the page behind that link by its cookie."""
    token, slug = request.COOKIES.get(CHECK_COOKIE, ""), kwargs.pop("slug")
    return asked_back.visit_by_token(token, slug) if _PART.fullmatch(token) else None


def open_say(request: HttpRequest, kwargs: dict[str, Any]) -> Consultation | None:
    """Open the page on which anybody says whether they can see a change, once there is something final to see."""
    about = open_outcome(request, kwargs)
    if about is None or about.needs_care:
        return None
    with working_in(about.organisation):
        return about if asked_back.is_told_for_good(about) else None


def open_public_list(_request: HttpRequest, kwargs: dict[str, Any]) -> PublicList | None:
    """Open the list of what an organisation asked, where it shows one to everybody."""
    return public_list.list_of(kwargs.pop("slug"))


def open_try(_request: HttpRequest, kwargs: dict[str, Any]) -> TryOut | None:
    """Open a link on which one person tries an ask that is still a draft."""
    return try_by_token(kwargs.pop("token"), now=timezone.now())


def register() -> None:
    """Register the loaders of this app with the gate. Called in `AppConfig.ready`."""
    register_link("answer", open_answer)
    register_link("door", open_door)
    register_link("form", open_form)
    register_link("tablet", open_tablet)
    register_link("outcome", open_outcome)
    register_link("check_door", open_check_door)
    register_link("check", open_check)
    register_link("say", open_say)
    register_link("public_list", open_public_list)
    register_link("try", open_try)
    register_link("live", open_live)
