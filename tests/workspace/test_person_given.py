"""What a person was given, on their page: for the team of the project that gave it, and the owner."""

import pytest
from django.urls import reverse

from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def shona(cast):
    home = cast.organisation
    made = factories.participant(home, name="Shona Muir")
    for title, what in (("Early help", "Ideas night"), ("Warm homes", "Tea with the board")):
        where = factories.project(home, title=title)
        factories.participation(home, project=where, participant=made)
        factories.recognition(home, project=where, participant=made, what=what)
        if title == "Early help":
            factories.team_member(home, project=where, member=cast.facilitator)
    return made


@pytest.mark.parametrize(
    ("role", "seen"),
    [("facilitator", (True, False)), ("owner", (True, True)), ("manager", (False, False))],
)
def test_each_team_sees_what_its_own_project_gave(client, cast, shona, role, seen):
    client.force_login(getattr(cast, role).user)
    address = reverse(
        "workspace:person_detail", kwargs={"org": cast.organisation.slug, "pk": shona.pk}
    )
    page = client.get(address).content.decode()
    assert ("Ideas night" in page, "Tea with the board" in page) == seen
