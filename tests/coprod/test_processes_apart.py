"""The commands of the compose file as plain processes: two web servers, two workers, one scheduler.

What an engine would add (the image, the networks, the rights) is looked at in `test_compose_drill.py`.
"""

from datetime import timedelta

import pytest
from celery import Celery
from django.utils import timezone
from redis import Redis

from access.scope import working_in
from feedback.models import Answer, Question
from tests.coprod.apart import THROUGH_THE_DOOR, Installation, fill
from tests.factories import member, member_invitation, organisation
from tests.factories.asking import open_consultation
from tests.faults.phones import Phone
from tests.workers import PREFIX, redis_url

pytestmark = [pytest.mark.integration, pytest.mark.postgres]

KINDS = ("web", "web", "worker", "worker", "beat")


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    folder = tmp_path_factory.mktemp("image")
    fill(folder)
    return folder


@pytest.fixture
def home(transactional_db):
    with Redis.from_url(redis_url()) as redis:
        redis.flushdb()
    return organisation()


@pytest.fixture
def door(home):
    """Return where people answer, as printed on a poster."""
    now = timezone.now()
    one = open_consultation(
        home,
        opened_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=12),
        closes_on=(now + timedelta(days=12)).date(),
        decides_on=(now + timedelta(days=30)).date(),
        promised_on=(now + timedelta(days=40)).date(),
    )
    with working_in(home):
        asked = Question.objects.get(form_version__consultation=one)
    return {"code": one.door_code, "slug": one.slug, "field": f"q{asked.pk}"}


@pytest.fixture
def site(home, image, tmp_path):
    running = Installation(image, tmp_path)
    assert {"pytest", "yaml"} <= running.left_out
    yield running
    running.end()


@pytest.fixture
def queue():
    bell = Celery(broker=redis_url())
    bell.conf.broker_transport_options = {"global_keyprefix": PREFIX}
    yield bell
    bell.close()


def invite(home):
    """Let somebody be due a mail; return the address."""
    return member_invitation(
        home, invited_by=member(home), expires_at=timezone.now() + timedelta(days=14)
    ).email


def answer_through(web, door, words):
    phone = Phone(int(web.environment["PORT"]), headers=THROUGH_THE_DOOR)
    phone.send(door, words, phone.open(door))


def kept(home):
    with working_in(home):
        return sorted(Answer.objects.values_list("text", flat=True))


def sent_on(web):
    """Return where a visitor without TLS is sent."""
    phone = Phone(int(web.environment["PORT"]), headers={"Host": THROUGH_THE_DOOR["Host"]})
    return phone.ask("GET", "/accounts/sign-in/")[:2]


def mailed(site, *addresses):
    """Wait for the mails; whoever is written to twice is seen by the test."""
    site.until(lambda: len(site.mail.recipients()) >= len(addresses), f"{addresses} have mail")
    return site.mail.recipients() == sorted(addresses)


def test_any_of_them_may_end_and_the_others_go_on(site, home, door, queue):
    first = invite(home)
    web, other_web, worker, _other_worker, _beat = (site.start(kind) for kind in KINDS)
    site.until_well()
    answer_through(web, door, "by the one")
    answer_through(other_web, door, "by the other")
    assert sent_on(web) == (301, "https://coprod.example.org/accounts/sign-in/")
    assert mailed(site, first)
    web.kill()
    worker.kill()
    answer_through(other_web, door, "by the one that is left")
    second = invite(home)
    queue.send_task("notices.tasks.plan")
    assert mailed(site, first, second)
    assert kept(home) == ["by the one", "by the one that is left", "by the other"]
    assert site.stop() == {"web": 0, "worker": 0, "beat": 0}
