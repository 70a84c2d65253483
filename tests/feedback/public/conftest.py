"""The scene of what happened, in an organisation that shows its list to everybody."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.models import Consultation
from organisations.models import Organisation
from tests.factories import closed_consultation, item
from tests.feedback.outcomes.conftest import Scene, scene

__all__ = ["scene"]


@dataclass
class ListScene:
    """The scene, and what is on the list."""

    scene: Scene
    listed: list[Any] = field(default_factory=list)

    @property
    def organisation(self):
        return self.scene.organisation

    def address(self, name="public_list"):
        return reverse(f"feedback:{name}", kwargs={"slug": self.organisation.slug})

    def look(self, name="public_list", **headers):
        return self.scene.client.get(self.address(name), headers=headers)

    def page(self):
        return self.look().content.decode()

    def add(self, **fields):
        """Return another ask on the list, with one thing that is owed an answer."""
        about = closed_consultation(self.organisation, is_listed=True, **fields)
        item(self.organisation, consultation=about)
        return about

    def change(self, **fields):
        with working_in(self.organisation):
            Consultation.objects.filter(pk=self.scene.consultation.pk).update(**fields)


@pytest.fixture
def shown(scene):
    """Return a list with one ask on it, seen by somebody who is not signed in."""
    Organisation.objects.update(lists_publicly=True, public_words="We show what came of it.")
    made = ListScene(scene)
    made.change(is_listed=True)
    scene.client.logout()
    return made
