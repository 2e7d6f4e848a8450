"""The desk as people use it: dense, in order, by keyboard, on paper, and two at once."""

import re

import pytest

from conftest import NARROW, PASSWORD, WIDE

EVERYONE = ["tongdai1", "dieuphoi1", "kthtdt.cv1", "kthtdt.ld", "congkhai1", "lanhdao1", "tonghop1",
            "hanche1", "ctv1", "giamsat1", "quantri"]


@pytest.mark.parametrize("username", EVERYONE)
def test_everybody_begins_at_a_page_with_something_on_it(visit, username):
    visitor = visit().sign_in(username)
    head = visitor.page.locator("header .bar").bounding_box()
    assert head["height"] <= 60, "the head stays one line high"
    assert visitor.page.locator("main a, main button").count() > 0
    size = visitor.page.evaluate("getComputedStyle(document.body).fontSize")
    assert size == "15px", "the desk is dense"


def test_a_queue_is_dense_and_sorted_and_its_figures_follow_the_filters(visit):
    desk = visit().sign_in("dieuphoi1")
    desk.go("/desk/queue/office?tab=open")
    rows = desk.page.locator(".line")
    assert rows.count() > 10
    heights = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert max(heights) <= 40, "one line a ticket"
    signs = desk.page.locator(".line .chip-late").all_inner_texts()
    assert signs and all("Quá hạn" in text or text.strip() for text in signs)
    assert desk.page.locator(".line .chip-late svg").count() > 0, "word, sign and colour"
    whole = counts(desk)
    desk.go("/desk/queue/office?tab=open&kind=question")
    assert sum(counts(desk)) < sum(whole)
    assert counts(desk)[-1] == desk.page.locator(".line").count()


def counts(desk):
    return [int(text) for text in desk.page.locator(".tabs .count").all_inner_texts()]


def test_what_to_do_now_stands_above_the_history(visit):
    for viewport in (WIDE, NARROW):
        head = visit(viewport=viewport).sign_in("kthtdt.ld")
        head.go("/desk/queue/unit?tab=approval")
        head.page.locator(".line-number").first.click()
        primary = head.page.locator(
            ".acts button.primary:visible, .acts > .actions .button:not(.second):visible")
        assert primary.count() == 1, "one primary action"
        act = primary.bounding_box()["y"]
        assert act < head.page.locator(".history").bounding_box()["y"]


