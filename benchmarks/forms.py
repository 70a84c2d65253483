"""What the load meets: 200 open forms of eight questions on one page, 20 with a page for each, and people with links.

    python -m benchmarks.forms FOLDER     fill an empty database and write the request pools of load.lua into FOLDER

Every line of a pool is another person: a device of its own at the public door, a link of its own otherwise. So nothing is
sent twice, and each request does the whole work.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings  # noqa: E402 -- models need the settings first
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from access.scope import working_in  # noqa: E402
from access.tokens import digest_of  # noqa: E402
from feedback.actions.closing import make_snapshot  # noqa: E402
from feedback.domain.codes import secret_from  # noqa: E402
from feedback.links import COOKIE, Key  # noqa: E402
from feedback.models import Answer, Ask, AskLink, Consultation, FormVersion, Question, Response  # noqa: E402
from organisations.models import Member, Organisation, User  # noqa: E402
from participants.models import Participant  # noqa: E402
from projects.models import Project  # noqa: E402
from stages.models import Stage  # noqa: E402

FORMS, PAGED, PEOPLE, LINES = 200, 20, 300, 40_000
QUESTIONS, CHOSEN = 8, 6
CHOICES = [{"key": f"c{n}", "label": f"It went rather like {n}"} for n in range(1, 6)]
RESULTS = {"few": 50, "many": 20_000}
"""How many answered the two asks whose results are looked at."""
CSRF = "b" * 32
WORDS = (
    "The bus stop should stay where it is, because people use it every day.",
    "Please publish what you decide and why.",
)
_person = count()
"""Nobody writes quite what another wrote: the same words again and again would be held."""
AT_ONCE = 4
"""How far apart a person's requests are sent, in turns of all people under way."""


@dataclass(frozen=True)
class Asked:
    """One open form."""

    consultation: Consultation
    version: FormVersion
    questions: list[Question]


@dataclass(frozen=True)
class Line:
    """One request: where, as whom, with which form."""

    path: str
    cookie: str
    body: str = ""


def make_forms() -> tuple[list[Asked], list[Asked], list[tuple[Asked, str]]]:
    """Fill the database; return the forms of one page, those of eight pages, and (form, token) of each link."""
    organisation = Organisation.objects.create(
        name="Strathcarrick Council", slug="measured", help_text="Ring 111 in an emergency."
    )
    with working_in(organisation):
        user = User.objects.create(email="measured@example.org", name="Isla Reid")
        owner = Member.objects.create(organisation=organisation, user=user, role="owner")
        project = Project.objects.create(organisation=organisation, title="Getting around")
        stage = Stage.objects.filter(project=project, number=1).first() or Stage.objects.create(
            organisation=organisation, project=project, number=1
        )
        base = {"organisation": organisation, "project": project, "stage": stage, "owner": owner}
        pages = [_form(base, number, has_pages=False) for number in range(1, FORMS + 1)]
        paged = [_form(base, FORMS + number, has_pages=True) for number in range(1, PAGED + 1)]
        return pages, paged, _links(organisation, pages)


def _form(base: dict[str, Any], number: int, *, has_pages: bool) -> Asked:
    now = timezone.now()
    consultation = Consultation.objects.create(
        **base,
        decider=base["owner"],
        title=f"What is hard about getting around, part {number}?",
        slug=f"m{number}",
        door_code=f"door{number}",
        why_you="You told us that you travel across the district every week.",
        can_change="Which stops and times stay.",
        cannot_change="The contract with the bus company runs until 2028.",
        wording="Isla Reid reads what you write. It is kept for a year.",
        tell_how="By e-mail and on the public page",
        opened_at=now - timedelta(days=7),
        closes_on=(now + timedelta(days=12)).date(),
        closes_at=now + timedelta(days=12),
        decides_on=(now + timedelta(days=30)).date(),
        promised_on=(now + timedelta(days=40)).date(),
    )
    organisation = base["organisation"]
    version = FormVersion.objects.create(
        organisation=organisation, consultation=consultation, frozen_at=consultation.opened_at
    )
    questions = Question.objects.bulk_create(
        Question(
            organisation=organisation,
            form_version=version,
            page=place if has_pages else 1,
            position=place,
            kind="one_choice" if place <= CHOSEN else "long_text",
            text=f"How was the part of the journey that is number {place}?",
            settings={"choices": CHOICES, "something_else": False} if place <= CHOSEN else {},
        )
        for place in range(1, QUESTIONS + 1)
    )
    return Asked(consultation, version, list(questions))


