"""What a person was asked by name, and what they answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.actions.picturing import sweep
from feedback.actions.unlinking import unlink, unlink_and_empty
from feedback.kept_about.threads import threads_of
from feedback.models import Answer, Ask, AskLink, Draft, Response, ResponseAuthor, ResultSnapshot
from feedback.queries.answering import Said, said
from feedback.queries.sheets import Row, sheet_of
from participants.personal_data import KeptAbout, Passage
from ui.days import day_in_words


class Asks(KeptAbout):
    """Invitations by name, their links, and answers and drafts that came by them."""

    kind = "asks"
    label = gettext_lazy("What we asked you")
    models = (
        *("feedback.Ask", "feedback.AskLink", "feedback.Draft", "feedback.ResponseAuthor"),
        *("feedback.Response", "feedback.Answer"),
    )

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """Each ask; and what they answered or began to, which is for them alone."""
        asks = Ask.objects.filter(participant=participant_id).select_related(
            "consultation", "group", "author", "draft"
        )
        found = []
        for ask in asks.order_by("pk"):
            care = ask.consultation.needs_care
            found.append(Passage(self.label, _lines(ask), needs_care=care))
            found += _words(ask)
        return found

    def erase(self, participant_id: int, *, today: date) -> None:
        """Delete the asks; answers lose their author and their words, and stay a head that was heard."""
        del today
        asks = Ask.objects.filter(participant=participant_id)
        list(
            asks.select_for_update().order_by("pk")
        )  # what is sent in this moment waits, and finds no ask
        about = list(asks.values_list("consultation", flat=True))
        Draft.objects.filter(ask__in=asks).delete()
        unlink_and_empty(threads_of(participant_id))
        sweep(about)
        AskLink.objects.filter(ask__in=asks).delete()
        asks.delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move the asks. Where both were asked the same, one ask remains, and every link to either opens it."""
        both = Ask.objects.select_for_update().filter(participant__in=[from_id, into_id])
        list(both.order_by("pk"))  # an answer that is sent in this moment waits
        theirs = {row.consultation_id: row for row in Ask.objects.filter(participant=into_id)}
        for ask in Ask.objects.filter(participant=from_id).order_by("pk"):
            kept = theirs.get(ask.consultation_id)
            if kept is None:
                Ask.objects.filter(pk=ask.pk).update(participant=into_id)
            else:
                _join_asks(ask, kept)

    def last_contact(self, participant_ids: Iterable[int]) -> Mapping[int, date]:
        """The day on which they were last asked. Not when they answered: that would tell that they did."""
        rows = Ask.objects.filter(participant__in=list(participant_ids), asked_on__isnull=False)
        return dict(rows.order_by().values_list("participant").annotate(Max("asked_on")))


# The copy -----------------------------------------------------------------------------------------


def _lines(ask: Ask) -> list[tuple[Any, Any]]:
    lines = [
        (_("What"), ask.consultation.title),
        (_("Asked on"), day_in_words(ask.asked_on)),
        (_("As one of"), ask.group.name if ask.group else ""),
        (_("Why you were asked all the same"), ask.exception_why),
    ]
    return [line for line in lines if line[1]]


def _words(ask: Ask) -> list[Passage]:
    found = []
    author = getattr(ask, "author", None)
    if author is not None:
        for response in Response.objects.filter(thread=author.thread).order_by("-is_current", "pk"):
            heading = (
                _("What you answered: %(what)s")
                if response.is_current
                else _("What you answered before you changed it: %(what)s")
            )
            passage = _passage(heading, ask, _said(response))
            if response.way:
                came = (_("How it came"), response.get_way_display())
                passage = replace(passage, lines=[came, *passage.lines])
            found.append(passage)
    draft = getattr(ask, "draft", None)
    if draft is not None:
        words = said(sheet_of(draft.form_version_id), draft.answers)
        found.append(_passage(_("What you typed and have not sent: %(what)s"), ask, words))
    return found


def _said(response: Response) -> list[Said]:
    rows = Answer.objects.filter(response=response).values_list(
        "question__key", "choice", "number", "text"
    )
    sheet = sheet_of(response.form_version_id)
    return said(sheet, sheet.values(Row(str(row[0]), *row[1:]) for row in rows))


def _passage(heading: str, ask: Ask, words: Sequence[Said]) -> Passage:
    lines = [(one.question, one.text) for one in words if one.lines]
    about = ask.consultation
    return Passage(
        heading % {"what": about.title}, lines, for_them_only=True, needs_care=about.needs_care
    )


# One ask out of two -------------------------------------------------------------------------------


def _join_asks(ask: Ask, kept: Ask) -> None:
    AskLink.objects.filter(ask=ask).update(ask=kept)
    _join_drafts(ask, kept)
    _join_answers(ask, kept)
    days = [one.asked_on for one in (ask, kept) if one.asked_on is not None]
    kept.asked_on = min(days, default=None)
    kept.reminders = max(ask.reminders, kept.reminders)
    kept.asked_by_themselves = ask.asked_by_themselves or kept.asked_by_themselves
    kept.group_id = kept.group_id or ask.group_id
    kept.told_by_id = kept.told_by_id or ask.told_by_id
    kept.save()
    ask.delete()


def _join_drafts(ask: Ask, kept: Ask) -> None:
    """Keep the draft that was saved last."""
    drafts = list(Draft.objects.filter(ask__in=[ask, kept]).order_by("-saved_on", "-pk"))
    for draft in drafts[1:]:
        draft.delete()
        sweep([draft.consultation_id])
    Draft.objects.filter(ask=ask).update(ask=kept)


def _join_answers(ask: Ask, kept: Ask) -> None:
    """Both answered: while it is open the later answers count; after that both stay heads that were counted."""
    theirs = ResponseAuthor.objects.filter(ask=ask).first()
    if theirs is None:
        return
    ours = ResponseAuthor.objects.filter(ask=kept).first()
    if ours is None:
        ResponseAuthor.objects.filter(pk=theirs.pk).update(ask=kept)
        return
    if ResultSnapshot.objects.filter(consultation=kept.consultation_id).exists():
        unlink([theirs.thread])
        return
    newest = (
        Response.objects.current()
        .filter(thread__in=[ours.thread, theirs.thread])
        .order_by("-received_on", "pk")
        .first()
    )
    Response.objects.filter(thread__in=[ours.thread, theirs.thread]).update(is_current=False)
    Response.objects.filter(thread=theirs.thread).update(thread=ours.thread)
    if newest is not None:
        Response.objects.filter(pk=newest.pk).update(is_current=True)
    theirs.delete()
