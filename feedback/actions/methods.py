"""Beginning a draft with the questions of a method."""

from django.db import transaction

from access.actors import Actor
from feedback import question_types
from feedback.actions.questions import add_question
from feedback.models import AskPlan, Consultation
from stages.methods import Method, MethodQuestion


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


def settings_of(question: MethodQuestion) -> dict[str, object]:
    """Return what the question's type stores of its choices or points.

    Raises:
        LookupError: when there is no such type of question.
        ValueError: when the type does not take these choices.

    """
    lines = "\n".join(str(one) for one in question.choices)
    form = question_types.registry.get(question.kind).settings_form(
        {
            "choices": lines,
            "points": lines,
            "something_else": question.has_words,
        }
    )
    if not form.is_valid():
        message = f"{question.kind} does not take {question.choices}: {form.errors.as_json()}"
        raise ValueError(message)
    return form.to_settings()
