"""Every page of the program, in the states that look different, for the people who see them.

A page that is missing here fails `test_accessibility.py`: the list is held against the routes.
"""

import dataclasses
import typing
import uuid

import desk_states as desk
import public_states as public

# Asked for by programs, or never shown by themselves.
NO_PAGES = {
    "/healthz", "/readyz", "/metrics", "/robots.txt", "/sitemap.xml", "/ket-qua.atom",
    "/assets/{name}", "/anh/{number}/{photo}", "/anh/{number}/{photo}/nho",
    "/desk/tickets/{number}/files/{file}", "/desk/tickets/{number}/files/{file}/thumbnail",
    "/desk/events", "/desk/places", "/desk/export.csv", "/desk/reports/weekly.csv",
    "/gui/da-nhan",  # leads on
}

# Whose home, lists and navigation differ.
EVERYONE = [
    "tongdai1", "dieuphoi1", "kthtdt.cv1", "kthtdt.ld", "congkhai1", "lanhdao1", "tonghop1",
    "hanche1", "ctv1", "giamsat1", "quantri",
]


@dataclasses.dataclass(frozen=True)
class Page:
    """A page in one state."""

    # As the routes write it; for the answer to a form where the form goes.
    route: str
    # Who looks; "" for the public.
    who: str
    # An address, or what leads there in a window.
    way: typing.Union[str, typing.Callable]
    state: str = ""

    @property
    def id(self):
        return " ".join(filter(None, [self.who, self.route, self.state]))

    def open(self, window):
        """Leads a window there."""
        if callable(self.way):
            self.way(window)
        else:
            window.go(self.way)
        window.unfold()
        assert window.is_at(self.route), f"{self.id} ended at {window.page.url}"


def plain(who, *paths):
    return [Page(path.split("?")[0], who, path, path.partition("?")[2]) for path in paths]


PUBLIC = [
    *plain("", "/", "/gui", "/tra-cuu", "/ket-qua", "/duong-day-nong", "/ve", "/desk/sign-in"),
    *plain("", "/ket-qua?q=o+ga&kind=feedback", "/ket-qua?q=zzqx", "/ket-qua?kind=strange"),
    Page("/ket-qua", "", public.second_page, "second page"),
    Page("/ket-qua/{number}", "", public.result, "with photos"),
    Page("/ket-qua/{number}", "", public.tombstone, "withdrawn"),
    Page("/khong-co-trang-nay", "", "/khong-co-trang-nay", "no such page"),
    Page("/gui", "", public.wrong_form, "errors"),
    Page("/gui", "", public.danger, "danger"),
    Page("/gui", "", public.receipt, "receipt"),
    Page("/tra-cuu", "", public.mistyped, "errors"),
    Page("/tra-cuu", "", public.unknown, "unknown"),
    Page("/tra-cuu", "", public.own(), "received"),
    Page("/tra-cuu", "", public.own(public.ASKED), "question"),
    Page("/tra-cuu", "", public.own(public.DECLINED), "declined"),
    Page("/tra-cuu", "", public.own(public.ANSWERED), "answered"),
    Page("/tra-cuu/danh-gia", "", public.wrong_rating, "errors"),
    Page("/tra-cuu/danh-gia", "", public.rated, "rated"),
    Page("/tra-cuu/rut", "", public.withdrawn, "withdrawn"),
    Page("/desk/sign-in", "", desk.wrong_password, "wrong password"),
    Page("/desk/sign-in", "", "/desk/sign-in?next=%2Fdesk%2Ftriage", "sent here"),
]

OPERATOR = [
    *plain("tongdai1", "/desk/intake", "/desk/calls", "/desk/calls/new", "/desk/calls/seat",
           "/desk/keys", "/desk/queue/own"),
    Page("/desk/intake", "tongdai1", desk.preview, "suggestions"),
    Page("/desk/intake", "tongdai1", desk.drafts, "drafts"),
    Page("/desk/intake", "tongdai1", desk.empty_intake, "errors"),
    Page("/desk/intake", "tongdai1", desk.answering, "answer now"),
    Page("/desk/intake", "tongdai1", desk.emergency, "emergency"),
    Page("/desk/intake", "tongdai1", desk.call, "call"),
    Page("/desk/intake", "tongdai1", desk.wrap_up, "wrap-up"),
    Page("/desk", "tongdai1", desk.banner, "a call comes in"),
    Page("/desk/receipt/{number}", "tongdai1", desk.receipt),
    Page("/desk/receipt/{number}/slip", "tongdai1", desk.slip),
    Page("/desk/call-backs", "tongdai1", desk.call_backs),
    Page("/desk/call-backs/{id}", "tongdai1", desk.call_back, "taken"),
    Page("/desk/intake", "tongdai1", desk.carried, "the session had ended"),
]

