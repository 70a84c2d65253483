"""Saying which group one is in, at the public door of an ask that wants to know."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from feedback.actions.answering import say_group
from feedback.forms.answering import GroupForm
from feedback.queries.answering import place_of
from feedback.queries.reading import sheet_for
from feedback.queries.visits import Visit
from feedback.queries.ways import groups_to_say
from feedback.views.sending import goes_on
from feedback.views.visiting import elsewhere, see_other, visiting


@visiting
@require_POST
def answer_group(request: HttpRequest, visit: Visit, now: datetime) -> HttpResponse:
    """Keep the group, if any was said, and go on to the questions. Nobody is stopped by it."""
    groups = groups_to_say(visit)
    place = place_of(visit)
    if place.is_elsewhere:
        return elsewhere(request, visit, was_sent=place.was_sent)
    if visit.version_id is None:
        raise Http404
    sheet = sheet_for(visit, place.version_id(visit))
    form = GroupForm(request.POST, groups=groups)
    if groups and form.is_valid():
        say_group(visit=visit, sheet=sheet, group_id=form.cleaned_data["group"], now=now)
    return see_other(goes_on(visit, sheet, place))
