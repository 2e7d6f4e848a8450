"""Workers as processes of their own, on the database of a service that does no background work."""

import datetime
import os
import signal
import subprocess
import time

import requests

from copies import stamp
from mailbox import Mailbox
from service import BINARY, ROOT, Service

ZONE = datetime.timezone(datetime.timedelta(hours=7))  # Asia/Ho_Chi_Minh, without summer time


class Office:
    """A sample office without tickets, its mail server, and workers that can be killed."""

    def __init__(self):
        self.service = Service()
        self.mailbox = Mailbox()
        self.workers = []

    def open(self, week):
        """Starts it with a calendar of its own: the same intervals every day of the week."""
        self.service.seed().start("--no-worker")
        days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        definition = {"timeZone": "Asia/Ho_Chi_Minh", "week": {day: week for day in days}}
        answer = requests.post(
            self.service.base + "/api/v1/calendars/office/versions", timeout=30,
            headers={"Authorization": f"Bearer {self.service.token('quantri')}",
                     "Idempotency-Key": "week"},
            json={"definition": definition, "note": "Giờ làm việc thử nghiệm"})
        assert answer.status_code == 201, answer.text
        return self

    def hire(self, count=1):
        """Starts workers that do one errand at a time each."""
        for _ in range(count):
            log = (self.service.directory / "workers.log").open("ab")
            with log:
                self.workers.append(subprocess.Popen(
                    [BINARY, "work", "--database",
                     f"host={self.service.data}/run user=postgres dbname=hoiam",
                     "--data", self.service.data, "--share", ROOT],
                    stdout=log, stderr=log, start_new_session=True, env=os.environ | {
                        "HOIAM_MAIL_HOST": "127.0.0.1",
                        "HOIAM_MAIL_PORT": str(self.mailbox.port),
                        "HOIAM_MAIL_SECURITY": "none", "HOIAM_MAIL_FROM": "hoiam@ubnd.example",
                        "HOIAM_WORKERS": "1", "HOIAM_CONNECTIONS": "3"}))
        return self.workers[-count:]

    def kill(self, worker):
        """kill -9."""
        worker.kill()
        worker.wait()
        self.workers.remove(worker)

    def dismiss(self):
        """Ends every worker as an operator would."""
        for worker in self.workers:
            worker.terminate()
        while self.workers:
            # One that was just hired may not listen yet: then it has nothing in hand either.
            assert self.workers.pop().wait(60) in (0, -signal.SIGTERM), self.words()

    def close(self):
        for worker in list(self.workers):
            self.kill(worker)
        self.mailbox.close()
        self.service.remove()

    def words(self):
        """The end of what the workers said."""
        return (self.service.directory / "workers.log").read_text(errors="replace")[-3000:]

    def audit(self):
        """Counts every clock again, and says what disagrees with its facts."""
        done = subprocess.run(
            [BINARY, "audit", "clocks", "--embedded", self.service.data, "--share", ROOT],
            capture_output=True, text=True, timeout=300)
        return "" if done.returncode == 0 else (done.stdout + done.stderr)[-3000:]

    def pass_leases(self):
        """Lets five minutes go by for what killed workers held; only while none is alive."""
        assert self.workers == []
        self.service.sql("UPDATE errand SET run_at = now() WHERE state = 'ready' AND attempts > 0")

    def pass_time_until_told(self):
        """Lets the time go by until everybody is to be told: the next minute, or the morning.

        A quarter of an hour more: what nobody gathered for ten minutes is gathered by a worker
        that starts.
        """
        self.service.sql(
            """
            UPDATE errand SET run_at = now() WHERE kind = 'notify' AND state = 'ready'
              AND attempts = 0;
            UPDATE staff_notice SET tell_at = now() - interval '15 minutes' WHERE told_at IS NULL;
            NOTIFY hoiam_errand
            """)

    def count(self, query):
        [[count]] = self.service.sql(query)
        return int(count)

    def wait_for(self, query, timeout):
        """Waits until a count is nothing."""
        end = time.monotonic() + timeout
        while (left := self.count(query)) > 0:
            assert time.monotonic() < end, f"{left} left after {timeout} s:\n{self.words()}"
            time.sleep(0.1)

    @staticmethod
    def now():
        """The time as `utc` writes it."""
        return stamp(datetime.datetime.now(datetime.timezone.utc))

    @staticmethod
    def utc(column):
        """SQL for an instant of a column as `stamp` writes it."""
        return f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"

    def due_steps(self):
        """How many clocks have a step to take."""
        return (
            "SELECT count(*) FROM obligation WHERE state = 'running' AND next_step_at < now()")

    def untold(self):
        """How many notices wait."""
        return "SELECT count(*) FROM staff_notice WHERE told_at IS NULL"


def week_around(begin, end):
    """Intervals of a day that is open but for a while, which may cross midnight."""
    begin, end = (moment.astimezone(ZONE).strftime("%H:%M") for moment in (begin, end))
    if begin > end:
        return [f"{end}-{begin}"]
    parts = [("00:00", begin), (end, "24:00")]
    return ["-".join(part) for part in parts if part[0] != part[1]]


def minute(moment):
    """The minute in which it lies."""
    return moment.replace(second=0, microsecond=0)


def every_second(begin, count):
    """So many instants from one on, a second apart."""
    return [stamp(begin + datetime.timedelta(seconds=second)) for second in range(count)]