DISPATCHER = [
    *plain("dieuphoi1", "/desk/triage", "/desk/triage?tab=accepted", "/desk/triage?tab=returned",
           "/desk/triage?tab=twice", "/desk/search?q=o+ga", "/desk/search?q=zzqx", "/desk/calls",
           "/desk/calls/blocked", "/desk/extensions", "/desk/deliveries", "/desk/queue/office",
           "/desk/queue/office?tab=open", "/desk/queue/office?tab=open&kind=praise"),
    Page("/desk/triage", "dieuphoi1", desk.sent_from_list, "a row was sent"),
    Page("/desk/triage", "dieuphoi1", desk.key_map, "map of keys"),
    Page("/desk/queue/{scope}/together", "dieuphoi1", desk.together, "refused"),
    *(Page("/desk/tickets/{number}", "dieuphoi1", desk.ticket(state), state)
      for state in desk.STATES),
    Page("/desk/tickets/{number}", "dieuphoi1", desk.ticket("in_progress", due="overdue"), "late"),
    Page("/desk/tickets/{number}", "dieuphoi1", desk.opened("decline"), "a form is open"),
    Page("/desk/tickets/{number}/acts/forward", "dieuphoi1", desk.wrong_act, "errors"),
    Page("/desk/tickets/{number}/acts/forward", "dieuphoi1", desk.stale, "somebody was faster"),
    Page("/desk/tickets/{number}/identity", "dieuphoi1", desk.identity, "who reported"),
    Page("/desk/tickets/{number}", "dieuphoi1", "/desk/tickets/PA-2026-999999-9", "no such ticket"),
    Page("/desk/tickets/{number}/letter", "dieuphoi1", desk.below("answered", "letter")),
    Page("/desk/tickets/{number}/deadlines/{ordinal}", "dieuphoi1",
         desk.below("in_progress", "deadlines/1")),
    Page("/desk/tickets/{number}/deadlines/{ordinal}", "dieuphoi1",
         desk.below("awaiting_information", "deadlines/1"), "paused"),
    *(Page(f"/desk/tickets/{{number}}/papers/{paper}", "dieuphoi1",
           desk.below(state, f"papers/{paper}"))
      for paper, state in desk.PAPERS.items()),
    Page("/desk/tickets/{number}/papers/extended", "dieuphoi1", desk.extended_paper),
]

UNIT = [
    *plain("kthtdt.cv1", "/desk/queue/unit", "/desk/queue/unit?tab=mine"),
    *plain("kthtdt.ld", "/desk/queue/unit", "/desk/extensions"),
    Page("/desk/tickets/{number}", "kthtdt.ld", desk.ticket("awaiting_approval", "kthtdt.ld"),
         "awaiting_approval"),
    Page("/desk/tickets/{number}", "kthtdt.cv1", desk.shared(""), "in_progress"),
    Page("/desk/tickets/{number}/answer", "kthtdt.cv1", desk.shared("/answer")),
    Page("/desk/tickets/{number}/answer", "kthtdt.cv1", desk.wrong_answer, "errors"),
    *plain("vhxh.cv1", "/desk/contributions"),
    Page("/desk/tickets/{number}/contribution", "vhxh.cv1", desk.shared("/contribution")),
]

OTHERS = [
    *plain("congkhai1", "/desk/publications"),
    Page("/desk/tickets/{number}/publication", "congkhai1", desk.publication),
    Page("/desk/tickets/{number}/publication", "congkhai1", desk.wrong_publication, "errors"),
    Page("/desk/tickets/{number}/publication", "congkhai1", desk.published, "published"),
    *plain("lanhdao1", "/desk/reports/weekly"),
    Page("/desk/reports/weekly", "lanhdao1", desk.this_week, "provisional"),
    Page("/desk/tickets/{number}", "giamsat1", desk.ticket("in_progress", "giamsat1"), "masked"),
    Page("/desk/tickets/{number}", "hanche1", desk.restricted, "restricted"),
    *(Page("/desk", who, "/desk") for who in EVERYONE if who not in ("ctv1", "quantri")),
    Page("/desk/queue/{scope}", "ctv1", "/desk/queue/own", "empty"),
    Page("/desk/admin", "lanhdao1", "/desk/admin", "not theirs"),
]

REGISTERS = {"people": "6", "units": "102", "rules": "1", "levels": "1", "hotlines": "1",
             "templates": "1"}
ADMINISTRATOR = [
    *plain("quantri", "/desk/admin", "/desk/admin/dead-letters", "/desk/admin/stand-ins",
           "/desk/admin/calendars", "/desk/admin/rules?past=yes", *(f"/desk/admin/{name}" for name in REGISTERS)),
    *(Page(f"/desk/admin/{name}/{{id}}", "quantri", f"/desk/admin/{name}/{entry}")
      for name, entry in REGISTERS.items()),
    *(Page(f"/desk/admin/{name}/{{id}}", "quantri", f"/desk/admin/{name}/new", "new")
      for name in REGISTERS),
    *plain("quantri", "/desk/admin/places"),
    Page("/desk/admin/places/{id}", "quantri", "/desk/admin/places/100"),
    Page("/desk/admin/templates", "kthtdt.ld", "/desk/admin/templates"),
    Page("/desk/admin/hotlines/{id}", "quantri", desk.wrong_hotline, "errors"),
    Page("/desk/admin/hotlines/{id}", "quantri", desk.stale_hotline, "somebody was faster"),
    Page("/desk/admin/calendars/{code}", "quantri", "/desk/admin/calendars/office"),
    Page("/desk/admin/calendars/{code}", "quantri", desk.calendar_preview, "preview"),
]

PAGES = PUBLIC + OPERATOR + DISPATCHER + UNIT + OTHERS + ADMINISTRATOR
