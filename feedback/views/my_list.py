"""The list that one member works through: whom they tell by phone, text, letter or in person."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import handing_on
from feedback.actions import telling as actions
from feedback.domain.outcome_forms import PLAIN
from feedback.forms.publishing import MyListForm
from feedback.models import Publication
from feedback.queries.to_tell import TellCard, tell_cards
from feedback.views.frame import StaffRequest, local_day
from organisations.models import Organisation
from projects.policies import names_in


@gate(policies.may_tell)
@require_safe
def my_list(request: StaffRequest, organisation: Organisation) -> HttpResponseBase:
    """Show whom the member tells, with the number to ring and the words to say."""
    del organisation
    return _list_page(request)


@gate(policies.may_tell, Publication)
@require_POST
def my_list_record(request: StaffRequest, publication: Publication) -> HttpResponseBase:
    """Note down what became of those who were ticked: told, tried, not to be reached, or given to a colleague."""
    card = _card_of(request, publication)
    form = _form(request, card, request.POST)
    if form.is_valid():
        try:
            text = _record(request, publication, form)
        except ValidationError as refusal:
            form.add_error(_field_of(refusal), refusal)
        else:
            messages.success(request, text)
            return redirect("feedback:my_list", org=publication.organisation.slug)
    return _list_page(request, {publication.pk: form}, status=422)


@gate(policies.may_print_letters, Publication)
@require_safe
def letters_print(request: StaffRequest, publication: Publication) -> HttpResponse:
    """Show a letter for each person on the member's list who wants one: a page each, the name where a window shows it.

    Each is in the words of the person; with `words=plain` in the address all are in the plain ones.
    """
    card = _card_of(request, publication)
    is_plain = request.GET.get("words") == PLAIN
    letters = card.letters_in(plain=is_plain) if card is not None else []
    context = {
        "publication": publication,
        "consultation": publication.consultation,
        "today": local_day(publication.organisation, timezone.now()),
        "letters": letters,
        "other_words": [(one, words) for one, words in letters if one.which_words],
        "is_plain": is_plain,
    }
    return page(request, "feedback/outcomes/letters.html", context)


def _record(request: StaffRequest, publication: Publication, form: MyListForm) -> str:
    """Do what the pressed button says; return the sentence that confirms it."""
    actor, chosen = request.actor, form.chosen()
    today = local_day(publication.organisation, timezone.now())
    about: dict[str, Any] = {"actor": actor, "publication": publication, "telling_ids": chosen}
    match request.POST.get("do"):
        case "tried":
            handing_on.record_tries(**about, today=today)
            return _("Noted down. They stay on your list.")
        case "unreachable":
            actions.record_unreachable(**about, today=today)
            return _("Noted down. We do not wait for them any more.")
        case "hand_on":
            if form.cleaned_data["to"] is None:
                raise ValidationError(_("Choose who tells them."), code="to")
            handing_on.hand_on(
                **about,
                to_member_id=form.cleaned_data["to"],
                why=_("Handed on by the one who told them"),
            )
            return _("They are on your colleague’s list now.")
    told_on = form.cleaned_data["told_on"]
    actions.record_telling(**about, channel="", told_on=told_on, today=today)
    return _("Noted down that they were told.")


def _field_of(refusal: ValidationError) -> str | None:
    return refusal.code if refusal.code in {"told_on", "tellings", "to"} else None


def _cards(request: StaffRequest) -> list[TellCard]:
    return tell_cards(request.actor.member_id, names_in(request.actor))


def _card_of(request: StaffRequest, publication: Publication) -> TellCard | None:
    return next((one for one in _cards(request) if one.publication.pk == publication.pk), None)


def _form(request: StaffRequest, card: TellCard | None, data: Any = None) -> MyListForm:
    today = local_day(request.organisation, timezone.now())
    return MyListForm(
        data,
        ids=card.ids if card else [],
        colleagues=card.colleagues if card else [],
        initial={"told_on": today},
        auto_id=f"id_{card.publication.pk if card else 0}_%s",
    )


def _list_page(
    request: StaffRequest, forms: dict[int, MyListForm] | None = None, *, status: int = 200
) -> HttpResponse:
    given = forms or {}
    cards = _cards(request)
    context = {
        "cards": [(one, given.get(one.publication.pk) or _form(request, one)) for one in cards],
        "waiting": sum(len(one.people) for one in cards),
        "error_form": next(iter(given.values()), None),
    }
    return page(request, "feedback/outcomes/my_list.html", context, status=status)
