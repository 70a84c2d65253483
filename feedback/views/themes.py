"""Themes: the exact words under each, and making, renaming, joining and removing them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import tagging
from feedback.forms.words import ChangeThemeForm, JoinForm, ThemeForm
from feedback.models import Consultation, Theme
from feedback.queries import themes
from feedback.views.frame import StaffRequest, sent
from feedback.views.words import to_words
from ui.conflicts import chosen, clashes, with_value

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_read_words, Consultation)
@require_http_methods(READS_AND_WRITES)
def theme_add(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Make a theme before any words stand under it."""
    form = ThemeForm(sent(request))
    if form.is_valid():
        made = tagging.theme_named(project=consultation.project, **form.cleaned_data)
        messages.success(request, _("“%(theme)s” is among the themes now.") % {"theme": made.name})
        return to_words(consultation)
    context = {"form": form, "consultation": consultation}
    return page(request, "feedback/words/theme_add.html", context, 422 if form.is_bound else 200)


@gate(policies.may_read_theme, Theme)
@require_safe
def theme_detail(request: StaffRequest, theme: Theme) -> HttpResponse:
    """Show the exact words under a theme, each with the way to what it is part of."""
    context = {"theme": theme, "under": themes.under(theme, request.actor.member_id)}
    return page(request, "feedback/words/theme.html", context | _about(request, theme))


@gate(policies.may_read_theme, Theme)
@require_http_methods(READS_AND_WRITES)
def theme_edit(request: StaffRequest, theme: Theme) -> HttpResponse:
    """Give a theme another name or meaning; when somebody else did meanwhile, show both."""
    theirs = _stored(theme)
    data: Any = chosen(request.POST, theirs) if request.method == "POST" else None
    form, conflict, status = ChangeThemeForm(data, initial=theirs), None, 200
    if form.is_valid():
        given = form.cleaned_data
        based_on, values = given["version"], {name: given[name] for name in ("name", "meaning")}
        try:
            saved = tagging.change_theme(
                actor=request.actor, theme=theme, based_on=based_on, **values
            )
        except tagging.NameTakenError:
            words = _("There is a theme of this name already. Join the two, or choose another.")
            form.add_error("name", words)
        else:
            if isinstance(saved, Theme):
                messages.success(request, _("Saved."))
                return _to_theme(theme)
            conflict, status = clashes(form, _stored(saved.theirs)), 409
            data = with_value(data, "version", saved.theirs.version)
            form = ChangeThemeForm(data, initial=theirs)
    if form.errors:
        status = 422
    context = {"form": form, "theme": theme, "conflict": conflict}
    return page(request, "feedback/words/theme_edit.html", context, status)


@gate(policies.may_read_theme, Theme)
@require_http_methods(READS_AND_WRITES)
def theme_join(request: StaffRequest, theme: Theme) -> HttpResponse:
    """Put everything under one theme under another one."""
    others = {one.pk: one for one in themes.themes_of(theme.project) if one.pk != theme.pk}
    form = JoinForm(sent(request))
    form.offer("into", [(one.pk, one.name) for one in others.values()])
    if form.is_valid():
        into = others[form.cleaned_data["into"]]
        tagging.join_themes(actor=request.actor, theme=theme, into=into)
        messages.success(request, _("All of it stands under “%(theme)s” now.") % {"theme": into})
        return _to_theme(into)
    context = {"form": form, "theme": theme, "others": others}
    return page(request, "feedback/words/theme_join.html", context, 422 if form.is_bound else 200)


@gate(policies.may_read_theme, Theme)
@require_http_methods(READS_AND_WRITES)
def theme_remove(request: StaffRequest, theme: Theme) -> HttpResponse:
    """Ask once more, and remove a theme; the words stay."""
    here = _about(request, theme)["here"]
    if request.method == "POST":
        tagging.remove_theme(actor=request.actor, theme=theme)
        messages.success(request, _("The theme is gone. The words are all still there."))
        return to_words(here[0])
    context = {"theme": theme, "marks": themes.marks_count(theme)}
    return page(request, "feedback/words/theme_remove.html", context)


def _about(request: StaffRequest, theme: Theme) -> dict[str, Any]:
    return {"here": list(themes.reads_here(theme.project, request.actor.member_id))}


def _stored(theme: Theme) -> dict[str, Any]:
    return {name: getattr(theme, name) for name in ("name", "meaning", "version")}


def _to_theme(theme: Theme) -> HttpResponse:
    return redirect("feedback:theme_detail", org=theme.organisation.slug, pk=theme.pk)
