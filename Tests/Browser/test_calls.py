"""Calls as they come: the exchange rings, the operator's screen knows, and nothing is lost."""

import json
import re
import time
import uuid

import pytest
import requests

from conftest import NARROW, WIDE

NUMBER = re.compile(r"PA-\d{4}-\d{6}-\d")


@pytest.fixture
def exchange(service):
    """Tells the service of a call."""
    return service.tell


@pytest.fixture
def call():
    """The exchange's id of a new call."""
    return f"browser-{uuid.uuid4()}"


def sit_down(visitor, telephone="101"):
    visitor.go("/desk/calls/seat")
    visitor.page.fill("[name=extension]", telephone)
    visitor.press("Lưu")
    return visitor


def wait_for_line(visitor):
    """Until the page's stream is open: what is told before it is told late."""
    visitor.page.locator("body[data-line=open]").wait_for(state="attached")


def file_story(visitor, words):
    visitor.page.fill("[name=body]", words)
    visitor.page.select_option("[name=category]", "ha_tang_giao_thong")
    visitor.page.select_option("[name=commune]", "100")
    visitor.page.fill("[name=reporterName]", "Lê Thị Thử")
    visitor.press("Lưu và chuyển")
    visitor.page.wait_for_url("**/desk/receipt/**")
    return NUMBER.search(visitor.text).group(0)


def test_a_call_rings_opens_the_intake_and_becomes_a_ticket(visit, exchange, call):
    operator = sit_down(visit(javascript=True).sign_in("tongdai1"))
    wait_for_line(operator)
    page = operator.page
    exchange(call, "ringing")
    page.locator("#incoming").wait_for(state="visible")
    assert "Cuộc gọi đến" in page.locator("#incoming").inner_text()
    exchange(call, "answered")
    page.wait_for_url("**/desk/intake?call=*")
    assert "275" not in page.url
    assert page.locator("#call").inner_text().count("0913 000 275") == 1
    assert page.input_value("[name=phone]") == "0913 000 275"
    number = file_story(operator, "Ổ gà sâu trước trường tiểu học, xe máy té liên tục.")
    page.get_by_role("link", name="Xong cuộc gọi").click()
    row = page.locator("tbody tr", has_text="0913 *** 275").first
    assert "1 phiếu" in row.inner_text()
    exchange(call, "ended")

    # The same number again: its open ticket is on top, and nobody is taken for somebody.
    again = call + "-again"
    page.goto(page.url)
    wait_for_line(operator)
    exchange(again, "answered")
    page.wait_for_url("**/desk/intake?call=*")
    known = page.locator("#call").inner_text()
    assert number in known and "L. T. T. (1 phiếu)" in known and "hỏi tên" in known
    assert page.input_value("[name=reporterName]") == ""
    page.locator("#call").get_by_role("button", name="Gọi về phiếu này").first.click()
    assert "Cuộc gọi đã gắn với phiếu" in operator.text and number in operator.text
    exchange(again, "ended")


def test_nothing_that_was_typed_is_lost_when_a_call_is_answered(visit, exchange, call):
    operator = sit_down(visit(javascript=True).sign_in("tongdai1"))
    operator.go("/desk/intake")
    operator.page.fill("[name=body]", "Người trước đang kể dở câu chuyện")
    wait_for_line(operator)
    exchange(call, "answered", caller="0974 000 276")
    operator.page.locator("#incoming").wait_for(state="visible")
    operator.page.wait_for_timeout(500)
    assert operator.page.url.endswith("/desk/intake")
    assert operator.page.input_value("[name=body]") == "Người trước đang kể dở câu chuyện"
    link = operator.page.locator("#incoming a")
    assert re.search(r"/desk/intake\?call=\d+$", link.get_attribute("href"))
    link.click()
    operator.page.wait_for_url("**/desk/intake?call=*")
    operator.page.locator("#call").get_by_role("button", name="Mất liên lạc").click()
    operator.page.wait_for_url("**/desk/calls?done=*")
    exchange(call, "ended", caller="0974 000 276")


