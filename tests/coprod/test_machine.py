"""What `run` asks of the machine, and the sentence for each answer it cannot work with."""

import socket

import pytest

from coprod import machine
from tools.services import free_port

pytestmark = [pytest.mark.unit, pytest.mark.embedded]


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_refused_with_another_to_try(taken_port):
    with pytest.raises(machine.CannotRunError) as refused:
        machine.refuse_taken_port("127.0.0.1", taken_port)
    assert str(refused.value) == (
        f"Port {taken_port} is in use by another program: stop that one, or choose another port, "
        "for example PORT=8000 make run."
    )


def test_a_port_held_on_every_address_is_refused():
    with socket.socket() as other:
        other.bind(("", 0))
        other.listen()
        with pytest.raises(machine.CannotRunError, match="is in use"):
            machine.refuse_taken_port("127.0.0.1", other.getsockname()[1])


def test_a_free_port_is_taken_as_free(taken_port):
    assert machine.refuse_taken_port("127.0.0.1", free_port()) is None


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(machine.CannotRunError, match=r"^Coprod cannot listen on 192\.0\.2\.1: "):
        machine.refuse_taken_port("192.0.2.1", 8000)


def test_a_full_disk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "MEGABYTES_NEEDED", 10**9)
    with pytest.raises(machine.CannotRunError, match=r"^The disk is full \(\d+ MB left"):
        machine.refuse_full_disk(tmp_path)


def test_a_second_run_on_the_same_data_is_refused(tmp_path):
    with machine.only_run_of(tmp_path):
        with (
            pytest.raises(machine.CannotRunError, match="already running on the data in"),
            machine.only_run_of(tmp_path),
        ):
            pytest.fail("two runs at once")
    with machine.only_run_of(tmp_path):
        assert (tmp_path / "run.lock").exists()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "var").write_text("a file")
    with pytest.raises(machine.CannotRunError, match="^Coprod cannot write to"):
        machine.prepare_folders(tmp_path / "var")
