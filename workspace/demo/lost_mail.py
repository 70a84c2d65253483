"""Mail that did not arrive: one message in each state, so that the page of sent messages has something to show."""

from datetime import datetime

from feedback.models import Consultation
from notices.actions import take_report
from notices.models import Message, MessageState, Notice, NoticeState
from notices.providers import News, Report
from notices.queries import notice_key
from notices.rules import Recipient, reference
from workspace.demo.story import Story

INVITATION = "invitation"
MOVED_AWAY = "P15"
REFUSED = "P19"
UNCONFIRMED = "P24"
HEARD_ALREADY = "P05"


def lose_mail(story: Story, open_one: str, told_one: str, day: tuple[int, int]) -> None:
    """Let some mail be lost on a day: invitations to `open_one`, and a notice about `told_one` that was not needed."""

    def come_back(now: datetime) -> None:
        lost = _invitation(story, open_one, MOVED_AWAY)
        report = Report(lost.message_id or 0, News.RETURNED, "bounced")
        take_report(report=report, now=now)

    def fail(now: datetime) -> None:
        for person, state in ((REFUSED, MessageState.FAILED), (UNCONFIRMED, MessageState.UNSURE)):
            lost = _invitation(story, open_one, person)
            reason = "refused" if state == MessageState.FAILED else "unsure"
            Message.objects.filter(pk=lost.message_id).update(
                state=state, reason=reason, sent_at=None
            )
            Notice.objects.filter(pk=lost.pk).update(
                state=NoticeState.FAILED, reason=reason, sent_at=None
            )
        _drop(story, story.ask(told_one), now)

    story.on(day, fail, hour=9, is_told=False)
    story.on(day, come_back, hour=11)


def _invitation(story: Story, code: str, person: str) -> Notice:
    key = str(story.people[person])
    subject = reference(story.ask(code))
    return Notice.objects.get(rule=INVITATION, subject=subject, recipient_key=key)


def _drop(story: Story, about: Consultation, now: datetime) -> None:
    """Leave out a notice that there is no news: people had heard on the same morning."""
    to = Recipient("participant", str(story.people[HEARD_ALREADY]))
    message = Message.objects.create(
        organisation=story.home,
        recipient_kind=to.kind,
        recipient_key=to.key,
        state=MessageState.DROPPED,
        reason="word_given",
        next_try_at=now,
    )
    Message.objects.filter(pk=message.pk).update(created_at=now)
    Notice.objects.create(
        organisation=story.home,
        key=notice_key("no_news", reference(about), to, "first_word"),
        rule="no_news",
        subject=reference(about),
        occasion="first_word",
        recipient_kind=to.kind,
        recipient_key=to.key,
        state=NoticeState.DROPPED,
        reason="word_given",
        message=message,
        planned_at=now,
    )
