"""Without containers: the units start the same commands, stop in the same time, and are shut as tight."""

import re
import shutil
import subprocess

import pytest

from tests.coprod.compose import ROOT, SERVICES, command_of, named_in_example

pytestmark = pytest.mark.unit

UNITS = ROOT / "deploy/systemd"
SAME = {
    "coprod-web@.service": "web",
    "coprod-worker@.service": "worker",
    "coprod-scheduler.service": "beat",
    "coprod-migrate.service": "migrate",
    "coprod-backup.service": "backup",
}
SHUT = {
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "SystemCallFilter=@system-service",
}


def lines(unit):
    return (UNITS / unit).read_text().splitlines()


def test_every_service_of_ours_has_a_unit():
    assert {file.name for file in UNITS.glob("*.service")} == SAME.keys()


@pytest.mark.parametrize("unit", SAME)
def test_it_starts_what_the_compose_file_starts(unit):
    (start,) = [line for line in lines(unit) if line.startswith("ExecStart=")]
    assert "DJANGO_SETTINGS_MODULE=coprod.settings.production" in start
    assert start.split(" manage.py ")[1].split() == command_of(SAME[unit])


@pytest.mark.parametrize("unit", SAME)
def test_it_may_do_no_more_than_it_has_to(unit):
    said = lines(unit)
    assert set(said) >= SHUT
    assert {"User=coprod", "EnvironmentFile=/etc/coprod/env"} <= set(said)
    assert any(line.startswith("ReadWritePaths=") for line in said) is False


@pytest.mark.parametrize(
    "unit", [unit for unit, name in SAME.items() if "serve" in command_of(name)]
)
def test_what_lasts_comes_back_and_stops_in_the_same_time(unit):
    seconds = SERVICES[SAME[unit]]["stop_grace_period"].rstrip("s")
    assert {"Restart=always", "KillMode=mixed", f"TimeoutStopSec={seconds}"} <= set(lines(unit))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
def test_systemd_understands_every_unit():
    units = sorted(map(str, UNITS.iterdir()))
    done = subprocess.run(
        ["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False
    )
    assert [line for line in done.stderr.splitlines() if "coprod" in line] == []


def test_nginx_replaces_what_visitors_say_and_writes_no_address_down():
    said = (ROOT / "deploy/nginx.conf").read_text()
    servers = said.count("server {")
    assert said.count("access_log off;") == servers == 2
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in said
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in said
    assert "https://$host" not in said


@pytest.mark.parametrize("guide", ["run-it.md", "run-without-containers.md"])
def test_a_guide_names_only_variables_that_exist(guide):
    text = (ROOT / "docs/guides" / guide).read_text()
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", text)) | set(re.findall(r"`([A-Z_]+)=", text))
    assert named
    assert named - named_in_example() == set()
