"""The environment's reader: what it understands, and the sentence for what it does not."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from coprod import env

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", True),
        ("TRUE", True),
        ("on", True),
        ("0", False),
        ("no", False),
        ("", False),
        (" ", False),
    ],
)
def test_switch(monkeypatch, value, expected):
    monkeypatch.setenv("DEBUG", value)
    assert env.debug() is expected


def test_an_unknown_switch_is_refused(monkeypatch):
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(
        env.SettingError, match=r"^DEBUG is “maybe”, which is neither on nor off: use 1 or 0\.$"
    ):
        env.debug()


@pytest.mark.parametrize("value", ["0", "65536", "-1", "eight", "٣", "8000.5"])
def test_a_port_outside_the_range_is_refused(monkeypatch, value):
    monkeypatch.setenv("PORT", value)
    with pytest.raises(env.SettingError, match="whole number from 1 to 65535"):
        env.port()


@pytest.mark.parametrize("value", ["", "short", "change-me" * 10])
def test_a_missing_or_weak_secret_is_refused(monkeypatch, value):
    monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(env.SettingError, match="SECRET_KEY"):
        env.secret_key()


@pytest.mark.parametrize(
    "value", ["", "example.org", "ftp://example.org", "https://example.org/coprod"]
)
def test_a_site_address_must_be_one(monkeypatch, value):
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(env.SettingError, match="SITE_URL"):
        env.site_url()


def test_a_site_address_loses_its_last_slash(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://coprod.example.org/")
    assert env.site_url() == "https://coprod.example.org"


@pytest.mark.parametrize("value", ["mysql://a/b", "nonsense", "postgres"])
def test_only_two_engines_are_known(monkeypatch, tmp_path, value):
    monkeypatch.setenv("DATABASE_URL", value)
    with pytest.raises(env.SettingError, match="DATABASE_URL must start with"):
        env.database(tmp_path / "x.sqlite3")


def test_the_database_is_a_file_unless_told_otherwise(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = env.database(tmp_path / "x.sqlite3")
    assert (found["ENGINE"], found["NAME"]) == (
        "django.db.backends.sqlite3",
        str(tmp_path / "x.sqlite3"),
    )


def test_the_cache_uses_the_database_after_the_queue(monkeypatch):
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:6379/3")
    assert env.redis_cache_url() == "redis://127.0.0.1:6379/4"


def test_the_cache_may_have_a_server_of_its_own(monkeypatch):
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:6379/3")
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:6380/0")
    assert env.redis_cache_url() == "redis://127.0.0.1:6380/0"


def test_a_cache_that_is_not_redis_is_refused(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "memcached://127.0.0.1")
    with pytest.raises(env.SettingError, match="CACHE_URL must start with"):
        env.redis_cache_url()


def test_secret_keys_of_before_are_read_one_by_one(monkeypatch):
    first, second = "a" * 50, "b" * 50
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", f"{first}, {second},")
    assert env.secret_key_fallbacks() == [first, second]


@pytest.mark.parametrize("value", ["0", "65", "many"])
def test_a_worker_has_some_processes_and_not_too_many(monkeypatch, value):
    monkeypatch.setenv("WORKER_PROCESSES", value)
    with pytest.raises(env.SettingError, match="whole number from 1 to 64"):
        env.worker_processes()


def test_a_mail_server_is_read_from_its_address(monkeypatch):
    monkeypatch.setenv("MAIL_URL", "smtp+tls://me%40example.org:p%2Fw@mail.example.org")
    assert env.mailer() == {
        "host": "mail.example.org",
        "port": 587,
        "username": "me@example.org",
        "password": "p/w",
        "use_tls": True,
        "use_ssl": False,
        "timeout": 20,
    }


@pytest.mark.parametrize("value", ["", "mail.example.org", "http://mail.example.org", "smtp://"])
def test_a_missing_mail_server_is_refused(monkeypatch, value):
    monkeypatch.setenv("MAIL_URL", value)
    with pytest.raises(ImproperlyConfigured, match="MAIL_URL must name a mail server"):
        env.mailer()


def test_the_development_secret_is_made_once(tmp_path):
    first = env.development_secret_key(tmp_path / "var")
    assert env.development_secret_key(tmp_path / "var") == first
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["secret"]
    assert len(first) >= env.SECRET_MINIMUM_LENGTH


def test_a_folder_that_takes_nothing_is_said_in_one_sentence(tmp_path):
    (tmp_path / "var").write_text("a file where the folder should be")
    with pytest.raises(env.SettingError, match=r"^nothing can be kept in .*var, the system says: "):
        env.development_secret_key(tmp_path / "var")
