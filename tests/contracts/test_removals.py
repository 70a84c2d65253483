"""What holds for every kind of removal: repeated on a restored copy it takes away what it names, twice is as once."""

import pytest
from django.apps import apps

from access.models import AuditEntry, Removal
from access.removals import kinds
from access.scope import across_organisations, working_in
from feedback.actions.bin import remove_for_good
from feedback.actions.taking_back import remove_draft, take_out
from feedback.actions.unclear import say_unclear, take_unclear_back
from feedback.models import Ask, Draft, LoadSnapshot, Response, ResponseAuthor, Unclear
from feedback.queries.visits import by_door
from participants.actions import erase, stop_writing
from participants.models import Erasure, Participant, Stop
from projects.models import Project
from stages.models import Stage
from tests import factories
from tests.factories import NOW, TODAY

DEVICE = "phone-of-somebody"


def visit(home, about):
    return by_door(about.door_code).on_device(DEVICE)


def answers(home):
    """Answers through the public door, and the same device's second version of them."""
    about = factories.open_consultation(home)
    of = visit(home, about)
    for is_current in (False, True):
        one = factories.response(
            home,
            consultation=about,
            thread=of.thread,
            is_current=is_current,
            receipt_digest=of.receipt_digests[0],
        )
        factories.answer(home, response=one)
    return lambda: take_out(visit=of, today=TODAY)


def draft(home):
    about = factories.open_consultation(home)
    factories.draft(home, consultation=about, token=DEVICE, answers={"a": "words"})
    return lambda: remove_draft(visit=visit(home, about), today=TODAY)


def stop(home):
    person = factories.participant(home)
    return lambda: stop_writing(participant_id=person.pk, organisation=home, today=TODAY)


def person(home):
    about = factories.open_consultation(home)
    who = factories.participant(home)
    ask = factories.ask(home, consultation=about, participant=who)
    factories.ask(home, consultation=about)
    sent = factories.response(home, consultation=about)
    factories.answer(home, response=sent)
    factories.response_author(home, ask=ask, thread=sent.thread)
    return lambda: erase(who.pk, reason="asked", today=TODAY)


def unclear(home):
    about = factories.open_consultation(home)
    asked = factories.question(home, form_version=about.form_versions.get())
    said = {"question": asked, "words": "What is a panel?", "today": TODAY}
    say_unclear(visit=visit(home, about), **said)
    say_unclear(visit=by_door(about.door_code).on_device("another phone"), **said)
    return lambda: take_unclear_back(visit=visit(home, about), today=TODAY)


def project(home):
    made = factories.project(home)
    factories.project(home)

    def remove():
        Project.objects.filter(pk=made.pk).update(binned_at=NOW)
        remove_for_good(project=made, today=TODAY)

    return remove


EXAMPLES = {
    "project": project,
    "answers": answers,
    "draft": draft,
    "stop": stop,
    "erased": person,
    "unclear": unclear,
}
EVERY_KIND = [pytest.param(kind, id=kind.kind) for kind in kinds]
NOT_THE_REMOVAL = {Removal, AuditEntry}
NEW_EACH_TIME = {
    (Stop, "id"),
    (LoadSnapshot, "id"),
    *((Erasure, name) for name in ("id", "by_id", "reason", "asked_by_themselves")),
}
"""What a row that is written down once more cannot have in common with the first one."""


def everything():
    """Every row of the tables of organisations, but for the notes themselves and the numbers of new rows."""
    with across_organisations(reason="the test compares every row"):
        return {
            model._meta.label: sorted(
                str(sorted((k, v) for k, v in row.items() if (model, k) not in NEW_EACH_TIME))
                for row in model.objects.values()
            )
            for model in apps.get_models()
            if hasattr(model, "organisation_id") and model not in NOT_THE_REMOVAL
        }


def put_back(before):
    """Bring back the rows that a restored copy would have."""
    for model in reversed(before):
        model._base_manager.all().delete()
    for model, rows in before.items():
        for row in rows:
            made_at = getattr(row, "created_at", None)
            row.save(force_insert=True)
            if made_at is not None:
                model._base_manager.filter(pk=row.pk).update(created_at=made_at)


def rows_that_go(kind):
    if kind == "project":
        return {model: list(model._base_manager.all()) for model in (Project, Stage)}
    models = (
        Erasure,
        Participant,
        LoadSnapshot,
        Ask,
        Response,
        ResponseAuthor,
        Draft,
        Stop,
        Unclear,
    )
    answered = apps.get_model("feedback", "Answer")
    return {model: list(model._base_manager.all()) for model in (*models, answered)}


def test_every_kind_has_an_example():
    assert sorted(EXAMPLES) == sorted(kinds.keys())


@pytest.mark.django_db
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_removal_is_repeated_on_a_restored_copy_and_twice_is_as_once(kind):
    home = factories.organisation()
    with working_in(home):
        remove = EXAMPLES[kind.kind](home)
        copy = rows_that_go(kind.kind)
        remove()
        wanted = everything()
        notes = list(Removal.objects.all())
        put_back(copy)
        assert (everything() == wanted, bool(notes)) == (False, True)
        for _each in range(2):
            for one in notes:
                kind.repeat(one.key, home, one.on)
            assert everything() == wanted


@pytest.mark.django_db
def test_answers_sent_again_from_the_same_device_are_not_taken_out_with_the_first():
    home = factories.organisation()
    with working_in(home):
        remove = answers(home)
        remove()
        notes = list(Removal.objects.all())
        about = apps.get_model("feedback", "Consultation").objects.get()
        again = factories.response(home, consultation=about, thread=visit(home, about).thread)
        for one in notes:
            kinds.get(one.kind).repeat(one.key, home, one.on)
        assert list(Response.objects.all()) == [again]


@pytest.mark.django_db
def test_a_stop_is_not_repeated_for_somebody_else_with_the_same_number():
    home = factories.organisation()
    with working_in(home):
        stop(home)()
        note = Removal.objects.get()
        number = int(note.key.partition(".")[0])
        Stop.objects.all().delete()
        kinds.get("stop").repeat(f"{number}.0123456789ab", home, TODAY)
        assert Stop.objects.count() == 0
