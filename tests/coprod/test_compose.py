"""The compose file: everything is there, shut tight, watched, and nothing is kept where it would be lost.

No engine is needed: the files are read. `test_compose_drill.py` builds and starts them where there is one.
"""

import re

import pytest
from django.core.management import get_commands, load_command_class

from tests.coprod.compose import (
    COMPOSE,
    LASTING,
    ONE_SHOT,
    OURS,
    ROOT,
    SERVICES,
    command_of,
    named_in_example,
)

pytestmark = pytest.mark.unit

IMAGE = re.compile(r"^(?:[a-z0-9-]+/)?[a-z0-9-]+:[A-Za-z0-9.${}:_-]+$")
MAY_BE_ROOT = {"proxy": "it opens ports 80 and 443, with that one right and no other"}
KEPT = {
    ("database", "database"),
    ("queue", "queue"),
    ("proxy", "certificates"),
    ("backup", "backups"),
    ("backup", "removals"),
    ("worker", "removals"),  # added to under a lock, read by nobody but a restore
}


def test_what_an_installation_needs_is_there():
    trial = {name for name, service in SERVICES.items() if "trial" in service.get("profiles", [])}
    assert OURS == LASTING | ONE_SHOT
    assert SERVICES.keys() - OURS == {"proxy", "database", "queue", "cache", "mail"}
    assert trial == {"mail"}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_may_do_no_more_than_it_has_to(name):
    service = SERVICES[name]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name in MAY_BE_ROOT else [])
    assert service["logging"]["options"] == {"max-size": "10m", "max-file": "5"}
    assert name in OURS or name in MAY_BE_ROOT or re.fullmatch(r"[1-9]\d*:\d+", service["user"])


@pytest.mark.parametrize("name", SERVICES)
def test_what_lasts_is_watched_and_comes_back(name):
    service = SERVICES[name]
    if name in ONE_SHOT:
        assert (service["restart"], service["healthcheck"]) == ("no", {"disable": True})
    else:
        assert (service["restart"], service["healthcheck"]["test"][0]) == ("unless-stopped", "CMD")


@pytest.mark.parametrize("name", SERVICES)
def test_images_are_named_with_a_version_and_without_an_address(name):
    image = SERVICES[name]["image"]
    assert IMAGE.match(image)
    assert not image.endswith(":latest")


@pytest.mark.parametrize("name", sorted(LASTING))
def test_any_number_may_run_side_by_side(name):
    service = SERVICES[name]
    assert not {"container_name", "ports", "hostname"} & service.keys()
    (in_memory,) = service["tmpfs"]
    assert service["environment"]["VAR_DIR"].startswith(f"{in_memory.split(':')[0]}/")


def test_only_named_volumes_keep_anything():
    mounted = {
        (name, volume.split(":")[0])
        for name, service in SERVICES.items()
        for volume in service.get("volumes", [])
        if not volume.endswith(":ro")
    }
    assert mounted == KEPT
    assert set(COMPOSE["volumes"]) == {volume for _, volume in KEPT}


@pytest.mark.parametrize("name", sorted(OURS))
def test_its_variables_are_explained(name):
    service = SERVICES[name]
    assert service["env_file"] == [".env"]
    assert service["environment"].keys() - named_in_example() == {"DJANGO_SETTINGS_MODULE"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_its_command_exists(name):
    word, *rest = command_of(name)
    command = load_command_class(get_commands()[word], word)
    assert command.create_parser("manage.py", word).parse_args(rest)


@pytest.mark.parametrize(
    ("name", "part"), [("web", "web"), ("worker", "worker"), ("beat", "scheduler")]
)
def test_each_kind_of_process_has_its_own_check(name, part):
    assert command_of(name) == ["serve", part]
    assert SERVICES[name]["healthcheck"]["test"] == ["CMD", "python", "deploy/healthcheck.py", part]


def test_answering_waits_for_the_tables_but_never_for_the_queue():
    assert SERVICES["web"]["depends_on"] == {
        "migrate": {"condition": "service_completed_successfully"},
        "database": {"condition": "service_healthy"},
    }


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_background_work_waits_for_the_tables_and_the_queue(name):
    waits = SERVICES[name]["depends_on"]
    assert waits["migrate"] == {"condition": "service_completed_successfully"}
    assert waits["queue"] == {"condition": "service_healthy"}


def test_the_queue_forgets_nothing_and_the_cache_everything():
    queue, cache = " ".join(SERVICES["queue"]["command"]), " ".join(SERVICES["cache"]["command"])
    assert "--appendonly yes" in queue
    assert "--maxmemory-policy noeviction" in queue
    assert "--appendonly no" in cache
    assert SERVICES["web"]["environment"]["REDIS_URL"].startswith("redis://queue:")
    assert SERVICES["web"]["environment"]["CACHE_URL"].startswith("redis://cache:")


def test_what_holds_data_is_reached_from_inside_only():
    assert COMPOSE["networks"]["data"] == {"internal": True}
    assert [SERVICES[name]["networks"] for name in ("database", "queue", "cache")] == [["data"]] * 3
    doors = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert doors == {"proxy": ["80:80", "443:443"], "mail": ["127.0.0.1:8025:8025"]}


def test_the_door_leads_to_every_web_server():
    door = (ROOT / "deploy/Caddyfile").read_text()
    assert "name web" in door
    assert f"port {SERVICES['web']['environment']['PORT']}" in door
    assert "{$SITE_URL}" in door
