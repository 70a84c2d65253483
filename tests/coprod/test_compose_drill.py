"""Where there is an engine: the compose file is clean, builds, starts, scales, and lets nobody write. `make drills` runs it."""

import json
import shutil
import ssl
import subprocess
import urllib.request
from functools import cache
from uuid import uuid4

import pytest

from tests.coprod.compose import LASTING, ROOT, let_in
from tools.test import PRODUCTION

DOOR = "https://localhost:8443/accounts/sign-in/"
OVERRIDE = 'services: {proxy: {ports: !override ["127.0.0.1:8443:443"]}}\n'
FILES = ("docker-compose.yml", "Dockerfile", ".dockerignore", "deploy/Caddyfile")


@cache
def why_not():
    """Return why nothing can be started here, or nothing."""
    if not shutil.which("docker"):
        return "no docker on this machine"
    for command, reason in (
        (["docker", "info"], "docker has no running daemon here"),
        (["docker", "compose", "version"], "docker compose is not installed here"),
    ):
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return reason
    return ""


pytestmark = [pytest.mark.drill, pytest.mark.skipif(bool(why_not()), reason=why_not() or "runs")]


@pytest.fixture(scope="module")
def compose(tmp_path_factory):
    """Return a function that runs `docker compose` on a copy of the project; all is taken down at the end."""
    folder, project = tmp_path_factory.mktemp("compose"), f"coprod-drill-{uuid4().hex[:8]}"
    for path in (*let_in(), *FILES):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy2
        copy(ROOT / path, folder / path)
    (folder / "docker-compose.override.yml").write_text(OVERRIDE)
    chosen = PRODUCTION | {"SITE_URL": "https://localhost", "ALLOWED_HOSTS": "localhost"}
    chosen |= {"MAIL_URL": "smtp://mail:1025", "POSTGRES_PASSWORD": "k3y" * 10}
    chosen |= {"COPROD_VERSION": project}
    lines = [f"{name}='{value}'\n" for name, value in chosen.items()]
    (folder / ".env").write_text("".join(lines))

    def run(*words):
        command = ["docker", "compose", "--project-name", project, "--profile", "trial", *words]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    yield run
    run("down", "--volumes", "--rmi", "local", "--timeout", "45")


@pytest.fixture(scope="module")
def running(compose):
    compose("build")
    compose("up", "-d", "--wait", "--scale", "web=2", "--scale", "worker=2")
    return compose


def state_of(compose):
    """Return each running container's service and health."""
    lines = compose("ps", "--format", "json").splitlines()
    return sorted((one["Service"], one["Health"]) for one in map(json.loads, lines))


def status():
    unsure = ssl._create_unverified_context()  # noqa: S323 -- the certificate is the proxy's own
    with urllib.request.urlopen(DOOR, context=unsure, timeout=20) as answer:
        return answer.status


def test_the_file_is_clean(compose):
    assert compose("config", "--quiet") == ""


def test_all_are_well_and_answer(running):
    assert {health for _, health in state_of(running)} == {"healthy"}
    assert [service for service, _ in state_of(running) if service in LASTING] == [
        *("beat", "web", "web", "worker", "worker")
    ]
    assert status() == 200


@pytest.mark.parametrize("service", sorted(LASTING))
def test_it_is_nobody_and_can_write_nowhere(running, service):
    script = "id -u; touch /app/x 2>/dev/null || echo shut; grep CapEff /proc/self/status"
    said = running("exec", "-T", service, "sh", "-c", script).split()
    assert said == ["10001", "shut", "CapEff:", "0000000000000000"]


def test_it_grows_and_goes_on_without_queue_and_cache(running):
    running("up", "-d", "--wait", "--no-recreate", "--scale", "web=3", "--scale", "worker=3")
    running("stop", "queue", "cache")
    assert status() == 200
    assert state_of(running).count(("web", "healthy")) == 3
    running("start", "queue", "cache")
