"""What deploy/ puts on a machine: installed into a folder, and tried there."""

import os
import re
import shutil
import socket
import subprocess

import pytest

from service import BINARY, ROOT


def run(*command, **environment):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=60,
        env=dict(os.environ, **{name: str(value) for name, value in environment.items()}))


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An installation below a folder with a blank in its name, twice: the second is an upgrade."""
    below = tmp_path_factory.mktemp("cài đặt") / "một hai"
    for line in ["", "# mine\n"]:
        done = run(ROOT / "deploy/install.sh", DESTDIR=below, BINARY=BINARY)
        assert done.returncode == 0, done.stderr
        with (below / "etc/hoiam/environment").open("a") as settings:
            settings.write(line)
    yield below
    shutil.rmtree(below)


def settings_in_force(installed, text, **environment):
    """What `hoiam config` says with a file of settings."""
    command = installed / "command"
    words = (installed / "usr/local/bin/hoiam").read_text()
    command.write_text(words.replace("/usr/local/lib/hoiam/hoiam", f"'{BINARY}'"))
    settings = installed / "settings"
    settings.write_text(text)
    done = run("sh", command, "config", HOIAM_SETTINGS=settings, **environment)
    assert done.returncode == 0, done.stderr
    return dict(re.findall(r"^(HOIAM_\w+)\n(?:.*\n){2} +in force: (.*) \(\w[\w ]*\)$", done.stdout, re.M))


def test_an_upgrade_keeps_the_settings(installed):
    assert (installed / "etc/hoiam/environment").read_text().endswith("# mine\n")
    leftovers = [*installed.rglob("*.new"), *installed.rglob("*.old")]
    assert leftovers == []


def test_the_unit_names_what_is_installed(installed):
    unit = (installed / "etc/systemd/system/hoiam.service").read_text()
    program = re.search(r"^ExecStart=(\S+) serve$", unit, re.M).group(1)
    assert (installed / program.lstrip("/")).is_file()
    # What the process that reads photos locks itself in with; no group of systemd 252 has it.
    assert "seccomp" in re.search(r"^SystemCallFilter=(.*)$", unit, re.M).group(1).split()


@pytest.mark.parametrize("line, value", [
    ('"UBND xã \\"Thử\\" $HOME `id`"', 'UBND xã "Thử" $HOME `id`'),
    ("'a b; c$d'", "a b; c$d"),
    ("hai từ $(id) &", "hai từ $(id) &"),
    ("a\\\\b  ", "a\\b"),
    ('"People\'s"', "People's"),
])
def test_the_command_reads_settings_as_systemd_does(installed, line, value):
    assert settings_in_force(installed, f"  HOIAM_AUTHORITY={line}\n")["HOIAM_AUTHORITY"] == value


def test_the_environment_wins_over_the_file_of_settings(installed):
    found = settings_in_force(installed, "HOIAM_PORT=1\nHOIAM_HOST=::1", HOIAM_PORT=2)
    assert found["HOIAM_PORT"] == "2" and found["HOIAM_HOST"] == "::1"


@pytest.mark.parametrize("environment, words", [
    ({"BINARY": "/nowhere/hoiam"}, "There is no program /nowhere/hoiam"),
    ({"PREFIX": "/opt/hai từ"}, "PREFIX has letters"),
    ({"PREFIX": "opt"}, "absolute"),
])
def test_an_installation_that_cannot_go_well_is_refused(tmp_path, environment, words):
    done = run(ROOT / "deploy/install.sh", DESTDIR=tmp_path / "x", **environment)
    assert done.returncode != 0 and words in done.stderr
    assert not (tmp_path / "x").exists()


def test_a_port_that_is_taken_is_said_before_the_build():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run(ROOT / "deploy/run.sh", HOIAM_PORT=port)
    assert done.returncode != 0 and f"Port {port}" in done.stderr and "Building" not in done.stdout


def test_a_port_that_is_none_is_said_before_the_build():
    done = run(ROOT / "deploy/run.sh", HOIAM_PORT="nhiều")
    assert done.returncode != 0 and "HOIAM_PORT" in done.stderr and "Building" not in done.stdout