def _links(organisation: Organisation, forms: list[Asked]) -> list[tuple[Asked, str]]:
    people = Participant.objects.bulk_create(
        Participant(organisation=organisation, name=f"Person {n}") for n in range(PEOPLE)
    )
    pairs = [(form, person) for person in people for form in forms]
    asks = Ask.objects.bulk_create(
        Ask(organisation=organisation, consultation=form.consultation, participant=person)
        for form, person in pairs
    )
    tokens = [f"measured-{number}" for number in range(len(asks))]
    AskLink.objects.bulk_create(
        AskLink(organisation=organisation, ask=ask, digest=digest_of(token))
        for ask, token in zip(asks, tokens, strict=True)
    )
    return [(form, token) for (form, _person), token in zip(pairs, tokens, strict=True)]


def make_results(like: Asked) -> dict[str, Consultation]:
    """Close one ask that few answered and one that very many did; return both with their results made."""
    first = FORMS + PAGED + 1
    return {
        name: _closed(like, place, number)
        for place, (name, number) in enumerate(RESULTS.items(), start=first)
    }


def _closed(like: Asked, place: int, number: int) -> Consultation:
    now, of = timezone.now(), like.consultation
    organisation = Organisation.objects.get(pk=of.organisation_id)
    with working_in(organisation):
        base = {name: getattr(of, name) for name in ("organisation", "project", "stage", "owner")}
        form = _form(base, place, has_pages=False)
        about = form.consultation
        Consultation.objects.filter(pk=about.pk).update(
            closes_at=now - timedelta(days=3), closes_on=(now - timedelta(days=3)).date()
        )
        sent = Response.objects.bulk_create(
            Response(
                organisation=organisation,
                consultation=about,
                form_version=form.version,
                send_key=f"measured-{each}",
                received_on=now.date(),
            )
            for each in range(number)
        )
        Answer.objects.bulk_create(
            (
                Answer(organisation=organisation, response=each, question=question, **said)
                for turn, each in enumerate(sent)
                for question, said in _said(form.questions, turn)
            ),
            batch_size=5000,
        )
        about.refresh_from_db()
        make_snapshot(consultation=about, now=now)
    return about


def _said(questions: list[Question], place: int) -> Iterator[tuple[Question, dict[str, str]]]:
    for number, question in enumerate(questions):
        is_choice = question.kind == "one_choice"
        name, value = (
            ("choice", f"c{1 + (place + number) % 5}") if is_choice else ("text", WORDS[0])
        )
        yield question, {name: value}


def look_at_results(about: Consultation) -> Iterator[Line]:
    """Yield a request to the page of results, from somebody who is signed in."""
    browser = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    browser.force_login(User.objects.get(email="measured@example.org"))
    name = settings.SESSION_COOKIE_NAME
    path = f"/o/measured/consultations/{about.pk}/results/"
    line = Line(path, f"{name}={browser.cookies[name].value}")
    return (line for _each in range(LINES))


def cookie_of(key: Key) -> str:
    """Return what a browser sends that came in through a door and has a CSRF token."""
    return f"{COOKIE}={key}; {settings.CSRF_COOKIE_NAME}={CSRF}"


def answers(questions: Iterable[Question]) -> dict[str, str]:
    """Return an answer to each question, by the name of its field."""
    said = {}
    for number, question in enumerate(questions):
        name = f"q{question.pk}"
        words = f"{WORDS[number % 2]} {next(_person)}"
        said[name] = f"c{1 + number % 5}" if question.kind == "one_choice" else words
    return said


