"""Somebody at a desk: the cast at a moment that stands still, a project with a group, and a signed-in browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.models import Consultation
from feedback.queries.soft_checks import worth_a_look
from tests import factories
from tests.factories import NOW


class Room:
    """One organisation with a project and a group of families in it."""

    def __init__(self, cast: Any, client: Any) -> None:
        self.cast, self.client, self.home = cast, client, cast.organisation
        self.project = factories.project(self.home)
        self.families = factories.group(self.home, project=self.project, name="Families")
        self.actor = factories.actor(cast.facilitator)
        self.sign_in(cast.facilitator)

    def sign_in(self, member: Any) -> None:
        self.client.force_login(member.user)

    def draft(self, **fields: Any) -> Consultation:
        return factories.consultation(self.home, **({"project": self.project} | fields))

    def url(self, name: str, about: Any = None, **more: Any) -> str:
        pk = {} if about is None else {"pk": about.pk}
        return reverse(name, kwargs={"org": self.home.slug, **pk, **more})

    def get(self, name: str, about: Any = None, **more: Any) -> Any:
        return self.client.get(self.url(name, about, **more))

    def post(self, name: str, data: Any, about: Any = None, **more: Any) -> Any:
        return self.client.post(self.url(name, about, **more), data)

    def worth(self, about: Consultation) -> dict[str, str]:
        """What the soft checks say, by kind."""
        fresh = Consultation.objects.all().for_page().get(pk=about.pk)
        return {one.kind: one.sentence for one in worth_a_look(fresh, [], minutes=0, now=NOW)}


@pytest.fixture
def room(db: Any, client: Any, time_machine: Any) -> Iterator[Room]:
    time_machine.move_to(NOW, tick=False)
    cast = factories.cast()
    with working_in(cast.organisation):
        yield Room(cast, client)
