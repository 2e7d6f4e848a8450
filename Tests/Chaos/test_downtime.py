"""The workers were away for three days, come back at night, and 5,000 clocks ran out in one minute.

Real workers on a real database. Two things stand in for time that goes by: tickets are copied as
if filed when they had to be (see copies.py), and the morning is made to come at once.
"""

import collections
import datetime

import pytest

from copies import Step, copy, file, stamp
from workers import Office, every_second, minute, week_around

WORKERS = 4
BATCH = 200  # steps that a worker records in one transaction
SECONDS, EACH = 50, 100  # 5,000 tickets, so many received in each of so many seconds
DOWN = 100  # tickets from before the downtime
URGENT = 5
HOUR = datetime.timedelta(hours=1)


class Night:
    """What was there, and what the workers made of it."""

    def __init__(self, office):
        self.office = office
        sql = office.service.sql
        now = datetime.datetime.now(datetime.timezone.utc)
        # The office closed a minute ago and opens in an hour, today and every day.
        closing = minute(now) - datetime.timedelta(minutes=1)
        office.open(week_around(closing, closing + HOUR))
        token = office.service.token("tongdai1")
        self.duty = "vp.cv1"
        sql(f"""
            INSERT INTO duty (person_id, starts_at, ends_at)
            SELECT id, '{stamp(closing)}', '{stamp(closing + 9 * HOUR)}'
            FROM person WHERE username = '{self.duty}'
            """)
        pattern, urgent = file(office.service, token), file(office.service, token, urgent=True)
        # The unit takes up within 8 working hours: due in the last minute before closing.
        self.many = copy(
            office.service, pattern,
            every_second(closing - 8 * HOUR - datetime.timedelta(minutes=1), SECONDS), each=EACH)
        # Nothing has run since these were filed, three days ago: all their steps were missed.
        self.missed = copy(
            office.service, pattern, every_second(closing - 73 * HOUR, DOWN))
        self.urgent = copy(office.service, urgent, every_second(closing - 5 * HOUR, URGENT))
        self.began = office.now()
        office.hire(WORKERS)
        office.wait_for(office.due_steps(), 180)
        self.recorded = office.now()
        # Whoever is on duty hears of it within the minute.
        assert office.mailbox.wait(1, 90), office.words()
        self.by_night = office.mailbox.of_clocks()
        # Who else is to be told, and when.
        self.opening = stamp(closing + HOUR)
        self.waiting = sql(
            f"""
            SELECT p.username, {office.utc("n.tell_at")}, count(*)
            FROM staff_notice n JOIN person p ON p.id = n.person_id
            WHERE p.username <> '{self.duty}' GROUP BY 1, 2
            """)
        office.pass_time_until_told()
        office.wait_for(office.untold(), 60)
        office.dismiss()
        self.mails = office.mailbox.of_clocks()

    def steps(self):
        """The steps that were to be taken by now."""
        planned = self.many + self.missed + self.urgent
        return [step for step in planned if step.at < self.began]


@pytest.fixture(scope="module")
def night():
    office = Office()
    try:
        yield Night(office)
    finally:
        office.close()


def test_every_step_is_recorded_once_with_planned_and_real_time(night):
    events = night.office.service.sql(
        f"""
        SELECT ticket_id, ordinal, what, {night.office.utc("at")}, generation,
          {night.office.utc("recorded_at")}
        FROM obligation_event
        """)
    recorded = collections.Counter(
        Step(int(ticket), int(ordinal), what, at) for ticket, ordinal, what, at, *_ in events)
    assert recorded == collections.Counter(night.steps())
    assert len(night.many) // 8 == SECONDS * EACH
    assert {generation for *_, generation, _ in events} == {"1"}
    real = {at for *_, at in events}
    assert night.began <= min(real) and max(real) <= night.recorded


def test_five_thousand_were_due_in_one_minute(night):
    breaches = [step for step in night.steps() if step.what == "breach"]
    minutes = collections.Counter(step.at[:16] for step in breaches)
    assert max(minutes.values()) >= SECONDS * EACH


def test_the_oldest_come_first(night):
    # Transactions are numbered in the order in which they lock their first clock.
    clocks = night.office.service.sql(
        """
        SELECT min(xmin::text::bigint), min(id), extract(epoch FROM min(at)), ticket_id, ordinal
        FROM obligation_event GROUP BY ticket_id, ordinal ORDER BY 1, 2
        """)
    keys = [(float(at), int(ticket), int(ordinal)) for _, _, at, ticket, ordinal in clocks]
    batches = collections.defaultdict(list)
    for (transaction, *_), key in zip(clocks, keys):
        batches[transaction].append(key)
    assert len(batches) >= len(clocks) // BATCH
    assert [batch for batch in batches.values() if batch != sorted(batch)] == []
    # Between workers: nobody was passed over for longer than everybody's next batches take.
    place = {key: index for index, key in enumerate(sorted(keys))}
    assert max(abs(place[key] - index) for index, key in enumerate(keys)) <= 2 * WORKERS * BATCH


def test_after_three_days_each_person_gets_one_digest(night):
    # Before: it was warned of, broken and carried up twice while nothing ran.
    ticket = night.missed[0].ticket
    assert night.office.count(
        f"""
        SELECT count(*) FROM obligation_event e JOIN obligation o USING (ticket_id, ordinal)
        WHERE o.kind = 'take_up' AND ticket_id = {ticket}
          AND e.at < e.recorded_at - interval '8 hours'
        """) == 4
    told = night.office.service.sql(
        """
        SELECT p.email, n.errand_id, count(*), count(*) FILTER (WHERE n.outcome = 'sent')
        FROM staff_notice n JOIN person p ON p.id = n.person_id GROUP BY 1, 2
        """)
    wanted = {(email, f"clock-{errand}", count) for email, errand, count, _ in told}
    assert all(count == sent for *_, count, sent in told)
    assert {
        (mail.recipient, mail.id.split("@")[0], mail.subject.split(" ")[0].replace(".", ""))
        for mail in night.mails
    } == wanted
    ordinary = [mail.recipient for mail in night.mails if mail not in night.by_night]
    assert len(ordinary) == len(set(ordinary)) > 5
    # The head hears of all that were not taken up; the dispatchers and leaders of what climbed.
    by_person = {email.split("@")[0]: int(count) for email, _, count, _ in told}
    assert by_person["kthtdt.ld"] >= SECONDS * EACH + DOWN
    assert by_person["dieuphoi1"] == by_person["lanhdao1"] == DOWN


def test_at_night_only_who_is_on_duty_hears_of_what_is_urgent(night):
    assert {mail.recipient.split("@")[0] for mail in night.by_night} == {night.duty}
    assert {at for _, at, _ in night.waiting} == {night.opening}
    assert sum(int(count) for *_, count in night.waiting) > SECONDS * EACH
    tickets = {int(row[0]) for row in night.office.service.sql(
        f"""
        SELECT n.ticket_id FROM staff_notice n JOIN person p ON p.id = n.person_id
        WHERE p.username = '{night.duty}'
        """)}
    assert tickets == {step.ticket for step in night.urgent}


def test_every_clock_agrees_with_its_facts(night):
    assert night.office.audit() == ""
