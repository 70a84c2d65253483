"""Sending goes into three tables at once: every column, one organisation, all or nothing."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from access.scope import working_in
from feedback.actions.storing import ANSWER_TYPES, store
from feedback.models import Answer, Ask, Response, ResponseAuthor
from feedback.queries.sheets import Row
from tests.factories import make, organisation
from tests.feedback.answering.conftest import ask_three

pytestmark = pytest.mark.django_db


def response_in(asked, **fields):
    given = {"form_version": asked.questions[0].form_version, "received_on": "2027-03-01"}
    about = asked.consultation
    given |= {"consultation": about, "organisation": about.organisation, "send_key": "one"}
    return Response(**given | fields)


def rows_in(asked):
    values = [("", None, "Ringing “twice”\n{}"), ("c1", None, ""), ("", 4, "")]
    keyed = zip(asked.questions, values, strict=True)
    return [(question, Row(str(question.key), *value)) for question, value in keyed]


def kept():
    rows = Answer._base_manager.order_by("question__page")
    return list(rows.values_list("response", "organisation", "choice", "number", "text"))


@pytest.mark.unit
def test_every_column_of_an_answer_is_written():
    assert set(ANSWER_TYPES) == {field.column for field in Answer._meta.concrete_fields}


def test_all_of_it_arrives(asked):
    ask = make(Ask, asked.organisation, consultation=asked.consultation)
    sent = response_in(asked)
    with working_in(asked.organisation):
        store(sent, rows_in(asked), author=ask)
    here = (sent.pk, asked.organisation.pk)
    assert kept() == [(*here, *row[1:]) for row in stored_rows(asked)]
    assert Response._base_manager.values_list("pk", "thread").get() == (sent.pk, sent.thread)
    assert ResponseAuthor._base_manager.values_list("thread", "ask").get() == (sent.thread, ask.pk)


def stored_rows(asked):
    return [(question.pk, row.choice, row.number, row.text) for question, row in rows_in(asked)]


def test_a_second_sending_of_the_same_leaves_nothing(asked):
    thread = uuid.uuid4()
    with working_in(asked.organisation):
        store(response_in(asked, thread=thread), rows_in(asked), author=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            store(response_in(asked, thread=uuid.uuid4()), rows_in(asked), author=None)
    assert len(kept()) == len(rows_in(asked))


def test_nothing_goes_into_another_organisation(asked):
    other = ask_three(organisation=organisation(slug="elsewhere"))
    with working_in(asked.organisation), pytest.raises(ValidationError), transaction.atomic():
        store(response_in(asked), rows_in(other), author=None)
    assert kept() == []
