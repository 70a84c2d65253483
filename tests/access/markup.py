"""Markup in every field of words, as somebody might type it."""

from django.apps import apps
from django.db import models
from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat

from access.system_checks import OWN_APPS
from feedback.models import Question

MARKUP = "\"'><i-was-typed onx=1>{{ 7 }}"
SIGN = "<i-was-typed"
LINES = {
    *("title", "name", "text", "hint", "note", "where", "tell_how", "required_because"),
    *("decided_by", "who_can_decide", "decider_name", "safe_contact", "out_of_hours"),
}
"""Fields of one line that somebody types; every field of several lines counts without being named."""


def is_typed(field):
    is_line = isinstance(field, models.CharField) and field.name in LINES
    return (isinstance(field, models.TextField) or is_line) and not field.choices


def _text(words):
    return Value(words, TextField())


def type_markup_everywhere():
    """Begin what stands in every field of words, in every row there is, with markup."""
    for model in apps.get_models():
        if model._meta.app_label in OWN_APPS:
            typed = [field.name for field in model._meta.concrete_fields if is_typed(field)]
            sign = (_text(MARKUP), Cast("pk", TextField()), _text(" "))
            if typed:
                words = {name: Concat(*sign, Cast(name, TextField())) for name in typed}
                model._base_manager.update(**words)
    labels = [{"key": "c1", "label": MARKUP}, {"key": "c2", "label": MARKUP}]
    for question in Question._base_manager.all():
        settings = {"choices": labels, "points": [MARKUP, MARKUP]}
        Question._base_manager.filter(pk=question.pk).update(settings=settings)
