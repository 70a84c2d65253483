"""What the soft checks see of an ask: each fact from its rows, with a neighbour that must not count."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from feedback import soft_checks
from tests import factories
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration]

EARLY = {
    *("level_fits", "resources", "recognition", "feedback_plan"),
    *("time_to_respond", "tried_once"),
}
"""What a draft with a whole card lacks."""


def test_a_draft_with_a_whole_card(room):
    assert set(room.worth(room.draft())) == EARLY


def test_what_is_fixed_counts_wherever_it_is_said(room):
    draft = room.draft(cannot_change="")
    assert "what_is_fixed" in room.worth(draft)
    factories.scope_item(room.home, kind="open", project=room.project)
    factories.scope_item(room.home, kind="fixed")
    assert "what_is_fixed" in room.worth(draft)
    factories.scope_item(room.home, kind="fixed", project=room.project)
    assert "what_is_fixed" not in room.worth(draft)


@pytest.mark.parametrize(("stage", "warns"), [(None, False), (1, False), (3, True)])
def test_a_group_that_decides_at_this_stage(room, stage, warns):
    draft = room.draft()
    factories.ask_plan(room.home, consultation=draft, level=4)
    held = factories.decision(room.home, project=room.project, stage_number=stage)
    factories.decider(room.home, decision=held, member=room.cast.owner)
    assert "level_fits" in room.worth(draft)
    factories.decider(room.home, decision=held, group=room.families)
    assert ("level_fits" in room.worth(draft)) is warns


def test_nothing_open(room):
    draft = room.draft(can_change="")
    factories.ask_plan(room.home, consultation=draft, level=2)
    assert "nothing is open" in room.worth(draft)["level_fits"]
    factories.scope_item(room.home, kind="open", project=room.project)
    assert "level_fits" not in room.worth(draft)


def test_who_runs_it(room):
    draft = room.draft()
    assert "or with what" in room.worth(draft)["resources"]
    running = factories.running(room.home, project=room.project, lead=room.cast.owner)
    assert "money, support, a creche and travel" in room.worth(draft)["resources"]
    for name in ("budget", "support", "creche", "travel"):
        setattr(running, name, "none, because nobody travels")
    running.save()
    assert "resources" not in room.worth(draft)


def test_what_people_get(room):
    draft = room.draft(minutes_given=90)
    factories.offer(room.home, consultation=draft, form="nothing", amount=None)
    assert "90 minutes" in room.worth(draft)["recognition"]
    factories.offer(room.home, consultation=draft, form="voucher", amount=Decimal(10))
    assert "recognition" not in room.worth(draft)


def test_needs_of_those_asked_and_of_nobody_else(room):
    draft = room.draft()
    factories.access_need(room.home, need="A lift", is_met=False, how="")
    assert "needs_met" not in room.worth(draft)
    who = factories.participant(room.home, language="pl")
    factories.ask(room.home, consultation=draft, participant=who, group=room.families)
    need = factories.access_need(
        room.home, participant=who, need="Easy Read, please", is_met=False, how=""
    )
    assert "needs_met" in room.worth(draft)
    need.how = "We send it in Easy Read"
    need.save()
    assert "needs_met" not in room.worth(draft)


def test_how_each_group_hears(room):
    draft = room.draft()
    who = factories.participant(room.home, language="pl")
    factories.ask(room.home, consultation=draft, participant=who, group=room.families)
    factories.group(room.home, project=room.project, name="Not asked")
    assert "happened: Families." in room.worth(draft)["feedback_plan"]
    way = factories.group_feedback(room.home, consultation=draft, group=room.families)
    assert "another language" in room.worth(draft)["feedback_plan"]
    way.interpreted = True
    way.save()
    assert "feedback_plan" not in room.worth(draft)


def test_who_is_not_heard_yet(room):
    draft = room.draft()
    of = factories.dimension(room.home, project=room.project, is_exclusive=False)
    counted = factories.tally(room.home, project=room.project, people=60)
    for name, count in (("Fathers", 6), ("Mothers", 40)):
        one = factories.target(room.home, dimension=of, name=name, share=Decimal("0.5"))
        factories.tally_count(room.home, tally=counted, target=one, count=count)
    assert "so far: Fathers." in room.worth(draft)["not_heard_yet"]


def test_days_on_which_people_are_away(room):
    draft = room.draft(closes_on=TODAY + timedelta(days=19))
    assert "time_to_respond" not in room.worth(draft)
    last = TODAY + timedelta(days=10)
    factories.closed_spell(room.home, starts_on=TODAY - timedelta(days=5), ends_on=last)
    assert "11 of the 20 days" in room.worth(draft)["time_to_respond"]


def test_a_forum_without_a_reason(room):
    draft = room.draft(why_you="")
    draft.stage.how = "The youth forum on Tuesdays"
    draft.stage.save()
    assert "reason_first" in room.worth(draft)
    draft.stage.why = "Only they know."
    draft.stage.save()
    assert "reason_first" not in room.worth(draft)


def test_a_standing_method_without_a_reason(room):
    draft = room.draft(why_you="")
    factories.ask_plan(room.home, consultation=draft, method="standing_panel")
    assert "reason_first" in room.worth(draft)


def test_what_was_told_before_until_it_is_read(room):
    draft = room.draft(title="Letters")
    factories.closed_consultation(room.home, title="The letter that came")
    assert "1 earlier ask" in room.worth(draft)["known_already"]
    factories.ask_plan(room.home, consultation=draft, known_looked_on=TODAY)
    assert "known_already" not in room.worth(draft)


def test_trying_it(room):
    draft = room.draft()
    over = NOW - timedelta(days=1)
    factories.try_out(room.home, consultation=draft, expires_at=over)
    factories.try_out(room.home, said_on=TODAY)
    assert "Nobody outside" in room.worth(draft)["tried_once"]
    one = factories.try_out(room.home, consultation=draft, expires_at=NOW + timedelta(days=1))
    assert "has the link" in room.worth(draft)["tried_once"]
    one.said_on = TODAY
    one.save()
    assert "tried_once" not in room.worth(draft)


def test_while_it_is_open_only_what_still_matters(room):
    about = factories.open_consultation(
        room.home, project=room.project, backup=None, needs_care=True, cannot_change=""
    )
    assert set(room.worth(about)) == {"backup_owner", "feedback_plan", "being_heard"}


def test_after_it_closed_until_people_have_heard(room):
    about = factories.closed_consultation(room.home, project=room.project, needs_care=True)
    assert "weighed" in room.worth(about)["being_heard"]
    factories.publication(room.home, consultation=about, kind="holding")
    assert "being_heard" in room.worth(about)
    factories.publication(room.home, consultation=about, kind="outcome")
    assert room.worth(about) == {}


def test_one_that_was_withdrawn(room):
    assert room.worth(factories.open_consultation(room.home, withdrawn_at=NOW)) == {}


def test_the_page_shows_each_sentence_with_its_link_and_opens_all_the_same(room):
    draft = room.draft()
    for name in ("consultation_detail", "consultation_open"):
        html = room.get(f"feedback:{name}", draft).content.decode()
        assert "Worth a look before you ask" in html
        for kind in EARLY:
            assert escape(str(soft_checks.registry.get(kind).step)) in html
        assert room.url("feedback:try_list", draft) in html
    assert "stops you from opening" in html


def test_who_only_looks_on_is_not_told_what_is_missing(room):
    draft = room.draft()
    room.sign_in(room.cast.viewer)
    assert "Worth a look" not in room.get("feedback:consultation_detail", draft).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_facts_cost_the_same_however_many(room, count):
    draft = room.draft(title="Letters")
    of = factories.dimension(room.home, project=room.project)
    for _each in range(count):
        factories.closed_consultation(room.home, title="Letters again")
        who = factories.participant(room.home)
        own = factories.group(room.home, project=room.project)
        factories.ask(room.home, consultation=draft, participant=who, group=own)
        factories.access_need(room.home, participant=who)
        factories.group_feedback(room.home, consultation=draft, group=own)
        factories.closed_spell(room.home)
        factories.try_out(room.home, consultation=draft)
        factories.target(room.home, dimension=of, share=Decimal("0.1"))
    with CaptureQueriesContext(connection) as seen:
        assert "known_already" in room.worth(draft)
    assert len(seen) == 21
