"""Mail providers: what their faults and their reports mean; what strangers send to where reports are taken."""

import base64
import json
import ssl
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from access.scope import across_organisations
from coprod import env
from notices import providers
from notices.actions import compose, deliver, plan
from notices.letters import Letter
from notices.models import Message
from notices.post import _FAULTS, post
from notices.providers import Fault
from tests import factories
from tests.factories import NOW

anymail = pytest.importorskip("anymail.exceptions")
requests = pytest.importorskip("requests")
urllib3 = pytest.importorskip("urllib3.exceptions")
SECRET = "reports:a-long-enough-secret-of-ours"


@pytest.fixture
def postmark(settings):
    settings.MAIL_PROVIDER = "postmark"
    settings.MAIL_REPORTS = {"webhook_secret": SECRET}


def answered(status):
    reply = requests.Response()
    reply.status_code = status
    return anymail.AnymailRequestsAPIError("no", response=reply)


def broken(cause):
    """Return what the library raises when a request ends without a reply."""
    kind = type("Both", (anymail.AnymailRequestsAPIError, type(cause)), {})
    problem = kind("no")
    problem.__cause__ = cause
    return problem


def no_connection():
    reason = urllib3.NewConnectionError(None, "refused")
    return requests.ConnectionError(urllib3.MaxRetryError(None, "/", reason))


FAULTS = [
    (anymail.AnymailRecipientsRefused(), Fault.REFUSED),
    (anymail.AnymailInvalidAddress("x"), Fault.NOT_TAKEN),
    (anymail.AnymailSerializationError("x"), Fault.NOT_TAKEN),
    (anymail.AnymailUnsupportedFeature("x"), Fault.NOT_TAKEN),
    (answered(400), Fault.NOT_TAKEN),
    (answered(422), Fault.NOT_TAKEN),
    (answered(401), Fault.DOWN),
    (answered(403), Fault.DOWN),
    (answered(429), Fault.BUSY),
    (answered(503), Fault.DOWN),
    (answered(500), Fault.UNKNOWN),
    (answered(502), Fault.UNKNOWN),
    (answered(504), Fault.UNKNOWN),
    (answered(200), Fault.UNKNOWN),
    (broken(no_connection()), Fault.DOWN),
    (broken(requests.exceptions.SSLError(ssl.SSLCertVerificationError("x"))), Fault.DOWN),
    (broken(requests.ReadTimeout("x")), Fault.UNKNOWN),
    (broken(requests.ConnectionError(ConnectionResetError())), Fault.UNKNOWN),
]


@pytest.mark.parametrize(("problem", "fault"), FAULTS)
def test_only_a_fault_that_is_certain_is_tried_again(problem, fault, postmark):
    assert providers.fault_of(problem) == fault


def test_other_faults_are_not_the_providers(postmark, settings):
    assert providers.fault_of(RuntimeError()) is None
    settings.MAIL_PROVIDER = ""
    assert providers.fault_of(answered(429)) is None


def test_every_fault_has_a_consequence():
    assert set(_FAULTS) == set(Fault)
    assert env.MAIL_PROVIDERS.keys() == providers.PROVIDERS.keys()


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_a_letter_carries_our_mark_and_is_not_tracked(name, settings):
    settings.MAIL_PROVIDER = name
    post(Letter("sam@example.org", "Hello", "Hello"), 7)
    (sent,) = mail.outbox
    assert signing.Signer(salt=providers.SALT).unsign(sent.metadata["coprod"]) == "7"
    assert getattr(sent, "track_opens", False) is False
    assert getattr(sent, "track_clicks", False) is False


def test_without_a_provider_a_letter_carries_no_mark():
    post(Letter("sam@example.org", "Hello", "Hello"), 7)
    assert not hasattr(mail.outbox[0], "metadata")


class Provider(EmailBackend):
    """A provider that takes the letter and then stumbles."""

    problem = None

    def send_messages(self, messages):
        super().send_messages(messages)
        raise self.problem


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (answered(500), "unsure"),
        (broken(requests.ReadTimeout("x")), "unsure"),
        (answered(422), "failed"),
        (anymail.AnymailRecipientsRefused(), "failed"),
        (answered(429), "queued"),
        (answered(503), "queued"),
    ],
)
def test_what_may_have_been_sent_is_never_sent_again(problem, state, postmark, settings, db):
    Provider.problem = problem
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Provider"}}
    factories.telling(factories.organisation())
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    assert now().state == state
    deliver(now=NOW + timedelta(hours=2))
    assert len(mail.outbox) == (2 if state == "queued" else 1)


# Reports ------------------------------------------------------------------------------------------


def mark(pk):
    return signing.Signer(salt=providers.SALT).sign(str(pk))


def bounce(pk, kind="HardBounce", **fields):
    """Return what Postmark reports of a message that came back."""
    given = {"RecordType": "Bounce", "Type": kind, "Metadata": {"coprod": mark(pk)}}
    return given | {"Email": "sam@example.org", "ID": 4} | fields


def report(client, body, secret=SECRET, **options):
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    proof = base64.b64encode(secret.encode()).decode()
    headers = {"Authorization": f"Basic {proof}"} if secret else {}
    given = {"content_type": "application/json", "headers": headers} | options
    return client.post(reverse("notices:mail_events"), text, **given)


@pytest.fixture
def sent(db, postmark):
    """One message that was sent to a person."""
    factories.telling(factories.organisation())
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    return now()


