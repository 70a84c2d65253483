"""A name behind confidential answers: a second step, a reason, a second person, and a trace."""

import pytest
from django.core import mail
from django.urls import reverse

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import NameLook, ResponseAuthor
from notices.actions import compose, deliver, plan
from tests.factories import NOW
from tests.organisations.second_step import code_of, give_phone

pytestmark = pytest.mark.integration


def with_step(scene, member, minutes_ago=0):
    """A browser in which this member took a second step so many minutes ago."""
    give_phone(member.user)
    browser = scene.browser(member)
    session = browser.session
    at = NOW.timestamp() - minutes_ago * 60
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": at}]
    session["account_authentication_methods_user"] = str(member.user.pk)
    session.save()
    return browser


def address(scene, worry):
    return scene.address("name_look", worry=worry.pk)


REASON = {"reason": "Somebody asked for help."}


def test_the_name_is_shown_once_with_a_reason_and_leaves_its_trace(scene):
    worry = scene.worry()
    browser = with_step(scene, scene.safe)
    before = browser.get(address(scene, worry)).content.decode()
    after = browser.post(address(scene, worry), REASON).content.decode()
    assert (scene.person.name in before, scene.person.name in after) == (False, True)
    assert "01632 960777" in after
    look = NameLook._base_manager.get()
    assert (look.looked_by, look.told, look.reason) == (scene.safe, scene.cover, REASON["reason"])
    assert AuditEntry._base_manager.filter(verb="name_looked_up").count() == 1
    page = browser.get(scene.address("safety_detail")).content.decode()
    assert (REASON["reason"] in page, scene.person.name in page) == (True, False)


def test_a_second_person_hears_and_the_letter_names_nobody(scene):
    worry = scene.worry(seen_at=NOW)
    with_step(scene, scene.safe).post(address(scene, worry), REASON)
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    (letter,) = [one for one in mail.outbox if "A name was looked up" in one.subject]
    assert letter.to == [scene.cover.user.email]
    said = letter.subject + letter.body
    assert (scene.person.name in said, REASON["reason"] in said) == (False, False)


@pytest.mark.parametrize("minutes", [6, 60])
def test_an_old_second_step_is_taken_again_and_the_reason_stays(scene, minutes):
    worry = scene.worry()
    browser = with_step(scene, scene.safe, minutes_ago=minutes)
    page = browser.post(address(scene, worry), REASON)
    assert (page.status_code, REASON["reason"] in page.content.decode()) == (422, True)
    assert scene.person.name not in page.content.decode()
    assert browser.get(address(scene, worry)).status_code == 302
    assert NameLook._base_manager.count() == 0


def test_whoever_has_no_second_step_sets_one_up_first(scene):
    worry = scene.worry()
    page = scene.browser(scene.safe).get(address(scene, worry))
    assert page["Location"] == reverse("mfa_index")
    assert NameLook._base_manager.count() == 0


def test_the_real_second_step_leads_back_to_the_name(scene):
    worry = scene.worry()
    secret = give_phone(scene.safe.user)
    browser = scene.browser(scene.safe)
    step = browser.get(address(scene, worry))["Location"]
    back = browser.post(step, {"code": code_of(secret)})
    assert back["Location"] == address(scene, worry)
    assert browser.get(address(scene, worry)).status_code == 200


def test_no_reason_no_name(scene):
    worry = scene.worry()
    page = with_step(scene, scene.safe).post(address(scene, worry), {"reason": "  "})
    assert (page.status_code, scene.person.name in page.content.decode()) == (422, False)


def test_with_nobody_else_to_tell_there_is_no_look(scene):
    with working_in(scene.home):
        scene.consultation.safe_cover = None
        for role in ("owner", "backup", "manager", "senior"):
            setattr(scene.consultation, role, scene.safe)
        scene.consultation.save()
    page = with_step(scene, scene.safe).post(address(scene, scene.worry()), REASON)
    assert (page.status_code, scene.person.name in page.content.decode()) == (422, False)
    assert NameLook._base_manager.count() == 0


def test_nobody_knows_who_came_by_the_link_for_everybody(scene):
    ResponseAuthor._base_manager.all().delete()
    worry = scene.worry()
    browser = with_step(scene, scene.safe)
    assert "nobody knows the name" in browser.get(scene.address("safety_detail")).content.decode()
    assert "Nobody knows" in browser.post(address(scene, worry), REASON).content.decode()


def test_a_reader_who_is_not_named_cannot_look(scene):
    worry = scene.worry()
    browser = with_step(scene, scene.reader)
    assert browser.post(address(scene, worry), REASON).status_code == 403


def test_once_nobody_is_in_danger_nobody_looks(scene):
    """Otherwise a worry that was nothing would open the name for ever."""
    worry = scene.worry(ended_at=NOW, ended_as="no_danger")
    browser = with_step(scene, scene.safe)
    assert browser.get(address(scene, worry)).status_code == 404
    assert browser.post(address(scene, worry), REASON).status_code == 404
    assert NameLook._base_manager.count() == 0
