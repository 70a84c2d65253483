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
every_template = pytest.mark.parametrize("file", templates(), ids=name)


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


@every_template
def test_it_compiles(file):
    root = next(folder for folder in settings.TEMPLATES[0]["DIRS"] if folder in file.parents)
    assert engines["django"].get_template(file.relative_to(root).as_posix()).template.source


@every_template
def test_what_it_includes_and_extends_exists(file):
    named = re.findall(r"{%\s*(?:include|extends)\s+[\"']([^\"'#]+)", written(file))
    assert [name for name in named if not engines["django"].get_template(name)] == []


@every_template
def test_it_has_no_inline_style_script_or_handler(file):
    inline = [
        (tag, key)
        for tag, attributes, _ in Elements(written(file)).found
        for key in attributes
        if key == "style" or key.startswith(("on", "hx-on"))
    ]
    text = written(file)
    blocks = re.findall(r"<style\b", text) + [
        script for script in re.findall(r"<script\b[^>]*>", text) if "src=" not in script
    ]
    assert (inline, blocks) == ([], [])


def works_without_script(tag, attributes, form):
    if tag == "form":
        return attributes.get("method", "").lower() == "post"
    sends = tag in {"button", "input"} and attributes.get("type", "submit") in {"submit", "image"}
    inside = form is not None and form.get("method", "").lower() == "post"
    return sends and (inside or "form" in attributes)


@every_template
def test_what_writes_through_htmx_also_works_as_a_plain_form(file):
    broken = [
        (tag, attributes)
        for tag, attributes, form in Elements(written(file)).found
        if any(write in attributes for write in WRITES)
        and not works_without_script(tag, attributes, form)
    ]
    assert broken == []


@every_template
def test_long_translations_are_trimmed(file):
    untrimmed = [
        found
        for found in re.findall(r"{%\s*blocktrans\w*[^%]*%}", written(file))
        if "trimmed" not in found
    ]
    assert untrimmed == []


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