def now():
    with across_organisations(reason="the test looks at the message"):
        return Message.objects.get()


@pytest.mark.parametrize(
    ("body", "state", "reason"),
    [
        ({}, "returned", "bounced"),
        ({"kind": "SoftBounce"}, "returned", "for_now"),
        ({"kind": "Transient"}, "sent", "delayed"),
        ({"kind": "SpamComplaint"}, "returned", "complained"),
        ({"kind": "Blocked"}, "returned", "blocked"),
        ({"kind": "BadEmailAddress"}, "returned", "bounced"),
        ({"kind": "AutoResponder"}, "sent", ""),
        ({"RecordType": "Delivery"}, "sent", ""),
        ({"RecordType": "Open"}, "sent", ""),
        ({"RecordType": "Unheard of"}, "sent", ""),
    ],
)
def test_a_report_is_understood(body, state, reason, sent, client):
    assert report(client, bounce(sent.pk, **body)).status_code == 200
    assert (now().state, now().reason) == (state, reason)


def test_a_report_that_is_repeated_changes_nothing(sent, client):
    report(client, bounce(sent.pk))
    before = now().returned_at
    assert report(client, bounce(sent.pk)).status_code == 200
    assert now().returned_at == before


@pytest.mark.parametrize("secret", ["", "reports:wrong", ":", "x", "réports:é"])
def test_who_does_not_know_the_secret_changes_nothing(secret, sent, client):
    assert report(client, bounce(sent.pk), secret=secret).status_code == 401
    assert now().state == "sent"


GARBAGE = [
    "",
    "{",
    "[]",
    "null",
    "7",
    '"x"',
    b"\xff\xfe\x00",
    "[" * 50_000,
    '{"RecordType": "Inbound"}',
    '{"RecordType": "Bounce", "BouncedAt": 7}',
    '{"RecordType": []}',
]


@pytest.mark.parametrize("body", GARBAGE)
def test_garbage_is_refused(body, sent, client):
    assert report(client, body).status_code == 400
    assert now().state == "sent"


@pytest.mark.parametrize(
    "metadata",
    [{}, None, [], "x", {"coprod": None}, {"coprod": 7}, {"coprod": "7"}, {"coprod": "7:forged"}],
)
def test_a_mark_that_is_not_ours_names_no_message(metadata, sent, client):
    assert report(client, bounce(sent.pk, Metadata=metadata)).status_code in {200, 400}
    assert now().state == "sent"


def test_a_message_that_is_gone_is_no_fault(sent, client):
    assert report(client, bounce(987654321)).status_code == 200


def test_a_body_that_is_too_big_is_not_read(sent, client):
    answer = report(client, "x" * (5 * 1024 * 1024 + 1))
    assert answer.status_code == 413


def test_where_no_reports_are_agreed_there_is_nothing(sent, client, settings):
    settings.MAIL_REPORTS = {}
    assert report(client, bounce(sent.pk)).status_code == 404
    settings.MAIL_REPORTS, settings.MAIL_PROVIDER = {"webhook_secret": SECRET}, ""
    assert report(client, bounce(sent.pk)).status_code == 404


def test_the_address_may_be_tried_and_shows_nothing(postmark, client, db):
    assert client.head(reverse("notices:mail_events")).status_code == 200
    assert client.get(reverse("notices:mail_events")).status_code == 404


def test_nothing_of_a_report_is_logged(sent, client, caplog):
    report(client, bounce(sent.pk, Description="canary", Details="canary"))
    report(client, bounce(sent.pk, Description="canary"), secret="canary:canary")
    report(client, '{"canary": ')
    assert "canary" not in caplog.text
    assert "sam@example.org" not in caplog.text
    assert mark(sent.pk) not in caplog.text


def test_many_reports_at_once_cost_little_where_all_is_well(
    sent, client, settings, django_assert_max_num_queries
):
    settings.MAIL_PROVIDER = "sparkpost"
    good = {"type": "delivery", "rcpt_meta": {"coprod": mark(sent.pk)}}
    lost = {"type": "bounce", "bounce_class": "10", "rcpt_meta": {"coprod": mark(sent.pk)}}
    body = [{"msys": {"message_event": good}}] * 400 + [{"msys": {"message_event": lost}}]
    with django_assert_max_num_queries(40):
        assert report(client, body).status_code == 200
    assert (now().state, now().reason) == ("returned", "bounced")


@pytest.mark.parametrize(("kind", "reason"), [("10", "bounced"), ("20", "for_now")])
def test_sparkpost_says_whether_it_is_for_good(kind, reason, sent, client, settings):
    settings.MAIL_PROVIDER = "sparkpost"
    event = {"type": "bounce", "bounce_class": kind, "rcpt_meta": {"coprod": mark(sent.pk)}}
    assert report(client, [{"msys": {"message_event": event}}]).status_code == 200
    assert (now().state, now().reason) == ("returned", reason)


@pytest.mark.parametrize(
    ("kind", "reason"), [("hard_bounce", "bounced"), ("soft_bounce", "for_now")]
)
def test_brevo_says_whether_it_is_for_good(kind, reason, sent, client, settings):
    settings.MAIL_PROVIDER = "brevo"
    body = {"event": kind, "X-Mailin-custom": json.dumps({"coprod": mark(sent.pk)})}
    assert report(client, body).status_code == 200
    assert (now().state, now().reason) == ("returned", reason)
