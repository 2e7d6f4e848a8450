"""The operator's form by keyboard, against the clock, without a network, and through crashes."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import CHROMIUM, WIDE, Visitor
from service import PASSWORD, Service

STORY = "Ổ gà sâu trước chợ Gia Ray, hai xe máy té sáng nay, đề nghị vá sớm."


class Hand:
    """A hand that types: counts what a person would press."""

    def __init__(self, page):
        self.page = page
        self.typed = 0
        self.others = 0

    def type(self, text):
        self.page.keyboard.type(text)
        self.typed += len(text)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.others += 1


def intake(visit, path="/desk/intake"):
    desk = visit(javascript=True).sign_in("tongdai1")
    desk.page.wait_for_url("**/desk**")
    desk.go(path)
    return desk


def bodies(service, words):
    return service.sql(f"SELECT count(*) FROM ticket_text WHERE body = '{words}'")[0][0]


def test_a_call_is_filed_in_thirty_seconds_by_keyboard_alone(visit, service):
    """At 200 characters a minute thirty seconds are 100; and at most twelve other keys."""
    desk = intake(visit)
    page, hand = desk.page, Hand(desk.page)
    assert page.evaluate("document.activeElement.id") == "body"
    hand.type(STORY)
    expect(page.locator("#category")).to_have_value("ha_tang_giao_thong")
    expect(page.locator("#commune")).to_have_value("100")
    for _ in range(5):
        hand.press("Tab")
    assert page.evaluate("document.activeElement.id") == "placeText"
    hand.type("cho gia")
    page.wait_for_selector("#placeText-found [role=option]")
    hand.press("ArrowDown", "Enter")
    assert page.input_value("#placeText") == "chợ Gia Ray"
    hand.press("Tab", "Tab", "Tab")
    assert page.evaluate("document.activeElement.id") == "phone"
    hand.type("0912000274")
    page.wait_for_selector(".preview-unit b")
    hand.press("Control+Enter")
    page.wait_for_url("**/desk/receipt/**")
    assert hand.typed <= 100 and hand.others <= 12, (hand.typed, hand.others)
    number = page.inner_text(".big-number")
    row = service.sql(
        "SELECT t.state, t.category, t.commune_id, x.place_text, u.short_name, r.phone_typed "
        "FROM ticket t JOIN ticket_text x ON x.ticket_id = t.id JOIN unit u ON u.id = t.unit_id "
        f"JOIN reporter r ON r.ticket_id = t.id WHERE x.body = '{STORY}'")
    assert row == [
        ["forwarded", "ha_tang_giao_thong", "100", "chợ Gia Ray", "KTHTĐT Xuân Lộc", "0912000274"]], number
    assert desk.complaints == []


def test_danger_is_said_while_it_is_being_told(visit):
    desk = intake(visit)
    desk.page.keyboard.type("Cháy nhà ở gần chợ Gia Ray, lửa đang lan sang nhà bên cạnh.")
    expect(desk.page.locator("#emergency")).to_contain_text("114")
    desk.page.fill("#body", "Đèn đường hỏng ở gần chợ Gia Ray, đề nghị sửa.")
    expect(desk.page.locator("#emergency")).to_be_empty()


def test_enter_goes_on_and_never_files_by_accident(visit, service):
    desk = intake(visit)
    page = desk.page
    page.fill("#body", "Rác đổ thành đống sau chợ, ruồi nhặng bay đầy.")
    page.wait_for_selector(".preview-unit")
    page.focus("#reporterName")
    for field in ("phone", "email", "address"):
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == field
    assert bodies(service, "Rác đổ thành đống sau chợ, ruồi nhặng bay đầy.") == "0"


def test_without_a_network_it_goes_on_and_is_sent_once_when_it_is_back(visit, service):
    desk = intake(visit)
    page = desk.page
    first = "Cây đổ chắn ngang đường vào ấp Tân Hợp, xe không qua được."
    page.fill("#body", first)
    page.wait_for_selector("#draft-state:not(:empty)")
    desk.context.set_offline(True)
    page.keyboard.press("End")
    page.keyboard.type(" Gấp lắm.")
    first += " Gấp lắm."
    expect(page.locator("#draft-state")).to_contain_text("Mất kết nối")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#outbox")).to_contain_text("chưa có số phiếu")
    assert page.input_value("#body") == "", "the next call can be written down"
    assert page.evaluate("document.activeElement.id") == "body"
    second = "Mất nước từ hôm qua ở khu phố 3, chưa thấy ai báo."
    page.keyboard.type(second)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#outbox li")).to_have_count(2)
    assert bodies(service, first) == "0" and bodies(service, second) == "0"
    desk.context.set_offline(False)
    expect(page.locator("#outbox li.is-sent")).to_have_count(2, timeout=30_000)
    assert re.search(r"PA-\d{4}-\d{6}-\d", page.inner_text("#outbox"))
    assert bodies(service, first) == "1" and bodies(service, second) == "1"
    page.reload()
    page.wait_for_timeout(1000)
    assert not page.is_visible("#outbox")
    assert first[:20] not in page.content() and second[:20] not in page.content()
    desk.forgive("net::ERR_INTERNET_DISCONNECTED")


def test_a_page_that_was_closed_without_a_network_sends_when_it_is_opened_again(visit, service):
    desk = intake(visit)
    words = "Đèn đường khu phố 5 tắt cả tuần, tối om."
    desk.page.fill("#body", words)
    desk.page.wait_for_selector("#draft-state:not(:empty)")
    desk.context.set_offline(True)
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.locator("#outbox")).to_contain_text("chưa có số phiếu")
    desk.page.close(run_before_unload=False)
    desk.context.set_offline(False)
    desk.page = desk.context.new_page()
    desk.go("/desk/intake")
    expect(desk.page.locator("#outbox li.is-sent")).to_have_count(1, timeout=30_000)
    assert bodies(service, words) == "1"
    desk.forgive("net::ERR_INTERNET_DISCONNECTED")


def test_signing_out_leaves_nothing_on_the_machine(visit):
    desk = intake(visit)
    page = desk.page
    page.fill("#body", "Người gọi kể chuyện riêng của gia đình họ.")
    page.wait_for_selector("#draft-state:not(:empty)")
    count = """() => new Promise((resolve) => {
      const opening = indexedDB.open("hoiam-drafts", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("draft", {keyPath: "key"});
      opening.onsuccess = () => {
        const rows = opening.result.transaction("draft").objectStore("draft").getAll();
        rows.onsuccess = () => { opening.result.close(); resolve(rows.result); };
      };
    })"""
    rows = page.evaluate(count)
    assert len(rows) == 1 and "fields" not in rows[0], "encrypted"
    page.locator(".whoami form button").click()
    page.wait_for_url("**/desk/sign-in**")
    assert page.evaluate(count) == []


def test_what_lies_on_the_machine_is_nobody_elses(visit, service):
    words = "Chuyện chỉ người trực này được biết."
    desk = intake(visit)
    desk.page.fill("#body", words)
    desk.page.wait_for_selector("#draft-state:not(:empty)")
    desk.context.clear_cookies()
    desk.sign_in("tongdai2")
    desk.forgive("401")
    desk.page.wait_for_url("**/desk**")
    desk.go("/desk/intake")
    desk.page.wait_for_timeout(1500)
    assert words not in desk.page.content()


@pytest.fixture
def own_service():
    service = Service()
    try:
        yield service.seed().start()
    finally:
        service.remove()


def test_the_service_is_killed_in_the_middle_of_a_sentence(chromium, own_service):
    desk = Visitor(chromium, own_service, javascript=True).sign_in("tongdai1")
    desk.page.wait_for_url("**/desk**")
    desk.go("/desk/intake")
    page = desk.page
    page.keyboard.type("Ngập nước trước trường tiểu học, ")
    page.wait_for_selector("#draft-state:not(:empty)")
    own_service.kill()
    page.keyboard.type("học sinh phải lội, nước tới đầu gối.")
    whole = "Ngập nước trước trường tiểu học, học sinh phải lội, nước tới đầu gối."
    expect(page.locator("#draft-state")).to_contain_text("Mất kết nối")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#outbox")).to_contain_text("chưa có số phiếu")
    own_service.start()
    expect(page.locator("#outbox li.is-sent")).to_have_count(1, timeout=60_000)
    assert bodies(own_service, whole) == "1"
    desk.context.close()


def test_the_browser_is_killed_in_the_middle_of_a_sentence(playwright, own_service, tmp_path):
    """A profile on disk, a browser killed like a machine that loses its power, and the form is
    back, to the last letter that was typed half a second before."""
    words = "Chó thả rông trước nhà văn hóa ấp Cây Da, trẻ em sợ không dám qua"
    profile = str(tmp_path / "profile")

    def open_intake():
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, viewport=WIDE, locale="vi-VN",
            args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = context.new_page()
        page.goto(own_service.base + "/desk/sign-in")
        if page.locator("[name=username]").count():
            page.fill("[name=username]", "tongdai1")
            page.fill("[name=password]", PASSWORD)
            page.locator("main form button").first.click()
            page.wait_for_url("**/desk")
        page.goto(own_service.base + "/desk/intake")
        return page

    page = open_intake()
    # The service hears nothing of it: all that is left lies on the machine.
    page.context.route("**/desk/intake/ahead", lambda route: route.abort())
    page.locator("#body").press_sequentially(words)
    page.wait_for_timeout(500)
    subprocess.run(["pkill", "-KILL", "-f", profile], check=True)
    page = open_intake()
    expect(page.locator("#drafts")).to_contain_text("Chó thả rông")
    page.locator("#drafts a").first.click()
    expect(page.locator("#body")).to_have_value(words)
    expect(page.locator("#draft-state")).not_to_be_empty()
    page.context.close()


def test_two_windows_at_one_draft_lose_nothing(visit, service):
    desk = intake(visit)
    page = desk.page
    page.fill("#body", "Xe tải chạy giờ cấm qua khu dân cư")
    page.wait_for_selector("#draft-state:not(:empty)")
    key = page.input_value("[name=key]")
    other = desk.context.new_page()
    other.goto(desk.base + f"/desk/intake?draft={key}")
    expect(other.locator("#body")).to_have_value("Xe tải chạy giờ cấm qua khu dân cư")
    other.locator("#body").press_sequentially(", biển số không rõ")
    other.wait_for_timeout(1500)
    page.locator("#body").press_sequentially(", mỗi sáng 5 giờ")
    expect(page.locator("main")).to_contain_text("đang được soạn tiếp ở cửa sổ khác")
    assert page.input_value("[name=key]") != key
    assert other.input_value("[name=key]") == key
    page.wait_for_timeout(1500)
    kept = {row[0] for row in service.sql("SELECT fields FROM intake_draft")}
    assert sum("5%20gi%E1%BB%9D" in fields for fields in kept) == 1
    assert sum("bi%E1%BB%83n%20s%E1%BB%91" in fields for fields in kept) == 1
