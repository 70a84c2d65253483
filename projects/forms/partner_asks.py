"""What a partner asks, as somebody types it who heard of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.domain.partner_asks import PartnerAskValues
from projects.models import GroupKind, PartnerAsk
from ui.forms import CleanCharField, DateInput, Form

FIRST_YEAR, LAST_YEAR = 2000, 2100


class PartnerAskForm(Form):
    """Who asks, what, whom, from when until when."""

    partner = forms.TypedChoiceField(
        label=_("Who asks?"), required=False, coerce=int, empty_value=None
    )
    partner_name = CleanCharField(
        label=_("A new one: its name"),
        max_length=120,
        required=False,
        help_text=_("The organisation, never a person."),
    )
    title = CleanCharField(
        label=_("What do they ask?"),
        max_length=140,
        help_text=_("For example: survey about evenings in town."),
    )
    whom = CleanCharField(
        label=_("Whom?"), max_length=120, help_text=_("For example: young people 12 to 17.")
    )
    group_kind = forms.ChoiceField(
        label=_("How do those people relate to the service?"),
        choices=GroupKind,
        widget=forms.RadioSelect,
        initial=GroupKind.SERVICE_USER,
    )
    opens_on = forms.DateField(label=_("From"), widget=DateInput)
    closes_on = forms.DateField(label=_("Until"), widget=DateInput)
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, partners: Sequence[tuple[int, str]], **options: Any) -> None:
        """Take the partners there are."""
        super().__init__(*args, **options)
        self.offer("partner", [("", _("A new one")), *partners])

    def clean(self) -> dict[str, Any]:
        """Refuse an ask of nobody, and days that run backwards or lie where nobody plans."""
        values = super().clean() or {}
        named = values.get("partner") or values.get("partner_name")
        if not named and not {"partner", "partner_name"} & self.errors.keys():
            self.add_error("partner_name", _("Choose who asks, or write its name."))
        if values.get("partner") and values.get("partner_name"):
            self.add_error(
                "partner_name", _("Choose one, or write the name of a new one: not both.")
            )
        first, last = values.get("opens_on"), values.get("closes_on")
        for name, day in (("opens_on", first), ("closes_on", last)):
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, _("Give a day between the years 2000 and 2100."))
        if first and last and last < first:
            self.add_error("closes_on", _("The last day cannot come before the first day."))
        return values

    def values(self) -> PartnerAskValues:
        """Return what was typed."""
        typed: dict[str, Any] = self.cleaned_data
        return PartnerAskValues(
            partner_id=typed["partner"],
            partner_name=typed["partner_name"],
            title=typed["title"],
            whom=typed["whom"],
            group_kind=typed["group_kind"],
            opens_on=typed["opens_on"],
            closes_on=typed["closes_on"],
        )


def initial_from(ask: PartnerAsk) -> dict[str, Any]:
    """Return what the form shows before anything is typed."""
    names = ("title", "whom", "group_kind", "opens_on", "closes_on")
    shown = {name: getattr(ask, name) for name in names}
    return shown | {"partner": ask.partner_id, "based_on": ask.version}
