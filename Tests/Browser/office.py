"""Tickets in every state, made and found through the API, for the pages that show them."""

import functools
import uuid

import requests

STORY = "Nắp cống trước chợ Gia Ray bị vỡ, xe máy đi ngang dễ sụp bánh, tối không có đèn."


class Office:
    """The sample office, asked behind the screens."""

    def __init__(self, service):
        self.service = service
        self.token = functools.cache(service.token)

    def ask(self, method, path, username=None, revision=None, **more):
        headers = more.pop("headers", {})
        if username:
            headers["Authorization"] = f"Bearer {self.token(username)}"
        if revision is not None:
            headers["If-Match"] = f'"{revision}"'
        answer = requests.request(
            method, f"{self.service.base}/api/v1{path}", headers=headers, timeout=30, **more)
        assert answer.ok, f"{method} {path}: {answer.text}"
        return answer.json()

    def find(self, username, **filters):
        """The number of the first ticket that somebody sees and that fits."""
        found = self.ask("GET", "/tickets", username, params=dict(filters, limit=1))["items"]
        assert found, f"{username} sees no ticket that fits {filters}"
        return found[0]["number"]

    def call(self, story=STORY, **more):
        """A ticket that an operator has just entered: accepted, with a unit proposed."""
        return self.ask(
            "POST", "/tickets", "tongdai1", headers={"Idempotency-Key": str(uuid.uuid4())},
            json=dict({"kind": "feedback", "category": "ha_tang_giao_thong", "channel": "hotline",
                       "body": story, "place": {"commune": "26425"}}, **more))["number"]

    def send(self, story=STORY):
        """A ticket that a citizen has just sent: its number and its access code."""
        sent = self.ask("POST", "/public/submissions", json={"body": story})
        return sent["number"], sent["accessCode"]

    def move(self, username, number, to, **more):
        seen = self.ask("GET", f"/tickets/{number}", username)["revision"]
        self.ask("POST", f"/tickets/{number}/moves", username, seen, json=dict(more, to=to))

    def own(self, *moves):
        """A citizen's ticket after moves of the dispatcher: its number and its access code."""
        number, code = self.send()
        for to, more in moves:
            self.move("dieuphoi1", number, to, **more)
        # As if the time were over in which an answer can be taken back.
        self.service.sql("UPDATE answer SET leaves_at = approved_at WHERE leaves_at IS NOT NULL")
        return number, code

    @functools.cached_property
    def shared(self):
        """A ticket on which a second unit works: handled by one, contributed to by another."""
        number = self.call()
        self.move("dieuphoi1", number, "forwarded", unit=102)
        self.move("kthtdt.cv1", number, "in_progress")
        self.ask(
            "POST", f"/tickets/{number}/assignments", "kthtdt.ld",
            json={"unit": 103, "role": "cooperating", "note": "Nhờ kiểm tra giúp."})
        return number

    @functools.cached_property
    def extended(self):
        """A ticket whose answer was put off on a request."""
        number = self.call()
        self.move("dieuphoi1", number, "forwarded", unit=102)
        self.move("kthtdt.cv1", number, "in_progress")
        self.ask(
            "POST", f"/tickets/{number}/extensions", "kthtdt.cv1",
            json={"obligation": "answer", "amount": 1, "note": "Chờ vật tư."})
        self.ask(
            "POST", f"/tickets/{number}/extensions/decision", "dieuphoi1",
            json={"obligation": "answer", "granted": True})
        return number

    def published(self, state="published", join=""):
        """The number of a ticket whose public text stands there, or stood there."""
        year, serial = self.service.sql(
            "SELECT year, serial FROM publication p JOIN ticket ON ticket.id = p.ticket_id"
            f" {join} WHERE p.state = '{state}' ORDER BY ticket.id DESC LIMIT 1")[0]
        return self.find("dieuphoi1", q=f"PA-{year}-{int(serial):06d}")
