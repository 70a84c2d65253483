"""S30: an owner sees who takes out lists of people more often than work usually asks for."""

import pytest
from django.urls import reverse

from access import audit
from access.scope import working_in
from tests.factories import NOW, actor

pytestmark = [pytest.mark.integration]


def page(client, world):
    client.force_login(world.a.owner.user)
    address = reverse("workspace:activity_list", kwargs={"org": world.a.organisation.slug})
    return client.get(address).content.decode()


@pytest.mark.parametrize(("times", "is_told"), [(3, False), (4, True)])
def test_more_than_three_on_a_day_are_told_to_the_owner(
    client, world, time_machine, times, is_told
):
    time_machine.move_to(NOW, tick=False)
    with working_in(world.a.organisation):
        for _each in range(times):
            audit.record(
                actor(world.a.facilitator), "people_exported", world.a.organisation, rows=1
            )
        audit.record(actor(world.a.manager), "people_exported", world.a.organisation, rows=1)
    with working_in(world.b.organisation):
        for _each in range(5):
            audit.record(
                actor(world.b.facilitator), "people_exported", world.b.organisation, rows=1
            )
    found = page(client, world)
    assert ("took out lists of people 4 times on" in found) == is_told
    assert "5 times" not in found
