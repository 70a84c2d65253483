"""Copying a plan: every table is walked, and nothing of people, answers, dates, decisions taken or history comes along."""

import pytest
from django.apps import apps
from django.urls import reverse

from access.bin import way_to_bin
from access.scope import OrganisationOwned, working_in
from feedback.models import Consultation, FormVersion, Question
from projects.models import Decider, Decision, Project, Running, ScopeItem
from stages.models import Involvement, Stage, StageState
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

SECRET = "Tellnobody"
PLAN = {
    *("projects.Project", "projects.TeamMember", "projects.StakeholderGroup", "stages.Stage"),
    *("stages.Involvement", "projects.ScopeItem", "projects.Surrounding", "projects.Running"),
    *("projects.Decision", "projects.Decider", "projects.DecisionLevel"),
}
DRAFTS = {"feedback.Consultation", "feedback.FormVersion", "feedback.Question"}
DRAFTS |= {"feedback.Consultation_readers", "feedback.PageRule", "projects.PlanChange"}


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


@pytest.fixture
def full(cast):
    """A project with a row in every table that leads to one."""
    home = cast.organisation
    project = factories.project(home, title="Help that fits")
    asked = factories.open_consultation(
        home, project=project, stage=factories.stage(home, project=project), door_code="door2345"
    )
    near = {
        "project": project,
        "consultation": asked,
        "group": factories.group(home, project=project),
    }
    for model in apps.get_models():
        if not issubclass(model, OrganisationOwned) or not way_to_bin(model):
            continue
        if model is FormVersion:
            continue  # the ask has its own
        names = {field.name for field in model._meta.concrete_fields}
        factories.make(model, home, **{key: row for key, row in near.items() if key in names})
    return project


def rows():
    """The keys of all rows, by table."""
    return {
        model._meta.label: set(model._base_manager.values_list("pk", flat=True))
        for model in apps.get_models(include_auto_created=True)
    }


def copy(cast, client, project, **data):
    client.force_login(cast.facilitator.user)
    where = reverse("workspace:project_copy", args=[cast.organisation.slug, project.pk])
    return client.post(where, {"title": "Copy of it"} | data)


@pytest.mark.parametrize(("data", "allowed"), [({}, PLAN), ({"with_asks": "on"}, PLAN | DRAFTS)])
def test_only_these_tables_get_rows(cast, client, full, data, allowed):
    before = rows()
    assert copy(cast, client, full, **data).status_code == 302
    new = {table for table, keys in rows().items() if keys - before[table]}
    assert new - {"access.AuditEntry", "sessions.Session", "usersessions.UserSession"} <= allowed
    assert {"projects.StakeholderGroup", "stages.Stage"} <= new


def test_a_copy_has_no_days_no_names_and_no_results(cast, client, full):
    home, member = cast.organisation, cast.owner
    group = factories.group(home, project=full)
    stage = factories.stage(
        home, project=full, number=2, state=StageState.DONE, starts_on=TODAY, ends_on=TODAY
    )
    factories.involvement(home, stage=stage, group=group, sought=8, reached=5)
    decision = factories.decision(
        home,
        project=full,
        title="Which first",
        due_on=TODAY,
        decided_on=TODAY,
        what=SECRET,
        why=SECRET,
        splits=SECRET,
    )
    factories.decider(home, decision=decision, member=member, group=None)
    factories.decider(home, decision=decision, member=None, group=group, people=4)
    factories.decider(home, decision=decision, member=None, group=None, name=SECRET)
    factories.scope_item(home, project=full, kind="unknown", text="A room", known_on=TODAY)
    Running._base_manager.filter(project=full).update(
        lead=member, done_before=SECRET, can_help=SECRET, hours=40
    )
    copy(cast, client, full)
    with working_in(home):
        made = Project.objects.get(title="Copy of it")
        second = Stage.objects.get(project=made, number=2)
        assert (second.state, second.starts_on, second.ends_on) == ("planned", None, None)
        square = Involvement.objects.get(stage=second, sought=8)
        assert (square.group.project_id, square.reached) == (made.pk, None)
        new = Decision.objects.get(
            project=made, title=decision.title, rule=decision.rule, pk__gt=decision.pk
        )
        assert (new.due_on, new.decided_on, new.what, new.why, new.splits) == (
            None,
            None,
            "",
            "",
            "",
        )
        (who,) = Decider.objects.filter(decision=new)
        assert (who.group.name, who.people, who.group.project_id) == (group.name, 4, made.pk)
        assert ScopeItem.objects.get(project=made, text="A room").known_on is None
        means = Running.objects.get(project=made)
        assert (means.lead, means.done_before, means.can_help, means.hours) == (None, "", "", 40)


def test_drafts_ask_the_same_and_of_nobody(cast, client, full):
    copy(cast, client, full, with_asks="on")
    with working_in(cast.organisation):
        made = Project.objects.get(title="Copy of it")
        theirs = Consultation.objects.filter(project=full).exclude(kind="meeting")
        mine = Consultation.objects.filter(project=made)
        assert sorted(mine.values_list("title")) == sorted(theirs.values_list("title"))
        for draft in mine:
            assert (draft.opened_at, draft.closes_on, draft.promised_on) == (None, None, None)
            assert (draft.door_code, draft.decider, draft.decider_name) == (None, None, "")
            assert list(draft.readers.all()) == [cast.facilitator]
        asked = Question.objects.filter(form_version__consultation__in=theirs)
        copied = Question.objects.filter(form_version__consultation__in=mine)
        assert set(copied.values_list("text")) == set(asked.values_list("text"))
        assert not set(copied.values_list("key")) & set(asked.values_list("key"))


def test_the_page_says_what_stays_and_needs_a_title(cast, client, full):
    assert copy(cast, client, full, title=" ").status_code == 422
    where = reverse("workspace:project_copy", args=[cast.organisation.slug, full.pk])
    html = client.get(where).content.decode()
    assert "Copy of Help that fits" in html
    assert "people, answers, what happened" in html


def test_a_long_title_still_fits(cast, client):
    project = factories.project(cast.organisation, title="x" * 140)
    client.force_login(cast.owner.user)
    where = reverse("workspace:project_copy", args=[cast.organisation.slug, project.pk])
    title = client.get(where).context["form"].initial["title"]
    assert (len(title), client.post(where, {"title": title}).status_code) == (140, 302)
