"""The bin: what lies in it is nowhere else, comes back as it was, and goes for good after its days."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.http import Http404
from django.urls import reverse

from access.bin import is_in_bin, way_to_bin, with_the_bin
from access.models import AuditEntry, Removal
from access.removals import kinds as removal_kinds
from access.scope import OrganisationOwned, working_in
from feedback.actions.bin import StillNeededError, put_in_bin, remove_for_good
from feedback.actions.opening import open_consultation
from feedback.models import Consultation, Response
from feedback.queries.known import is_known_elsewhere, known_elsewhere
from feedback.runs_out.thrown_away import Bin
from feedback.views.asking_opening import consultation_open
from participants.actions.keeping import keep_here
from participants.models import Participant
from projects.actions.putting_away import restore
from projects.models import Participation, Project
from tests import factories
from tests.access.routes import by_door, every_route
from tests.access.tables import everything_stored
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

TITLE = "Rubbishword"
ABSENT = {404, 405}
OPENS_BIN = {"workspace:project_restore", "workspace:bin_list"}
TELLS = {"workspace:activity_list", "workspace:activity_export"}
"""What was done is told with its title, also of what is gone."""


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(NOW, tick=False)
    return factories.cast()


def throw(project):
    """Mark it as thrown away, whatever stands in the way."""
    Project._base_manager.filter(pk=project.pk).update(binned_at=NOW)


def project_of(row):
    for name in way_to_bin(type(row)):
        row = getattr(row, name)
    return row


def finished(cast, **fields):
    """A project with a person's answer to which nothing is owed any more."""
    home = cast.organisation
    about = factories.closed_consultation(home, **fields)
    with working_in(home):
        about.items.all().delete()
    Consultation._base_manager.filter(pk=about.pk).update(closes_at=NOW - timedelta(days=30))
    ask = factories.ask(home, consultation=about)
    author = factories.response_author(home, ask=ask)
    said = factories.response(home, consultation=about, thread=author.thread)
    factories.answer(home, response=said, text=TITLE)
    factories.participation(home, project=about.project, participant=ask.participant)
    return about


def address(cast, name, project=None, **more):
    where = {"org": cast.organisation.slug} | ({"pk": project.pk} if project else {}) | more
    return reverse(f"workspace:{name}", kwargs=where)


def test_every_route_to_a_row_of_a_binned_project_is_absent(cast, client):
    client.force_login(cast.owner.user)
    opened = []
    routes = [one for one in by_door("gate") if one.view.model and way_to_bin(one.view.model)]
    for route in [one for one in by_door("gate") if one.view.model is Project] + routes:
        given = route.arguments_in(cast.organisation)
        with working_in(cast.organisation):
            throw(project_of(route.view.model.objects.get(pk=given["pk"])))
        answers = (client.get(route.address(**given)), client.post(route.address(**given)))
        if route.name not in OPENS_BIN:
            opened += [(route.name, a.status_code) for a in answers if a.status_code not in ABSENT]
    assert len(routes) > 40
    assert opened == []


def test_no_page_of_the_organisation_names_a_binned_project(cast, client):
    about = finished(cast, title=f"{TITLE} ask")
    home, project = cast.organisation, about.project
    Project._base_manager.filter(pk=project.pk).update(title=f"{TITLE} plan")
    for make in (factories.action, factories.decision, factories.stage, factories.group):
        make(home, project=project, **({"name": TITLE} if make is factories.group else {}))
    throw(project)
    client.force_login(cast.owner.user)
    found = [
        route.name
        for route in by_door("gate")
        if not route.view.model and "pk" not in route.parameters
        if TITLE.encode() in b"".join(client.get(route.address(org=home.slug)))
    ]
    assert set(found) - OPENS_BIN - TELLS == set()
    person = Participant._base_manager.get()
    where = {"org": home.slug, "pk": person.pk}
    assert (
        TITLE not in client.get(reverse("workspace:person_detail", kwargs=where)).content.decode()
    )


