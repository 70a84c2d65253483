"""What stands around questions and answers: wordings, page rules, tests, meetings, themes, files."""

import uuid
from datetime import timedelta
from typing import Any

from access.tokens import digest_of
from feedback.models import (
    AnswerFile,
    AnswerFileRow,
    ConsultationWording,
    DebriefAnswer,
    Highlight,
    LiveAnswer,
    LiveQuestion,
    MeetingNote,
    Nudge,
    PageRule,
    Picture,
    QuestionWording,
    Quote,
    ResultFile,
    Shortlist,
    SignUp,
    TestRun,
    Theme,
    Unclear,
    WordRead,
)
from organisations.models import Organisation
from tests.factories.answers import answer
from tests.factories.asking import closed_consultation, form_version, meeting, question
from tests.factories.clock import NOW, TODAY
from tests.factories.people import member
from tests.factories.planning import participant, project
from tests.factories.registry import canary, create, factory_for, next_number

AS_TYPED = str.maketrans("0123456789", "23456789ab")
"""Makes a code of a number: no 0 and no 1."""


@factory_for("feedback.PageRule")
def page_rule(within: Organisation, **fields: Any) -> PageRule:
    """Return that the second page of a form is shown after one answer."""
    version = fields.pop("form_version", None) or form_version(within)
    of = fields.pop("question", None) or question(within, form_version=version)
    given = {"page": 2, "starts_with": uuid.uuid4(), "relation": "is", "value": "yes"}
    return create(PageRule, within, form_version=version, question=of, **(given | fields))


@factory_for("feedback.ConsultationWording")
def consultation_wording(within: Organisation, **fields: Any) -> ConsultationWording:
    """Return that a consultation can be read in Polish."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"language": "pl", "words": {"title": f"Co jest trudne {canary(within)}"}}
    return create(ConsultationWording, within, consultation=about, **(given | fields))


@factory_for("feedback.QuestionWording")
def question_wording(within: Organisation, **fields: Any) -> QuestionWording:
    """Return a question in Polish."""
    of = fields.pop("question", None) or question(within)
    given = {"language": "pl", "text": f"Co jest trudne? {canary(within)}"}
    return create(QuestionWording, within, question=of, **(given | fields))


@factory_for("feedback.TestRun")
def test_run(within: Organisation, **fields: Any) -> TestRun:
    """Return what a member answered while trying a form out."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"member": fields.pop("member", None) or about.owner, "answers": {}}
    return create(TestRun, within, consultation=about, **(given | fields))


@factory_for("feedback.Unclear")
def unclear(within: Organisation, **fields: Any) -> Unclear:
    """Return that somebody did not understand a question."""
    of = fields.pop("question", None) or question(within)
    given = {"words": f"What is a panel? {canary(within)}", "said_on": TODAY}
    return create(Unclear, within, question=of, **(given | fields))


@factory_for("feedback.SignUp")
def sign_up(within: Organisation, **fields: Any) -> SignUp:
    """Return that somebody comes to a meeting."""
    where = fields.pop("meeting", None) or meeting(within)
    who = fields.pop("participant", None) or participant(within)
    given = {"state": "coming", "needs": f"A ramp {canary(within)}", "said_on": TODAY}
    return create(SignUp, within, meeting=where, participant=who, **(given | fields))


@factory_for("feedback.MeetingNote")
def meeting_note(within: Organisation, **fields: Any) -> MeetingNote:
    """Return one thing that was said in a room."""
    where = fields.pop("meeting", None) or meeting(within)
    return create(
        MeetingNote, within, meeting=where, **{"text": f"Too loud {canary(within)}", **fields}
    )


@factory_for("feedback.LiveQuestion")
def live_question(within: Organisation, **fields: Any) -> LiveQuestion:
    """Return a question to a room, open."""
    where = fields.pop("meeting", None) or meeting(within)
    given = {
        "kind": "one_choice",
        "text": f"Which first? {canary(within)}",
        "settings": {"choices": [{"key": "a", "label": "Letters"}, {"key": "b", "label": "Times"}]},
        "code": f"{next_number(LiveQuestion):08}".translate(AS_TYPED),
        "opened_at": NOW - timedelta(minutes=3),
    }
    return create(LiveQuestion, within, meeting=where, **(given | fields))


