"""django-survey-and-report as its package comes: one survey of eight questions on one page. Answers are rows."""

import sys

import django
from django.conf import settings
from settings_of import CHOICES, CHOSEN, QUESTIONS, SHARED, text_of

settings.configure(
    **SHARED,
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
        "survey",
    ],
    CHOICES_SEPARATOR="|",
    USER_DID_NOT_ANSWER="Left blank",
    DEFAULT_SURVEY_PUBLISHING_DURATION=30,
    EXCEL_COMPATIBLE_CSV=False,
)
django.setup()

from django.core.management import call_command  # noqa: E402 -- after the settings
from django.core.wsgi import get_wsgi_application  # noqa: E402 -- as above
from django.http import HttpRequest, HttpResponse  # noqa: E402 -- as above
from django.urls import include, path  # noqa: E402 -- as above


def nowhere(request: HttpRequest) -> HttpResponse:
    """Answer for pages that its templates link to."""
    return HttpResponse(request.path)


urlpatterns = [
    path("form/", include("survey.urls")),
    path("accounts/login/", nowhere, name="login"),
    path("accounts/logout/", nowhere, name="logout"),
    path("admin/", nowhere, name="admin:index"),
]
application = get_wsgi_application()


def set_up() -> None:
    """Make the tables and the survey."""
    from survey.models import Question, Survey  # noqa: PLC0415 -- its tables first

    call_command("migrate", verbosity=0)
    made = Survey.objects.create(
        name="What is hard about getting around?",
        description="",
        need_logged_user=False,
        display_method=Survey.ALL_IN_ONE_PAGE,
    )
    for number in range(1, QUESTIONS + 1):
        is_choice = number <= CHOSEN
        Question.objects.create(
            survey=made,
            text=text_of(number),
            order=number,
            required=False,
            type=Question.RADIO if is_choice else Question.TEXT,
            choices="|".join(CHOICES) if is_choice else "",
        )


if __name__ == "__main__":
    sys.modules["django_survey"] = sys.modules["__main__"]
    set_up()
