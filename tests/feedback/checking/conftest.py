"""Something that was answered and told to one person, and the check that follows from it."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from access.scope import working_in
from feedback.actions.checking_links import mint_check_link
from feedback.actions.telling import mark_mailed
from feedback.domain.publishing import ChannelPlan
from feedback.models import CheckAnswer, ItemReopening, LoopCheck, Missed
from tests.factories import NOW, TODAY
from tests.feedback.outcomes.conftest import Scene, scene  # noqa: F401 -- the scene these begin with

CHANGED = {
    "disposition": "changed",
    "you_said": "Nobody rings back",
    "what": "A text each Friday",
    "since_on": TODAY,
    "where": "On your phone",
}
PAGE_TODAY = ChannelPlan(channel="page", on=TODAY)


@dataclass
class Asked:
    """The scene after one person was told; `person` is asked back."""

    scene: Scene
    person: Any

    @property
    def home(self):
        return self.scene.organisation

    @property
    def check(self):
        with working_in(self.home):
            return LoopCheck.objects.get()

    def link(self, who=None):
        with working_in(self.home):
            person = who or self.person
            token = mint_check_link(check=self.check, participant_id=person.pk, now=NOW)
        return reverse("feedback:check_link", kwargs={"token": token})

    def open(self):
        """Follow the link on this device; return the page."""
        return self.scene.client.get(self.link(), follow=True)

    def send(self, **said):
        page = self.open()
        visit = page.context["visit"]
        address = reverse("feedback:check_page", kwargs={"slug": visit.consultation.slug})
        return self.scene.client.post(address, {"link": visit.fingerprint} | said)

    def answers(self):
        with working_in(self.home):
            return [(one.saw, one.clear, one.by_link) for one in CheckAnswer.objects.all()]

    def missed(self):
        with working_in(self.home):
            return list(Missed.objects.select_related("consultation__organisation"))

    def reopened(self):
        with working_in(self.home):
            return list(ItemReopening.objects.filter(settled_on=None))


@pytest.fixture
def asked(scene):  # noqa: F811 -- the scene above is what it begins with
    """Publish, tell one person by e-mail, and let the public page stand."""
    who = scene.person(hears_outcomes="yes")
    scene.save(**CHANGED)
    published = scene.publish(channels=[PAGE_TODAY])
    with working_in(scene.organisation):
        mark_mailed(publication_id=published.pk, participant_id=who.pk, now=NOW)
    return Asked(scene, who)
