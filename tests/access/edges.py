"""Any route's address with somebody there who may open it, for tests that go over all routes."""

from django.urls import reverse

from access.tokens import new_token
from tests.factories import ask_link, member_invitation, open_consultation, record_link

WITH_TOKEN = {"answer": ask_link, "stop": record_link, "member_invitation": member_invitation}
ACCOUNT_PAGES = {"key": "no-such-key", "uidb36": "1", "pk": 987654321}


def address_for(route, cast, client):
    """Return the address of something in this organisation; `client` gets the cookie that it needs, if any."""
    organisation = cast.organisation
    if route.door == "gate":
        return route.address_in(organisation)
    if route.door != "participant_link":
        return route.address(**ACCOUNT_PAGES)
    purpose = route.view.purpose
    if purpose in WITH_TOKEN:
        token = new_token()
        WITH_TOKEN[purpose](organisation, token=token)
        return route.address(token=token)
    about = open_consultation(organisation)
    client.get(reverse("feedback:door", kwargs={"code": about.door_code}))
    return route.address(code=about.door_code, slug=about.slug)


def opened(route, cast, client):
    """Return that address after signing the owner in, where the route asks for an account."""
    if route.door not in {"participant_link", "public"}:
        client.force_login(cast.owner.user)
    return address_for(route, cast, client)
