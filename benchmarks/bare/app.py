"""The yardstick: the least that a Django view does to show or keep a form of eight questions. One file.

No session, no accounts, no audit, no drafts. What ours costs more is read against this, on the same server and database.

    /hello           static text
    /f/<slug>        the form, made by ORM and template for each request, with a CSRF token
    /v/<slug>  POST  CSRF check, a Form that validates every answer, one response and eight answers in one transaction

`DATABASE_URL` names the database, as for ours. `python -m benchmarks.bare.app` makes the tables and 200 forms.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import django
from django import forms
from django.conf import settings

ADDRESS = urlsplit(os.environ["DATABASE_URL"])
FORMS, QUESTIONS, CHOSEN, CHOICES = 200, 8, 6, 5

settings.configure(
    DEBUG=False,
    SECRET_KEY="the-yardstick-keeps-no-secret-" + "x" * 30,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "templates"],
            "OPTIONS": {"context_processors": ["django.template.context_processors.csrf"]},
        }
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": ADDRESS.path.lstrip("/"),
            "USER": ADDRESS.username,
            "HOST": ADDRESS.hostname,
            "PORT": ADDRESS.port,
            "OPTIONS": {"pool": {"min_size": 4, "max_size": 8}},
        }
    },
    LOGGING_CONFIG=None,
)
django.setup()

# Django wants its settings before the first model is read.
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402


class Consultation(models.Model):
    title = models.TextField()
    slug = models.CharField(max_length=20, unique=True)
    status = models.SmallIntegerField(default=1)

    class Meta:
        app_label = "bare"


class Question(models.Model):
    consultation = models.ForeignKey(Consultation, models.CASCADE)
    pos = models.SmallIntegerField()
    is_choice = models.BooleanField()
    label = models.TextField()
    options = models.JSONField(default=list)

    class Meta:
        app_label = "bare"


class Response(models.Model):
    consultation = models.ForeignKey(Consultation, models.CASCADE)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "bare"


class Answer(models.Model):
    response = models.ForeignKey(Response, models.CASCADE)
    question = models.ForeignKey(Question, models.CASCADE)
    choice = models.SmallIntegerField(null=True)
    text = models.TextField(default="")

    class Meta:
        app_label = "bare"


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form, made anew."""
    consultation = Consultation.objects.get(slug=slug)
    questions = list(Question.objects.filter(consultation=consultation).order_by("pos"))
    return render(request, "form.html", {"c": consultation, "questions": questions})


def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Check every answer and keep one response with eight."""
    consultation = Consultation.objects.get(slug=slug, status=1)
    questions = list(Question.objects.filter(consultation=consultation).order_by("pos"))
    form = form_class(questions)(request.POST)
    if not form.is_valid():
        return HttpResponse(str(form.errors), status=422)
    said = form.cleaned_data
    with transaction.atomic():
        response = Response.objects.create(consultation=consultation)
        Answer.objects.bulk_create(
            Answer(
                response=response,
                question=one,
                choice=said[f"q{one.pos}"] if one.is_choice else None,
                text="" if one.is_choice else said[f"q{one.pos}"],
            )
            for one in questions
        )
    return HttpResponseRedirect("/hello")


def form_class(questions: list[Question]) -> type[forms.Form]:
    """Return the form of these questions."""
    return type("BareForm", (forms.Form,), {f"q{one.pos}": field_of(one) for one in questions})


def field_of(question: Question) -> forms.Field:
    """Return the field of one question."""
    if not question.is_choice:
        return forms.CharField(required=False, max_length=4000, widget=forms.Textarea)
    choices = list(enumerate(question.options))
    return forms.TypedChoiceField(choices=choices, coerce=int, widget=forms.RadioSelect)


urlpatterns = [path("hello", hello), path("f/<slug>", show), path("v/<slug>", keep)]
application = get_wsgi_application()


def set_up() -> None:
    """Make the tables and the forms: six questions with five answers each and two in words."""
    with connection.schema_editor() as editor:
        for model in (Consultation, Question, Response, Answer):
            editor.create_model(model)
    made = Consultation.objects.bulk_create(
        Consultation(title=f"What is hard about getting around, part {n}?", slug=f"c{n}")
        for n in range(1, FORMS + 1)
    )
    Question.objects.bulk_create(
        Question(
            consultation=one,
            pos=pos,
            is_choice=pos <= CHOSEN,
            label=f"How was the part of the journey that is number {pos}?",
            options=[f"It went rather like {n}" for n in range(CHOICES)] if pos <= CHOSEN else [],
        )
        for one in made
        for pos in range(1, QUESTIONS + 1)
    )


if __name__ == "__main__":
    sys.modules["benchmarks.bare.app"] = sys.modules["__main__"]
    set_up()
