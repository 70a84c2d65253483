"""What readers make of words: themes, the very words that stand under them, what may be quoted, shortlists."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from access.scope import OrganisationOwned


class Theme(OrganisationOwned):
    """Something that several people said, in the words of those who read it. Belongs to the project."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(_("theme"), max_length=80)
    meaning = models.CharField(_("what belongs to it"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="each_theme_once")]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Highlight(OrganisationOwned):
    """The exact words under a theme: from `start` up to `end` in an answer or in a note of a meeting, neither of which changes."""

    theme = models.ForeignKey("feedback.Theme", on_delete=models.CASCADE, related_name="highlights")
    answer = models.ForeignKey(
        "feedback.Answer",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="highlights",
    )
    note = models.ForeignKey(
        "feedback.MeetingNote",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="highlights",
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    by = models.ForeignKey(
        "organisations.Member",
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer=None, note__isnull=False)
                | models.Q(answer__isnull=False, note=None),
                name="highlights_words_of_one",
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="highlights_some_words"
            ),
            models.UniqueConstraint(
                fields=["theme", "answer", "start", "end"], name="highlighted_once_in_an_answer"
            ),
            models.UniqueConstraint(
                fields=["theme", "note", "start", "end"], name="highlighted_once_in_a_note"
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"


class WordRead(OrganisationOwned):
    """That a member has read an answer."""

    answer = models.ForeignKey("feedback.Answer", on_delete=models.CASCADE, related_name="reads")
    member = models.ForeignKey(
        "organisations.Member", on_delete=models.CASCADE, db_index=False, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "answer"], name="read_once_by_each")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} read {self.answer_id}"


class Quote(OrganisationOwned):
    """Words that may be shown to others: the person allowed it, and somebody asked whether they could be recognised."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey("feedback.Answer", on_delete=models.CASCADE, related_name="quotes")
    text = models.TextField(_("the words that are shown"))
    """The person's words, or part of them; never others."""
    checked_by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    checked_on = models.DateField()

    def __str__(self) -> str:
        return f"quote of {self.answer_id}"


class Shortlist(OrganisationOwned):
    """Which options of a ranking go on, who decided, and a line about each split between groups."""

    consultation = models.ForeignKey(
        "feedback.Consultation", on_delete=models.CASCADE, related_name="shortlists"
    )
    question_key = models.UUIDField()
    options = models.JSONField(default=list)
    splits = models.JSONField(default=dict)
    """Code of a split to the line about it."""
    why = models.TextField(_("why these"), blank=True)
    decided_by = models.CharField(_("who decided"), max_length=120)
    decided_on = models.DateField()
    by = models.ForeignKey(
        "organisations.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "question_key"], name="one_shortlist_a_question"
            )
        ]

    def __str__(self) -> str:
        return f"shortlist of {self.consultation_id}"
