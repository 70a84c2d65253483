"""The purpose card and the settings of a consultation, as people type them. Only the title is required in a draft."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from feedback.models import Consultation, Privacy
from feedback.terms import LOAD_EXEMPTIONS
from stages import methods
from stages.methods import Method
from stages.terms import STAGE_NAMES, STAGE_QUESTIONS
from ui.forms import CleanCharField, DateInput, Form

Choices = Sequence[tuple[int, str]]
"""Ids and names: members or projects of the organisation, read once by the view."""

NOBODY = {
    "decider": _("Somebody else, or not known yet"),
    "carrier": _("The person who tells people what happened"),
    "owner": _("Not said yet"),
    "backup": _("Nobody"),
    "manager": _("Nobody"),
    "senior": _("Nobody"),
    "safe_member": _("The person who tells people what happened"),
    "safe_cover": _("Whoever steps in"),
}
"""What it says where no member is chosen, by field."""
MEMBER_FIELDS = tuple(NOBODY)
FROZEN_WHEN_OPEN = (
    *("title", "why_you", "can_change", "is_information_only", "cannot_change", "is_decided"),
    *("closes_on", "promised_on", "tell_how", "late_promise_reason", "privacy", "wording"),
    *("needs_care", "read_days", "minutes_given", "load_exemption", "asks_group"),
)
"""What people were told when they were asked; from then on it stays as it was."""


def _words(label: Any, *, rows: int = 3, **options: Any) -> CleanCharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    options = {"max_length": 1000, "required": False, "widget": widget, **options}
    return CleanCharField(label=label, **options)


def _line(label: Any, *, longest: int, **options: Any) -> CleanCharField:
    return CleanCharField(label=label, max_length=longest, required=False, **options)


def _day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DateInput, **options)


def _member(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None)


class PurposeForm(Form):
    """The four sentences and the dates."""

    title = CleanCharField(
        label=_("What do you want to ask, in one line?"),
        max_length=140,
        error_messages={"required": _("Write in one line what you want to ask.")},
    )
    why_you = _words(
        _("We are asking you because …"),
        help_text=_("What can only these people tell you? “Only ___ can tell us ___.”"),
    )
    can_change = _words(
        _("You can change …"), help_text=_("What their answers can still change."), rows=2
    )
    is_information_only = forms.BooleanField(
        label=_("Nothing can change: we only tell people something"), required=False
    )
    cannot_change = _words(
        _("We cannot change … because …"), help_text=_("What is fixed, and why."), rows=2
    )
    decider = _member(_("Who decides?"))
    decider_name = _line(
        _("If it is somebody else: their name or role"),
        longest=120,
        help_text=_("For example: the family services board."),
    )
    decides_on = _day(_("They decide by"))
    decider_known_on = _day(_("Not known yet? I will find out by"))
    closes_on = _day(_("Last day for answers"), help_text=_("It closes at the end of this day."))
    owner = _member(_("Who tells them what happened?"))
    promised_on = _day(
        _("By when do they hear?"),
        help_text=_(
            "Leave it empty for as many days after the last day as is usual here. This is your promise."
        ),
    )
    tell_how = _line(_("How do they hear?"), longest=200)

    def __init__(self, *args: Any, members: Choices, today: date, **options: Any) -> None:
        """Take the members of the organisation, and the day it is there."""
        super().__init__(*args, **options)
        self.today = today
        self.members = members
        for name in MEMBER_FIELDS:
            if name in self.fields:
                self.offer(name, [("", NOBODY[name]), *members])

    def last_day(self) -> date | None:
        """Return the last day for answers as the form shows it, or None where it shows none that is one."""
        if not self.is_bound:
            return self.initial.get("closes_on")
        return getattr(self, "cleaned_data", {}).get("closes_on")

    def clean(self) -> dict[str, Any]:
        """Refuse dates that run backwards; a day that has passed only when it was typed now."""
        values = super().clean() or {}
        closes, promised = values.get("closes_on"), values.get("promised_on")
        if closes and "closes_on" in self.changed_data and closes < self.today:
            self.add_error("closes_on", _("This day has passed. Give one that is still to come."))
        elif closes and promised and promised <= closes:
            self.add_error(
                "promised_on",
                _("People cannot hear what happened before the last day for answers."),
            )
        decides = values.get("decides_on")
        if closes and decides and decides < closes:
            self.add_error(
                "decides_on", _("The decision cannot come before the last day for answers.")
            )
        return values


def stage_choices() -> list[tuple[int, Any]]:
    """Return the five stages, each with its question."""
    return [
        (
            number,
            format_html(
                '<span class="strong">{}</span><br><span class="soft small">{}</span>',
                STAGE_NAMES[number],
                STAGE_QUESTIONS[number],
            ),
        )
        for number in sorted(STAGE_NAMES)
    ]


class AskForm(PurposeForm):
    """Starting from the ask: the purpose card, its stage, and the project around it."""

    stage = forms.TypedChoiceField(
        label=_("At which stage?"),
        coerce=int,
        choices=stage_choices,
        widget=forms.RadioSelect,
        initial=1,
        error_messages={"required": _("Choose one of the five stages.")},
    )
    project = forms.TypedChoiceField(
        label=_("In which project?"), required=False, coerce=int, empty_value=None
    )
    project_title = _line(
        _("A new project: its title"),
        longest=140,
        help_text=_("Leave it empty, and it is called like your question."),
    )
    group_name = _line(
        _("Who is it with?"),
        longest=80,
        help_text=_(
            "One group to start with, for example parents and carers. You can add more later."
        ),
    )

    method = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, projects: Choices, **options: Any) -> None:
        """Take the projects there are."""
        super().__init__(*args, **options)
        self.offer("project", [("", _("A new one")), *projects])

    def chosen_method(self) -> Method | None:
        """Return the method that the draft begins with, if any; one that is not known any more is none."""
        return methods.get(str(self["method"].value() or ""))


def first_values(
    *,
    today: date,
    days: int,
    owner_id: int,
    project_id: int | None,
    stage: str | None = None,
    method: str | None = None,
) -> dict[str, Any]:
    """Return what the empty form suggests: me, `days` to answer, the way people were asked, and what the address names."""
    return {
        "owner": owner_id,
        "closes_on": today + timedelta(days=days),
        "tell_how": _("the way you were asked"),
        "project": project_id,
        "stage": next((number for number in STAGE_NAMES if str(number) == stage), 1),
        "method": method if method and methods.get(method) else "",
    }


class ConsultationForm(PurposeForm):
    """The whole of a consultation but its questions and people."""

    is_decided = forms.BooleanField(label=_("The decision is already made"), required=False)
    carrier = _member(_("If it is somebody else: who takes our messages to them?"))
    late_promise_reason = _words(
        _("Why people wait longer than is usual here"),
        rows=2,
        help_text=_("Only for a manager. People read it where they are asked."),
    )
    readers = forms.TypedMultipleChoiceField(
        label=_("Who reads the answers?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody else sees people’s words."),
    )
    privacy = forms.ChoiceField(
        label=_("People with a personal link"),
        choices=Privacy,
        widget=forms.RadioSelect,
        help_text=_("Answers by the link for everybody carry no name in any case."),
    )
    wording = _words(_("What people are told about who reads it and what is kept"))
    needs_care = forms.BooleanField(
        label=_("People under 18 answer, or the subject is a sensitive one"), required=False
    )
    safe_contact = _line(_("Who keeps people safe?"), longest=160)
    disclosure_text = _words(
        _("What happens when somebody tells you that they are not safe?"), rows=2
    )
    out_of_hours = _line(_("Who can people call at any hour?"), longest=160)
    safe_member = _member(_("Which colleague gets worries and wishes to be phoned?"))
    safe_cover = _member(_("Who gets them when nobody takes them up for a day?"))
    read_days = forms.IntegerField(
        label=_("Within how many working days does somebody read what people write?"),
        min_value=1,
        max_value=10,
        initial=2,
        help_text=_(
            "People read this number before they write. When it passes, the colleague above who steps in hears."
        ),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Give a number from 1 to 10.")
        ),
    )
    minutes_given = forms.IntegerField(
        label=_("How many minutes does it take, travel included?"),
        required=False,
        min_value=1,
        max_value=1440,
        help_text=_("Leave it empty where only the questions take time: they are counted."),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            _("A whole number of minutes, a day at most."),
        ),
    )
    load_exemption = forms.ChoiceField(
        label=_("Does it count against the pauses between asks?"),
        required=False,
        choices=[("", _("Yes, as usual")), *LOAD_EXEMPTIONS],
        help_text=_("Its minutes count in any case. Telling people what happened never counts."),
    )
    asks_group = forms.BooleanField(
        label=_("At the link for everybody, ask which group people are in"),
        required=False,
        help_text=_(
            "They may always say that they would rather not. Groups that you name in the project are offered."
        ),
    )
    backup = _member(_("Steps in when the person who tells them is away"))
    manager = _member(_("Manager who hears after eight weeks"))
    senior = _member(_("Accountable when everything should have been answered"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        consultation: Consultation,
        may_agree_late: bool,
        may_name_readers: bool,
        **options: Any,
    ) -> None:
        """Take what is being edited; leave out what this person may not change, or nobody any more."""
        self.consultation = consultation
        super().__init__(*args, **options)
        self.offer("readers", self.members)
        if not may_agree_late:
            del self.fields["late_promise_reason"]
        if not may_name_readers:
            del self.fields["readers"]
        if consultation.opened_at is not None:
            for name in FROZEN_WHEN_OPEN:
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        """Hold what a gate asked for, once it is open."""
        values = super().clean()
        if self.consultation.opened_at is not None:
            self._keep_what_the_gates_asked(values)
        return values

    def _keep_what_the_gates_asked(self, values: Mapping[str, Any]) -> None:
        needed: Iterable[tuple[str, Any]] = [
            ("owner", _("Name the person who tells people what happened.")),
            ("readers", _("Name who reads the answers.")),
        ]
        if self.consultation.needs_care:
            needed = [
                *needed,
                ("safe_contact", _("Name the person who keeps people safe.")),
                ("disclosure_text", _("Say what happens when somebody is not safe.")),
                ("out_of_hours", _("Give a number that people can call at any hour.")),
            ]
        for name, sentence in needed:
            if name in self.fields and not values.get(name):
                self.add_error(name, sentence)
        known = values.get("decider") or values.get("decider_name")
        if not known and not values.get("decider_known_on"):
            self.add_error(
                "decider_name", _("Name who decides, or give the day by which you will find out.")
            )


def values_of(consultation: Consultation) -> dict[str, Any]:
    """Return what the form shows of a stored consultation."""
    names = [
        name for name in ConsultationForm.base_fields if name not in {"readers", *MEMBER_FIELDS}
    ]
    values: dict[str, Any] = {name: getattr(consultation, name) for name in names}
    values |= {name: getattr(consultation, f"{name}_id") for name in MEMBER_FIELDS}
    values["wording"] = consultation.wording or consultation.organisation.default_wording
    values["readers"] = sorted(consultation.readers.values_list("pk", flat=True))
    return values
