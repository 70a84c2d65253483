"""What is to be done, as people type it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisations.queries import Colleagues
from projects.domain.deciding import ActionPlan
from projects.forms.choosing import DayField, MemberField, gone_name, left_words, refuse_to_come
from projects.models import Action, Decision
from ui.days import day_in_words
from ui.forms import CleanCharField, Form

MEMBER, PERSON, PARTNER = "m", "p", "o"


class ActionForm(Form):
    """What is to be done, by whom, with whose help, by when, and from which decision it came."""

    text = CleanCharField(
        label=_("What is to be done?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say what is to be done.")},
    )
    decision = forms.TypedChoiceField(
        label=_("From which decision?"), coerce=int, empty_value=None, required=False
    )
    who = forms.CharField(label=_("Who does it?"), required=False, widget=forms.Select)
    partner_person = CleanCharField(
        label=_("Who there, by role?"),
        max_length=120,
        required=False,
        help_text=_("For an organisation. A role such as “manager of the creche” is enough."),
    )
    is_paid = forms.BooleanField(
        label=_("The person is paid for it"),
        required=False,
        help_text=_("For somebody who is asked. What is not paid counts as resting on them."),
    )
    keeper = MemberField(
        label=_("Who looks after it here?"),
        help_text=_("Where somebody without an account does it: this colleague is reminded."),
    )
    helper = CleanCharField(label=_("Who helps?"), max_length=160, required=False)
    due_on = DayField(label=_("By when?"), required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(
        self,
        *args: Any,
        colleagues: Colleagues,
        people: Sequence[tuple[int, str]],
        partners: Sequence[tuple[int, str]],
        decisions: Sequence[Decision],
        action: Action | None = None,
        **options: Any,
    ) -> None:
        """Take who may be chosen, the project's decisions, and the action that is changed, if any."""
        super().__init__(*args, **options)
        self.colleagues = colleagues
        self.decisions = {one.pk: one for one in decisions}
        self.offer(
            "decision", [("", _("None in particular")), *((o.pk, str(o)) for o in decisions)]
        )
        field: Any = self.fields["keeper"]
        field.offer(colleagues, kept=action.keeper_id if action else None)
        before = action.member_id if action else None
        gone = [(before, gone_name(colleagues.left[before]))] if before in colleagues.left else []
        offered = {
            MEMBER: [*colleagues.here.items(), *gone],
            PERSON: list(people),
            PARTNER: list(partners),
        }
        self.offered = {f"{kind}{pk}" for kind, rows in offered.items() for pk, _name in rows}
        headings = {
            MEMBER: _("Colleagues"),
            PERSON: _("People we ask"),
            PARTNER: _("Other organisations"),
        }
        choices = [
            (headings[kind], [(f"{kind}{pk}", name) for pk, name in rows])
            for kind, rows in offered.items()
            if rows
        ]
        self.fields["who"].widget = forms.Select(choices=[("", _("Nobody yet")), *choices])

    def clean_who(self) -> str:
        """Refuse whoever left, and whoever is not on the list."""
        who: str = self.cleaned_data["who"]
        if not who or who in self.offered:
            return who
        left = {f"{MEMBER}{pk}": name for pk, name in self.colleagues.left.items()}
        if who in left:
            raise ValidationError(left_words(left[who]))
        raise ValidationError(_("Choose somebody from the list."))

    def clean(self) -> dict[str, Any]:
        """Refuse a day before the decision from which it came, and a role without its organisation."""
        values = super().clean() or {}
        decision = self.decisions.get(values.get("decision") or 0)
        due_on = values.get("due_on")
        if due_on and decision and decision.decided_on and due_on < decision.decided_on:
            words = _("This came out of a decision of %(day)s, so its day cannot come before it.")
            self.add_error("due_on", words % {"day": day_in_words(decision.decided_on)})
        is_theirs = (values.get("who") or "").startswith(PARTNER)
        if values.get("partner_person") and not is_theirs and "who" not in self.errors:
            words = _("Choose the organisation to which this role belongs, or leave the role out.")
            self.add_error("partner_person", words)
        return values

    def plan(self) -> ActionPlan:
        """Return what was typed."""
        values = self.cleaned_data
        who = values["who"]
        ids: dict[str, int | None] = {MEMBER: None, PERSON: None, PARTNER: None}
        if who:
            ids[who[0]] = int(who[1:])
        return ActionPlan(
            text=values["text"],
            decision_id=values["decision"],
            member_id=ids[MEMBER],
            participant_id=ids[PERSON],
            is_paid=values["is_paid"] and ids[PERSON] is not None,
            partner_id=ids[PARTNER],
            partner_person=values["partner_person"],
            keeper_id=values["keeper"] if ids[MEMBER] is None else None,
            helper=values["helper"],
            due_on=values["due_on"],
        )


def _code(action: Action) -> str:
    """How whoever does an action is called in the list."""
    ids = {
        MEMBER: action.member_id,
        PERSON: action.participant_id,
        PARTNER: action.partner_id,
    }
    return next((f"{kind}{pk}" for kind, pk in ids.items() if pk), "")


def said_of(action: Action) -> dict[str, Any]:
    """Return what the form about an action shows before anything is typed."""
    names = ("text", "partner_person", "is_paid", "helper", "due_on")
    return {name: getattr(action, name) for name in names} | {
        "decision": action.decision_id,
        "who": _code(action),
        "keeper": action.keeper_id,
        "based_on": action.version,
    }


class DoneForm(Form):
    """The day on which something was done."""

    done_on = DayField(
        label=_("On which day was it done?"),
        error_messages={"required": _("Say on which day it was done.")},
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take today."""
        super().__init__(*args, **options)
        self.today = today

    def clean_done_on(self) -> date | None:
        """Refuse a day that is still to come."""
        return refuse_to_come(self.cleaned_data["done_on"], self.today)


class DropForm(Form):
    """Why nobody does it."""

    because = CleanCharField(
        label=_("We are not doing it, because"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say why you are not doing it. A good reason is enough.")},
    )
