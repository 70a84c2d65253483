"""A browser keeps to what our headers say, and the one who looks at every page notices when it had to."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

ADD_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.body.append(script);
}"""
ASK_FOR_PLACE = """() => new Promise(done => navigator.geolocation.getCurrentPosition(
  () => done("given"), refused => done(refused.message)))"""


@pytest.mark.parametrize("address", ["/nowhere/", "/accounts/sign-in/"])
def test_a_script_that_got_into_a_page_is_refused_and_noticed(looker, address):
    looker.go(address)
    looker.tab.evaluate(ADD_SCRIPT)
    looker.look("page")
    assert looker.tab.evaluate("window.ran") is None
    assert ["Content Security Policy" in str(each) for each in looker.found["page"]][-1:] == [True]


def test_a_page_cannot_ask_where_somebody_is(looker):
    looker.go("/nowhere/")
    answer = looker.tab.evaluate(ASK_FOR_PLACE)
    assert answer == "Geolocation has been disabled in this document by permissions policy."