@factory_for("feedback.LiveAnswer")
def live_answer(within: Organisation, **fields: Any) -> LiveAnswer:
    """Return what one phone answered."""
    to = fields.pop("live_question", None) or live_question(within)
    given = {"device_digest": digest_of(f"phone-{next_number(LiveAnswer)}"), "value": "a"}
    return create(LiveAnswer, within, live_question=to, **(given | fields))


@factory_for("feedback.DebriefAnswer")
def debrief_answer(within: Organisation, **fields: Any) -> DebriefAnswer:
    """Return what those who ran a meeting say about it."""
    where = fields.pop("meeting", None) or meeting(within)
    given = {"side": "facilitators", "question": "heard", "text": f"Loud {canary(within)}"}
    return create(DebriefAnswer, within, meeting=where, **(given | fields))


@factory_for("feedback.Theme")
def theme(within: Organisation, **fields: Any) -> Theme:
    """Return a theme of a project."""
    where = fields.pop("project", None) or project(within)
    name = f"Too loud {canary(within)} {next_number(Theme)}"
    return create(Theme, within, project=where, **{"name": name, **fields})


@factory_for("feedback.Highlight")
def highlight(within: Organisation, **fields: Any) -> Highlight:
    """Return the first words of an answer under a theme."""
    words = {"answer": fields.pop("answer", None), "note": fields.pop("note", None)}
    if not any(words.values()):
        words["answer"] = answer(within)
    under = fields.pop("theme", None) or theme(within)
    return create(Highlight, within, theme=under, **(words | {"start": 0, "end": 7} | fields))


@factory_for("feedback.WordRead")
def word_read(within: Organisation, **fields: Any) -> WordRead:
    """Return that a member has read an answer."""
    who = fields.pop("member", None) or member(within)
    what = fields.pop("answer", None) or answer(within)
    return create(WordRead, within, member=who, answer=what, **fields)


@factory_for("feedback.Quote")
def quote(within: Organisation, **fields: Any) -> Quote:
    """Return words that may be shown."""
    of = fields.pop("answer", None) or answer(within)
    given = {"text": of.text, "checked_on": TODAY}
    return create(Quote, within, answer=of, **(given | fields))


@factory_for("feedback.Shortlist")
def shortlist(within: Organisation, **fields: Any) -> Shortlist:
    """Return which options go on."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {
        "question_key": uuid.uuid4(),
        "options": ["b", "a", "e"],
        "decided_by": f"The panel {canary(within)}",
        "decided_on": TODAY,
    }
    return create(Shortlist, within, consultation=about, **(given | fields))


@factory_for("feedback.Picture")
def picture(within: Organisation, **fields: Any) -> Picture:
    """Return a picture; its bytes are no real one."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"content": b"picture", "width": 4, "height": 3, "came_on": TODAY}
    return create(Picture, within, consultation=about, **(given | fields))


@factory_for("feedback.AnswerFile")
def answer_file(within: Organisation, **fields: Any) -> AnswerFile:
    """Return a file with answers."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    version = about.form_versions.order_by("-number").first()
    given = {
        "name": f"answers {canary(within)}.csv",
        "headings": ["What is hard"],
        "options": {"mark": "", "version": version.pk if version else 0},
    }
    return create(AnswerFile, within, consultation=about, **(given | fields))


@factory_for("feedback.AnswerFileRow")
def answer_file_row(within: Organisation, **fields: Any) -> AnswerFileRow:
    """Return what became of one row."""
    of = fields.pop("answer_file", None) or answer_file(within)
    given = {"number": next_number(AnswerFileRow), "result": "added"}
    return create(AnswerFileRow, within, answer_file=of, **(given | fields))


@factory_for("feedback.ResultFile")
def result_file(within: Organisation, **fields: Any) -> ResultFile:
    """Return answers to take out."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    return create(ResultFile, within, consultation=about, **{"kind": "csv", **fields})


@factory_for("feedback.Nudge")
def nudge(within: Organisation, **fields: Any) -> Nudge:
    """Return that people were asked once more."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"words": f"Two days left {canary(within)}", "sent_at": NOW}
    return create(Nudge, within, consultation=about, **(given | fields))