def test_doors_and_public_pages_of_a_binned_project_say_that_there_is_nothing(cast, client):
    about = finished(cast, door_code="abcd2345")
    asked = factories.ask(cast.organisation, consultation=about)
    factories.ask_link(cast.organisation, token="t" * 24, ask=asked)
    share = factories.plan_share(cast.organisation, project=about.project)
    paths = [f"/w/{about.slug}/", "/j/abcd2345", f"/a/{'t' * 24}", f"/p/{share.slug}/"]
    before = [client.get(path).status_code for path in paths]
    throw(about.project)
    assert 404 not in before
    answers = [client.get(path) for path in [*paths, f"/f/{about.slug}/"]]
    assert [one.status_code for one in answers] == [404] * 5
    assert all(b"the page is no longer there" in one.content for one in answers)


def test_throwing_away_and_having_back_leaves_everything_as_it_was(cast, client):
    project = finished(cast).project
    before = {line for line in everything_stored().split("\n") if "AuditEntry" not in line}
    client.force_login(cast.manager.user)
    answer = client.post(address(cast, "project_bin", project), follow=True)
    assert "is in the bin. Take it out again below, until" in answer.content.decode()
    with working_in(cast.organisation):
        assert (Project.objects.count(), Participation.objects.count()) == (0, 0)
    client.post(address(cast, "project_restore", project))
    with working_in(cast.organisation):
        project.refresh_from_db()
        verbs = list(AuditEntry.objects.values_list("verb", flat=True))
    assert project.binned_at is None
    assert {"project_binned", "project_restored"} <= set(verbs)
    assert len(before & {*everything_stored().split("\n")}) >= len(before) - 2


@pytest.mark.parametrize("make", [factories.open_consultation, factories.closed_consultation])
def test_what_is_open_or_owed_keeps_a_project(cast, client, make):
    about = make(cast.organisation, title="Buses")
    client.force_login(cast.manager.user)
    page = client.post(address(cast, "project_bin", about.project))
    about.project.refresh_from_db()
    assert (page.status_code, about.project.binned_at) == (409, None)
    assert "It cannot go yet" in page.content.decode()
    assert f"/consultations/{about.pk}/" in page.content.decode()


def test_somebody_who_waits_to_be_safe_keeps_a_project_and_looking_does_not_tell(cast, client):
    about = finished(cast)
    with working_in(cast.organisation):
        thread = Response.objects.get().thread
    factories.worry(cast.organisation, consultation=about, thread=thread)
    client.force_login(cast.manager.user)
    where = address(cast, "project_bin", about.project)
    assert "Speak to whoever" not in client.get(where).content.decode()
    refused = client.post(where)
    assert (refused.status_code, "Speak to whoever" in refused.content.decode()) == (409, True)
    with working_in(cast.organisation):
        assert AuditEntry.objects.filter(verb="project_kept").count() == 1


def test_a_facilitator_throws_away_only_where_they_are_on_the_team(cast, client):
    project = factories.project(cast.organisation)
    client.force_login(cast.facilitator.user)
    assert client.post(address(cast, "project_bin", project)).status_code == 403
    factories.team_member(cast.organisation, project=project, member=cast.facilitator)
    assert client.post(address(cast, "project_bin", project)).status_code == 302
    assert client.post(address(cast, "project_restore", project)).status_code == 302


def test_after_its_days_a_project_goes_for_good_and_people_stay(cast):
    about = finished(cast)
    throw(about.project)
    with working_in(cast.organisation):
        for days in (29, 30):
            keep_here(today=TODAY + timedelta(days=days), now=NOW + timedelta(days=days))
            with with_the_bin():
                left = (Project.objects.count(), Response.objects.count())
            assert left == ((1, 1) if days < 30 else (0, 0))
        assert Participant.objects.count() == 1
        assert Removal.objects.get().kind == "project"
    assert TITLE not in everything_stored()


def test_what_waits_to_be_safe_waits_in_the_bin_too(cast):
    about = finished(cast)
    with working_in(cast.organisation):
        thread = Response.objects.get().thread
    factories.worry(cast.organisation, consultation=about, thread=thread)
    throw(about.project)
    with working_in(cast.organisation), with_the_bin():
        assert Bin().count(TODAY, on=TODAY).number == 0
        assert Bin().remove(TODAY, on=TODAY, limit=10) == 0


