"""What leads to the pages of the desk that no address alone shows."""

import uuid

from office import STORY
from public_states import ANSWER

STATES = [
    "received", "accepted", "awaiting_information", "forwarded", "returned", "in_progress",
    "awaiting_approval", "answered", "closed", "declined", "transferred", "merged", "withdrawn",
]
PAPERS = {
    "documents": "accepted", "forwarding": "forwarded", "declined": "declined",
    "transferred": "transferred", "question": "awaiting_information",
}
WORDS = "Nhờ đơn vị kiểm tra thêm."


def act(act):
    return f"form[action*='/acts/{act}'] button"


def do(what):
    return f"main button[name=do][value={what}]"


# Coming in


def wrong_password(window):
    window.go("/desk/sign-in")
    window.fill(username="tongdai1", password="sai mật khẩu")
    window.send("main form button")


def carried(window):
    """A form that outlived its session: what was typed waits on the sign-in page."""
    window.go("/desk/intake")
    window.fill(body=STORY)
    cookies = window.page.context.cookies()
    window.page.context.clear_cookies()
    # As a browser without scripts sends it.
    with window.page.expect_navigation():
        window.page.evaluate("document.querySelector('form.intake').submit()")
    window.page.context.add_cookies(cookies)
    assert window.page.locator("[name=username]").count()


# Intake and calls


def preview(window):
    window.go("/desk/intake")
    window.fill(body="Đèn đường ấp Tân Hợp tắt ba đêm nay, tối om.", phone="0912 000 274")
    window.swap(do("preview"))


def drafts(window):
    preview(window)
    window.go("/desk/intake")


def empty_intake(window):
    window.go("/desk/intake")
    window.fill(phone="chín", receivedAt="hôm nao")
    window.swap(do("save"))


def answering(window):
    window.go("/desk/intake")
    window.fill(body="Cho tôi hỏi giờ làm việc của bộ phận Một cửa.")
    window.swap(do("answer"))
    window.swap(do("answer"))


def emergency(window):
    window.go("/desk/intake")
    window.fill(body="Cháy nhà ở gần chợ Gia Ray, lửa đang lan sang nhà bên cạnh.")
    window.swap(do("preview"))


def call(window):
    window.office.call(reporter={"name": "Lê Thị Thử", "phone": "0912 000 283"})
    window.go("/desk/calls/new?caller=0912000283")


def wrap_up(window):
    """The call has ended, its outcome is still to be written down."""
    call = f"page-{uuid.uuid4()}"
    sit_down(window, "111")
    tell = window.office.service.tell
    tell(call, "answered", caller="0913 000 284", extension="111")
    tell(call, "ended", caller="0913 000 284", extension="111")
    known = window.office.service.sql(f"SELECT id FROM call WHERE pbx_id = '{call}'")
    window.go(f"/desk/intake?call={known[0][0]}")
    window.page.locator("#wrap-up").wait_for()


def banner(window):
    call = f"page-{uuid.uuid4()}"
    window.go("/desk")
    window.page.locator("body[data-line=open]").wait_for(state="attached")
    window.office.service.tell(call, "ringing", caller="0913 000 285", extension=None)
    window.page.locator("#incoming").wait_for(state="visible")
    window.office.service.tell(call, "ended", caller="0913 000 285", extension=None)
    # What it looks like, for as long as it rings.
    window.page.evaluate("document.getElementById('incoming').hidden = false")


def sit_down(window, telephone):
    window.go("/desk/calls/seat")
    window.fill(extension=telephone)
    window.send("main form button")


def call_backs(window):
    missed(window)
    window.go("/desk/call-backs")


def call_back(window):
    missed(window)
    window.go("/desk/call-backs")
    window.send("form[action*='/claim'] button")


def missed(window):
    call, caller = f"page-{uuid.uuid4()}", f"0888 000 {uuid.uuid4().int % 900 + 100}"
    for event in ("ringing", "missed"):
        window.office.service.tell(call, event, caller=caller)


def receipt(window):
    window.go("/desk/intake")
    window.fill(body=STORY)
    window.choose("category", "ha_tang_giao_thong")
    window.send(do("save"))


