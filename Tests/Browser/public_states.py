"""What leads to the pages of the public site that no address alone shows."""

from office import STORY

ANSWER = "Phòng đã thay nắp cống mới trong sáng nay và kiểm tra các nắp còn lại. Trân trọng./."

ASKED = [("accepted", {}), ("awaiting_information", {"note": "Nắp cống ở trước nhà số mấy ạ?"})]
DECLINED = [("declined", {"reason": "dan_su"})]
ANSWERED = [("accepted", {}), ("answered", {"text": ANSWER})]

SEND = "main form button.large"


def second_page(window):
    window.go("/ket-qua")
    window.send(".pager a[rel=next]")


def result(window):
    """One with photos: the heaviest sort."""
    number = window.office.published(
        join="JOIN publication_photo f ON f.ticket_id = p.ticket_id AND f.version = p.version")
    window.go(f"/ket-qua/{number}")


def tombstone(window):
    window.go(f"/ket-qua/{window.office.published(state='withdrawn')}")


def wrong_form(window):
    window.go("/gui")
    window.fill(email="không phải thư")
    window.send(SEND)


def danger(window):
    window.go("/gui")
    window.fill(body="Cháy nhà ở gần chợ Gia Ray, lửa đang lan sang nhà bên cạnh.")
    window.send(SEND)


def receipt(window):
    window.go("/gui")
    window.fill(body=STORY)
    window.send(SEND)


def mistyped(window):
    track(window, "PA-2026-000001-0", "12")


def unknown(window):
    number, _ = window.office.send()
    track(window, number, "ABCD-2345")


def track(window, number, code):
    window.go("/tra-cuu")
    window.fill(number=number, code=code)
    window.send("main form button.large")


def own(moves=()):
    """One's own ticket after some moves."""

    def lead(window):
        track(window, *window.office.own(*moves))

    return lead


def wrong_rating(window):
    own(ANSWERED)(window)
    window.unfold()
    window.send("form[action*=danh-gia] button")


def rated(window):
    own(ANSWERED)(window)
    window.unfold()
    window.page.locator("[name=score]").first.check()
    window.send("form[action*=danh-gia] button")


def withdrawn(window):
    own()(window)
    window.unfold()
    window.send("form[action*=rut] button")
