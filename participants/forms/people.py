"""What colleagues type about a person: who they are, how they are reached, what they need, how often we may ask."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants import terms
from participants.forms.phones import PhoneField
from participants.queries.people import holders_named, label_of, people
from ui.forms import CleanCharField, DateInput, Form

NOT_KNOWN = ("", _("Not known"))
NOT_ASKED = ("", _("Nobody has asked yet"))
CONTACT = ("email", "phone", "note", "through")
"""Fields that say where a person is reached; left out for whoever may not change that."""
NUMBER = re.compile(r"\D*(\d{1,9})\s*")


class PersonForm(Form):
    """Who a person is, how they are reached, and their two choices. A name, an address, or both may be missing."""

    name = CleanCharField(label=_("Name"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        error_messages={"invalid": _("This is no whole e-mail address, such as name@example.org.")},
    )
    phone = PhoneField(label=_("Phone"), required=False)
    through = CleanCharField(
        label=_("Reached through"),
        max_length=120,
        required=False,
        help_text=_(
            "The name of somebody here whose e-mail address you use, such as a parent. Messages then say whom they are for."
        ),
    )
    note = CleanCharField(
        label=_("How else to reach them"),
        max_length=160,
        required=False,
        help_text=_("Such as “through the youth club”, or “not at the house”."),
    )
    channel = forms.ChoiceField(
        label=_("Best way to reach them"), choices=[NOT_KNOWN, *terms.CHANNELS], required=False
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[NOT_KNOWN, *terms.LANGUAGES], required=False
    )
    age_band = forms.ChoiceField(
        label=_("Age"),
        choices=[NOT_KNOWN, *terms.AGE_BANDS],
        required=False,
        help_text=_("Never a date of birth. Under 16 we ask least."),
    )
    hears_outcomes = forms.ChoiceField(
        label=_("Wants to hear what happened"),
        choices=[*terms.YES_NO, NOT_ASKED],
        widget=forms.RadioSelect,
        required=False,
    )
    may_be_asked = forms.ChoiceField(
        label=_("May be asked again"),
        choices=[*terms.YES_NO, NOT_ASKED],
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "Two choices: somebody may want to hear and not be asked, or the other way round."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        which: Q,
        about: int | None = None,
        may_change_contact: bool = True,
        **options: Any,
    ) -> None:
        """Take the people whose names may be seen, whom it is about, and whether where they are reached may be changed."""
        super().__init__(*args, **options)
        self.which, self.about = which, about
        stored = str(self.initial.get("language") or "")
        if stored and stored not in terms.LANGUAGE_WORDS:
            self.offer("language", [NOT_KNOWN, (stored, stored), *terms.LANGUAGES])
        if not may_change_contact:
            for name in CONTACT:
                del self.fields[name]

    def clean_through(self) -> int | None:
        """Return the person whose name was typed, or whose number, where several are called that."""
        words = self.cleaned_data["through"].strip()
        if not words:
            return None
        holder = self.initial.get("through_id")
        if holder and words == self.initial.get("through"):
            return int(holder)
        return self._holder(words)

    def _holder(self, words: str) -> int:
        number = NUMBER.fullmatch(words)
        if number:
            found = holders_named("", self.which & Q(pk=int(number.group(1))))
        else:
            found = holders_named(words, self.which)
        found = [one for one in found if one[0] != self.about]
        if not found:
            raise ValidationError(
                _("Nobody of this name with an e-mail address of their own is known to you.")
            )
        if len(found) > 1:
            listed = ", ".join(f"{name} ({label_of(pk)})" for pk, name in found)
            raise ValidationError(
                _("Several people are called that: %(people)s. Type the number of one."),
                params={"people": listed},
            )
        return found[0][0]

    def clean(self) -> dict[str, Any]:
        """Refuse nobody at all, an address beside somebody else's, and a way that leads nowhere."""
        values = super().clean() or {}
        if not self.about and not any(
            values.get(one) for one in ("name", "email", "phone", "note")
        ):
            self.add_error("name", _("Write down a name, or a way to reach this person."))
        if values.get("through") and values.get("email"):
            self.add_error(
                "through",
                _("Use their own e-mail address or somebody else’s, not both. Empty one of them."),
            )
        return values

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, under the names that the register takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        if "through" in given:
            given["through_id"] = given.pop("through")
        return given


