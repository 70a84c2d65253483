"""Long work: two workers never do the same step, a step that fails leaves nothing behind, and people see in words how far it is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from access.scope import across_organisations, working_in
from jobs import actions
from jobs.kinds import CannotGoOnError, Progress, kinds
from jobs.models import Job, JobState
from projects.models import Project
from tests.factories import NOW, actor, job, project, two_organisations

pytestmark = [pytest.mark.integration]

PARTS = 5


class Counting:
    """Work that writes one project in each step, so that doubles and losses can be counted."""

    kind = "counting_for_tests"
    label = "Counting"
    problems = {"no_paper": "There is no paper. Put some in."}

    def __init__(self):
        self.fails_at, self.problem, self.ends = None, None, []

    def begin(self, found):
        return self

    def step(self, found, now):
        if self.fails_at == found.position:
            project(found.organisation, title="half done")
            raise self.problem
        project(found.organisation, title=f"part {found.position}")
        done = found.position + 1
        return Progress(done, done == found.total, {"parts": done})

    def progress(self, found):
        return f"{found.position} of {found.total} parts"

    def address(self, found):
        return "/there/"

    def ended(self, found, now):
        self.ends.append(found.state)


@pytest.fixture
def counting():
    made = Counting()
    kinds._kinds[made.kind] = made
    yield made
    del kinds._kinds[made.kind]


@pytest.fixture
def team(db):
    return two_organisations()


@pytest.fixture
def begun(team, counting):
    with working_in(team.a.organisation):
        return actions.start(
            actor=actor(team.a.facilitator), kind=counting.kind, total=PARTS, subject="Five parts"
        )


def found(begun):
    with across_organisations(reason="the test looks"):
        return Job.objects.get(pk=begun.pk)


def titles():
    with across_organisations(reason="the test looks"):
        rows = Project.objects.filter(title__in=["half done", *(f"part {n}" for n in range(PARTS))])
        return sorted(rows.values_list("title", flat=True))


ALL = [f"part {n}" for n in range(PARTS)]


def test_it_is_done_step_by_step_to_its_end(begun, counting):
    assert actions.work(clock=timezone.now)
    assert not actions.work(clock=timezone.now)
    done = found(begun)
    assert (done.state, done.position, done.counts) == (JobState.DONE, PARTS, {"parts": PARTS})
    assert titles() == ALL
    assert counting.ends == [JobState.DONE]


def test_whoever_comes_second_finds_nothing_to_do(begun):
    assert actions.claim(now=NOW)[0] == begun.pk
    assert actions.claim(now=NOW) is None
    assert actions.claim(now=NOW + actions.LEASE - timedelta(seconds=1)) is None


def test_whoever_is_not_heard_of_any_more_is_followed_by_another(begun, counting):
    """The first worker came back to life: its lease is another's now, so it does nothing."""
    _pk, home, lease = actions.claim(now=NOW)
    with working_in(home):
        held = actions.step(begun.pk, lease, counting, now=NOW)
    later = NOW + timedelta(minutes=3)
    _pk, _home, taken = actions.claim(now=later)
    with working_in(home):
        assert actions.step(begun.pk, held, counting, now=later) is None
        assert actions.step(begun.pk, taken, counting, now=later) is not None
    assert titles() == ["part 0", "part 1"]


def test_a_step_that_fails_leaves_nothing_and_is_tried_again_after_a_rest(begun, counting):
    counting.fails_at, counting.problem = 2, RuntimeError("out of order")
    actions.work(clock=lambda: NOW)
    waiting = found(begun)
    assert (waiting.state, waiting.position) == (JobState.RUNNING, 2)
    assert waiting.lease_until == NOW + actions.PAUSE
    counting.fails_at = None
    actions.work(clock=lambda: NOW + actions.PAUSE)
    assert (found(begun).state, titles()) == (JobState.DONE, ALL)


def test_what_fails_again_and_again_has_failed_for_a_named_reason(begun, counting):
    counting.fails_at, counting.problem = 2, RuntimeError("out of order")
    now = NOW
    while actions.work(clock=lambda now=now: now):
        now += timedelta(minutes=1)
    failed = found(begun)
    assert (failed.state, failed.problem) == (JobState.FAILED, actions.NO_WAY_THROUGH)
    assert titles() == ["part 0", "part 1"]
    assert counting.ends == [JobState.FAILED]


