"""Files with people in them: lists brought in and taken out, and views that are kept under somebody's name."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import parse_qsl

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobs.models import Job
from participants.kept_about.words import local_day
from participants.models import Participant, PeopleFile, PeopleList, PeopleListRow, SavedView
from participants.personal_data import KeptAbout, Passage

SHORTEST = 3
"""Letters of a word that is looked for in views and names of files; less stands in too many."""


class Lists(KeptAbout):
    """Rows of lists, and every file in which the person may stand."""

    kind = "lists"
    label = gettext_lazy("Lists that you stood in")
    models = (
        *("participants.PeopleListRow", "participants.PeopleList", "participants.PeopleFile"),
        *("participants.SavedView", "jobs.Job"),
    )

    def copy(self, participant_id: int) -> Sequence[Passage]:
        """On which day a list brought them in; what stood there is in their details."""
        rows = PeopleListRow.objects.filter(participant=participant_id)
        return tuple(
            Passage(
                self.label,
                (
                    (_("Brought in on"), local_day(row.people_list.made_at)),
                    (_("What became of the row"), str(row.get_result_display())),
                ),
            )
            for row in rows.select_related("people_list").order_by("pk")
        )

    def erase(self, participant_id: int, *, today: date) -> None:
        """Empty every file: who stands in one that is packed can be told only by opening it.

        They are kept for a few days only. A list that waits to be brought in has to be chosen again.
        """
        del today
        PeopleListRow.objects.filter(participant=participant_id).update(participant=None)
        PeopleList.objects.exclude(content=None).update(content=None, headings=[])
        PeopleFile.objects.exclude(content=None).update(content=None)
        words = _words_of(participant_id)
        _forget(PeopleList.objects.only("name"), "name", words)
        _forget(PeopleFile.objects.only("query"), "query", words)
        _forget(Job.objects.only("subject"), "subject", words)
        for view in SavedView.objects.all():
            if _says(f"{view.name} {view.query}", words):
                view.delete()

    def join(self, from_id: int, into_id: int) -> None:
        """Move the rows."""
        PeopleListRow.objects.filter(participant=from_id).update(participant=into_id)


def _words_of(participant_id: int) -> set[str]:
    """The person's name, its last word, address and number, in small letters. A first name alone is many people's."""
    person = Participant.objects.filter(pk=participant_id).first()
    if person is None:
        return set()
    whole = (person.name, person.contact_email, person.contact_phone)
    found = {word.casefold() for word in (*whole, *person.name.split()[-1:])}
    return {word for word in found if len(word) >= SHORTEST}


def _says(text: str, words: set[str]) -> bool:
    read = " ".join([text, *(value for _name, value in parse_qsl(text))]).casefold()
    return any(re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", read) for word in words)


def _forget(rows: Iterable[PeopleList | PeopleFile | Job], name: str, words: set[str]) -> None:
    for row in rows:
        if _says(getattr(row, name), words):
            setattr(row, name, "")
            row.save(update_fields=[name])
