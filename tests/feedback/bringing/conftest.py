"""Somebody at a desk with an open ask of several questions, and a file of answers from elsewhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from access.scope import working_in
from feedback.models import Answer, AnswerFile, FormVersion, Question, Response
from jobs import actions as jobs
from tests import factories
from tests.factories import NOW

CHOICES = {
    "choices": [{"key": "c1", "label": "Waiting, always"}, {"key": "c2", "label": "Forms"}],
    "something_else": True,
}
QUESTIONS = (
    {"kind": "one_choice", "text": "What is hardest?", "settings": CHOICES},
    {"kind": "several_choices", "text": "What helps?", "settings": CHOICES},
    {"kind": "number", "text": "How many weeks did you wait?", "settings": {"least": 0}},
    {"kind": "long_text", "text": "What should change?", "settings": {}},
)
SHEET = """ID,What is hardest?,What helps?,How many weeks did you wait?,What should change?,Group,Name
1,Forms,"Waiting, always; Forms",3,Ring back,Families,Nan Ogilvie
2,waiting,Forms,12,,,Greta Hume
3,Forms,,twelve,Start at ten,,
4,,,,,,
"""
COLLECTED = {"where": "The library", "collected_on": "2026-03-01", "told": "yes", "bad": "row"}


class Desk:
    """One organisation, its facilitator, an open ask, and what it takes to bring a file in."""

    def __init__(self, cast: Any, client: Any) -> None:
        self.home, self.cast, self.client = cast.organisation, cast, client
        self.about = factories.open_consultation(self.home)
        self.group = factories.group(self.home, project=self.about.project, name="Families")
        self.version = FormVersion.objects.get(consultation=self.about)
        self.version.questions.all().delete()
        self.questions = [self.question(n, **one) for n, one in enumerate(QUESTIONS, 1)]
        self.sign_in(cast.facilitator)

    def question(self, position: int, about: Any = None, **fields: Any) -> Question:
        version = FormVersion.objects.get(consultation=about) if about else self.version
        return factories.make(
            Question, self.home, form_version=version, position=position, **fields
        )

    def sign_in(self, member: Any) -> None:
        self.client.force_login(member.user)

    def url(self, name: str, pk: int) -> str:
        return reverse(f"feedback:{name}", kwargs={"org": self.home.slug, "pk": pk})

    def send(self, data: Any = SHEET, name: str = "answers.csv", about: Any = None) -> Any:
        content = data.encode() if isinstance(data, str) else data
        where = self.url("answer_file_add", (about or self.about).pk)
        return self.client.post(where, {"file": SimpleUploadedFile(name, content)})

    def last(self) -> AnswerFile:
        return AnswerFile.objects.order_by("-pk").first()

    def page(self, file: AnswerFile | None = None, query: str = "") -> str:
        where = self.url("answer_file_detail", (file or self.last()).pk)
        return self.client.get(where + query).content.decode()

    def match(self, file: AnswerFile | None = None, **given: Any) -> Any:
        where = self.url("answer_file_detail", (file or self.last()).pk)
        form = self.client.get(where).context["form"]
        sent = {name: form.initial.get(name) or "" for name in form.fields}
        return self.client.post(where, {**sent, **COLLECTED, **given})

    def bring(self, data: Any = SHEET, about: Any = None, **given: Any) -> AnswerFile:
        assert self.send(data, about=about).status_code == 302
        answer = self.match(begin="1", **given)
        assert answer.status_code == 302, answer.content.decode()
        while jobs.work(clock=timezone.now):
            pass
        return self.last()

    def outcome(self, file: AnswerFile) -> list[tuple[int, str, str]]:
        return list(file.results.values_list("number", "result", "problem"))

    def came_in(self, about: Any = None) -> list[Response]:
        rows = Response.objects.counted().filter(consultation=about or self.about, way="file")
        return list(rows.order_by("pk"))

    def said(self, response: Response) -> set[tuple[str, str, int | None, str]]:
        rows = Answer.objects.filter(response=response)
        return set(rows.values_list("question__text", "choice", "number", "text"))


@pytest.fixture
def desk(db: Any, client: Any, time_machine: Any) -> Iterator[Desk]:
    time_machine.move_to(NOW, tick=False)
    cast = factories.cast()
    with working_in(cast.organisation):
        yield Desk(cast, client)
