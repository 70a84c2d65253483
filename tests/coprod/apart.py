"""An installation as `docker-compose.yml` describes it, without an engine: its commands as plain processes.

They run in a folder that holds what the image would hold, with production's settings, on the suite's PostgreSQL and Redis
and a mail server of their own. A killed group of processes stands for a killed container.
"""

import os
import shutil
import signal
import socketserver
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default as modern
from urllib.parse import urlsplit

from tests.coprod.compose import ROOT, SERVICES, let_in
from tests.faults.site import wait_until
from tests.workers import database_url, redis_url
from tools.pins import leave_out_what_is_not_pinned
from tools.services import free_port
from tools.test import PRODUCTION

SECONDS = 600


def fill(folder):
    """Copy into `folder` what `.dockerignore` lets into the image, and collect the static files as the image does."""
    for path in let_in():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy2
        copy(ROOT / path, folder / path)
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
        cwd=folder,
        env={**os.environ, **PRODUCTION},
        check=True,
    )


class MailServer(socketserver.ThreadingTCPServer):
    """Takes every mail that is sent to it and keeps it in `mails`."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.mails = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def recipients(self):
        return sorted(mail["To"] for mail in self.mails)


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.say("354 go on")
                self.server.mails.append(message_from_bytes(self.letter(), policy=modern))
            self.say("221 bye" if word == b"QUIT" else "250 well")
            if word == b"QUIT":
                return

    def letter(self):
        return b"".join(iter(self.rfile.readline, b".\r\n"))

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


THROUGH_THE_DOOR = {
    "Host": urlsplit(PRODUCTION["SITE_URL"]).netloc,
    "Origin": PRODUCTION["SITE_URL"],
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.7",
}
"""What requests carry that came through the proxy in front, which took the TLS off."""


@dataclass
class Started:
    """One process of the installation, and where it keeps what may be lost."""

    service: str
    process: "subprocess.Popen[bytes]"
    environment: dict[str, str]
    folder: object

    def is_well(self):
        """Ask the check that the compose file names."""
        _, python, *check = SERVICES[self.service]["healthcheck"]["test"]
        assert python == "python"
        asked = subprocess.run(
            [sys.executable, *check],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
        )
        return asked.returncode == 0

    def kill(self):
        """End all of it at once, as a container that is killed."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Installation:
    """Starts services of the compose file; every one may be started several times."""

    def __init__(self, image, folder):
        self.image, self.folder, self.started = image, folder, []
        self.left_out = leave_out_what_is_not_pinned(folder)
        self.mail = MailServer()

    def start(self, service):
        """Start the command of a service, as `docker compose up` would."""
        number = len(self.started)
        place = self.folder / f"{service}-{number}"
        place.mkdir()
        environment = {**os.environ, **PRODUCTION, **SERVICES[service]["environment"]}
        environment |= {"DATABASE_URL": database_url(), "REDIS_URL": redis_url(), "CACHE_URL": ""}
        environment |= {
            "MAIL_URL": self.mail.address,
            "VAR_DIR": str(place),
            "WORKER_PROCESSES": "1",
        }
        environment |= {"PORT": str(free_port()), "LISTEN_ON": "127.0.0.1"}
        environment["PYTHONPATH"] = str(self.folder)
        environment["REMOVALS_FILE"] = str(self.folder / "removals.txt")
        with (place / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, *SERVICES[service]["command"][1:]],
                cwd=self.image,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started.append(Started(service, process, environment, self.image))
        return self.started[-1]

    def until(self, condition, what):
        try:
            wait_until(condition, what, seconds=SECONDS)
        except AssertionError as problem:
            logs = [log.read_text() for log in sorted(self.folder.glob("*/log"))]
            raise AssertionError("\n".join([str(problem), *logs])) from problem

    def until_well(self):
        for one in self.started:
            self.until(lambda one=one: one.is_well() or time.sleep(0.5), f"{one.service} is well")

    def stop(self):
        """Ask all that run to end; return the exit status by service."""
        left = [one for one in self.started if one.process.poll() is None]
        for one in left:
            one.process.terminate()
        return {one.service: one.process.wait(SECONDS) for one in left}

    def end(self):
        for one in self.started:
            if one.process.poll() is None:
                one.kill()
        self.mail.shutdown()
        self.mail.server_close()
