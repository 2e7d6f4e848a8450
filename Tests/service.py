"""The program as it is served: started, killed and asked by the tests that run it whole."""

import datetime
import hashlib
import hmac
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import requests

ROOT = pathlib.Path(os.environ.get("HOIAM_ROOT", pathlib.Path(__file__).parent.parent))
BINARY = pathlib.Path(os.environ.get("HOIAM_BINARY", ROOT / ".build/debug/hoiam"))
PASSWORD = "xuan-loc-2026"
TELEPHONY_SECRET = "secret-of-the-exchange-in-tests-only"


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Service:
    """One service with its private PostgreSQL in a directory of its own."""

    def __init__(self):
        # Not below a home: PostgreSQL's account must be able to enter.
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="hoiam-test-", dir="/tmp"))
        self.directory.chmod(0o755)
        self.data = self.directory / "data"
        self.log = self.directory / "log"
        self.port = free_port()
        self.process = None

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    def seed(self):
        """Makes the sample office with its people and passwords, without tickets."""
        subprocess.run(
            [BINARY, "seed", "--sample", "--without-tickets", "--embedded", self.data,
             "--share", ROOT], check=True, capture_output=True, timeout=120)
        return self

    def start(self, *options, sample=False, timeout=240):
        """Starts it and returns when it is ready."""
        command = [
            BINARY, "serve", "--embedded", self.data, "--share", ROOT, "--port", str(self.port),
            *options,
        ]
        if sample:
            command.append("--sample")
        environment = dict(
            os.environ, HOIAM_RATE_LIMITS="false", HOIAM_TELEPHONY_SECRETS=TELEPHONY_SECRET)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, env=environment, start_new_session=True)
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"it did not start:\n{self.words()}")
            try:
                if requests.get(self.base + "/readyz", timeout=5).status_code == 200:
                    return self
            except requests.RequestException:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"it is not ready after {timeout} s:\n{self.words()}")

    def kill(self):
        """Kills the service, not its database, as the kernel would when memory ends."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def postmaster(self):
        """The pid of the database's first process; None while there is none."""
        try:
            return int((self.data / "cluster/postmaster.pid").read_text().split("\n")[0])
        except (FileNotFoundError, ValueError):
            return None

    def stop(self):
        """Stops it as an operator would."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def remove(self):
        """Stops it and leaves nothing behind."""
        self.stop()
        postmaster = self.postmaster()
        if postmaster:
            try:
                os.kill(postmaster, signal.SIGQUIT)
            except ProcessLookupError:
                pass
        shutil.rmtree(self.directory, ignore_errors=True)

    def words(self):
        """The end of its log."""
        return self.log.read_text(errors="replace")[-3000:]

    def sql(self, query):
        """The rows of a query, asked behind the service's back."""
        psql = shutil.which("psql") or "psql"
        done = subprocess.run(
            [psql, "-h", self.data / "run", "-U", "postgres", "-d", "hoiam", "-AtF", "\t",
             "-v", "ON_ERROR_STOP=1", "-c", "SET search_path = office, open, public", "-c", query],
            capture_output=True, text=True, check=True, timeout=60)
        return [line.split("\t") for line in done.stdout.splitlines()[1:]]

    def tell(self, call, event, caller="0913 000 275", extension="101", **more):
        """Tells of a call as the exchange does; the state of the call."""
        news = dict(call=call, event=event, caller=caller, extension=extension, **more)
        news.setdefault("at", datetime.datetime.now(datetime.timezone.utc).isoformat())
        body = json.dumps(news).encode()
        now = str(int(time.time()))
        code = hmac.new(TELEPHONY_SECRET.encode(), now.encode() + b"." + body, hashlib.sha256)
        answer = requests.post(
            self.base + "/telephony/v1/calls", data=body, timeout=30,
            headers={"Content-Type": "application/json", "Hoiam-Timestamp": now,
                     "Hoiam-Signature": "v1=" + code.hexdigest()})
        assert answer.status_code == 200, answer.text
        return answer.json()["state"]

    def routes(self):
        """Method, path and audience of every route of the program."""
        listed = subprocess.run(
            [BINARY, "routes"], capture_output=True, text=True, check=True, timeout=60)
        return [tuple(line.split(" ")) for line in listed.stdout.splitlines()]

    def token(self, username):
        """A bearer token."""
        answer = requests.post(
            self.base + "/api/v1/sessions", timeout=30,
            json={"username": username, "password": PASSWORD})
        assert answer.status_code == 201, answer.text
        return answer.json()["token"]
