"""The questions of one form version, page by page, kept in the process because a frozen version never changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef

from feedback import question_types
from feedback.domain.minutes import minutes_asked
from feedback.domain.paths import Rule, shown_pages
from feedback.models import FormVersion, PageRule, Question
from feedback.queries.comparing import meets
from feedback.queries.visits import Visit

KEPT_SHEETS = 300
"""How many form versions one process keeps; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One stored row of an answer, without the response that it belongs to."""

    question: str
    choice: str
    number: int | None
    text: str


@dataclass(frozen=True)
class Sheet:
    """A form version and its questions by page. Page numbers start at 1, whatever the questions say.

    Where pages depend on earlier answers, `values` (by key of the question) say which pages somebody sees.
    """

    version: FormVersion
    pages: tuple[tuple[Question, ...], ...]
    rules: tuple[Rule, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order, without the text between them."""
        return tuple(each for page in self.pages for each in page if question_types.asks(each))

    @cached_property
    def offers_contact(self) -> bool:
        """Whether it asks if somebody should get in touch."""
        return any(question_types.registry.get(each.kind).offers_contact for each in self.questions)

    @cached_property
    def by_key(self) -> dict[str, Question]:
        """Each question under its key."""
        return {str(question.key): question for page in self.pages for question in page}

    def shown(self, values: Mapping[str, Any]) -> tuple[int, ...]:
        """The pages that somebody with these answers sees."""

        def meet(rule: Rule) -> bool:
            question = self.by_key[rule.question]
            return meets(question, values.get(rule.question), rule.relation, rule.value)

        return shown_pages(len(self.pages), self.rules, meet)

    def sent(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Of `values`, those that count: answers on pages that somebody with these answers sees."""
        if not self.rules:
            return dict(values)
        seen = {str(each.key) for number in self.shown(values) for each in self.page(number)}
        return {key: value for key, value in values.items() if key in seen}

    def page_after(self, number: int, values: Mapping[str, Any]) -> int:
        """The next page that somebody sees after `number`, or one beyond the last page."""
        later = (page for page in self.shown(values) if page > number)
        return next(later, len(self.pages) + 1)

    def page_before(self, number: int, values: Mapping[str, Any]) -> int:
        """The page that somebody saw before `number`, or 0."""
        return max((page for page in self.shown(values) if page < number), default=0)

    @cached_property
    def turns(self) -> dict[Any, int]:
        """In how many orders the options of each question are shown, to different people; 0 where in one alone."""
        types = question_types.registry
        return {
            each.key: getattr(types.get(each.kind).build_field(each), "turns", 0)
            for each in self.questions
        }

    def takes_pictures(self, number: int) -> bool:
        """Whether a picture can be sent on a page."""
        return any(
            question_types.registry.get(each.kind).keeps_pictures for each in self.page(number)
        )

    def pictures_in(self, values: Mapping[str, Any]) -> set[str]:
        """The names of the pictures in `values`."""
        return {
            name
            for each in self.questions
            for name in question_types.registry.get(each.kind).pictures_of(
                values.get(str(each.key))
            )
        }

    def page(self, number: int) -> tuple[Question, ...]:
        """The questions of one page; none when there is no such page."""
        return self.pages[number - 1] if 1 <= number <= len(self.pages) else ()

    def minutes_from(self, number: int, values: Mapping[str, Any] | None = None) -> int:
        """Minutes that the pages from `number` on take, never below 1; without `values`, whatever anybody answers."""
        pages = range(1, len(self.pages) + 1) if values is None else self.shown(values)
        return max(1, minutes_for(each for p in pages if p >= number for each in self.page(p)))

    def first_open(self, values: Mapping[str, Any]) -> int:
        """The first page on which nothing is answered yet, with the text before it; or the last page."""
        shown, first = self.shown(values), 0
        for number in shown:
            if any(str(each.key) in values for each in self.page(number)):
                first = 0
                continue
            first = first or number
            if any(map(question_types.asks, self.page(number))):
                return first
        return shown[-1]

    def first_missing(self, values: Mapping[str, Any]) -> int | None:
        """The first page with a question that cannot be skipped and is not answered, or None."""
        for number in self.shown(values):
            asked = filter(question_types.asks, self.page(number))
            if any(each.required and str(each.key) not in values for each in asked):
                return number
        return None

    def rows(self, values: Mapping[str, Any]) -> list[tuple[Question, Row]]:
        """The rows that keep `values` (by key of the question), each with its question; not those on pages left out."""
        found = []
        values = self.sent(values)
        for question in self.questions:
            if (value := values.get(str(question.key))) is not None:
                stored = question_types.registry.get(question.kind).to_storage(value)
                found += [
                    (as_stored(question), Row(str(question.key), row.choice, row.number, row.text))
                    for row in stored
                ]
        return found

    def values(self, rows: Iterable[Row]) -> dict[str, Any]:
        """The values that `rows` keep, by key of the question; what belongs to no question here is left out."""
        by_key: dict[str, list[Row]] = {}
        for row in rows:
            by_key.setdefault(row.question, []).append(row)
        return {
            key: question_types.registry.get(question.kind).from_storage(by_key[key])  # type: ignore[arg-type]
            for question in self.questions
            if (key := str(question.key)) in by_key
        }


def as_stored(question: Any) -> Question:
    """Return the question itself where `question` stands in for it with other words."""
    found: Question = getattr(question, "original", question)
    return found


def offers_contact(visit: Visit) -> bool:
    """Return whether the questions of `visit` ask if somebody should get in touch; no statement once they are kept."""
    return visit.version_id is not None and sheet_of(visit.version_id).offers_contact


def minutes_for(questions: Iterable[Question], *, is_easy_read: bool = False) -> int:
    """Return in whole minutes how long answering takes, reading the questions included; 0 without a question."""
    seconds, words = 0, 0
    for question in questions:
        kind = question_types.registry.get(question.kind)
        seconds += kind.seconds_for(question)
        words += kind.words_for(question)
    return minutes_asked([seconds], words=words, is_easy_read=is_easy_read)


_sheets: dict[int, Sheet] = {}


def sheet_of(version_id: int) -> Sheet:
    """Return the questions of a frozen version: one statement the first time, none after.

    Raises `FormVersion.DoesNotExist` when the version has no question or is not of this organisation.
    """
    sheet = _sheets.get(version_id)
    if sheet is None:
        sheet = read_sheet(version_id)
        if sheet.version.frozen_at is not None:
            while len(_sheets) >= KEPT_SHEETS:
                _sheets.pop(next(iter(_sheets)), None)
            _sheets[version_id] = sheet
    return sheet


def read_sheet(version_id: int) -> Sheet:
    """Return the questions of any version, as they are now; for the preview. Raises as `sheet_of` does.

    One statement, and another where pages depend on answers.
    """
    rules = PageRule.objects.filter(form_version=OuterRef("form_version"))
    questions = list(
        Question.objects.filter(form_version_id=version_id)
        .select_related("form_version")
        .annotate(has_rules=Exists(rules))
        .order_by("page", "position", "pk")
    )
    if not questions:
        message = f"Form version {version_id} has no question."
        raise FormVersion.DoesNotExist(message)
    pages = tuple(tuple(page) for _number, page in groupby(questions, key=lambda each: each.page))
    stored = PageRule.objects.filter(form_version_id=version_id) if questions[0].has_rules else ()
    return Sheet(questions[0].form_version, pages, rules_among(pages, stored))


def rules_among(
    pages: Sequence[Sequence[Question]], stored: Iterable[PageRule]
) -> tuple[Rule, ...]:
    """Return rules as they stand between these pages, in the order of `stored`."""
    numbers = {each.key: number for number, page in enumerate(pages, start=1) for each in page}
    keys = {each.pk: each.key for page in pages for each in page}

    def placed(row: PageRule) -> Rule:
        asked = keys.get(row.question_id or 0)
        return Rule(
            page=numbers.get(row.starts_with, 0),
            question=str(asked or ""),
            asked_on=numbers[asked] if asked else 0,
            relation=row.relation,
            value=row.value,
        )

    return tuple(map(placed, stored))


def forget_sheets() -> None:
    """Drop what this process keeps; for tests, whose rows come again under the same numbers."""
    _sheets.clear()
