"""An installation from its first start: killed while the sample is made, started again, looked at by
the doctor when something is broken."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time

import pytest
import requests

from service import BINARY, ROOT, Service

STATES = {
    "received", "accepted", "awaiting_information", "forwarded", "returned", "in_progress",
    "awaiting_approval", "answered", "closed", "declined", "transferred", "merged", "withdrawn",
}
METHODS = {"email", "sms", "call_back", "pick_up", "letter", "tracking"}


@pytest.fixture(scope="module")
def killed():
    """A service that was killed while its sample was made, and started again."""
    service = Service()
    command = [
        BINARY, "serve", "--embedded", service.data, "--share", ROOT, "--sample",
        "--port", str(service.port),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        for line in process.stdout:
            if line.startswith("Making the sample"):
                break
        time.sleep(4)
        process.send_signal(signal.SIGKILL)
        process.wait()
        yield service.start(sample=True)
    finally:
        service.remove()


def ask(service, sql):
    """The rows of a query, as lists."""
    query = f"SELECT coalesce(json_agg(row), '[]') FROM (SELECT to_json(q) AS row FROM ({sql}) q) r"
    command = ["psql", "-h", service.data / "run", "-U", "postgres", "-AtXc", query, "hoiam"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [list(row.values()) for row in json.loads(text)]


def doctor(service, *arguments, **environment):
    command = [
        BINARY, "doctor", "--embedded", service.data, "--share", ROOT, *arguments,
    ]
    return subprocess.run(
        command, capture_output=True, text=True, env=dict(os.environ, **environment), timeout=120)


def test_the_sample_is_whole_after_it_was_killed_half_way(killed):
    assert STATES <= {row[0] for row in ask(killed, "SELECT DISTINCT state FROM office.ticket")}
    wanted = len((ROOT / "sql/sample/matters.jsonl").read_text().splitlines())
    wanted += len((ROOT / "sql/sample/past.jsonl").read_text().splitlines())
    assert ask(killed, "SELECT count(*) FROM office.ticket") == [[wanted]]


@pytest.mark.parametrize("what, least, sql", [
    ("tickets of the district", 25, "received_at < '2025-07-01'"),
    ("answered by the district", 20, "unit_id BETWEEN 10 AND 44"),
    ("tickets of the communes of 2025", 10, "received_at BETWEEN '2025-07-01' AND '2026-04-30'"),
    ("restricted", 3, "restricted"), ("confidential", 3, "confidential"),
    ("received late", 2, "received_late"), ("reopened", 2, "reopened"),
    ("urgent", 2, "urgent"), ("open", 10, "is_open"),
])
def test_the_sample_has_everything(killed, what, least, sql):
    count = ask(killed, f"SELECT count(*) FROM office.ticket WHERE {sql}")[0][0]
    assert count >= least, what


@pytest.mark.parametrize("table", [
    "extension_request WHERE granted", "ticket_pause WHERE ended_at IS NULL", "publication_photo",
    "publication WHERE state = 'withdrawn'", "rating WHERE score = 1", "ticket WHERE returns > 0",
])
def test_the_sample_has_every_turn(killed, table):
    assert ask(killed, f"SELECT count(*) FROM office.{table}")[0][0] > 0


def test_answers_of_the_sample_reach_citizens_in_every_way(killed):
    assert METHODS == {
        row[0] for row in ask(killed, "SELECT DISTINCT method FROM office.delivery WHERE state = 'done'")
    }


def test_no_answer_tells_of_work_that_is_still_to_come(killed):
    assert ask(killed, r"""
        SELECT a.ticket_id, day[1]
        FROM office.answer a, regexp_matches(a.body, '(?:[nN]gày|đêm) (\d{1,2}/\d{1,2}/20\d\d)', 'g') day
        WHERE to_date(day[1], 'DD/MM/YYYY')
          > (a.approved_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
          AND a.body !~ ('(trước|đến|hạn|từ) (ngày )?' || day[1])
        """) == []


def test_tickets_were_held_by_units_of_their_time(killed):
    assert ask(killed, """
        SELECT s.ticket_id, u.name
        FROM office.ticket_unit s
        JOIN office.unit u ON u.id = s.unit_id
        WHERE (s.since AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < u.valid_from
          OR (s.since AT TIME ZONE 'Asia/Ho_Chi_Minh')::date >= coalesce(u.valid_to, 'infinity')
        """) == []


def test_a_result_of_2024_names_its_unit_and_who_follows_it(killed):
    found = requests.get(
        killed.base + "/ket-qua", params={"q": "truoc cho gia ray", "unit": "102"}, timeout=20)
    path = re.search(r"/ket-qua/PA-2024-\d+-\d", found.text)
    assert path, "the unit of today finds what it follows"
    page = requests.get(killed.base + path.group(), timeout=20).text
    assert (
        "Phòng Kinh tế và Hạ tầng huyện Xuân Lộc "
        "(nay là Phòng Kinh tế, Hạ tầng và Đô thị phường Xuân Lộc)") in page
    photo = requests.get(killed.base + re.search(r'"(/anh/[^"]+/nho)"', page).group(1), timeout=20)
    assert photo.status_code == 200 and photo.headers["Content-Type"] == "image/jpeg"


def test_a_second_start_loads_no_rules_again(killed):
    before = ask(killed, "SELECT version FROM office.catalogue")
    killed.stop()
    began = time.monotonic()
    killed.start(sample=True)
    assert time.monotonic() - began < 20
    assert ask(killed, "SELECT version FROM office.catalogue") == before


def test_only_loopback_is_open(killed):
    listening = subprocess.run(["ss", "-ltnpH"], capture_output=True, text=True, check=True).stdout
    mine = [line.split()[3] for line in listening.splitlines() if f"pid={killed.process.pid}," in line]
    assert mine == [f"127.0.0.1:{killed.port}"]


def test_a_taken_port_is_said_before_anything_is_started(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = subprocess.run(
            [BINARY, "serve", "--embedded", tmp_path / "data", "--share", ROOT, "--port", str(port)],
            capture_output=True, text=True, timeout=60)
    assert ended.returncode != 0 and f"Port {port}" in ended.stderr
    assert not (tmp_path / "data").exists()


def command(service, *arguments, typed="", folder=ROOT, **environment):
    """Runs a command of the program beside a service."""
    return subprocess.run(
        [BINARY, *arguments], input=typed, capture_output=True, text=True, cwd=folder, timeout=120,
        env=dict(os.environ, HOIAM_EMBEDDED=str(service.data), **environment))


@pytest.mark.parametrize("username, unit, password, said", [
    ("moi1", "102", "ngan", "at least 12 characters"),
    ("moi2", "9999", "mot-mat-khau-dai", "There is no unit 9999"),
    ("moi3", "13", "mot-mat-khau-dai", "is no unit of today"),
    ("mới", "102", "mot-mat-khau-dai", "small letters"),
    ("tongdai1", "102", "mot-mat-khau-dai", "taken"),
])
def test_nobody_is_added_by_halves(killed, username, unit, password, said):
    before = ask(killed, "SELECT count(*) FROM office.person")
    added = command(
        killed, "user", "add", username, "--name", "Mới", "--role", "officer", "--unit", unit,
        typed=password + "\n")
    assert added.returncode != 0 and said in added.stderr
    assert ask(killed, "SELECT count(*) FROM office.person") == before


def test_a_person_is_added_at_a_unit_by_its_code(killed):
    code = ask(killed, "SELECT code FROM office.unit WHERE id = 102")[0][0]
    added = command(
        killed, "user", "add", "moi9", "--name", "Mới", "--role", "officer", "--unit", code,
        typed="mot-mat-khau-dai\n")
    assert added.returncode == 0, added.stderr
    listed = command(killed, "user", "list").stdout
    assert re.search(rf"^moi9\tMới\tofficer@{re.escape(code)} \S", listed, re.MULTILINE)


@pytest.mark.parametrize("arguments, said", [
    (["report", "weekly", "--week", "2030-W01"], "2030-W01 has not begun"),
    (["report", "weekly", "--week", "2026-W99"], "a year and a week"),
])
def test_a_command_says_what_is_wrong_in_a_sentence(killed, arguments, said):
    ended = command(killed, *arguments)
    assert ended.returncode != 0 and said in ended.stderr


def test_a_command_in_another_folder_says_what_is_missing_there(killed, tmp_path):
    ended = command(killed, "user", "list", folder=tmp_path)
    assert ended.returncode != 0 and "--share" in ended.stderr and "NSCocoa" not in ended.stderr


def test_a_setting_that_can_not_be_right_is_not_said_to_be_in_force(killed):
    ended = command(killed, "config", HOIAM_PORT="99999")
    assert ended.returncode == 1
    assert "WRONG, nothing starts with it: 99999 (environment)" in ended.stdout


def test_the_doctor_finds_nothing_wrong_with_a_running_service(killed):
    found = doctor(killed)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("breakage, words", [
    ({"HOIAM_MAIL_HOST": "127.0.0.1", "HOIAM_MAIL_PORT": "1", "HOIAM_MAIL_FROM": "a@b.example"},
     "can't be reached"),
    ({"HOIAM_TIME_ZONE": "Asia/Nowhere"}, "time zone"),
    ({"HOIAM_PORT": "a lot"}, "HOIAM_PORT must be"),
    ({"HOIAM_KEY": "short"}, "hexadecimal digits"),
])
def test_the_doctor_says_what_a_setting_breaks(killed, breakage, words):
    found = doctor(killed, **breakage)
    assert found.returncode == 1 and words in found.stdout and "→" in found.stdout


def test_the_doctor_sees_who_can_read_the_key(killed):
    key = killed.data / "key"
    key.chmod(0o644)
    try:
        found = doctor(killed)
    finally:
        key.chmod(0o600)
    assert found.returncode == 1 and f"chmod 600 {key}" in found.stdout


def test_a_lost_key_is_not_replaced_while_receipts_need_it(killed):
    key = killed.data / "key"
    aside = killed.directory / "key"
    killed.stop()
    key.rename(aside)
    try:
        with pytest.raises(RuntimeError, match="access codes of the tickets"):
            killed.start()
        assert doctor(killed).returncode == 1 and not key.exists()
    finally:
        aside.rename(key)
    killed.start()


def test_the_doctor_misses_files_that_the_database_names(killed):
    files = killed.data / "files"
    files.rename(killed.directory / "files")
    try:
        found = doctor(killed)
    finally:
        shutil.rmtree(files, ignore_errors=True)
        (killed.directory / "files").rename(files)
    assert found.returncode == 1 and "photos and documents are not under" in found.stdout


def test_the_doctor_names_a_setting_that_there_is_not(killed):
    assert "HOIAM_PROT: there is no such setting" in doctor(killed, HOIAM_PROT="1").stdout


def test_every_setting_is_listed_with_type_and_default():
    listed = subprocess.run([BINARY, "config"], capture_output=True, text=True, check=True).stdout
    names = set(re.findall(r"^(HOIAM_\w+)$", listed, re.MULTILINE))
    documented = set(re.findall(r"HOIAM_[A-Z_]+", (ROOT / "docs/operations.md").read_text()))
    assert names and listed.count("default: ") == len(names)
    assert names == documented, names ^ documented
