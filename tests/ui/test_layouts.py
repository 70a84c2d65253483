"""The frames of the pages."""

import json
import re
from html import unescape
from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

LAYOUTS = ("staff", "plain", "participant", "print", "error")

pytestmark = [pytest.mark.unit, pytest.mark.urls("tests.ui.urls")]


def _page(layout, blocks="", **values):
    template = engines["django"].from_string(
        f'{{% extends "layouts/{layout}.html" %}}{{% block title %}}Plan{{% endblock %}}{blocks}'
    )
    return template.render(values, RequestFactory().get("/o/north/"))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar-xb", "rtl")])
def test_language_and_direction_are_marked(layout, language, direction):
    with override(language):
        html = _page(layout)
    assert f'<html lang="{language}" dir="{direction}">' in html


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_inline(layout):
    html = _page(layout)
    assert re.findall(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]* src=)", html) == []


@pytest.mark.parametrize("layout", ["staff", "plain"])
def test_signed_in_pages_have_a_way_to_skip_and_a_place_for_messages(layout):
    html = _page(layout)
    assert '<a class="skip" href="#main">' in html
    assert html.count('role="status"') == 1
    assert html.count("<h1>") == 1


def test_messages_are_said_with_a_sign():
    html = _page("staff", messages=[Message(25, "Sent to 27 people.")])
    assert re.search(r'<div class="notice good">.*✓.*Sent to 27 people\.', html)


def test_htmx_is_told_to_show_refused_forms():
    html = _page("staff")
    config = json.loads(unescape(re.search(r"name=\"htmx-config\" content='([^']+)'", html)[1]))
    assert {"code": "422", "swap": True} in config["responseHandling"]
    assert (config["allowEval"], config["includeIndicatorStyles"]) == (False, False)


def test_the_form_token_is_there_for_htmx():
    assert re.search(r'<meta name="csrf-token" content="\w{64}">', _page("staff"))


def test_signing_out_is_a_form():
    html = _page("staff", user=SimpleNamespace(is_authenticated=True))
    assert '<form class="account" method="post" action="/accounts/logout/">' in html


def test_participants_get_no_script_and_help_stands_last():
    html = _page("participant", '{% block links %}<a href="/stop/">Stop</a>{% endblock %}')
    footer = html.split("<footer")[1]
    assert "<script" not in html
    assert footer.index("/stop/") < footer.index("<summary>Get help</summary>")
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', html) == [
        "/static/css/participant.css"
    ]


def test_a_page_with_errors_says_so_in_its_title():
    form = SimpleNamespace(is_bound=True, errors={"why": ["Say why"]})
    assert "<title>Error: Plan – Coprod</title>" in _page("staff", form=form)
    assert "<title>Plan</title>" in _page("participant")


def test_paper_has_its_button_outside_the_sheet():
    html = _page("print", "{% block content %}<h1>You are invited</h1>{% endblock %}")
    assert html.index("data-print") < html.index('<main id="main" class="sheet')


def test_mail_is_plain_markup():
    html = engines["django"].get_template("layouts/email.html").render({})
    assert re.findall(r"style|<script|<img", html) == []