def test_the_keyboard_finds_the_first_thing_to_do(visit):
    desk = visit(javascript=True).sign_in("dieuphoi1")
    desk.page.wait_for_url("**/desk")
    desk.go("/desk/queue/office?tab=open")
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.className") == "skip"
    desk.page.keyboard.press("Enter")
    for _ in range(14):
        desk.page.keyboard.press("Tab")
        if "line-number" in desk.page.evaluate("document.activeElement.className"):
            break
    outline = desk.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "the focus is seen"
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/desk/tickets/**")


def test_two_administrators_edit_the_same_hotline(visit):
    path = "/desk/admin/hotlines/12"
    first, second = visit().sign_in("quantri"), visit().sign_in("quantri")
    first.go(path)
    second.go(path)
    first.page.fill("[name=hours]", "24/7, mùa khô hai người trực")
    first.press("Lưu")
    second.page.fill("[name=purpose]", "Chỉ báo cháy rừng")
    second.press("Lưu")
    assert "Có người vừa sửa mục này" in second.text
    assert "24/7, mùa khô hai người trực" in second.text, "what the first one saved"
    assert second.page.input_value("[name=purpose]") == "Chỉ báo cháy rừng", "what was typed"
    first.go(path)
    assert first.page.input_value("[name=purpose]") != "Chỉ báo cháy rừng"


def test_the_person_concerned_can_be_kept_out_of_a_restricted_ticket(visit):
    operator = visit().sign_in("tongdai1")
    operator.go("/desk/intake")
    operator.page.fill("[name=body]", "Tố cáo cán bộ tiếp dân nhận tiền của tôi ở quầy số 3.")
    operator.page.select_option("[name=kind]", "feedback")
    operator.press("Lưu$")
    number = re.search(r"PA-\d{4}-\d{6}-\d", operator.text).group(0)
    desk = visit().sign_in("dieuphoi1")
    desk.go(f"/desk/tickets/{number}")
    desk.page.locator(".other-acts > summary").click()
    desk.page.locator("summary", has_text="Chuyển chế độ hạn chế").click()
    desk.page.select_option("[name=restrict-kind]", "denunciation")
    desk.page.get_by_label("Âu Chấn Phong").check()
    desk.press("Chuyển chế độ hạn chế")
    assert visit().sign_in("hanche1").go(f"/desk/tickets/{number}").status == 404
    assert visit().sign_in("hanche2").go(f"/desk/tickets/{number}").status == 200


@pytest.mark.parametrize("username, path, size, pages", [
    ("lanhdao1", "/desk/reports/weekly", (595, 842), 3),
    ("dieuphoi1", "/desk/receipt/{}/slip", (420, 595), 1),
    ("lanhdao1", "/ket-qua", (595, 842), 9),
])
def test_paper_has_its_size(visit, username, path, size, pages):
    desk = visit().sign_in(username)
    if "{}" in path:
        desk.go("/desk/queue/office?tab=overdue")
        path = path.format(desk.page.locator(".line-number").first.inner_text())
    desk.go(path)
    paper = desk.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", paper)) <= pages
    width, height = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper).groups()
    assert abs(float(width) - size[0]) < 2 and abs(float(height) - size[1]) < 2


def test_english_pages_mark_what_is_vietnamese(visit):
    visitor = visit()
    visitor.go("/duong-day-nong?lang=en")
    assert "Round the clock" in visitor.text
    visitor.go("/ket-qua?lang=en")
    unmarked = visitor.page.evaluate("""() => {
      const letters = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i
      const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
      const found = []
      while (walk.nextNode()) {
        const node = walk.currentNode
        const lang = node.parentElement.closest("[lang]").lang
        if (letters.test(node.textContent) && lang !== "vi") found.push(node.textContent.trim())
      }
      return found
    }""")
    assert unmarked == []


@pytest.mark.parametrize("username", ["kthtdt.ld", "dieuphoi1", "lanhdao1"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_entry_of_the_head_is_cut(visit, username, viewport, language):
    desk = visit(viewport=viewport).sign_in(username)
    desk.go(f"/desk/reports/weekly?lang={language}")
    cut = desk.page.evaluate("""
        [...document.querySelectorAll("header nav a")].filter(entry => {
          const box = entry.getBoundingClientRect(), nav = entry.closest("nav").getBoundingClientRect();
          return box.right > nav.right + 1 || box.right > innerWidth || box.left < 0;
        }).map(entry => entry.textContent)""")
    assert cut == []


@pytest.mark.parametrize("username, path, left, right", [
    ("congkhai1", "/desk", ".task .line-due time", ".task .line-number"),
    ("dieuphoi1", "/desk?lang=en", ".line-due time", ".line-number"),
])
def test_a_date_does_not_run_into_the_number(visit, username, path, left, right):
    desk = visit().sign_in(username)
    desk.go(path)
    ends = desk.page.locator(left).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)")
    begins = desk.page.locator(right).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)")
    assert ends and all(begin - max(ends) >= 4 for begin in begins)


def test_a_photo_is_uploaded_beside_what_is_being_typed(visit, tmp_path):
    desk = visit().sign_in("kthtdt.cv1")
    desk.go("/desk/queue/unit?tab=in_progress")
    if desk.page.locator(".line-number").count() == 0:
        desk.go("/desk/queue/unit?tab=open")
    number = desk.page.locator(".line", has_text="Đang xử lý").locator(".line-number").first.inner_text()
    desk.go(f"/desk/tickets/{number}/answer")
    words = "Đã kiểm tra tại chỗ, đang vá."
    desk.page.fill("#answer-text", words)
    photo = tmp_path / "sau.jpg"
    photo.write_bytes(bytes.fromhex("ffd8ffe000104a464946") + b"\0" * 64)
    desk.page.set_input_files("#answer-photo", photo)
    desk.press("Tải ảnh lên")
    desk.page.wait_for_url("**/answer?done=photo")
    assert desk.page.input_value("#answer-text") == words


def test_a_call_survives_the_end_of_the_session(visit):
    desk = visit().sign_in("tongdai1")
    desk.go("/desk/intake")
    words = "Đèn đường trước số 12 tắt ba đêm nay."
    desk.page.fill("#body", words)
    desk.context.clear_cookies()
    desk.press("Lưu")
    desk.page.fill("[name=username]", "tongdai1")
    desk.page.fill("[name=password]", PASSWORD)
    desk.page.locator("main form button").first.click()
    desk.press("Tiếp tục")
    assert desk.page.input_value("#body") == words


def test_the_form_is_filled_while_the_caller_tells(visit):
    desk = visit(javascript=True).sign_in("tongdai1")
    desk.page.wait_for_url("**/desk**")
    desk.go("/desk/intake")
    words = "Đèn đường ấp Tân Hợp tắt ba đêm nay, tối om, con nít đi học về không thấy gì."
    desk.page.locator("#body").press_sequentially(words)
    desk.page.wait_for_selector(".suggestions")
    desk.page.wait_for_function("document.getElementById('category').value === 'chieu_sang'")
    assert desk.page.evaluate("document.activeElement.id") == "body", "the hand stays where it is"
    assert desk.page.input_value("#body") == words
    assert "đèn đường" in desk.page.inner_text(".suggestions")
    desk.page.select_option("#category", "dien")
    desk.page.locator("#body").press_sequentially(" Bóng đèn hư.")
    desk.page.wait_for_timeout(1500)
    assert desk.page.input_value("#category") == "dien", "what somebody chose stays"
