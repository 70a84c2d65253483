"""Rules about which pages somebody sees, while the form is written. Once it has opened they are frozen with it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from access import audit
from access.actors import Actor
from feedback.actions.questions import QuestionsFrozenError
from feedback.models import Consultation, FormVersion, PageRule, Question
from feedback.queries.paths import pages_of, rule_stamp, rules_at


class PageRuleConflictError(Exception):
    """Somebody else changed the rule meanwhile; `theirs` is what stands there now, if any."""

    def __init__(self, theirs: PageRule | None) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs


@transaction.atomic
def set_page_rule(
    *,
    actor: Actor,
    consultation: Consultation,
    page: int,
    based_on: str,
    values: dict[str, Any],
) -> PageRule:
    """Show a page only to some: `values` holds `question`, `relation` and `value`. Rules that stood there go.

    `based_on` is the `rule_stamp` of what the form was filled from.

    Raises:
        LookupError: when there is no such page any more.
        PageRuleConflictError: when somebody else changed it meanwhile; nothing is saved.
        QuestionsFrozenError: when people have been asked already.

    """
    version = _version_being_written(consultation)
    pages = pages_of(version.questions.all())
    stored = rules_at(page, pages, version.page_rules.all())
    theirs = stored[0] if stored else None
    if rule_stamp(theirs) != based_on:
        raise PageRuleConflictError(theirs)
    start = pages[page - 1][0]
    PageRule.objects.filter(pk__in=[one.pk for one in stored]).delete()
    rule = PageRule(
        organisation_id=consultation.organisation_id,
        form_version=version,
        starts_with=start.key,
        page=page,
        **values,
    )
    rule.save()
    audit.record(actor, "page_rule_set", rule, consultation=consultation.pk, page=page)
    return rule


@transaction.atomic
def remove_page_rule(*, actor: Actor, consultation: Consultation, rule_id: int) -> bool:
    """Show its page to everybody; answers whether the rule was still there. Raises `QuestionsFrozenError`."""
    version = _version_being_written(consultation)
    rule = version.page_rules.filter(pk=rule_id).first()
    if rule is None:
        return False
    audit.record(actor, "page_rule_removed", rule, consultation=consultation.pk, page=rule.page)
    rule.delete()
    return True


def copy_rules(
    from_version: FormVersion, to_version: FormVersion, question_map: Mapping[int, Question]
) -> None:
    """Give a new version the rules of the one before. `question_map` leads from the key of a row to its copy.

    A rule whose question or page was not copied goes along all the same, so that somebody sees what is amiss.
    """
    starts = {one.key: one.pk for one in from_version.questions.all()}
    copies = []
    for rule in from_version.page_rules.all():
        start = question_map.get(starts.get(rule.starts_with, 0))
        copies.append(
            PageRule(
                organisation_id=rule.organisation_id,
                form_version=to_version,
                starts_with=start.key if start is not None else rule.starts_with,
                page=start.page if start is not None else rule.page,
                question=question_map.get(rule.question_id or 0),
                relation=rule.relation,
                value=rule.value,
            )
        )
    PageRule.objects.bulk_create(copies)


def settle_pages(consultation: Consultation) -> None:
    """Write down on which page each rule stands, before the version being written is frozen; one statement without rules."""
    being_written = FormVersion.objects.filter(consultation=consultation, frozen_at=None)
    rules = list(PageRule.objects.filter(form_version__in=being_written))
    if not rules:
        return
    pages = pages_of(Question.objects.filter(form_version=rules[0].form_version_id))
    numbers = {each.key: number for number, page in enumerate(pages, start=1) for each in page}
    for rule in rules:
        rule.page = numbers.get(rule.starts_with, rule.page)
    PageRule.objects.bulk_update(rules, ["page"])


def _version_being_written(consultation: Consultation) -> FormVersion:
    newest = consultation.form_versions.select_for_update().order_by("-number").first()
    if newest is None or newest.frozen_at is not None:
        raise QuestionsFrozenError
    return newest
