"""Thousands of tickets in a moment: filed once through the API, copied as if filed at other times.

A copy has every row that the program wrote for its pattern. Every instant in them is that of the
copy's own filing, and every due date and step is counted anew from it by `hoiam deadline`.
"""

import dataclasses
import datetime
import json
import subprocess
import uuid

import requests

from service import BINARY

AFTER = {"escalation_1": 24 * 3600, "escalation_2": 48 * 3600}  # as service levels are by default


@dataclasses.dataclass(frozen=True)
class Step:
    """A step that a clock takes on its own; `at` in RFC 3339, as `stamp` writes it."""

    ticket: int
    ordinal: int
    what: str
    at: str


def stamp(instant):
    return instant.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def file(service, token, **more):
    """Files a ticket through the API and returns its id."""
    body = {
        "channel": "hotline", "title": "Ổ gà", "body": "Đường hư trước cổng trường.",
        "category": "ha_tang_giao_thong", "forward": True, "place": {"commune": "26425"},
        "reporter": {"name": "Nguyễn Văn Thử"},
    } | more
    answer = requests.post(
        service.base + "/api/v1/tickets", json=body, timeout=30,
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid.uuid4())})
    assert answer.status_code == 201, answer.text
    serial = int(answer.json()["number"].split("-")[2])
    return int(service.sql(f"SELECT id FROM ticket WHERE serial = {serial}")[0][0])


def reckon(questions):
    """What `hoiam deadline` answers."""
    lines = "\n".join(json.dumps(question) for question in questions)
    done = subprocess.run(
        [BINARY, "deadline"], input=lines, capture_output=True, text=True, check=True, timeout=120)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert not [answer for answer in answers if "error" in answer]
    return answers


def clocks(service, pattern, bases):
    """Every clock of a pattern as it were if the ticket had been filed at each of the bases."""
    rows = service.sql(
        f"""
        SELECT o.ordinal, o.kind, o.state, o.target_kind, o.target_amount, o.receipt_day,
          o.end_of_day, c.definition
        FROM obligation o JOIN calendar_version c ON c.id = o.calendar_version_id
        WHERE o.ticket_id = {pattern} ORDER BY o.ordinal
        """)
    found = []
    for ordinal, kind, state, measure, amount, receipt, end, definition in rows:
        target = {measure: int(amount)}
        if measure != "workingSeconds":
            target["endOfDay"] = end
        if measure == "workingDays":
            target["receiptDay"] = receipt
        found += [
            {"base": base, "ordinal": int(ordinal), "kind": kind, "runs": state == "running",
             "target": target, "calendar": json.loads(definition)} for base in bases]
    return counted(found)


def counted(found):
    """Adds when each clock is due and takes its steps."""

    def ask(what, **more):
        return reckon([
            {"compute": what, "calendar": clock["calendar"]}
            | {key: value(clock) for key, value in more.items()} for clock in found])

    def put(name, answers, key):
        for clock, answer in zip(found, answers):
            clock[name] = answer[key]

    put("due", ask("due", **{"from": lambda c: c["base"], "target": lambda c: c["target"]}), "due")
    put("whole", ask("elapsed", **{"from": lambda c: c["base"], "to": lambda c: c["due"]}),
        "workingSeconds")
    put("warning", ask(
        "warning", due=lambda c: c["due"], workingSeconds=lambda c: c["whole"] // 2), "at")
    for step, seconds in AFTER.items():
        put(step, ask("due", **{
            "from": lambda c: c["due"], "target": lambda _, s=seconds: {"workingSeconds": s}}),
            "due")
    return found


def copy(service, pattern, bases, each=1):
    """Copies a pattern so many times for each base (RFC 3339), in their order.

    Returns every step that the copies' clocks take if nothing is done, in the past or not.
    """
    found = clocks(service, pattern, bases)
    table = json.dumps([
        {key: clock[key] for key in ("base", "ordinal", "due", "warning")} for clock in found])
    ids = service.sql(
        f"""
        CREATE TEMP TABLE clock AS SELECT * FROM json_to_recordset('{table}')
          AS c (base timestamptz, ordinal smallint, due timestamptz, warning timestamptz);
        CREATE TEMP TABLE copy AS
          SELECT nextval('ticket_id_seq') AS id, b.base,
            row_number() OVER (ORDER BY b.place, n) + s.last_serial AS serial
          FROM unnest('{{{",".join(bases)}}}'::timestamptz[]) WITH ORDINALITY AS b (base, place),
            generate_series(1, {each}) n, ticket t JOIN ticket_series s ON s.year = t.year
          WHERE t.id = {pattern};
        UPDATE ticket_series SET last_serial = (SELECT max(serial) FROM copy)
        WHERE year = (SELECT year FROM ticket WHERE id = {pattern});
        {rows(service, "ticket", pattern, "id", serial="c.serial",
              key="uuid_send(gen_random_uuid())",
              due_at="(SELECT due FROM clock k WHERE k.base = c.base"
                     " AND k.ordinal = t.answer_obligation)")}
        {rows(service, "obligation", pattern, "ticket_id", due_at="k.due",
              original_due_at="k.due",
              next_step_at="CASE WHEN t.next_step IS NOT NULL THEN k.warning END")}
        {"".join(rows(service, name, pattern, "ticket_id")
                 for name in ("ticket_event", "ticket_text", "reporter", "ticket_unit"))}
        INSERT INTO errand (kind, payload, state, run_at, created_at)
        SELECT e.kind, jsonb_set(e.payload, '{{tellCitizen,ticket}}', to_jsonb(c.id)), 'ready',
          c.base, c.base
        FROM errand e, copy c
        WHERE e.payload @> '{{"tellCitizen": {{"ticket": {pattern}}}}}';
        SELECT id FROM copy ORDER BY serial
        """)
    tickets = [int(row[0]) for row in ids if len(row) == 1 and row[0].isdigit()]
    assert len(tickets) == len(bases) * each
    steps = {}
    for clock in found:
        if clock["runs"]:
            steps.setdefault(clock["base"], []).extend(
                (clock["ordinal"], what, clock[what if what != "breach" else "due"])
                for what in ("warning", "breach", *AFTER))
    return [
        Step(ticket, *step) for place, ticket in enumerate(tickets)
        for step in steps[bases[place // each]]]


def rows(service, table, pattern, owner, /, **special):
    """Copies a pattern's rows of a table: its instants become the base, its id the copy's."""
    columns = service.sql(
        f"""
        SELECT column_name, data_type = 'timestamp with time zone'
        FROM information_schema.columns
        WHERE table_schema = 'office' AND table_name = '{table}' AND is_generated = 'NEVER'
        """)

    def value(name, is_instant):
        if name == owner:
            return "c.id"
        if name in special:
            return special[name]
        return f"CASE WHEN t.{name} IS NOT NULL THEN c.base END" if is_instant else f"t.{name}"

    names = ", ".join(name for name, _ in columns)
    values = ", ".join(value(name, is_instant == "t") for name, is_instant in columns)
    clock = "JOIN clock k ON k.ordinal = t.ordinal AND k.base = c.base"
    return f"""
        INSERT INTO {table} ({names}) SELECT {values} FROM copy c CROSS JOIN {table} t
        {clock if table == "obligation" else ""} WHERE t.{owner} = {pattern};
        """
