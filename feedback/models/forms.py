"""The questions of a consultation. Opening freezes a form version; later wording makes a new one."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned
from feedback import question_types, terms
from feedback.domain.pictures import picture_path
from stages.terms import function_choices


class FormVersion(OrganisationOwned):
    """The questions as people see them. Once frozen it never changes."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="form_versions"
    )
    number = models.PositiveSmallIntegerField(default=1)
    frozen_at = models.DateTimeField(null=True, blank=True)
    why_new = models.CharField(
        _("what changed, and why"), max_length=200, blank=True, default="", db_default=""
    )
    """Set on each version after the first."""
    made_by = models.ForeignKey(
        "organisations.Member",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="each_version_once")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"version {self.number} of {self.consultation_id}"


class Question(OrganisationOwned):
    """One question. `key` stays the same from version to version, so that answers remain comparable."""

    form_version = models.ForeignKey(
        "feedback.FormVersion", on_delete=models.CASCADE, related_name="questions"
    )
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    page = models.PositiveSmallIntegerField(_("page"), default=1)
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("kind of answer"), max_length=30, choices=question_types.choices)
    text = models.CharField(_("question"), max_length=300)
    hint = models.CharField(_("help under the question"), max_length=300, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    required = models.BooleanField(_("people cannot skip it"), default=False)
    required_because = models.CharField(_("why it cannot be skipped"), max_length=200, blank=True)
    owes_answer = models.BooleanField(_("we owe people an answer about this"), default=True)
    what_for = models.CharField(
        _("what it is for"),
        max_length=20,
        choices=function_choices,
        blank=True,
        default="",
        db_default="",
    )
    bank_code = models.CharField(max_length=12, blank=True, default="", db_default="")
    """The question of the bank that it is, so that rounds are comparable; see `feedback/bank`."""
    picture = models.CharField(
        _("picture beside it"), max_length=40, blank=True, default="", db_default=""
    )
    """The name of a picture in `feedback.domain.pictures`."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form_version", "key"], name="each_question_once")
        ]
        ordering = ["page", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def asks(self) -> bool:
        """Whether it asks anything; text between questions does not."""
        return question_types.asks(self)

    @property
    def picture_file(self) -> str:
        """The path of its picture below the static files, or "" where it has none."""
        return picture_path(self.picture)

    @property
    def picture_words(self) -> Any:
        """What its picture shows; lazily translated."""
        return terms.PICTURE_WORDS.get(self.picture, "")


class PageRule(OrganisationOwned):
    """That a page is shown only where an earlier question was answered in a certain way.

    It belongs to the page on which a question stands, so that it goes along when pages are moved.
    """

    form_version = models.ForeignKey(
        "feedback.FormVersion", on_delete=models.CASCADE, related_name="page_rules"
    )
    starts_with = models.UUIDField(editable=False)
    """The key of the first question of its page when the rule was written."""
    page = models.PositiveSmallIntegerField(_("page"))
    """Where that page stood when the rule was written; true in a frozen version."""
    question = models.ForeignKey(
        "feedback.Question",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="page_rules",
    )
    """None where the question was taken out since: then somebody has to look."""
    relation = models.CharField(max_length=10, choices=terms.PAGE_RULE_RELATIONS)
    value = models.CharField(_("answer"), max_length=300)
    """The key of a choice, a number, or words, as the type of the question compares them."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form_version", "starts_with"], name="one_rule_a_start")
        ]
        ordering = ["page", "pk"]

    def __str__(self) -> str:
        return f"page {self.page} of {self.form_version_id}"


class ConsultationWording(OrganisationOwned):
    """That a consultation can be read in another language or in Easy Read, and its sentences in it."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="wordings"
    )
    language = models.CharField(_("language"), max_length=12)
    is_easy_read = models.BooleanField(_("Easy Read"), default=False)
    words = models.JSONField(default=dict)
    """Name of a field of `Consultation` to its sentence; what is missing is read as it was written.

    Words that every question offers, such as "Not sure", stand here too, under "label:" and their key.
    """
    was = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    """By the same names, what the original said when it was translated: where it says something else now, somebody has to look."""
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "language", "is_easy_read"],
                name="each_consultation_wording_once",
            )
        ]
        ordering = ["language", "is_easy_read", "pk"]

    def __str__(self) -> str:
        return f"{self.code} of {self.consultation_id}"

    @property
    def code(self) -> str:
        """The language, with "-easy" where it is Easy Read."""
        return f"{self.language}-easy" if self.is_easy_read else self.language


class QuestionWording(OrganisationOwned):
    """One question in another language or in Easy Read."""

    question = models.ForeignKey(
        "feedback.Question", on_delete=models.CASCADE, related_name="wordings"
    )
    language = models.CharField(_("language"), max_length=12)
    is_easy_read = models.BooleanField(_("Easy Read"), default=False)
    text = models.CharField(_("question"), max_length=300, blank=True)
    hint = models.CharField(_("help under the question"), max_length=300, blank=True)
    labels = models.JSONField(default=dict, blank=True)
    """Key of a choice, point or row to its words."""
    was = models.JSONField(default=dict, blank=True, db_default={}, editable=False)
    """"text", "hint" and the keys of `labels`, to what the original said when it was translated."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "language", "is_easy_read"], name="each_question_wording_once"
            )
        ]
        ordering = ["language", "is_easy_read", "pk"]

    def __str__(self) -> str:
        return f"{self.language} of {self.question_id}"


class TestRun(OrganisationOwned):
    """What a member answered while trying the form out. Never a response; wiped when the consultation opens."""

    __test__ = False

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="test_runs"
    )
    member = models.ForeignKey(
        "organisations.Member", on_delete=models.CASCADE, db_index=False, related_name="+"
    )
    answers = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "member"], name="one_test_run_a_member")
        ]

    def __str__(self) -> str:
        return f"test run in {self.consultation_id}"


class Unclear(OrganisationOwned):
    """That somebody did not understand a question. Joined to no person and no answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(
        "feedback.Question", on_delete=models.CASCADE, related_name="unclear"
    )
    words = models.CharField(_("what is not clear"), max_length=300, blank=True)
    said_on = models.DateField()
    seen_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"unclear {self.question_id}"
