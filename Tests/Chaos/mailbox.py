"""A mail server that keeps what it is given, and that can leave a sender without its answer."""

import dataclasses
import email
import email.policy
import socketserver
import threading
import time


@dataclasses.dataclass(frozen=True)
class Mail:
    """A mail that was handed over whole."""

    id: str
    recipient: str
    subject: str
    body: str
    at: float


class Mailbox:
    """Takes mail for everybody; every mail whose last line has come counts, answered or not."""

    def __init__(self):
        self.mails = []
        self.delay = 0.0  # seconds between the end of a mail and "250"
        self.answers = threading.Event()  # cleared: nobody is told that their mail was taken
        self.answers.set()
        self.came = threading.Condition()
        self.server = Server(("127.0.0.1", 0), Conversation)
        self.server.mailbox = self
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server.server_address[1]

    def put(self, recipient, raw):
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        with self.came:
            self.mails.append(Mail(
                mail["Message-ID"].strip("<>"), recipient, mail["Subject"], mail.get_content(),
                time.time()))
            self.came.notify_all()

    def of_clocks(self):
        """What told somebody of the office of clocks."""
        return [mail for mail in list(self.mails) if mail.id.startswith("clock-")]

    def wait(self, count, timeout):
        """Waits until so many mails have come in all."""
        with self.came:
            return self.came.wait_for(lambda: len(self.mails) >= count, timeout)

    def close(self):
        self.answers.set()
        self.server.shutdown()
        self.server.server_close()


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    mailbox: Mailbox

    def handle_error(self, request, client_address):
        """Whoever is killed hangs up in the middle."""


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a sender without sign-in speaks."""

    def handle(self):
        mailbox, recipient = self.server.mailbox, ""
        self.say("220 mailbox.example")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"RCPT":
                recipient = line.decode().split("<")[1].split(">")[0]
            if verb == b"DATA":
                self.say("354 go on")
                if (raw := self.data()) is None:
                    return
                mailbox.put(recipient, raw)
                time.sleep(mailbox.delay)
                mailbox.answers.wait(60)
            self.say("221 bye" if verb == b"QUIT" else "250 mailbox.example")

    def data(self):
        """A mail to its last line; None for one that ends before it."""
        lines = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)
        return None

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")
