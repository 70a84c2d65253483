"""Choosing the languages that an organisation writes in."""

from collections.abc import Sequence

from django.db import transaction

from access import audit
from access.actors import Actor
from organisations.models import Organisation


@transaction.atomic
def choose_languages(*, actor: Actor, organisation: Organisation, languages: Sequence[str]) -> None:
    """Keep the languages, by code. Words that were written in a language before stay, also when it is chosen no more."""
    current = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if current.languages == list(languages):
        return
    current.languages = list(languages)
    current.save(update_fields=["languages"])
    audit.record(actor, "languages_chosen", current, languages=", ".join(languages))
