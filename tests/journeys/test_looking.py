"""The one who looks at every page notices what is wrong with one."""

import pytest

from tests.journeys.looking import Looker
from tests.journeys.outline import outline

pytestmark = pytest.mark.journey

GOOD = '<html lang="en" dir="ltr"><head><title>Title</title></head><body><main><h1>One</h1></main></body></html>'
BAD = {
    "two headings": ("<h1>One</h1>", "<h1>One</h1><h1>Two</h1>", ("h1", 2)),
    "no language": (' lang="en"', "", ("lang", "")),
    "too wide": (
        "<h1>",
        '<p style="width: 350px; margin: 0">Words</p><h1>',
        ("too wide at 320", 38),
    ),
    "a script": ("</main>", "</main><script></script>", (1, [])),
    "an error": ("</main>", "</main><script>console.error('oh')</script>", "oh"),
}
GREY = "<style>@media (prefers-color-scheme: dark) { h1 { color: #eee } }</style></head>"


def found(new_context, html):
    looker = Looker(new_context().new_page(), "")
    looker.tab.set_content(html)
    looker.look("page", is_plain=True)
    return looker.found.get("page", [])


def test_a_good_page_has_nothing(new_context):
    assert found(new_context, GOOD) == []


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_found(new_context, name):
    old, new, expected = BAD[name]
    assert expected in found(new_context, GOOD.replace(old, new))


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls("tests.journeys.error_urls")
def test_a_page_is_looked_at_when_it_is_there(looker):
    """A click ends when the answer begins, which is before anything stands on the page."""
    looker.go("/slow/")
    looker.tab.get_by_role("button", name="Press").click()
    looker.look("after a click")
    assert looker.tab.locator("h1").all_inner_texts() == ["Pressed"]
    assert looker.found == {}


def test_colours_are_looked_at_in_the_dark_too(new_context):
    wrong = found(new_context, GOOD.replace("</head>", GREY))
    assert {each[:3] for each in wrong} == {("dark", 390, "color-contrast")}


def test_where_the_width_changes_colours_every_scheme_is_looked_at_in_every_width(new_context):
    coloured = GOOD.replace("</head>", GREY).replace("<h1>", '<i class="diamond-stages"></i><h1>')
    wrong = {each[:3] for each in found(new_context, coloured)}
    assert wrong == {("dark", width, "color-contrast") for width in (390, 1280)}


PAGE = '<body><main><h1>One</h1><h2 id="a">Two</h2><p>Words</p></main></body>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>", '<p class="hint">'),
        ("<p>Words</p>", "<p></p>"),
        ("<p>Words</p>", "<p>Words</p><h4>Four</h4>"),
        ("<p>", '<p id="a">'),
        ("<p>Words</p>", "<p>Words</p><nav></nav>"),
        ("<main>", '<main aria-label="Answers">'),
    ],
)
def test_what_may_look_otherwise_is_a_part_of_its_own(old, new):
    assert outline(PAGE.replace(old, new)) != outline(PAGE)


def test_other_words_are_the_same_parts():
    assert outline(PAGE.replace("Words", "Other words")) == outline(PAGE)
