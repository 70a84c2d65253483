"""A closed consultation with one item, people who answered in each way, and a facilitator signed in."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.actions.outcomes import save_outcome
from feedback.actions.publishing import publish
from feedback.models import Telling
from feedback.queries.outcomes import WORDS, item_board, item_boards
from tests.factories import (
    NOW,
    actor,
    ask,
    ask_plan,
    closed_consultation,
    item,
    participant,
    response,
    response_author,
    team_member,
    two_organisations,
)

BLANK = dict.fromkeys(WORDS, "") | dict.fromkeys(
    ("since_on", "revisit_on", "passed_on_on", "next_on")
)
BLANK |= {"is_settled": False}
WEIGHED = "The board read every answer."
"""Said on the page before publishing; without it a first final word is refused."""
PAGE = {"channel0-channel": "page", "channel0-on": NOW.date().isoformat()}
"""One row of the form for channels: the public page, today."""


@dataclass
class Scene:
    """Two look-alike organisations, one closed consultation of the first, and a browser."""

    world: Any
    client: Any
    consultation: Any

    @property
    def organisation(self):
        return self.world.a.organisation

    @property
    def item(self):
        with working_in(self.organisation):
            return self.consultation.items.all().for_page().earliest("pk")

    @property
    def actor(self):
        return actor(self.world.a.facilitator)

    def colleague(self):
        return actor(self.world.a.manager)

    def person(self, *, answered=True, **fields):
        """Return somebody who was asked by a personal link, and answered or not."""
        who = participant(self.organisation, **fields)
        asked = ask(self.organisation, consultation=self.consultation, participant=who)
        if answered:
            author = response_author(self.organisation, ask=asked)
            response(self.organisation, consultation=self.consultation, thread=author.thread)
        return who

    def another_item(self, text="Evening appointments"):
        return item(self.organisation, consultation=self.consultation, text=text, position=2)

    def save(self, about=None, *, by=None, now=NOW, started_from=None, outcome=None, **words):
        about = about or self.item
        with working_in(self.organisation):
            seen = (
                item_board(about, outcome).newest_number if started_from is None else started_from
            )
            return save_outcome(
                actor=by or self.actor,
                item=about,
                outcome=outcome,
                words=BLANK | words,
                started_from=seen,
                now=now,
            )

    def publish(self, *items, channels=(), now=NOW, weighed=WEIGHED):
        """Publish the words that count of the items given, or of all that are ready."""
        with working_in(self.organisation):
            today = now.astimezone(self.organisation.zone).date()
            versions = {
                board.outcome_id: board.head_number
                for board in item_boards(self.consultation)
                if (board.item in items if items else board.is_ready(today))
            }
            return publish(
                actor=self.actor,
                consultation=self.consultation,
                versions=versions,
                channels=channels,
                weighed=weighed,
                now=now,
            )

    def tellings(self):
        """Return (channel, told on, why not) of every telling, in order."""
        with working_in(self.organisation):
            rows = Telling.objects.order_by("publication_id", "pk")
            return [(row.channel, row.told_on, row.not_told_because) for row in rows]

    def address(self, name, pk=None):
        pk = pk or self.consultation.pk
        return reverse(f"feedback:{name}", kwargs={"org": self.organisation.slug, "pk": pk})

    def get(self, name, pk=None):
        return self.client.get(self.address(name, pk))

    def post(self, name, data, pk=None):
        return self.client.post(self.address(name, pk), data)

    def public(self):
        return self.client.get(
            reverse("feedback:happened", kwargs={"slug": self.consultation.slug})
        ).content.decode()


@pytest.fixture
def scene(client, db, time_machine):
    """Return the scene at `NOW`, with the facilitator signed in."""
    time_machine.move_to(NOW, tick=False)
    world = two_organisations()
    client.force_login(world.a.facilitator.user)
    about = closed_consultation(world.a.organisation)
    ask_plan(world.a.organisation, consultation=about, weighed=WEIGHED)
    return Scene(world, client, about)


@pytest.fixture
def listed(scene):
    """The facilitator, who asks and tells, is on the team."""
    about, me = scene.consultation, scene.world.a.facilitator
    with working_in(scene.organisation):
        type(about).objects.filter(pk=about.pk).update(owner=me)
        about.refresh_from_db()
    for member in (me, scene.world.a.manager):
        team_member(scene.organisation, project=about.project, member=member)
    return scene
