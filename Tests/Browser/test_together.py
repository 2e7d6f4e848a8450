"""The same on several tickets of a queue."""

import pytest

from conftest import NARROW, WIDE


def test_several_are_reminded_of_at_once_and_each_has_its_result(visit, service):
    desk = visit().sign_in("dieuphoi1")
    desk.go("/desk/queue/office?tab=in-units")
    boxes = desk.page.locator(".line-pick input")
    numbers = desk.page.locator(".line-number").all_inner_texts()[:3]
    for index in range(3):
        boxes.nth(index).check()
    desk.page.locator(".batch > summary").click()
    desk.page.fill("[name=batch-note]", "Đề nghị báo cáo tiến độ trong ngày.")
    desk.press("Đôn đốc các phiếu đã chọn")
    assert "Xong 3 trên 3 phiếu" in desk.text
    assert all(number in desk.text for number in numbers)
    marks = service.sql(
        "SELECT count(*), count(DISTINCT detail ->> 'together') FROM ticket_event"
        " WHERE detail ? 'together'")
    assert marks == [["3", "1"]], "one mark for all of them"


def test_what_is_refused_can_be_tried_again_with_what_was_typed(visit):
    desk = visit().sign_in("dieuphoi1")
    desk.go("/desk/queue/office?tab=accepted")
    desk.page.locator(".line-pick input").first.check()
    desk.page.locator(".batch > summary").click()
    desk.page.fill("[name=batch-note]", "Xử lý trong tuần.")
    desk.press("Chuyển các phiếu đã chọn")
    assert "Xong 0 trên 1 phiếu" in desk.text
    assert desk.page.input_value("[name=batch-note]") == "Xử lý trong tuần."
    desk.page.select_option("[name=batch-unit]", index=2)
    desk.press("Chuyển các phiếu đã chọn")
    assert "Xong 1 trên 1 phiếu" in desk.text


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_line_with_a_box_has_its_parts_beside_each_other(visit, viewport):
    desk = visit(viewport=viewport).sign_in("dieuphoi1")
    desk.go("/desk/queue/office?tab=open")
    overlaps = desk.page.evaluate("""() => [...document.querySelectorAll(".line")].filter(line => {
      const boxes = [".line-pick", ".chip", ".line-number", ".line-title", ".line-state"]
        .map(name => line.querySelector(name)?.getBoundingClientRect()).filter(Boolean)
      return boxes.some((one, at) => boxes.slice(at + 1).some(other =>
        one.left < other.right - 1 && other.left < one.right - 1 &&
        one.top < other.bottom - 1 && other.top < one.bottom - 1))
    }).map(line => line.textContent.trim())""")
    assert overlaps == []