def test_workers_that_die_without_a_word_are_not_followed_for_ever(begun):
    now = NOW
    for _each in range(actions.MOST_TRIES):
        assert actions.claim(now=now)
        now += timedelta(minutes=3)
    actions.work(clock=lambda: now)
    assert found(begun).problem == actions.NO_WAY_THROUGH


def test_what_cannot_go_on_says_so_at_once(client, team, begun, counting):
    counting.fails_at, counting.problem = 1, CannotGoOnError("no_paper")
    actions.work(clock=timezone.now)
    assert (found(begun).state, titles()) == (JobState.FAILED, ["part 0"])
    client.force_login(team.a.facilitator.user)
    assert "There is no paper. Put some in." in client.get(page(team, begun)).content.decode()


def test_a_kind_that_is_gone_fails_and_its_page_still_opens(client, team):
    made = job(team.a.organisation, kind="of_old", total=3)
    actions.work(clock=timezone.now)
    assert found(made).problem == actions.UNKNOWN_KIND
    client.force_login(team.a.owner.user)
    answer = client.get(page(team, made))
    assert "cannot do this work any more" in answer.content.decode()


def test_a_long_one_is_given_back_for_the_next_task(begun):
    times = iter([NOW] * 4 + [NOW + timedelta(minutes=1)] * 99)
    actions.work(clock=lambda: next(times))
    waiting = found(begun)
    assert (waiting.state, waiting.lease_until) == (JobState.RUNNING, None)
    assert 0 < waiting.position < PARTS
    actions.work(clock=lambda: NOW)
    assert titles() == ALL


def page(team, begun, name="job_detail"):
    return reverse(f"jobs:{name}", kwargs={"org": team.a.organisation.slug, "pk": begun.pk})


def test_it_stops_when_somebody_asks_and_keeps_what_was_done(client, team, begun, counting):
    client.force_login(team.a.facilitator.user)
    _pk, home, lease = actions.claim(now=timezone.now())
    with working_in(home):
        lease = actions.step(begun.pk, lease, counting, now=timezone.now())
    client.post(page(team, begun, "job_stop"))
    assert "Stopping after this step" in client.get(page(team, begun)).content.decode()
    with working_in(home):
        assert actions.step(begun.pk, lease, counting, now=timezone.now()) is None
    assert (found(begun).state, titles()) == (JobState.STOPPED, ["part 0"])
    client.post(page(team, begun, "job_stop"))
    assert found(begun).state == JobState.STOPPED


def test_its_page_says_in_words_how_far_it_is_and_needs_no_script(client, team, begun, counting):
    client.force_login(team.a.facilitator.user)
    _pk, home, lease = actions.claim(now=timezone.now())
    with working_in(home):
        actions.step(begun.pk, lease, counting, now=timezone.now())
    whole = client.get(page(team, begun)).content.decode()
    part = client.get(page(team, begun), headers={"HX-Request": "true"}).content.decode()
    for shown in (whole, part):
        assert "1 of 5 parts" in shown
        assert 'max="5" value="1"' in shown
        assert f'href="{page(team, begun)}"' in shown
        assert "every 3s" in shown
    assert "<html" not in part


def test_the_part_stops_asking_once_it_has_ended(client, team, begun):
    actions.work(clock=timezone.now)
    client.force_login(team.a.facilitator.user)
    part = client.get(page(team, begun), headers={"HX-Request": "true"}).content.decode()
    assert "every 3s" not in part
    assert 'href="/there/"' in part


@pytest.mark.parametrize(
    ("who", "status"), [("facilitator", 200), ("owner", 200), ("manager", 403), ("viewer", 403)]
)
def test_whoever_began_it_and_the_owner_see_it(client, team, begun, who, status):
    client.force_login(getattr(team.a, who).user)
    assert client.get(page(team, begun)).status_code == status


def test_a_job_can_be_begun_only_for_a_kind_that_is_known(team):
    with working_in(team.a.organisation), pytest.raises(LookupError):
        actions.start(actor=actor(team.a.owner), kind="nobody_knows", total=1)
