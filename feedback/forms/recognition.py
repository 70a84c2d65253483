"""What an ask offers, and what people were given, as the project's team types it. No amount is suggested."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.domain.recognition import OFFERED, SETTLED, SUMS, Entry, entry_faults
from feedback.models import Offer
from feedback.queries.offers import OfferLine
from projects.models import StakeholderGroup
from ui.forms import CleanCharField, DateInput, Form

Choices = Sequence[tuple[int, str]]
CODE = re.compile(r"[A-Z]{3}", re.ASCII)
MOST = Decimal("99999.99")


class AmountField(forms.DecimalField):
    """A sum: "20", "4.60", "£4,60"."""

    def __init__(self, **options: Any) -> None:
        """Take what a decimal field takes; from nothing up."""
        super().__init__(
            required=False,
            min_value=Decimal(0),
            max_value=MOST,
            max_digits=8,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
            error_messages={
                "invalid": _("Write the sum as a number, for example 20 or 4.60."),
                "min_value": _("A sum is not below nothing."),
                "max_value": _("This is more than can be meant."),
                "max_decimal_places": _("Two places after the point are enough."),
                "max_digits": _("This is more than can be meant."),
                "max_whole_digits": _("This is more than can be meant."),
            },
            **options,
        )

    def to_python(self, value: Any) -> Any:
        """Read a sum with or without its sign."""
        if isinstance(value, str):
            value = value.strip().strip("£€$").strip().replace(",", ".")
        return super().to_python(value)


class CurrencyField(CleanCharField):
    """A currency by its three letters."""

    def __init__(self, **options: Any) -> None:
        """Take what a text field takes."""
        super().__init__(
            label=_("Currency"),
            max_length=3,
            initial="GBP",
            widget=forms.TextInput(attrs={"size": 3}),
            help_text=_("Three letters, such as GBP or EUR."),
            **options,
        )

    def clean(self, value: Any) -> str:
        """Refuse what is no code of a currency."""
        code: str = super().clean(value).upper()
        if not CODE.fullmatch(code):
            raise ValidationError(_("Write the currency as three letters, such as GBP."))
        return code


class OffersForm(Form):
    """What each group of the project gets, and what everybody else gets."""

    currency = CurrencyField()

    def __init__(
        self,
        *args: Any,
        groups: Sequence[StakeholderGroup],
        offers: Sequence[Offer],
        is_open: bool,
        **options: Any,
    ) -> None:
        """Take the groups and what is offered; once it has opened only what was left unsaid can be said."""
        super().__init__(*args, **options)
        said = {one.group_id: one for one in offers}
        everybody = _("Everybody else") if groups else _("Everybody")
        named = [*((one.pk, one.name) for one in groups), (None, everybody)]
        self.lines = [one for one in named if not (is_open and one[0] in said)]
        for group_id, name in self.lines:
            self._add_line(group_id, name, said.get(group_id))
        if offers:
            self.initial.setdefault("currency", offers[0].currency)

    def _add_line(self, group_id: int | None, name: Any, offer: Offer | None) -> None:
        key = _key(group_id)
        self.fields[f"{key}_form"] = forms.ChoiceField(
            label=_("%(group)s: what they get") % {"group": name},
            choices=[("", _("We have not said")), *terms.RECOGNITION_FORMS],
            required=False,
        )
        self.fields[f"{key}_amount"] = AmountField(label=_("How much"))
        self.fields[f"{key}_words"] = CleanCharField(
            label=_("In words, if you like"), max_length=200, required=False
        )
        if offer is not None:
            self.initial.setdefault(f"{key}_form", offer.form)
            self.initial.setdefault(f"{key}_amount", offer.amount)
            self.initial.setdefault(f"{key}_words", offer.words)

    def rows(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields of each line."""
        parts = ("form", "amount", "words")
        return [
            (name, [self[f"{_key(group_id)}_{part}"] for part in parts])
            for group_id, name in self.lines
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a sum where there is none, and a sum or words for nothing that was chosen."""
        values = super().clean() or {}
        for group_id, _name in self.lines:
            key = _key(group_id)
            form = values.get(f"{key}_form")
            amount, words = values.get(f"{key}_amount"), values.get(f"{key}_words")
            if not form and (amount is not None or words):
                self.add_error(f"{key}_form", _("Choose what they get."))
            elif form and form not in SUMS and amount is not None:
                self.add_error(f"{key}_amount", _("This has no sum. Say in words how much it is."))
        return values

    def offers(self) -> list[OfferLine]:
        """Return what was chosen."""
        values = self.cleaned_data
        return [
            OfferLine(
                group_id=group_id,
                form=values[f"{_key(group_id)}_form"],
                amount=values[f"{_key(group_id)}_amount"],
                currency=values["currency"],
                words=values[f"{_key(group_id)}_words"],
            )
            for group_id, _name in self.lines
            if values[f"{_key(group_id)}_form"]
        ]


def _key(group_id: int | None) -> str:
    return f"g{group_id or 0}"


class RecognitionForm(Form):
    """What somebody was offered or given, or what expenses they had."""

    people = forms.TypedMultipleChoiceField(
        label=_("Who?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one person.")},
    )
    is_expense = forms.BooleanField(label=_("These are expenses, given back"), required=False)
    what = CleanCharField(
        label=_("What is it for?"),
        max_length=140,
        required=False,
        help_text=_("For example: ideas night of 5 May, bus fares. Nothing about what was said."),
    )
    consultation = forms.TypedChoiceField(
        label=_("At which meeting?"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_(
            "Only meetings. What an ask by link offers goes to everybody asked, so that it tells of nobody’s answers."
        ),
    )
    form = forms.ChoiceField(
        label=_("In what form?"),
        choices=[one for one in terms.RECOGNITION_FORMS if one[0] != "nothing"],
    )
    amount = AmountField(label=_("How much?"))
    currency = CurrencyField()
    state = forms.ChoiceField(
        label=_("How does it stand?"), choices=terms.RECOGNITION_STATES, initial=OFFERED
    )
    offered_on = forms.DateField(
        label=_("Offered on, or expenses of"),
        widget=DateInput,
        error_messages={"required": _("Give the day.")},
    )
    settled_on = forms.DateField(
        label=_("Paid or declined on"),
        widget=DateInput,
        required=False,
        help_text=_("Left empty, it is today."),
    )

    def __init__(
        self,
        *args: Any,
        meetings: Choices,
        today: date,
        people: Choices | None = None,
        about: tuple[int, str] | None = None,
        **options: Any,
    ) -> None:
        """Take the project's meetings, and its people unless one person's line is changed; `about` is an ask it belongs to."""
        super().__init__(*args, **options)
        self.today = today
        known = [about] if about and about not in meetings else []
        self.offer("consultation", [("", _("None")), *known, *meetings])
        if people is None:
            del self.fields["people"]
        else:
            self.offer("people", people)

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot stand."""
        values = super().clean() or {}
        if values.get("state") in SETTLED and not values.get("settled_on"):
            values["settled_on"] = None if "settled_on" in self.errors else self.today
        if not self.errors:
            for fault in entry_faults(self.entry(), today=self.today):
                field, sentence = terms.RECOGNITION_FAULTS[fault]
                self.add_error(field, sentence)
        return values

    def entry(self) -> Entry:
        """Return it as an action takes it."""
        values = self.cleaned_data
        return Entry(
            consultation_id=values["consultation"],
            is_expense=values["is_expense"],
            what=values["what"],
            form=values["form"],
            amount=values["amount"],
            currency=values["currency"],
            state=values["state"],
            offered_on=values["offered_on"],
            settled_on=values["settled_on"],
        )


class SettleForm(Form):
    """Several lines at once: accepted, declined or paid, on a day."""

    rows = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Tick at least one line.")}
    )
    state = forms.ChoiceField(
        label=_("The ticked ones were"),
        choices=[one for one in terms.RECOGNITION_STATES if one[0] != OFFERED],
        initial="paid",
    )
    on = forms.DateField(
        label=_("On"), widget=DateInput, error_messages={"required": _("Give the day.")}
    )

    def __init__(self, *args: Any, known: Sequence[int], today: date, **options: Any) -> None:
        """Take the lines that can be ticked."""
        super().__init__(*args, **options)
        self.today = today
        self.offer("rows", [(one, str(one)) for one in known])

    def clean_on(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        return day