def test_a_restored_copy_forgets_the_project_and_no_other_of_its_number(cast):
    home = cast.organisation
    gone, kept = factories.project(home), factories.project(home)
    with working_in(home):
        key = f"{gone.pk}.{gone.created_at.timestamp():.6f}"
        removal_kinds.get("project").repeat(f"{kept.pk}.0.000000", home, TODAY)
        removal_kinds.get("project").repeat(key, home, TODAY)
        removal_kinds.get("project").repeat(key, home, TODAY)
        assert list(Project.objects.values_list("pk", flat=True)) == [kept.pk]


def test_every_table_of_a_project_goes_with_it(cast):
    home = cast.organisation
    for model in apps.get_models():
        if issubclass(model, OrganisationOwned) and way_to_bin(model):
            factories.make(model, home)
    with working_in(home), with_the_bin():
        for project in list(Project.objects.all()):
            throw(project)
            remove_for_good(project=project, today=TODAY)
    left = [
        model._meta.label
        for model in apps.get_models()
        if issubclass(model, OrganisationOwned) and way_to_bin(model)
        if model._base_manager.exists()
    ]
    assert left == []


def test_whoever_is_known_in_the_bin_keeps_the_address_that_its_links_go_to(cast):
    home = cast.organisation
    theirs = factories.participation(home)
    throw(theirs.project)
    with working_in(home):
        assert is_known_elsewhere([theirs.participant_id], cast.facilitator.pk)
        elsewhere = Participant.objects.filter(known_elsewhere(cast.facilitator.pk))
        assert elsewhere.filter(pk=theirs.participant_id).exists()


def test_what_lies_in_the_bin_is_found_through_an_index(cast):
    with working_in(cast.organisation), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
        assert "projects_in_the_bin" in Consultation.objects.all().explain()


def test_one_that_was_taken_out_meanwhile_does_not_go(cast):
    project = factories.project(cast.organisation)
    throw(project)
    with working_in(cast.organisation), with_the_bin():
        waiting = Project.objects.get(pk=project.pk)
        restore(actor=factories.actor(cast.manager), project=project)
        remove_for_good(project=waiting, today=TODAY)
        assert Project.objects.filter(pk=project.pk).exists()
        assert not Removal.objects.exists()


def test_an_erasure_reaches_into_the_bin(cast):
    from participants.actions.erasing import forget  # noqa: PLC0415 -- used once

    project = factories.project(cast.organisation)
    place = factories.participation(cast.organisation, project=project)
    throw(project)
    with working_in(cast.organisation):
        forget(place.participant_id, today=TODAY)
    assert not Participation._base_manager.exists()


def test_a_row_knows_whether_it_lies_in_the_bin(cast):
    about = factories.consultation(cast.organisation)
    assert (is_in_bin(about), is_in_bin(cast.organisation)) == (False, False)
    throw(about.project)
    about.project.refresh_from_db()
    with with_the_bin():
        assert not is_in_bin(about)
    assert is_in_bin(about)
    assert {one.name for one in every_route()} >= OPENS_BIN


def test_the_bin_cannot_be_filled_while_somebody_else_opened_an_ask(cast):
    about = factories.open_consultation(cast.organisation)
    with working_in(cast.organisation), pytest.raises(StillNeededError) as refused:
        put_in_bin(actor=factories.actor(cast.manager), project=about.project, now=NOW)
    assert [one.is_open for one in refused.value.asks] == [True]


def test_nothing_opens_in_a_project_that_was_thrown_away_in_the_same_moment(cast):
    about = factories.consultation(cast.organisation)
    throw(about.project)
    with working_in(cast.organisation), with_the_bin(), pytest.raises(Project.DoesNotExist):
        open_consultation(actor=factories.actor(cast.manager), consultation=about, now=NOW)
    assert Consultation._base_manager.get(pk=about.pk).opened_at is None


def test_opening_it_in_that_moment_says_that_there_is_nothing(cast, rf):
    about = factories.consultation(cast.organisation)
    throw(about.project)
    request = rf.post("/", {})
    request.user, request.session = cast.manager.user, {}
    with with_the_bin(), pytest.raises(Http404):
        consultation_open(request, org=cast.organisation.slug, pk=about.pk)
