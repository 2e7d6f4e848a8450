"""The dispatcher's list by keyboard alone, without JavaScript, and taken back."""

import re
import uuid

import pytest
import requests

from conftest import NARROW, WIDE

LIST = "/desk/triage?tab=accepted"


def told(service, story):
    """A ticket that a citizen's call left accepted, with a unit proposed; its number."""
    token = service.token("tongdai1")
    answer = requests.post(
        service.base + "/api/v1/tickets", timeout=30,
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid.uuid4())},
        json={"kind": "feedback", "category": "ha_tang_giao_thong", "channel": "hotline",
              "body": story, "place": {"commune": "26425"}})
    assert answer.status_code == 201, answer.text
    return answer.json()["number"]


def current(desk):
    return desk.page.locator(".triage-row[aria-current=true]")


def go_to(desk, number):
    """Moves to a row with j."""
    for _ in range(60):
        if current(desk).get_attribute("id") == number:
            return
        desk.page.keyboard.press("j")
    raise AssertionError(f"{number} is not in the list")


def dispatcher(visit, path=LIST, **wishes):
    desk = visit(javascript=True, **wishes).sign_in("dieuphoi1")
    desk.page.wait_for_url("**/desk")
    desk.go(path)
    desk.page.wait_for_selector("html.has-keys")
    return desk


def test_one_key_forwards_and_the_row_stays_where_it_is(visit, service):
    number = told(service, "Nắp cống trước nhà văn hóa khu phố 2 bị vỡ, xe máy dễ sụp bánh.")
    desk = dispatcher(visit)
    told(service, "Lan can cầu Suối Cát gãy một đoạn dài, trẻ em đi học qua rất nguy hiểm.")
    desk.go(LIST)
    where = "rows => rows.map(row => [row.id, row.offsetTop])"
    before = desk.page.locator(".triage-row").evaluate_all(where)
    go_to(desk, number)
    desk.page.keyboard.press("f")
    row = desk.page.locator(f"[id='{number}']")
    row.locator(".triage-said .sent").wait_for()
    assert "Đã chuyển" in row.inner_text() and "15 giây" in row.inner_text()
    assert re.search(r"Lấy lại \(1?\d\)", row.inner_text())
    after = desk.page.locator(".triage-row").evaluate_all(where)
    assert after == before, "no row moves under the hand"
    assert service.sql(
        f"SELECT state FROM ticket WHERE serial = {int(number[8:14])} AND year = {number[3:7]}"
    ) == [["forwarded"]]
    row.locator("button", has_text="Lấy lại").focus()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**/desk/triage?tab=accepted&done=recall#{number}")
    assert current(desk).get_attribute("id") == number


def test_a_second_press_and_a_held_key_forward_nothing_more(visit, service):
    first = told(service, "Cột biển báo giao thông ở ngã ba Suối Cát bị xe tải tông nghiêng.")
    desk = dispatcher(visit)
    go_to(desk, first)
    waiting = desk.page.locator(".triage-row").count()
    asked = []
    desk.page.on("request", lambda request: asked.append(request.method))
    desk.page.evaluate("""() => {
      for (const repeat of [true, true])
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "f", repeat, bubbles: true }));
      for (const change of [{ ctrlKey: true }, { altKey: true }, { metaKey: true },
                            { isComposing: true }, { keyCode: 229 }])
        document.dispatchEvent(
          new KeyboardEvent("keydown", { key: "f", bubbles: true, ...change }));
    }""")
    assert asked == [] and desk.page.locator(".triage-row").count() == waiting


@pytest.mark.parametrize("key, field", [
    ("d", "decline-reason"), ("s", "split-body"), ("m", "merge-into"), ("r", "restrict-kind"),
    ("u", "forward-unit"),
])
def test_the_other_keys_open_the_form_with_the_cursor_in_its_first_field(
        visit, service, key, field):
    number = told(service, "Mặt đường Hùng Vương đoạn gần chợ bong tróc từng mảng lớn.")
    desk = dispatcher(visit)
    go_to(desk, number)
    desk.page.keyboard.press(key)
    desk.page.wait_for_url(f"**/desk/tickets/{number}?open=*")
    desk.page.wait_for_function("document.activeElement.matches('input, select, textarea')")
    assert desk.page.evaluate("document.activeElement.name") == field
    desk.page.keyboard.press("?")
    assert not desk.page.locator("dialog[open]").count(), "keys don't fire while one types"


def test_enter_opens_and_a_decline_leads_back_to_the_list(visit, service):
    number = told(service, "Hai nhà cạnh nhau tranh chấp ranh giới ngõ đi chung nhiều năm nay.")
    desk = dispatcher(visit)
    go_to(desk, number)
    desk.page.keyboard.press("d")
    desk.page.wait_for_url("**?open=decline*")
    desk.page.select_option("[name=decline-reason]", "dan_su")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/desk/triage?tab=accepted&done=decline**")
    assert desk.page.locator(f"[id='{number}']").count() == 0
    desk.page.keyboard.press("j")
    opened = current(desk).get_attribute("id")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**/desk/tickets/{opened}")


def test_without_javascript_everything_is_a_button_or_a_link(visit, service):
    number = told(service, "Vỉa hè đường Ngô Quyền bị lấn chiếm làm chỗ để vật liệu xây dựng.")
    desk = visit().sign_in("dieuphoi1")
    desk.go(LIST)
    desk.page.locator(f"[id='{number}'] .triage-acts > form button").click()
    assert f"Đã chuyển {number}" in desk.text
    assert desk.page.locator(f".triage-row[id='{number}']").count() == 0
    desk.page.locator("#sent button").click()
    assert desk.page.locator(f".triage-row[id='{number}']").count() == 1


def test_the_map_shows_what_works_here_and_escape_closes_it(visit):
    desk = dispatcher(visit)
    desk.page.keyboard.press("?")
    keys = desk.page.locator("dialog[open]")
    assert "Ở trang điều phối" in keys.inner_text() and "Điều phối" in keys.inner_text()
    desk.page.keyboard.press("Escape")
    assert keys.count() == 0
    desk.page.keyboard.press("g")
    desk.page.keyboard.press("s")
    desk.page.wait_for_url("**/desk/search")
    desk.page.wait_for_selector("html.has-keys")
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.id") == "q"
    leader = visit(javascript=True).sign_in("lanhdao1")
    leader.page.wait_for_selector("html.has-keys")
    leader.page.locator("footer a").click()
    assert "Điều phối" not in leader.page.locator("dialog[open]").inner_text()


def test_a_ticket_that_changed_meanwhile_is_not_forwarded(visit, service):
    number = told(service, "Đèn tín hiệu ngã tư Gia Ray chập chờn, xe đi rất nguy hiểm.")
    desk = dispatcher(visit)
    other = visit().sign_in("dieuphoi1")
    other.go(LIST)
    other.page.locator(f"[id='{number}'] .triage-acts > form button").click()
    go_to(desk, number)
    desk.page.keyboard.press("f")
    said = desk.page.locator(f"[id='{number}'] .triage-said.is-wrong")
    said.wait_for()
    assert "vừa thay đổi" in said.inner_text()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_of_the_list_is_cut(visit, viewport):
    desk = visit(viewport=viewport).sign_in("dieuphoi1")
    for tab in ("received", "accepted", "returned", "twice"):
        desk.go(f"/desk/triage?tab={tab}")
        assert desk.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth")
