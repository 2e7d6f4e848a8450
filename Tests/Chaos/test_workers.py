"""kill -9 of workers while clocks run out and mails go out: each step once, no mail lost."""

import collections
import datetime
import os
import random
import time

import pytest

from copies import Step, copy, file
from workers import Office, every_second, minute

WORKERS = 4
VICTIMS = 3  # so many of them are killed, again and again
KILLS = int(os.environ.get("HOIAM_CHAOS_KILLS", "30"))
ALL_DAY = ["00:00-24:00"]
PLACES = ("26425", "26428", "26434", "26446", "26458", "26461")  # each has heads of its own
EACH = 6


def now():
    return datetime.datetime.now(datetime.timezone.utc)


class Slaughter:
    """Clocks that ran out, clocks that run out meanwhile, mails to citizens, and the kills."""

    def __init__(self, office, chance):
        self.office, self.kills = office, 0
        token = office.service.token("tongdai1")
        office.mailbox.delay = 0.02
        began = now()
        self.planned = []
        for place in PLACES:
            pattern = file(office.service, token, place={"commune": place}, reporter={
                "name": "Nguyễn Văn Thử", "email": f"dan-{place}@example.vn"})
            # The unit takes up within 8 working hours: half a minute ago, and for one to come.
            self.planned += copy(
                office.service, pattern, every_second(
                    began - datetime.timedelta(hours=8, seconds=30), 90)[::3], each=EACH)
        office.hire(WORKERS)
        # Past the next full minute: what was recorded before it is told meanwhile.
        end = minute(now()) + datetime.timedelta(seconds=75)
        while self.kills < KILLS or now() < end:
            time.sleep(chance.uniform(0.2, 1.6))
            office.kill(chance.choice(office.workers[-VICTIMS:]))
            office.hire()
            self.kills += 1
        self.during = len(office.mailbox.mails)
        office.wait_for(
            "SELECT count(*) FROM obligation WHERE state = 'running' AND NOT breached"
            " AND due_at < now() + interval '1 hour'", 90)
        office.dismiss()
        self.forgotten = office.service.sql(
            """
            SELECT n.person_id, n.tell_at, count(*) FROM staff_notice n
            WHERE n.told_at IS NULL AND n.errand_id IS NULL AND NOT EXISTS (
              SELECT FROM errand e WHERE e.kind = 'notify' AND e.state = 'ready'
                AND (e.payload #>> '{notify,person}')::bigint = n.person_id)
            GROUP BY 1, 2
            """)
        self.held = office.count(
            "SELECT count(*) FROM errand WHERE state = 'ready' AND attempts > 0")
        office.pass_leases()
        office.pass_time_until_told()
        office.hire(WORKERS)
        office.wait_for("SELECT count(*) FROM errand WHERE state = 'ready' AND run_at < now()", 120)
        office.wait_for(office.untold(), 60)
        office.dismiss()
        self.end = office.now()


@pytest.fixture(scope="module")
def slaughter():
    office = Office()
    try:
        yield Slaughter(office.open(ALL_DAY), random.Random(2026))
    finally:
        office.close()


def test_workers_were_really_killed_at_work(slaughter):
    assert slaughter.kills >= min(KILLS, 20)
    assert slaughter.held > 0, "nobody was killed with an errand in hand"
    assert slaughter.during > 100


def test_each_step_is_recorded_once(slaughter):
    office = slaughter.office
    events = office.service.sql(
        f"SELECT ticket_id, ordinal, what, {office.utc('at')}, generation FROM obligation_event")
    recorded = collections.Counter(
        Step(int(ticket), int(ordinal), what, at) for ticket, ordinal, what, at, _ in events)
    assert max(recorded.values()) == 1
    assert {generation for *_, generation in events} == {"1"}
    missing = {step for step in slaughter.planned if step.at < slaughter.end} - recorded.keys()
    assert missing == set()
    assert recorded.keys() <= set(slaughter.planned)


