"""Following what was promised: the pages of staff, and what everybody reads."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from access.models import AuditEntry
from access.roles import Role
from access.scope import working_in
from feedback.models import Delivery, Milestone
from tests.factories import TODAY, milestone
from tests.feedback.delivering.conftest import PAGE_TODAY

pytestmark = pytest.mark.integration

IN_A_MONTH = (TODAY + timedelta(days=30)).isoformat()
WORDS = {"what": "A text each Friday", "due_on": IN_A_MONTH, "who": "", "based_on": "0"}


def text(answer):
    page = answer if isinstance(answer, str) else answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def edit(promises, **words):
    return promises.scene.post("delivery_edit", WORDS | words, promises.outcome.pk)


def test_who_does_it_and_by_when_is_kept_and_public(promises):
    who = promises.member("manager")
    assert edit(promises, who=f"m{who.pk}").status_code == 302
    row = promises.get()
    assert (row.what, row.owner_id, row.version) == (WORDS["what"], who.pk, 1)
    page = text(promises.scene.public())
    assert "Promised by 31 March 2027." in page
    assert f"Who does it: {who}" in page


def test_nothing_is_public_before_the_outcome_is(scene):
    scene.save(disposition="changed", what="A text")
    with working_in(scene.organisation):
        pk = scene.item.outcomes.get().pk
    scene.post("delivery_edit", WORDS | {"what": "A secret plan"}, pk)
    assert Delivery._base_manager.count() == 1
    assert "A secret plan" not in scene.public()


@pytest.mark.parametrize("lacks", ["what", "due_on"])
def test_what_and_by_when_are_needed_and_everything_typed_stays(promises, lacks):
    answer = edit(promises, **{lacks: ""})
    assert answer.status_code == 422
    kept = "A text each Friday" if lacks == "due_on" else IN_A_MONTH
    assert kept in answer.content.decode()
    assert not Delivery._base_manager.exists()


@pytest.mark.parametrize("who", ["m999999", "x1", "o999999", "m", "'; --"])
def test_somebody_who_is_not_on_the_list_is_refused(promises, who):
    assert edit(promises, who=who).status_code == 422


def test_two_who_write_at_once_see_both(promises):
    promises.promise(what="By a colleague", version=2)
    answer = edit(promises, based_on="1")
    assert answer.status_code == 409
    assert "By a colleague" in answer.content.decode()
    assert promises.get().what == "By a colleague"


def test_done_needs_what_shows_it_and_is_public(promises):
    row = promises.promise()
    refused = promises.scene.post("delivery_done", {"done_on": TODAY.isoformat()}, row.pk)
    assert refused.status_code == 422
    done = {"done_on": TODAY.isoformat(), "evidence": "On your phone <b>"}
    assert promises.scene.post("delivery_done", done, row.pk).status_code == 302
    page = promises.scene.public()
    assert "done on 1 March 2027" in text(page)
    assert "How you can see it: On your phone &lt;b&gt;" in page


def test_it_cannot_be_done_tomorrow(promises):
    row = promises.promise()
    done = {"done_on": (TODAY + timedelta(days=1)).isoformat(), "evidence": "There"}
    answer = promises.scene.post("delivery_done", done, row.pk)
    assert answer.status_code == 422
    assert "This day has not come yet." in answer.content.decode()


def test_past_its_day_the_public_page_says_so(promises):
    promises.promise(due_in=-3)
    assert "Promised by 26 February 2027. We are 3 days late." in text(promises.scene.public())


def test_what_is_not_happening_leads_to_taking_the_promise_back(promises):
    row = promises.promise()
    answer = promises.scene.post("delivery_give_up", {}, row.pk)
    place = {"org": promises.scene.organisation.slug, "pk": promises.scene.item.pk}
    assert answer["Location"] == reverse("feedback:outcome_edit", kwargs=place)
    assert promises.get().not_happening_on == TODAY
    again = promises.scene.post("delivery_give_up", {}, row.pk)
    assert again.status_code == 302
    promises.scene.save(disposition="reversed", promised_what="A text", why="No money")
    promises.scene.publish(channels=[PAGE_TODAY])
    assert "What we promised to do" not in promises.scene.public()


def test_a_mistake_is_put_right(promises):
    row = promises.promise(done_on=TODAY, evidence="Nowhere")
    promises.scene.post("delivery_reopen", {}, row.pk)
    assert (promises.get().done_on, promises.get().evidence) == (None, "")


def test_parts_are_added_done_and_removed(promises):
    row = promises.promise()
    part = {"text": "Written", "due_on": IN_A_MONTH, "based_on": str(row.version)}
    assert promises.scene.post("milestone_add", part, row.pk).status_code == 302
    kept = Milestone._base_manager.get()
    place = {"org": row.organisation.slug, "pk": row.pk, "milestone": kept.pk}
    done = part | {"done_on": TODAY.isoformat(), "based_on": str(promises.get().version)}
    promises.scene.client.post(reverse("feedback:milestone_edit", kwargs=place), done)
    assert "Written – done on 1 March 2027" in text(promises.scene.public())
    assert "Under way" in text(promises.scene.public())
    promises.scene.client.post(reverse("feedback:milestone_remove", kwargs=place))
    assert not Milestone._base_manager.exists()


def test_a_part_written_by_two_at_once_is_refused_with_what_was_typed(promises):
    row = promises.promise(version=3)
    part = {"text": "Written twice", "due_on": IN_A_MONTH, "based_on": "2"}
    answer = promises.scene.post("milestone_add", part, row.pk)
    assert answer.status_code == 409
    assert "Written twice" in answer.content.decode()
    assert not Milestone._base_manager.exists()


@pytest.fixture
def doer(promises):
    """Sign in a viewer who does what was promised; return them."""
    viewer = promises.scene.world.a.with_role(Role.VIEWER)
    promises.scene.client.force_login(viewer.user)
    return viewer


def test_whoever_does_it_may_note_it_and_other_viewers_may_not(promises, doer):
    row = promises.promise()
    done = {"done_on": TODAY.isoformat()}
    assert promises.scene.post("delivery_done", done, row.pk).status_code == 403
    Delivery._base_manager.update(owner=doer)
    assert "It is done" in text(promises.scene.get("outcome_list"))
    assert promises.scene.post("delivery_done", done, row.pk).status_code == 302
    assert "done on 1 March 2027" in text(promises.scene.public())


def test_no_words_of_a_viewer_stand_in_public_until_somebody_who_publishes_writes_them(
    promises, doer
):
    row = promises.promise(owner=doer)
    done = {"done_on": TODAY.isoformat(), "evidence": "Ann has it"}
    assert promises.scene.post("delivery_done", done, row.pk).status_code == 302
    assert "Ann has it" not in promises.scene.public()
    promises.scene.client.force_login(promises.member().user)
    assert "Say how people can see it" in text(promises.scene.get("outcome_list"))
    shown = done | {"evidence": "On your phone"}
    assert promises.scene.post("delivery_done", shown, row.pk).status_code == 302
    assert "How you can see it: On your phone" in text(promises.scene.public())
    assert "Say how people can see it" not in text(promises.scene.get("outcome_list"))
    again = promises.scene.post("delivery_done", done, row.pk)
    assert again.status_code == 422
    assert promises.get().evidence == "On your phone"


def test_a_viewer_notes_that_a_part_is_done_and_writes_no_part(promises, doer):
    row = promises.promise(owner=doer)
    part = milestone(promises.scene.organisation, delivery=row, text="Written")
    place = {"org": row.organisation.slug, "pk": row.pk, "milestone": part.pk}
    sent = {"text": "Ann is ill", "due_on": IN_A_MONTH, "evidence": "Ann", "based_on": row.version}
    sent["done_on"] = TODAY.isoformat()
    assert promises.scene.post("milestone_add", sent, row.pk).status_code == 403
    remove = reverse("feedback:milestone_remove", kwargs=place)
    assert promises.scene.client.post(remove).status_code == 403
    edit = reverse("feedback:milestone_edit", kwargs=place)
    assert edit in promises.scene.get("outcome_list").content.decode()
    assert promises.scene.client.post(edit, sent).status_code == 302
    page = text(promises.scene.public())
    assert "Written – done on 1 March 2027" in page
    assert "Ann" not in page


def test_a_viewer_says_to_colleagues_what_is_done_and_nobody_outside_reads_it(promises, doer):
    row = promises.promise(owner=doer)
    note = "Ann set it up <b>; ask her for the photo"
    done = {"done_on": TODAY.isoformat(), "note": note}
    assert promises.scene.post("delivery_done", done, row.pk).status_code == 302
    assert (promises.get().note, promises.get().noted_by_id) == (note, doer.pk)
    assert "Ann set it up" not in promises.scene.public()
    assert f"{doer} says what is done" not in text(promises.scene.get("outcome_list"))
    promises.scene.client.force_login(promises.member().user)
    for name, pk in (
        ("delivery_done", row.pk),
        ("delivery_edit", promises.outcome.pk),
        ("outcome_list", promises.scene.consultation.pk),
    ):
        page = promises.scene.get(name, pk).content.decode()
        assert "Ann set it up &lt;b&gt;; ask her" in page
        assert f"{doer} says what is done. Only colleagues read this." in page
    shown = {"done_on": TODAY.isoformat(), "evidence": "On your phone", "note": "Bob"}
    assert promises.scene.post("delivery_done", shown, row.pk).status_code == 302
    assert (promises.get().note, promises.get().noted_by_id) == (note, doer.pk)
    assert "Ann set it up" not in promises.scene.public()


def test_with_a_part_a_viewer_says_it_as_well_and_changes_it(promises, doer):
    row = promises.promise(owner=doer)
    part = milestone(promises.scene.organisation, delivery=row, text="Written")
    place = {"org": row.organisation.slug, "pk": row.pk, "milestone": part.pk}
    where = reverse("feedback:milestone_edit", kwargs=place)
    sent = {"done_on": TODAY.isoformat(), "based_on": row.version, "note": "Ann wrote it"}
    assert promises.scene.client.post(where, sent).status_code == 302
    assert "Ann wrote it" in promises.scene.client.get(where).content.decode()
    assert "Ann" not in promises.scene.public()
    sent |= {"based_on": promises.get().version, "note": "Ann and Bob wrote it"}
    assert promises.scene.client.post(where, sent).status_code == 302
    assert promises.get().note == "Ann and Bob wrote it"
    with working_in(promises.scene.organisation):
        said = AuditEntry.objects.filter(verb="delivery_noted")
        assert [one.data for one in said] == [{}, {}]
    promises.scene.client.force_login(promises.member().user)
    assert "Ann and Bob wrote it" in promises.scene.client.get(where).content.decode()


def test_a_note_that_is_too_long_is_refused_and_stays_typed(promises, doer):
    row = promises.promise(owner=doer)
    done = {"done_on": TODAY.isoformat(), "note": "a" * 1001}
    answer = promises.scene.post("delivery_done", done, row.pk)
    assert answer.status_code == 422
    assert "a" * 1001 in answer.content.decode()
    assert (promises.get().done_on, promises.get().note) == (None, "")


@pytest.mark.parametrize("count", [1, 3])
def test_the_public_page_costs_the_same_however_many_parts(
    promises, count, django_assert_num_queries
):
    row = promises.promise()
    for _each in range(count):
        milestone(promises.scene.organisation, delivery=row)
    with django_assert_num_queries(16):
        promises.scene.public()