def slip(window):
    receipt(window)
    window.send("main a[href*='/slip']")


# The dispatcher


def sent_from_list(window):
    window.office.call()
    window.go("/desk/triage?tab=accepted")
    window.page.wait_for_selector("html.has-keys")
    window.page.keyboard.press("f")
    window.page.locator(".triage-said .sent").wait_for()


def key_map(window):
    window.go("/desk/triage")
    window.page.wait_for_selector("html.has-keys")
    window.page.keyboard.press("?")
    window.page.locator("dialog[open]").wait_for()


def together(window):
    window.office.call()
    window.go("/desk/queue/office?tab=accepted")
    window.page.locator(".line-pick input").first.check()
    window.unfold()
    window.send(do("forward"))


def ticket(state, who="dieuphoi1", **filters):
    """A ticket of a state, as somebody sees it."""

    def lead(window):
        number = window.office.find(who, state=state, **filters)
        window.go(f"/desk/tickets/{number}")

    return lead


def below(state, path):
    """What stands below a ticket of a state."""

    def lead(window):
        window.go(f"/desk/tickets/{window.office.find('dieuphoi1', state=state)}/{path}")

    return lead


def opened(act):
    def lead(window):
        number = window.office.find("dieuphoi1", state="accepted")
        window.go(f"/desk/tickets/{number}?open={act}&from=triage-accepted")

    return lead


def wrong_act(window):
    number = window.office.call(category="khac")
    window.go(f"/desk/tickets/{number}")
    window.unfold()
    window.choose("forward-unit", "")
    window.send(act("forward"))


def stale(window):
    number = window.office.call()
    window.go(f"/desk/tickets/{number}")
    window.unfold()
    window.office.move("dieuphoi1", number, "forwarded", unit=102)
    window.fill(**{"forward-note": WORDS})
    window.send(act("forward"))


def identity(window):
    number = window.office.call(reporter={"name": "Lê Thị Thử", "phone": "0912 000 283"})
    window.go(f"/desk/tickets/{number}")
    window.unfold()
    window.page.select_option("[name=identity-reason]", index=1)
    window.send("form[action*='/identity'] button")


def extended_paper(window):
    number = window.office.extended
    window.go(f"/desk/tickets/{number}/papers/extended")


# Units


def shared(path):
    """What stands below a ticket on which two units work."""

    def lead(window):
        window.go(f"/desk/tickets/{window.office.shared}{path}")

    return lead


def wrong_answer(window):
    shared("/answer")(window)
    window.fill(**{"answer-text": ANSWER})
    window.send(do("submit"))


# Publication, reports, restricted tickets


def publication(window):
    window.go("/desk/publications")
    window.send(".task .line-number")


def wrong_publication(window):
    publication(window)
    window.fill(title="", question="Gọi tôi, Lê Thị Thử, số 0912 000 283.")
    window.send("#public-text .actions button")


def published(window):
    window.go(f"/desk/tickets/{window.office.published()}/publication")


def this_week(window):
    window.go("/desk/reports/weekly")
    window.send("main .page-head .actions a:nth-of-type(2)")


def restricted(window):
    window.go("/desk/queue/office?tab=open")
    window.send(".line-number")


# Registers


def wrong_hotline(window):
    window.go("/desk/admin/hotlines/new")
    window.send("main form button")


def stale_hotline(window):
    window.go("/desk/admin/hotlines/2")
    other = window.page.context.new_page()
    other.goto(window.address("/desk/admin/hotlines/2"))
    hours = f"24/7 ({uuid.uuid4().hex[:4]})"
    other.fill("[name=hours]", hours)
    with other.expect_navigation():
        other.locator("main form button").first.click()
    other.close()
    window.fill(hours="7 giờ đến 17 giờ")
    window.send("main form button")


def calendar_preview(window):
    window.go("/desk/admin/calendars/office")
    closed = window.page.locator("[name=closed]")
    closed.fill(closed.input_value() + "\n2026-12-24 Thử một ngày nghỉ")
    window.fill(note="Thử")
    window.send(do("preview"))