def person_initial(values: dict[str, Any]) -> dict[str, Any]:
    """Return what the form shows for stored values: the name of whose address is used, in place of a number."""
    shown = dict(values)
    holder = shown.get("through_id")
    if holder:
        person = people([holder]).get(holder)
        shown["through"] = (person.name or person.label) if person else ""
    return shown


class LimitsForm(Form):
    """How often we may ask: the profile, with whom it was agreed, and the person's own limit, which outranks ours."""

    cap_profile = forms.ChoiceField(
        label=_("How often we may ask"), choices=terms.CAP_PROFILES, widget=forms.RadioSelect
    )
    profile_note = CleanCharField(
        label=_("Who agreed to it"),
        max_length=160,
        required=False,
        help_text=_("The person; for staff and partners also whoever gives them the time."),
    )
    profile_reviewed_on = forms.DateField(
        label=_("Look at it again on"), required=False, widget=DateInput
    )
    own_limit_times = forms.IntegerField(
        label=_("Their own limit: how many times at most"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_(
            "What the person told us. It outranks ours; leave both empty where they set none."
        ),
    )
    own_limit_days = forms.IntegerField(
        label=_("In how many days"), min_value=1, max_value=1000, required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_child: bool = False, **options: Any) -> None:
        """Take whether the person is under 16."""
        super().__init__(*args, **options)
        if is_child:
            self.fields["cap_profile"].help_text = _(
                "This person is under 16, so we ask least, whatever stands here."
            )

    def clean(self) -> dict[str, Any]:
        """Ask who agreed where more is asked than lightly, a day to look again, and both halves of a limit."""
        values = super().clean() or {}
        profile = values.get("cap_profile")
        if profile in {terms.STAFF, terms.CORE} and not values.get("profile_note"):
            self.add_error("profile_note", _("Write down who agreed to be asked this often."))
        if profile == terms.CORE and not values.get("profile_reviewed_on"):
            self.add_error(
                "profile_reviewed_on", _("Set a day to look at it again, within six months.")
            )
        times, days = values.get("own_limit_times"), values.get("own_limit_days")
        if bool(times) != bool(days) and not {"own_limit_times", "own_limit_days"} & set(
            self.errors
        ):
            missing = "own_limit_days" if times else "own_limit_times"
            self.add_error(missing, _("Fill in both numbers, or none."))
        return values

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, under the names that the register takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class NeedForm(Form):
    """Something that a person needs to be able to take part."""

    need = CleanCharField(
        label=_("What they need to take part"),
        max_length=160,
        error_messages={"required": _("Write down what they need.")},
        help_text=_("Such as a ramp, large print, an interpreter, or the bus fare."),
    )


class MetForm(Form):
    """How a need is met."""

    how = CleanCharField(label=_("How it is met"), max_length=200, required=False)


class HoldForm(Form):
    """Until when nobody asks a person."""

    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=DateInput,
        help_text=_(
            "Leave it empty to hold until somebody lifts it. Write down the reason elsewhere, not here."
        ),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take the day it is."""
        super().__init__(*args, **options)
        self.today = today

    def clean_until(self) -> date | None:
        """Refuse a day that is over."""
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < self.today:
            raise ValidationError(_("Choose a day that is still to come."))
        return until


class PlaceForm(Form):
    """A person's place in a project: which, in which group, and for whom they speak."""

    project = forms.TypedChoiceField(
        label=_("Project"),
        coerce=int,
        error_messages={"required": _("Choose a project.")},
    )
    group = forms.TypedChoiceField(label=_("Group"), coerce=int, empty_value=None, required=False)
    speaks_for = forms.ChoiceField(label=_("Speaks"), required=False)

    def __init__(
        self,
        *args: Any,
        projects: Sequence[tuple[int, str]],
        groups: Sequence[tuple[str, Sequence[tuple[int, str]]]],
        speaks: Sequence[tuple[str, Any]],
        is_needed: bool = True,
        **options: Any,
    ) -> None:
        """Take what can be chosen, and whether a project has to be."""
        super().__init__(*args, **options)
        self.offer("project", [("", _("Choose a project")), *projects])
        self.offer("group", [("", _("None of them")), *groups])
        self.offer("speaks_for", [NOT_KNOWN, *speaks])
        self.fields["project"].required = is_needed


class ViewForm(Form):
    """The name of a view that a member keeps."""

    name = CleanCharField(
        label=_("Name of the view"),
        max_length=60,
        error_messages={"required": _("Give the view a name.")},
    )
