"""Papers of a ticket: offered where they fit, printed on one sheet, with no name but by a click."""

import re

import pytest

from conftest import NARROW


def ticket(desk, state):
    """The first ticket of a state."""
    desk.go(f"/desk/search?state={state}")
    return desk.page.locator(".line-number").first.inner_text()


@pytest.mark.parametrize("state, paper, words", [
    ("accepted", "documents", "GIẤY BIÊN NHẬN"),
    ("forwarded", "forwarding", "PHIẾU CHUYỂN"),
    ("transferred", "forwarding", "Quý cơ quan"),
    ("declined", "declined", "không tiếp nhận"),
    ("transferred", "transferred", "cơ quan có thẩm quyền"),
    ("awaiting_information", "question", "bổ sung thông tin"),
])
def test_a_paper_is_one_sheet_and_reached_from_the_ticket(visit, state, paper, words):
    desk = visit().sign_in("dieuphoi1")
    desk.go(f"/desk/tickets/{ticket(desk, state)}")
    desk.page.locator("summary", has_text="In giấy tờ").click()
    desk.page.locator(f".papers a[href$='/{paper}']").click()
    assert words in desk.page.locator("article").inner_text()
    printed = desk.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1
    width, height = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed).groups()
    assert abs(float(width) - 595) < 2 and abs(float(height) - 842) < 2


def test_who_signs_and_who_reported_are_chosen_on_the_screen(visit):
    desk = visit().sign_in("dieuphoi1")
    desk.go(f"/desk/tickets/{ticket(desk, 'forwarded')}/papers/forwarding")
    desk.page.select_option("[name=paper-signer]", "order")
    desk.press("Đổi người ký")
    assert "TL. CHỦ TỊCH" in desk.text
    desk.page.select_option("[name=paper-reason]", index=1)
    desk.press("Ghi tên người phản ánh")
    assert "TL. CHỦ TỊCH" in desk.text
    assert desk.page.locator("[name=paper-reason]").count() == 0


def test_a_paper_can_be_read_on_a_narrow_screen(visit):
    desk = visit(viewport=NARROW).sign_in("dieuphoi1")
    declined, forwarded = ticket(desk, "declined"), ticket(desk, "forwarded")
    for path in (f"{declined}/papers/declined", f"{forwarded}/papers/documents",
                 f"{forwarded}/papers/forwarding"):
        desk.go(f"/desk/tickets/{path}")
        assert desk.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
