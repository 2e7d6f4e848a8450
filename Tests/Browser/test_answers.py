"""Answers: a template, what is missing, what the citizen will see, and fifteen seconds of undo."""

import re
import uuid

import pytest
import requests

from conftest import NARROW, WIDE

STORY = "Mặt đường trước cổng chùa Gia Lào bong tróc, xe máy dễ ngã khi trời mưa."
ANSWER = "Qua kiểm tra ngày 23/11/2026, Đội duy tu đã vá xong. Cần hỏi lại, xin gọi tổng đài."


def taken_up(service, visit, story=STORY, category="an_ninh_trat_tu"):
    """A ticket in the hands of a unit's head, and their browser at it; no photo is asked for."""
    answer = requests.post(
        service.base + "/api/v1/tickets", timeout=30,
        headers={"Authorization": f"Bearer {service.token('tongdai1')}",
                 "Idempotency-Key": str(uuid.uuid4())},
        json={"kind": "feedback", "category": category, "channel": "hotline", "body": story,
              "place": {"commune": "26425", "text": "cổng chùa Gia Lào"}, "unit": 102,
              "forward": True})
    assert answer.status_code == 201, answer.text
    return answer.json()["number"], answer.json().get("accessCode")


def at_editor(visit, number, **wishes):
    head = visit(**wishes).sign_in("kthtdt.ld")
    if wishes.get("javascript"):
        head.page.wait_for_url("**/desk")
    head.go(f"/desk/tickets/{number}")
    if head.page.locator("main button", has_text="Nhận xử lý").count():
        head.press("Nhận xử lý")
    head.go(f"/desk/tickets/{number}/answer")
    return head


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_an_answer_begins_from_a_template_without_javascript(visit, service, viewport):
    number, _ = taken_up(service, visit)
    head = at_editor(visit, number, viewport=viewport)
    head.page.fill("[name=answer-text]", "Lời riêng.")
    head.page.select_option("[name=answer-template]", label="Trả lời chung")
    head.press("Dùng mẫu")
    text = head.page.input_value("[name=answer-text]")
    assert text.startswith("Lời riêng.\n\nKính gửi"), "nothing typed is lost"
    assert number in text and "cổng chùa Gia Lào" in text and "{" not in text
    assert "Đã thêm mẫu, chưa lưu" in head.page.locator("body").inner_text()
    head.press("Trình duyệt")
    assert "Còn chỗ chưa điền" in head.text
    assert head.page.input_value("[name=answer-text]") == text
    wide = head.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "nothing stands out to the side"


def test_the_checklist_and_the_preview_follow_what_was_typed(visit, service):
    number, _ = taken_up(service, visit)
    head = at_editor(visit, number)
    missing = head.page.locator(".checklist .is-missing").count()
    head.page.fill("[name=answer-text]", ANSWER)
    head.press("Xem trước")
    assert head.page.locator(".checklist .is-missing").count() < missing
    assert head.page.locator(".own-preview .reply .said").inner_text() == ANSWER
    assert head.page.input_value("[name=answer-text]") == ANSWER
    head.page.fill("[name=answer-text]", "Đã chuyển đơn vị xử lý.")
    head.press("Xem trước")
    assert "đã chuyển đơn vị xử lý" in head.page.locator(".empty-phrases").inner_text()


def approved(service, visit, **wishes):
    number, _ = taken_up(service, visit)
    head = at_editor(visit, number, **wishes)
    head.page.fill("[name=answer-text]", ANSWER)
    head.press("Trình duyệt")
    head.go(f"/desk/tickets/{number}")
    head.press("Duyệt")
    return number, head


@pytest.mark.parametrize("javascript", [False, True])
def test_an_answer_is_taken_back_before_it_leaves(visit, service, javascript):
    number, head = approved(service, visit, javascript=javascript)
    sent = head.page.locator("#sent")
    assert re.search(r"Đã trả lời. Gửi đi sau 1?\d giây", sent.inner_text())
    if javascript:
        sent.locator("button", has_text=re.compile(r"Hoàn tác \(1?\d\)")).wait_for()
    sent.locator("button").click()
    head.page.wait_for_url("**done=undo")
    assert "Chờ lãnh đạo duyệt" in head.text
    assert ANSWER in head.text, "the words are there"


def test_when_the_time_is_over_the_button_goes(visit, service):
    number, head = approved(service, visit, javascript=True)
    head.page.locator("#sent", has_text="Đã gửi đi").wait_for(timeout=20_000)
    assert head.page.locator("#sent button").count() == 0
    head.go(f"/desk/tickets/{number}")
    assert head.page.locator("#sent").count() == 0