def test_each_notice_is_sent_once_as_part_of_one_mail(slaughter):
    rows = slaughter.office.service.sql(
        """
        SELECT n.errand_id, p.email, count(*),
          count(*) FILTER (WHERE n.outcome = 'sent'),
          count(DISTINCT (n.ticket_id, n.ordinal, n.generation, n.what, n.person_id))
        FROM staff_notice n JOIN person p ON p.id = n.person_id GROUP BY 1, 2
        """)
    assert [row for row in rows if not row[2] == row[3] == row[4]] == []
    sent = {
        (mail.id.split("@")[0], mail.recipient): mail
        for mail in slaughter.office.mailbox.of_clocks()}
    assert sent.keys() == {(f"clock-{errand}", email) for errand, email, *_ in rows}
    for errand, email, count, *_ in rows:
        subject = sent[f"clock-{errand}", email].subject
        assert int(count) == 1 or subject.split(" ")[0].replace(".", "") == count, subject


def test_nobody_waits_without_an_errand_that_tells_them(slaughter):
    assert slaughter.forgotten == []


def test_each_breach_reaches_a_head_once(slaughter):
    twice = slaughter.office.service.sql(
        """
        SELECT ticket_id, ordinal, count(*) FROM staff_notice WHERE what = 'breach'
        GROUP BY 1, 2 HAVING count(*) <> 1
        """)
    assert twice == []
    breaches = slaughter.office.count(
        "SELECT count(*) FROM obligation_event WHERE what = 'breach'")
    assert breaches == slaughter.office.count(
        "SELECT count(*) FROM staff_notice WHERE what = 'breach'") > 500


def test_a_kill_costs_at_most_one_mail_more_and_that_one_says_the_same(slaughter):
    mails = collections.defaultdict(list)
    for mail in slaughter.office.mailbox.mails:
        mails[mail.id].append((mail.recipient, mail.subject, mail.body))
    more = sum(len(same) - 1 for same in mails.values())
    assert 0 < more <= slaughter.kills
    assert [same for same in mails.values() if len(set(same)) > 1] == []


def test_every_citizen_is_told(slaughter):
    told = collections.Counter(
        mail.id for mail in slaughter.office.mailbox.mails if mail.id.startswith("news-"))
    errands = slaughter.office.service.sql("SELECT id FROM errand WHERE kind = 'tellCitizen'")
    assert {key.split("@")[0] for key in told} == {f"news-{row[0]}" for row in errands}
    dead = slaughter.office.service.sql("SELECT kind, failure FROM errand WHERE state = 'dead'")
    assert dead == []


def test_every_clock_agrees_with_its_facts(slaughter):
    assert slaughter.office.audit() == ""


def test_a_worker_killed_between_sent_and_done_leaves_one_mail_more_with_the_same_words(slaughter):
    office = slaughter.office
    before = len(office.mailbox.mails)
    pattern = file(
        office.service, office.service.token("tongdai1"), reporter={"name": "Nguyễn Văn Thử"})
    bases = every_second(now() - datetime.timedelta(hours=8, minutes=1), 3)

    def run_out():
        copy(office.service, pattern, bases)
        office.hire()
        office.wait_for(office.due_steps(), 30)
        office.dismiss()

    run_out()
    office.pass_time_until_told()
    office.mailbox.answers.clear()
    [victim] = office.hire()
    assert office.mailbox.wait(before + 1, 30), office.words()
    assert office.count(office.untold()) == 3, "nothing is done before it was taken"
    office.kill(victim)
    office.mailbox.answers.set()
    # More runs out before anybody looks again: it is not for the mail that went out.
    run_out()
    office.pass_leases()
    office.pass_time_until_told()
    office.hire()
    office.wait_for(office.untold(), 30)
    office.dismiss()
    first, again, other = office.mailbox.mails[before:]
    again, other = (again, other) if again.id == first.id else (other, again)
    assert (again.id, again.recipient, again.subject, again.body) == (
        first.id, first.recipient, first.subject, first.body)
    assert other.id != first.id and other.recipient == first.recipient
    numbers = [
        {word.strip("-:,") for word in mail.body.split() if word.startswith("PA-")}
        for mail in (first, other)]
    assert [len(each) for each in numbers] == [3, 3] and numbers[0].isdisjoint(numbers[1])