def body_of(form: Asked, key: Key, said: dict[str, str], go: str) -> str:
    """Return the form that a browser sends."""
    hidden = {
        "csrfmiddlewaretoken": CSRF,
        "link": secret_from(key.device, "fingerprint")[:16],
        "key": secret_from(key.device, "form"),
        "version": form.version.pk,
    }
    return urlencode({**hidden, **said, "go": go})


def single(people: Iterable[tuple[Asked, Key]], go: str = "") -> Iterator[Line]:
    """Yield a request to the one page for each person: to see it, or to send it."""
    for form, key in people:
        body = body_of(form, key, answers(form.questions), go) if go else ""
        yield Line(f"/f/{form.consultation.slug}/1/", cookie_of(key), body)


def page_by_page(form: Asked, key: Key) -> list[Line]:
    """Return all that a browser asks for from the first of eight pages over the look at all answers to the thank-you."""
    lines = []
    for number, question in enumerate(form.questions, start=1):
        path, cookie = f"/f/{form.consultation.slug}/{number}/", cookie_of(key)
        said = body_of(form, key, answers([question]), "next")
        lines += [Line(path, cookie), Line(path, cookie, said)]
    check = f"/f/{form.consultation.slug}/check/"
    lines += [Line(check, cookie), Line(check, cookie, body_of(form, key, {}, "send"))]
    return [*lines, Line(f"/f/{form.consultation.slug}/thanks/", cookie)]


def interleaved(people: Iterable[list[Line]]) -> Iterator[Line]:
    """Yield the steps of many people, each person's in order and far apart, as if they answered at the same time."""
    waiting, turn = iter(people), 0
    under_way: list[tuple[int, list[Line]]] = []
    while True:
        person = next(waiting, None)
        if person is None:
            return
        under_way.append((turn, person))
        under_way = [one for one in under_way if turn - one[0] < AT_ONCE * len(one[1])]
        for began, steps in under_way:
            step, is_between = divmod(turn - began, AT_ONCE)
            if not is_between:
                yield steps[step]
        turn += 1


def devices(forms: list[Asked], purpose: str) -> Iterator[tuple[Asked, Key]]:
    """Yield endless people at the public door, each on a device of their own."""
    number = 0
    while True:
        yield forms[number % len(forms)], Key("", secret_from(f"{purpose}-{number}", "device"))
        number += 1


def write_pool(folder: Path, name: str, lines: Iterable[Line]) -> None:
    """Write the three files of one pool."""
    kept = list(islice(lines, LINES))
    for what in ("path", "cookie", "body"):
        text = "".join(f"{getattr(line, what)}\n" for line in kept)
        (folder / f"{name}.{what}").write_text(text, encoding="ascii")


def main() -> None:
    """Fill the database and write the pools."""
    folder = Path(sys.argv[1])
    pages, paged, links = make_forms()
    closed = make_results(pages[0])
    third = len(links) // 3

    def linked(part: int) -> Iterator[tuple[Asked, Key]]:
        for form, token in links[part * third : (part + 1) * third]:
            yield form, Key(token, secret_from(token, "device"))

    write_pool(folder, "see_public", single(devices(pages, "see")))
    write_pool(folder, "see_link", single(linked(0)))
    for part, (name, go) in enumerate({"draft": "later", "send": "next"}.items(), start=1):
        write_pool(folder, f"{name}_public", single(devices(pages, name), go))
        write_pool(folder, f"{name}_link", single(linked(part), go))
    write_pool(folder, "send_hot", single(devices(pages[:1], "hot"), "next"))
    for name, about in closed.items():
        write_pool(folder, f"results_{name}", look_at_results(about))
    walking = (page_by_page(form, key) for form, key in devices(paged, "walk"))
    write_pool(folder, "walk", interleaved(walking))


if __name__ == "__main__":
    main()