def test_the_time_to_write_down_the_outcome_counts_down(visit, exchange, call):
    operator = sit_down(visit(javascript=True).sign_in("tongdai1"))
    wait_for_line(operator)
    exchange(call, "answered", caller="anonymous")
    operator.page.wait_for_url("**/desk/intake?call=*")
    assert "Ẩn số" in operator.page.locator("#call").inner_text()
    wait_for_line(operator)
    exchange(call, "ended", caller="anonymous")
    operator.page.get_by_text(re.compile(r"Còn \d+ giây để ghi kết quả")).wait_for()
    operator.page.locator("#call").get_by_role("button", name="Đã giải đáp ngay").click()
    operator.page.wait_for_url("**/desk/calls?done=*")
    assert "Đã giải đáp ngay" in operator.page.locator("tbody tr").first.inner_text()


def test_a_colleague_who_takes_the_call_takes_the_banner_away(visit, exchange, call):
    one = sit_down(visit(javascript=True).sign_in("tongdai1"))
    two = sit_down(visit(javascript=True).sign_in("tongdai2"), "102")
    wait_for_line(one)
    wait_for_line(two)
    exchange(call, "ringing", caller="0325 000 277", extension=None)
    one.page.locator("#incoming").wait_for(state="visible")
    two.page.locator("#incoming").wait_for(state="visible")
    exchange(call, "answered", caller="0325 000 277", extension="102")
    two.page.wait_for_url("**/desk/intake?call=*")
    one.page.locator("#incoming").wait_for(state="hidden")
    assert one.page.url.endswith("/desk/calls?done=saved")
    exchange(call, "ended", caller="0325 000 277", extension="102")


def test_the_stream_says_ids_only_and_ends_with_the_session(visit, service, exchange, call):
    operator = visit().sign_in("tongdai3")
    operator.page.wait_for_url("**/desk")
    cookies = {cookie["name"]: cookie["value"] for cookie in operator.context.cookies()}
    stream = requests.get(
        service.base + "/desk/events", cookies=cookies, stream=True, timeout=40)
    assert stream.status_code == 200
    assert stream.headers["Content-Type"].startswith("text/event-stream")
    lines = stream.iter_lines(chunk_size=1, decode_unicode=True)
    assert next(lines).startswith("retry:")
    exchange(call, "ringing", caller="0706 000 281", extension=None)
    heard = [line for line in (next(lines) for _ in range(4)) if line]
    assert heard[0] == "event: call"
    news = json.loads(heard[1].removeprefix("data: "))
    assert news == {"id": news["id"], "state": "ringing", "whose": "nobody", "late": False}
    exchange(call, "missed", caller="0706 000 281", extension=None)
    operator.page.get_by_role("button", name="Đăng xuất").click()
    operator.page.wait_for_url("**/desk/sign-in*")
    began = time.monotonic()
    rest = "\n".join(lines)
    assert time.monotonic() - began < 20, "it ends by itself"
    assert "706000281" not in rest and "281" not in rest.replace(f'"id":{news["id"]}', "")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_missed_call_is_called_back_without_javascript(visit, service, exchange, call, viewport):
    digits = "278" if viewport == WIDE else "279"
    assert exchange(call, "ringing", caller=f"0888 000 {digits}") == "ringing"
    assert exchange(call, "missed", caller=f"0888 000 {digits}") == "missed"
    operator = visit(viewport=viewport).sign_in("tongdai1")
    operator.go("/desk/call-backs")
    row = operator.page.locator(".task", has_text=f"0888 *** {digits}")
    assert re.search(r"\d+:\d\d \d+/\d+", row.locator("time").inner_text()), "until when"
    row.get_by_role("button", name="Gọi lại").click()
    assert f"0888 000 {digits}" in operator.text
    operator.press("Đã gặp")
    assert "/desk/intake?call=" in operator.page.url
    assert operator.page.input_value("[name=phone]") == f"0888 000 {digits}"
    file_story(operator, "Đèn đường trước nhà không sáng đã một tuần nay.")
    operator.go("/desk/call-backs")
    assert f"0888 *** {digits}" not in operator.text
    ended = service.sql(
        f"SELECT c.outcome FROM call c WHERE c.caller = '+84888000{digits}' AND direction = 'outgoing'")
    assert ended == [["tickets"]]
    log = service.log.read_text(errors="replace")
    assert f"888000{digits}" not in log and f"888 000 {digits}" not in log
