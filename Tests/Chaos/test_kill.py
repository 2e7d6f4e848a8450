"""kill -9 of the service and of PostgreSQL while tickets are filed: what was promised holds."""

import os
import random
import signal
import threading
import time
import uuid

import pytest
import requests

from service import Service

KILLS = int(os.environ.get("HOIAM_CHAOS_KILLS", "30"))
CLIENTS = 4


class Client(threading.Thread):
    """Files one ticket after the other; each until it is acknowledged, under the same key."""

    def __init__(self, service, token, stop, seed):
        super().__init__(daemon=True)
        self.service, self.token, self.stop = service, token, stop
        self.random = random.Random(seed)
        self.answers = {}  # key -> every number that was ever returned for it
        self.retries = 0
        self.faults = []

    def run(self):
        while not self.stop.is_set():
            self.file(str(uuid.uuid4()))

    def file(self, key):
        body = {
            "channel": "hotline", "title": "Ổ gà", "body": f"Đường hư, mã {key}.",
            "category": "ha_tang_giao_thong", "forward": self.random.random() < 0.5,
            "place": {"commune": "26425"},
            "reporter": {"name": "Nguyễn Văn Thử", "phone": "0912000274"},
        }
        acknowledged = 0
        # One in five asks again although it has its answer, as after a lost response.
        wanted = 2 if self.random.random() < 0.2 else 1
        end = time.monotonic() + 120
        while acknowledged < wanted:
            if time.monotonic() > end:
                self.faults.append(f"{key} was never acknowledged")
                return
            try:
                answer = requests.post(
                    self.service.base + "/api/v1/tickets", json=body, timeout=15,
                    headers={"Authorization": f"Bearer {self.token}", "Idempotency-Key": key})
            except requests.RequestException:
                self.retries += 1
                time.sleep(0.05)
                continue
            if answer.status_code in (200, 201):
                acknowledged += 1
                self.answers.setdefault(key, set()).add(answer.json()["number"])
            elif answer.status_code in (500, 503):
                self.retries += 1
                if answer.status_code == 500:
                    self.faults.append(f"500: {answer.text}")
                time.sleep(0.05)
            else:
                self.faults.append(f"{answer.status_code}: {answer.text}")
                return


@pytest.fixture(scope="module")
def run():
    service = Service()
    try:
        service.start(sample=True)
        token = service.token("tongdai1")
        before = {row[0] for row in service.sql("SELECT id FROM ticket")}
        stop = threading.Event()
        clients = [Client(service, token, stop, seed) for seed in range(CLIENTS)]
        for client in clients:
            client.start()
        kills = kill_at_random(service, random.Random(2026))
        stop.set()
        for client in clients:
            client.join(180)
        assert not any(client.is_alive() for client in clients)
        yield service, clients, before, kills
    finally:
        service.remove()


def kill_at_random(service, chance):
    """Kills the service or its database, again and again, and waits until it is back."""
    kills = {"service": 0, "postgres": 0, "backend": 0}
    while sum(kills.values()) < KILLS:
        time.sleep(chance.uniform(0.1, 1.2))
        what = chance.choice(["service", "postgres", "backend"])
        if what == "service":
            service.kill()
            service.start()
        else:
            postmaster = service.postmaster()
            if postmaster is None:
                continue
            victim = postmaster if what == "postgres" else child_of(postmaster, chance)
            if victim is None:
                continue
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                continue
            wait_until_ready(service)
        kills[what] += 1
    return kills


def child_of(parent, chance):
    """One of a process's children."""
    try:
        with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as file:
            children = file.read().split()
    except FileNotFoundError:
        return None
    return int(chance.choice(children)) if children else None


def wait_until_ready(service):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if requests.get(service.base + "/readyz", timeout=5).status_code == 200:
                return
        except requests.RequestException:
            pass
        time.sleep(0.05)
    raise AssertionError(f"it did not come back:\n{service.words()}")


def acknowledged(clients):
    return {key: numbers for client in clients for key, numbers in client.answers.items()}


def test_it_was_really_disturbed(run):
    _, clients, _, kills = run
    assert sum(kills.values()) >= KILLS and min(kills.values()) > 0, kills
    assert sum(client.retries for client in clients) > 0
    assert len(acknowledged(clients)) > 100


def test_clients_were_told_nothing_but_to_try_again(run):
    service, clients, _, _ = run
    faults = [fault for client in clients for fault in client.faults]
    said = [line for line in service.log.read_text(errors="replace").splitlines()
            if " error " in line]
    assert faults == [], "\n".join(said[-20:])


def test_a_key_gave_one_number_however_often_it_was_sent(run):
    _, clients, _, _ = run
    answers = acknowledged(clients)
    assert {key: numbers for key, numbers in answers.items() if len(numbers) != 1} == {}
    numbers = [number for numbers in answers.values() for number in numbers]
    assert len(numbers) == len(set(numbers))


def test_every_returned_number_is_there_with_move_obligations_and_errands(run):
    service, clients, _, _ = run
    serials = {
        int(number.split("-")[2]) for numbers in acknowledged(clients).values()
        for number in numbers
    }
    rows = service.sql(
        """
        SELECT t.serial,
          EXISTS (SELECT FROM ticket_event e WHERE e.ticket_id = t.id AND e.revision = 1),
          (SELECT count(*) FROM ticket_event e WHERE e.ticket_id = t.id AND e.revision IS NOT NULL)
            = t.revision,
          EXISTS (SELECT FROM ticket_text x WHERE x.ticket_id = t.id),
          (SELECT count(*) FROM obligation o WHERE o.ticket_id = t.id AND o.kind = 'answer'
            AND o.state = 'running') = 1,
          EXISTS (SELECT FROM errand r WHERE r.payload @> jsonb_build_object('tellCitizen',
            jsonb_build_object('ticket', t.id)))
        FROM ticket t
        """)
    known = {int(row[0]): row[1:] for row in rows}
    assert serials - known.keys() == set()
    assert {serial: known[serial] for serial in serials if set(known[serial]) != {"t"}} == {}


def test_nothing_was_filed_twice_or_by_halves(run):
    service, clients, before, _ = run
    keys = service.sql(
        "SELECT principal || key, count(*) FROM filing_key GROUP BY 1 HAVING count(*) > 1")
    assert keys == []
    # A series of numbers for each year.
    gaps = service.sql(
        "SELECT year, count(*), max(serial) FROM ticket "
        "GROUP BY year HAVING count(*) <> max(serial)")
    assert gaps == [], "numbers have no gaps"
    [[filed]] = service.sql("SELECT count(*) FROM filing_key WHERE principal LIKE 'person %'")
    assert int(filed) >= len(acknowledged(clients)) and len(before) > 0
    [[orphans]] = service.sql(
        "SELECT count(*) FROM ticket t WHERE NOT EXISTS "
        "(SELECT FROM ticket_text x WHERE x.ticket_id = t.id)")
    assert orphans == "0"
