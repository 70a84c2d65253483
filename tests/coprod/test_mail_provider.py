"""Choosing a mail provider: what is missing is said in one sentence, and what is set is what the library takes."""

import pytest
from django.core.mail import mailers

from coprod import env

pytest.importorskip("anymail")

SECRET = "reports:twenty-random-characters"


@pytest.fixture
def chosen(monkeypatch):
    """Set the variables of a provider."""

    def choose(name="postmark", **others):
        given = {"MAIL_PROVIDER": name, "MAIL_PROVIDER_KEY": "the-key"} | others
        for variable, value in given.items():
            monkeypatch.setenv(variable, value)
        return env.mail_provider()

    return choose


@pytest.mark.parametrize("name", env.MAIL_PROVIDERS)
def test_the_library_takes_what_is_set_for_each_provider(chosen, settings, name):
    entry = env.provider_mailer(chosen(name.upper()))
    settings.MAILERS = {"default": entry}
    server = mailers["default"]
    assert type(server).__module__ == f"anymail.backends.{name}"
    assert "the-key" in {str(value) for value in vars(server).values()}


def test_another_address_of_the_provider_is_used(chosen):
    name = chosen("mailgun", MAIL_PROVIDER_URL="https://api.eu.mailgun.net/v3")
    assert env.provider_mailer(name)["OPTIONS"]["api_url"] == "https://api.eu.mailgun.net/v3"


def test_nothing_is_chosen_by_default(monkeypatch):
    monkeypatch.delenv("MAIL_PROVIDER", raising=False)
    assert env.mail_provider() == ""
    assert env.mail_reports("") == {}


def test_reports_are_taken_only_with_a_secret(chosen):
    assert env.mail_reports(chosen()) == {}
    name = chosen(MAIL_PROVIDER_REPORTS_SECRET=SECRET)
    assert env.mail_reports(name) == {"webhook_secret": SECRET}
    name = chosen("mailgun", MAIL_PROVIDER_REPORTS_SECRET=SECRET, MAIL_PROVIDER_SIGNING_KEY="signs")
    assert env.mail_reports(name) == {"webhook_secret": SECRET, "webhook_signing_key": "signs"}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"MAIL_PROVIDER": "pigeon"}, "must be one of brevo, mailgun, postmark, sparkpost"),
        ({"MAIL_PROVIDER_KEY": ""}, "MAIL_PROVIDER_KEY is not set"),
        ({"MAIL_PROVIDER_URL": "http://x.example"}, "must start with https://"),
        ({"MAIL_PROVIDER_REPORTS_SECRET": "short"}, "a colon and at least 20 random characters"),
        ({"MAIL_PROVIDER_REPORTS_SECRET": ":" + "x" * 20}, "a name, a colon"),
        (
            {"MAIL_PROVIDER": "mailgun", "MAIL_PROVIDER_REPORTS_SECRET": SECRET},
            "MAIL_PROVIDER_SIGNING_KEY is not set",
        ),
    ],
)
def test_whatever_is_missing_or_wrong_is_said(chosen, changed, sentence):
    with pytest.raises(env.SettingError, match=sentence):
        _all(chosen, changed)


def _all(chosen, changed):
    name = chosen(**{"name": changed.get("MAIL_PROVIDER", "postmark")} | changed)
    env.provider_mailer(name)
    env.mail_reports(name)


def test_without_the_extra_a_provider_is_refused(chosen, monkeypatch):
    monkeypatch.setattr(env, "find_spec", lambda _name: None)
    with pytest.raises(env.SettingError, match="needs the extra “prod”"):
        chosen()
    assert chosen("") == ""
