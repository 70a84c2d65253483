"""What people said, and the result."""

import uuid
from typing import Any

from access.tokens import digest_of
from feedback.models import (
    Answer,
    Consultation,
    Draft,
    Picture,
    Question,
    Response,
    ResponseAuthor,
    ResultSnapshot,
)
from organisations.models import Organisation
from tests.factories.asking import ask, closed_consultation, open_consultation
from tests.factories.clock import NOW, TODAY
from tests.factories.registry import canary, create, factory_for, make, next_number


def newest_version(about: Consultation) -> Any:
    """Return the form version that people see."""
    return about.form_versions.order_by("-number").first()


@factory_for("feedback.Draft")
def draft(within: Organisation, **fields: Any) -> Draft:
    """Return what someone typed so far on one device; `token` and `code` (not stored) open it."""
    about = fields.pop("consultation", None) or open_consultation(within)
    number = next_number(Draft)
    given = {
        "form_version": newest_version(about),
        "device_digest": digest_of(fields.pop("token", f"device-{number}")),
        "return_digest": digest_of(fields.pop("code", f"return-{number}")),
        "saved_on": TODAY,
    }
    return create(Draft, within, consultation=about, **(given | fields))


@factory_for("feedback.Response")
def response(within: Organisation, **fields: Any) -> Response:
    """Return one sending, without answers."""
    about = fields.pop("consultation", None) or open_consultation(within)
    given = {
        "form_version": newest_version(about),
        "send_key": f"key-{next_number(Response)}",
        "received_on": TODAY,
    }
    return create(Response, within, consultation=about, **(given | fields))


@factory_for("feedback.Answer")
def answer(within: Organisation, **fields: Any) -> Answer:
    """Return an answer in words to the first question; or to a question of its own, with a picture beside the words."""
    of = fields.pop("response", None) or response(within)
    if fields.pop("has_picture", False):
        asked = make(Question, within, form_version=of.form_version, kind="photo")
        kept = make(Picture, within, consultation=of.consultation)
        fields = {"question": asked, "choice": str(kept.pk)} | fields
    given = {
        "question": of.form_version.questions.first(),
        "text": f"Ringing three times. {canary(within)}",
    }
    return create(Answer, within, response=of, **(given | fields))


@factory_for("feedback.ResponseAuthor")
def response_author(within: Organisation, **fields: Any) -> ResponseAuthor:
    """Return whose thread it is."""
    of = fields.pop("ask", None) or ask(within)
    return create(ResponseAuthor, within, ask=of, **{"thread": uuid.uuid4(), **fields})


@factory_for("feedback.ResultSnapshot")
def result_snapshot(within: Organisation, **fields: Any) -> ResultSnapshot:
    """Return the result of a consultation that nobody answered."""
    about = fields.pop("consultation", None) or closed_consultation(within)
    given = {"made_at": NOW, "answered": 0, "data": {}}
    return create(ResultSnapshot, within, consultation=about, **(given | fields))
