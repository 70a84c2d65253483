"""What holds for every template: it compiles, needs no inline code, works without JavaScript, can be translated."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.template import engines

from tests.architecture.project_files import name, templates

pytestmark = pytest.mark.unit

COMMENT = re.compile(r"{#.*?#}|{% comment.*?%}.*?{% endcomment %}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
WRITES = ("hx-post", "hx-put", "hx-patch", "hx-delete")


def written(file):
    return COMMENT.sub("", file.read_text(encoding="utf-8"))


class Elements(HTMLParser):
    """Collect each start tag with its attributes and the form it stands in."""

    def __init__(self, text):
        super().__init__()
        self.found, self.form = [], None
        self.feed(TAG.sub("x", text))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self.form = attributes
        self.found.append((tag, attributes, self.form))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None


def wrong_in(found_in):
    """Return what a function finds in each template, by the template's name, where it finds something."""
    found = {name(file): found_in(file) for file in templates()}
    return {file: wrong for file, wrong in found.items() if wrong}


def test_all_compile():
    def source(file):
        root = next(folder for folder in settings.TEMPLATES[0]["DIRS"] if folder in file.parents)
        return engines["django"].get_template(file.relative_to(root).as_posix()).template.source

    assert len(wrong_in(source)) == len(templates()) > 0


def test_what_they_include_and_extend_exists():
    def missing(file):
        named = re.findall(r"{%\s*(?:include|extends)\s+[\"']([^\"'#]+)", written(file))
        return [each for each in named if not engines["django"].get_template(each)]

    assert wrong_in(missing) == {}


def test_none_has_an_inline_style_script_or_handler():
    def inline(file):
        attributes = [
            (tag, key)
            for tag, attributes, _ in Elements(written(file)).found
            for key in attributes
            if key == "style" or key.startswith(("on", "hx-on"))
        ]
        text = written(file)
        scripts = [one for one in re.findall(r"<script\b[^>]*>", text) if "src=" not in one]
        return attributes + re.findall(r"<style\b", text) + scripts

    assert wrong_in(inline) == {}


def works_without_script(tag, attributes, form):
    if tag == "form":
        return attributes.get("method", "").lower() == "post"
    sends = tag in {"button", "input"} and attributes.get("type", "submit") in {"submit", "image"}
    inside = form is not None and form.get("method", "").lower() == "post"
    return sends and (inside or "form" in attributes)


def test_what_writes_through_htmx_also_works_as_a_plain_form():
    def broken(file):
        return [
            (tag, attributes)
            for tag, attributes, form in Elements(written(file)).found
            if any(write in attributes for write in WRITES)
            and not works_without_script(tag, attributes, form)
        ]

    assert wrong_in(broken) == {}


def test_long_translations_are_trimmed():
    def untrimmed(file):
        blocks = re.findall(r"{%\s*blocktrans\w*[^%]*%}", written(file))
        return [each for each in blocks if "trimmed" not in each]

    assert wrong_in(untrimmed) == {}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<form method="post" hx-post="/x">', True),
        ('<form hx-post="/x">', False),
        ('<form method="post"><button hx-post="/x">', True),
        ('<form method="post"><button type="button" hx-post="/x">', False),
        ('<button hx-post="/x">', False),
        ('<div hx-delete="/x">', False),
    ],
)
def test_the_rule_about_htmx_itself(markup, expected):
    tag, attributes, form = Elements(markup).found[-1]
    assert works_without_script(tag, attributes, form) is expected
