"""An open consultation with three pages, the people it reaches, and a phone that walks through it."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.test import Client

from feedback.models import Ask, AskLink, Consultation, FormVersion, PageRule, Question
from tests.factories import make
from tests.factories.asking import open_consultation
from tests.factories.clock import NOW
from tests.factories.people import organisation

CHOICES = {
    "choices": [{"key": "c1", "label": "Waiting"}, {"key": "c2", "label": "Telling it again"}],
    "something_else": True,
}


@dataclass
class Phone:
    """A browser without script: it keeps cookies, and sends the forms it was shown."""

    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    path: str = ""
    html: str = ""
    status: int = 0
    checks_at_once: bool = True
    """Whether what is checked before sending is sent at once."""

    def get(self, path: str) -> "Phone":
        return self._seen(self.client.get(path, follow=True))

    def send(self, go: str = "next", path: str = "", **values: Any) -> "Phone":
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.html))
        data = {**hidden, "go": go, **values}
        self._seen(self.client.post(path or self.path, data, follow=True))
        if self.checks_at_once and self.path.endswith("/check/") and self.status == 200:
            self.send("send")
        return self

    def _seen(self, response: Any) -> "Phone":
        self.html, self.status = response.content.decode(), response.status_code
        self.path = response.request["PATH_INFO"]
        return self


@dataclass
class Asked:
    """One consultation with its questions, in order."""

    consultation: Consultation
    questions: list[Question]

    @property
    def organisation(self) -> Any:
        return self.consultation.organisation

    def url(self, rest: str = "") -> str:
        return f"/f/{self.consultation.slug}/{rest}"

    def name(self, number: int) -> str:
        return f"q{self.questions[number - 1].pk}"

    def door(self) -> str:
        return f"/j/{self.consultation.door_code}"

    def link(self, token: str, ask: Ask | None = None) -> str:
        of = ask or make(Ask, self.organisation, consultation=self.consultation)
        make(AskLink, self.organisation, ask=of, token=token)
        return f"/a/{token}"


def ask_three(**fields: Any) -> Asked:
    """Three pages: words, several choices, one choice."""
    about = open_consultation(fields.pop("organisation", None) or organisation(), **fields)
    version = FormVersion._base_manager.get(consultation=about)
    first = Question._base_manager.get(form_version=version)
    more = [
        make(
            Question,
            about.organisation,
            form_version=version,
            page=page,
            kind=kind,
            text=text,
            settings=CHOICES,
        )
        for page, kind, text in (
            (2, "several_choices", "Which of these happened?"),
            (3, "one_choice", "Which was worst?"),
        )
    ]
    return Asked(about, [first, *more])


def ask_one_page(**fields: Any) -> Asked:
    """All questions on one page."""
    asked = ask_three(**fields)
    for question in asked.questions:
        question.page = 1
    Question._base_manager.bulk_update(asked.questions, ["page"])
    return asked


def only_if(asked: Asked, *, page: int, question: int, relation: str, value: str) -> PageRule:
    """Show a page only to those who answered an earlier question so."""
    start, source = asked.questions[page - 1], asked.questions[question - 1]
    about = {"form_version": start.form_version, "question": source, "starts_with": start.key}
    return make(PageRule, asked.organisation, page=page, relation=relation, value=value, **about)


@pytest.fixture
def at_noon():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def asked(db, at_noon):
    return ask_three()


@pytest.fixture
def one_page(db, at_noon):
    return ask_one_page()


@pytest.fixture
def phone():
    return Phone()
