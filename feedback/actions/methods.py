"""Beginning a draft with the questions of a method."""

from django.db import transaction

from access.actors import Actor
from feedback.actions.bank import settings_of
from feedback.actions.questions import add_question
from feedback.models import AskPlan, Consultation
from stages.methods import Method

__all__ = ["begin_with_method", "settings_of"]


@transaction.atomic
def begin_with_method(*, actor: Actor, consultation: Consultation, method: Method) -> None:
    """Put a method's questions into a draft, in the language of whoever writes it, and keep which method it is."""
    AskPlan.objects.update_or_create(
        consultation=consultation,
        defaults={"method": method.key},
        create_defaults={
            "organisation_id": consultation.organisation_id,
            "method": method.key,
        },
    )
    for question in method.questions:
        add_question(
            actor=actor,
            consultation=consultation,
            values={
                "kind": question.kind,
                "text": str(question.text),
                "hint": str(question.hint),
                "settings": settings_of(question),
            },
        )
