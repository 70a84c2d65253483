"""Wagtail as its package comes: one form page of eight questions. An answered form is one row."""

import sys

import django
from django.conf import settings
from settings_of import CHOICES, CHOSEN, QUESTIONS, SHARED, text_of

APP = "wagtail_forms"
sys.modules.setdefault(APP, sys.modules[__name__])
settings.configure(
    **SHARED,
    ROOT_URLCONF=APP,
    WAGTAIL_SITE_NAME="A peer",
    WAGTAILADMIN_BASE_URL="http://127.0.0.1",
    INSTALLED_APPS=[
        "wagtail.contrib.forms",
        "wagtail.sites",
        "wagtail.users",
        "wagtail.documents",
        "wagtail.images",
        "wagtail.search",
        "wagtail.admin",
        "wagtail",
        "modelcluster",
        "taggit",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.staticfiles",
    ],
)
django.setup()

from django.core.management import call_command  # noqa: E402 -- after the settings
from django.core.wsgi import get_wsgi_application  # noqa: E402 -- as above
from django.db import connection, models  # noqa: E402 -- as above
from django.urls import include, path  # noqa: E402 -- as above
from modelcluster.fields import ParentalKey  # noqa: E402 -- as above
from wagtail import urls as wagtail_urls  # noqa: E402 -- as above
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField  # noqa: E402 -- as above


class FormPage(AbstractForm):
    template = "wagtail_form.html"
    landing_page_template = "wagtail_thanks.html"

    class Meta:
        app_label = "wagtailforms"


class Field(AbstractFormField):
    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")

    class Meta:
        app_label = "wagtailforms"


urlpatterns = [path("", include(wagtail_urls))]
application = get_wsgi_application()


def set_up() -> None:
    """Make the tables and the page."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 -- its tables first
    from wagtail.models import Page, Site  # noqa: PLC0415 -- as above

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(FormPage)
        editor.create_model(Field)
    ContentType.objects.get_or_create(app_label="wagtailforms", model="formpage")
    home = Page.objects.get(depth=2)
    Site.objects.update(root_page=home)
    parent = home.add_child(instance=Page(title="Forms", slug="form"))
    page = parent.add_child(instance=FormPage(title="What is hard about getting around?", slug="1"))
    for number in range(1, QUESTIONS + 1):
        is_choice = number <= CHOSEN
        Field.objects.create(
            page=page,
            sort_order=number,
            label=text_of(number),
            clean_name=f"q{number}",
            required=False,
            field_type="radio" if is_choice else "multiline",
            choices="\n".join(CHOICES) if is_choice else "",
        )
    Field.objects.update(required=False)
    for field in Field.objects.order_by("sort_order"):
        Field.objects.filter(pk=field.pk).update(clean_name=f"q{field.sort_order}")


if __name__ == "__main__":
    set_up()
