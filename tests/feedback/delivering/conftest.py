"""The scene of what happened, and what was promised in it."""

from datetime import timedelta

import pytest

from access.scope import working_in
from feedback.domain.publishing import ChannelPlan
from feedback.models import Delivery
from tests.factories import TODAY, delivery
from tests.feedback.outcomes.conftest import Scene, scene

__all__ = ["scene"]

PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)
CHANGED = {
    "disposition": "changed",
    "you_said": "Nobody rings back",
    "what": "A text each Friday",
    "since_on": TODAY,
    "where": "On your phone",
}


class Promises:
    """The scene with an outcome that says what changes, published, and what is noted of doing it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        scene.save(**CHANGED)
        scene.publish(channels=[PAGE_TODAY])

    @property
    def outcome(self):
        with working_in(self.scene.organisation):
            return self.scene.item.outcomes.get()

    def promise(self, due_in=30, **fields):
        due_on = TODAY + timedelta(days=due_in)
        return delivery(
            self.scene.organisation, outcome=self.outcome, **({"due_on": due_on} | fields)
        )

    def get(self):
        return Delivery._base_manager.get(outcome=self.outcome.pk)

    def member(self, role="facilitator"):
        return getattr(self.scene.world.a, role)


@pytest.fixture
def promises(scene):
    """Return it at `NOW`, with the facilitator signed in."""
    return Promises(scene)
