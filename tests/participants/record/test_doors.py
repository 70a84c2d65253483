"""The way in: a link that leaves no trace in an address, titles first, a code for the rest, and nothing for guessing."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from access.scope import across_organisations, working_in
from access.tokens import digest_of
from participants.domain.codes import AN_HOUR, TRIES
from participants.links import RECORD_LINK_LASTS
from participants.models import RecordCode, RecordLink, RecordVisit
from tests.access.tables import checksums, everything_stored
from tests.factories import NOW, record_link, stop
from tests.participants.record.conftest import HOME, Phone

pytestmark = [pytest.mark.integration, pytest.mark.django_db]

PAGES = [
    "details/",
    "address/",
    "limit/",
    "choices/",
    "agreement/",
    "ground/",
    "copy/",
    "copy.json",
    "erase/",
]


def test_the_link_leads_to_an_address_without_the_token(shona):
    path = shona.link()
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (303, HOME)
    token = path.split("/")[2]
    cookie = answer.cookies["record"]
    assert (cookie.value, cookie["path"], cookie["httponly"], cookie["samesite"]) == (
        token,
        HOME,
        True,
        "Lax",
    )
    assert token not in shona.phone.get(path).html
    assert shona.phone.page.redirect_chain == [(HOME, 303)]


def test_a_scanner_that_opens_it_five_times_changes_nothing(shona):
    path = shona.link()
    before = checksums()
    client = Client()
    assert {
        client.head(path).status_code,
        *(Client().get(path).status_code for _n in range(5)),
    } == {303}
    client.get(path, follow=True)
    assert client.get(f"{HOME}code/").status_code == 200
    assert checksums() == before


def test_only_the_hash_of_link_code_and_visit_is_kept(shona):
    token = shona.link().split("/")[2]
    code = shona.code()
    shona.phone.send("record_code", code=code)
    visit = shona.phone.client.cookies["record_visit"].value
    stored = everything_stored()
    for secret in (token, code, code.replace(" ", ""), visit):
        assert secret not in stored
    assert digest_of(token) in stored
    assert digest_of(visit) in stored


def test_a_link_works_for_a_year(shona, time_machine):
    path = shona.link()
    time_machine.move_to(NOW + RECORD_LINK_LASTS - timedelta(days=1), tick=False)
    assert Client().get(path).status_code == 303
    time_machine.move_to(NOW + RECORD_LINK_LASTS, tick=False)
    assert Client().get(path).status_code == 404
    assert shona.phone.client.get(HOME).status_code == 404


def test_unknown_expired_and_foreign_tokens_show_the_same_page(shona):
    record_link(shona.home, token="for-stopping")
    record_link(shona.home, token="over", purpose="record", expires_at=NOW)
    token = shona.link().split("/")[2]
    wrong = ["nothing", "for-stopping", "over", token.lower(), token[:-1], f"{token}x", "%00"]
    pages = {Client().get(f"/me/{one}/").content for one in wrong}
    cookies = set()
    for one in [*wrong, "a" * 500, "; drop"]:
        client = Client()
        client.cookies["record"] = one
        answer = client.get(HOME)
        assert answer.status_code == 404
        cookies.add(answer.content)
    assert len(pages) == 1
    assert pages == cookies
    assert Client().get(HOME).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_every_page_but_the_first_leads_to_the_code_first(shona, page):
    answer = shona.phone.client.get(f"{HOME}{page}")
    assert (answer.status_code, answer["Location"]) == (303, f"{HOME}code/")
    assert "shona" not in shona.phone.get(f"{HOME}{page}").html.lower()


def test_getting_a_code_comes_first_and_then_where_it_is_typed(shona):
    html = shona.phone.get(f"{HOME}code/").html
    assert html.index("Send me a code") < html.index("Your code")
    html = shona.phone.send("record_code_send").html
    assert html.index("Your code") < html.index("Send another code")


def test_a_code_opens_everything_on_this_device_for_half_an_hour(shona, time_machine):
    shona.second_step()
    assert "shona@example.org" in shona.phone.html
    elsewhere = Phone().get(shona.link())
    assert "shona@example.org" not in elsewhere.html
    time_machine.move_to(NOW + timedelta(minutes=30), tick=False)
    assert "shona@example.org" not in shona.phone.get(HOME).html


def test_a_code_works_once_and_for_half_an_hour(shona, time_machine):
    code = shona.code()
    time_machine.move_to(NOW + timedelta(minutes=30), tick=False)
    assert "This is not the code" in shona.phone.send("record_code", code=code).html
    time_machine.move_to(NOW, tick=False)
    shona.phone.send("record_code", code=code)
    again = Phone().get(shona.link()).get(f"{HOME}code/")
    assert again.send("record_code", code=code).page.status_code == 422


def test_five_wrong_codes_and_the_right_one_is_none_either(shona):
    code = shona.code()
    wrong = "0000 0001" if code != "0000 0001" else "0000 0002"
    for _try in range(TRIES):
        assert shona.phone.send("record_code", code=wrong).page.status_code == 422
    assert shona.phone.send("record_code", code=code).page.status_code == 422
    with working_in(shona.home):
        assert RecordVisit.objects.count() == 0


def test_a_few_codes_an_hour_and_then_no_more(shona, time_machine):
    for _code in range(AN_HOUR):
        assert shona.phone.get(f"{HOME}code/").send("record_code_send").page.status_code == 200
    refused = shona.phone.get(f"{HOME}code/").send("record_code_send")
    assert refused.page.status_code == 429
    assert "Wait an hour" in refused.html
    time_machine.move_to(NOW + timedelta(hours=1), tick=False)
    assert shona.phone.get(f"{HOME}code/").send("record_code_send").page.status_code == 200


def test_another_persons_code_opens_nothing(shona, someone):
    other = someone(name="Kai", email="kai@example.org")
    code = other.code()
    shona.code()
    assert shona.phone.send("record_code", code=code).page.status_code == 422
    assert other.phone.send("record_code", code=code).page.status_code == 200


def test_another_persons_visit_opens_nothing(shona, someone):
    other = someone(name="Kai", email="kai@example.org").second_step()
    shona.phone.client.cookies["record_visit"] = other.phone.client.cookies["record_visit"].value
    assert "shona@example.org" not in shona.phone.get(HOME).html


@pytest.mark.parametrize("typed", ["", "1234", "abcdefgh", "1" * 60, "\x00" * 8, "<b>1</b>"])
def test_what_is_no_code_says_so_and_costs_no_try(shona, typed):
    shona.code()
    assert shona.phone.send("record_code", code=typed).page.status_code == 422
    with working_in(shona.home):
        assert RecordCode.objects.get().tries == 0


def test_the_code_is_sent_once_and_then_thrown_away(shona):
    code = shona.code()
    shona.send_mail()
    assert [one.to for one in shona.mail] == [["shona@example.org"]]
    assert code in shona.mail[0].body
    assert "/me/" not in shona.mail[0].body
    with working_in(shona.home):
        assert RecordCode.objects.get().sealed == ""


@pytest.mark.parametrize(
    "fields", [{"email": ""}, {"age_band": "under_12"}, {"email_returned_on": NOW.date()}]
)
def test_no_code_goes_where_the_person_is_not_reached_alone(someone, fields):
    kai = someone(name="Kai", **fields)
    kai.phone.get(f"{HOME}code/")
    assert "We cannot send you one by e-mail" in kai.phone.html
    assert kai.phone.send("record_code_send").page.status_code == 422
    kai.send_mail()
    assert kai.mail == []


def test_no_code_goes_through_somebody_elses_address_or_to_whoever_stopped(someone, shona):
    kai = someone(name="Kai", email="", reached_through=shona.person)
    assert kai.phone.get(f"{HOME}code/").send("record_code_send").page.status_code == 422
    stop(shona.home, participant=shona.person)
    assert shona.phone.get(f"{HOME}code/").send("record_code_send").page.status_code == 422


def test_two_children_on_one_phone(someone):
    phone = Phone()
    kai = someone(phone, name="Kai", email="kai@example.org").second_step()
    limit = phone.get(f"{HOME}limit/").html
    rory = someone(phone, name="Rory", email="rory@example.org")
    assert "kai@example.org" not in phone.get(HOME).html
    link = re.search(r'name="link" value="(\w+)"', limit).group(1)
    answer = phone.client.post(f"{HOME}withdraw/", {"link": link})
    assert answer.status_code == 409
    assert b"Another link was opened here" in answer.content
    assert f'href="{HOME}"'.encode() not in answer.content
    assert (kai.now().may_be_asked, rory.now().may_be_asked) == ("", "")
    assert "kai@example.org" not in phone.get(kai.link()).html


def test_leaving_takes_everything_off_the_device_and_leads_to_a_page_that_says_nothing(shona):
    shona.second_step()
    answer = shona.phone.client.get(f"{HOME}leave/")
    assert (answer.status_code, answer["Location"]) == (302, "/blank/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert {one: answer.cookies[one]["max-age"] for one in ("record", "record_visit")} == {
        "record": 0,
        "record_visit": 0,
    }
    blank = shona.phone.get("/blank/").html
    assert shona.home.name not in blank
    assert "record" not in blank.lower()
    assert shona.phone.client.get(HOME).status_code == 404


def test_pages_are_kept_nowhere(shona):
    shona.second_step()
    for page in ["", *PAGES, "code/", "withdraw/", "stop/"]:
        assert shona.phone.client.get(f"{HOME}{page}")["Cache-Control"] == "private, no-store"


def test_half_an_hour_is_over_while_somebody_types(shona, time_machine):
    shona.second_step()
    shona.phone.get(f"{HOME}details/")
    time_machine.move_to(NOW + timedelta(minutes=31), tick=False)
    shona.phone.send("record_details", name="Shona Muir-Bell", contact_phone="")
    assert shona.phone.page.status_code == 403
    assert "Shona Muir-Bell" in shona.phone.html
    assert shona.now().name == "Shona Muir"


def test_nothing_of_the_visit_touches_another_organisation(shona, world):
    shona.second_step()
    with across_organisations(reason="the test looks at every row"):
        rows = [*RecordCode.objects.all(), *RecordVisit.objects.all(), *RecordLink.objects.all()]
    assert {row.organisation_id for row in rows} == {world.a.organisation.pk}
    with working_in(world.b.organisation):
        assert RecordVisit.objects.count() == 0
