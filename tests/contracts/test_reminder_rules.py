"""What holds for every reminder rule there is, shown on its own examples. A new rule needs no test of its own here."""

import re
from importlib import import_module

import pytest
from django.core import mail
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext

import feedback.terms
import organisations.terms
import participants.terms
import projects.terms
from access.scope import across_organisations, working_in
from notices.actions import compose, deliver, plan, preview
from notices.models import Notice
from notices.rules import NOW as AT_ONCE
from notices.rules import PACES, pace_of, rules, urgency_of
from notices.terms import NOT_SENT
from tests.contracts.situations import build
from tests.factories import NOW

LABELS = {
    **NOT_SENT,
    **feedback.terms.SKIP_REASONS,
    **organisations.terms.SKIP_REASONS,
    **participants.terms.SKIP_REASONS,
    **projects.terms.SKIP_REASONS,
}


def package(rule):
    """The folder of a rule."""
    return type(rule).__module__.removesuffix(".rule")


def examples(rule):
    return import_module(f"{package(rule)}.examples").EXAMPLES


EVERY_RULE = [pytest.param(rule, id=rule.kind) for rule in rules]
EVERY_EXAMPLE = [
    pytest.param(rule, one, id=f"{rule.kind}: {one.situation}")
    for rule in rules
    for one in examples(rule)
]
TELLING = [case for case in EVERY_EXAMPLE if case.values[1].tells]
SKIPPING = [case for case in EVERY_EXAMPLE if case.values[1].skip]


def outcome_of(rule, example):
    """Plan and send an example; return the reasons noted for its rule, and the notices made."""
    situation = build(rule.kind, example)
    found = plan(now=situation.now)
    situation.then(situation.given.get("then", {}))
    compose(now=situation.now)
    deliver(now=situation.later)
    with across_organisations(reason="the test reads what became of the notices"):
        made = list(Notice.objects.filter(rule=rule.kind))
    reasons = {one.reason for one in found.skipped if one.rule == rule.kind}
    return reasons | {one.reason for one in made if one.reason}, found, made


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_rule_has_a_folder_named_like_it_with_its_templates(rule):
    assert package(rule).rpartition(".")[2] == rule.kind
    assert rule.template == f"reminder_rules/{rule.kind}"
    for part in ("subject", "body", "line"):
        assert get_template(f"{rule.template}/{part}.txt")


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_what_is_due_is_one_statement(rule, db):
    with CaptureQueriesContext(connection) as statements, across_organisations(reason="as planned"):
        assert list(rule.due(NOW)) == []
    assert len(statements) == 1


@pytest.mark.parametrize(("rule", "example"), TELLING)
def test_people_are_told_in_their_roles_and_only_once(rule, example, db):
    situation = build(rule.kind, example)
    found = plan(now=situation.now)
    assert {one.role for one in found.notices if one.rule == rule.kind} == set(example.tells)
    assert plan(now=situation.now).notices == []


@pytest.mark.parametrize(("rule", "example"), SKIPPING)
def test_whoever_is_left_out_is_left_out_for_the_reason_given(rule, example, db):
    reasons, _plan, _made = outcome_of(rule, example)
    assert example.skip in reasons


@pytest.mark.embedded
@pytest.mark.parametrize(("rule", "example"), TELLING)
def test_each_letter_says_something_and_leaves_nothing_open(rule, example, db):
    _reasons, _plan, made = outcome_of(rule, example)
    assert {one.state for one in made} == {"sent"}
    for letter in mail.outbox:
        assert letter.subject.strip()
        assert not re.search(r"[{}]|\bNone\b|&#|&amp;|\n\n\n", letter.subject + letter.body)


@pytest.mark.embedded
@pytest.mark.parametrize(("rule", "example"), TELLING)
def test_whoever_has_no_account_can_stop_our_messages(rule, example, db):
    outcome_of(rule, example)
    with across_organisations(reason="the test reads who was written to"):
        taker_parts = Notice.objects.filter(recipient_kind="participant").count()
    with_a_link = [one for one in mail.outbox if "/stop/" in one.body]
    assert len(with_a_link) == taker_parts
    assert all("List-Unsubscribe" in one.extra_headers for one in with_a_link)


@pytest.mark.embedded
@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_line_for_a_digest_is_a_line(rule, db):
    example = next(one for one in examples(rule) if one.tells)
    situation = build(rule.kind, example)
    plan(now=situation.now)
    with working_in(situation.organisation):
        context = rule.context(Notice.objects.filter(rule=rule.kind).first(), situation.now)
        shown = get_template(f"{rule.template}/line.txt").render(context)
    assert shown.strip()


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_reason_has_words(rule):
    assert {one.skip for one in examples(rule) if one.skip} <= LABELS.keys()


def test_every_word_for_a_reason_has_an_example():
    shown = {one.skip for rule in rules for one in examples(rule)}
    assert set(feedback.terms.SKIP_REASONS) - shown == set()
    assert set(organisations.terms.SKIP_REASONS) - shown == set()
    assert set(participants.terms.SKIP_REASONS) - shown == set()
    assert set(projects.terms.SKIP_REASONS) - shown == set()


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_another_organisations_people_hear_nothing_of_it(rule, db):
    example = next(one for one in examples(rule) if one.tells)
    first, second = build(rule.kind, example), build(rule.kind, example)
    assert first.now == second.now
    plan(now=first.now)
    with working_in(first.organisation):
        ours = {(one.recipient_kind, one.recipient_key) for one in Notice.objects.all()}
    with working_in(second.organisation):
        theirs = {(one.recipient_kind, one.recipient_key) for one in Notice.objects.all()}
    assert ours
    assert not ours & theirs


def test_a_preview_of_every_rule_writes_nothing(db):
    for rule in rules:
        build(rule.kind, next(one for one in examples(rule) if one.tells))
    preview(now=NOW)
    with across_organisations(reason="the test counts every notice"):
        assert Notice.objects.filter(planned_at=NOW).count() == 0


class Waiting:
    """A rule that waits, and stands before others."""

    pace, urgency = "weekly", 3


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_rule_has_a_pace_and_an_urgency_and_at_once_is_what_it_says_by_saying_nothing(rule):
    assert pace_of(rule) in PACES
    assert isinstance(urgency_of(rule), int)
    assert (pace_of(Waiting()), urgency_of(Waiting())) == ("weekly", 3)
    assert (pace_of(object()), urgency_of(object())) == (AT_ONCE, 0)
