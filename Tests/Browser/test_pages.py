"""What every page must be: readable by everyone, at every width, whole without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import NARROW, WIDE

PUBLIC = ["/", "/gui", "/tra-cuu", "/ket-qua", "/duong-day-nong", "/?lang=en", "/gui?lang=en",
          "/duong-day-nong?lang=en", "/ve"]
DESK = [
    ("tongdai1", "/desk"), ("tongdai1", "/desk/intake"), ("dieuphoi1", "/desk/queue/office"),
    ("dieuphoi1", "/desk/search?q=o+ga"), ("kthtdt.cv1", "/desk/queue/unit"),
    ("congkhai1", "/desk/publications"), ("quantri", "/desk/admin"),
    ("lanhdao1", "/desk/reports/weekly"), ("congkhai1", "/desk"), ("quantri", "/desk/admin/rules"),
    ("quantri", "/desk/admin/hotlines/1"), ("tonghop1", "/desk"),
]


def overflow(page):
    """How many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def breaches(page):
    """What breaks WCAG 2.2 AA, as far as a program can tell."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_readable_by_everyone(visit, path, viewport):
    visitor = visit(viewport=viewport, javascript=True)
    assert visitor.go(path).status == 200
    assert overflow(visitor.page) <= 0
    assert breaches(visitor.page) == []


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("username, path", DESK)
def test_desk_pages_are_readable_by_everyone(visit, username, path, viewport):
    visitor = visit(viewport=viewport, javascript=True).sign_in(username)
    visitor.page.wait_for_url(lambda url: "sign-in" not in url)
    assert visitor.go(path).status == 200
    assert overflow(visitor.page) <= 0
    assert breaches(visitor.page) == []


def test_a_ticket_page_is_readable_by_everyone(visit):
    for viewport in (WIDE, NARROW):
        visitor = visit(viewport=viewport, javascript=True).sign_in("dieuphoi1")
        visitor.page.wait_for_url("**/desk")
        visitor.go("/desk/queue/office?tab=open")
        visitor.page.locator("main a", has_text="PA-").first.click()
        visitor.page.wait_for_url("**/desk/tickets/**")
        assert overflow(visitor.page) <= 0
        assert breaches(visitor.page) == []


def test_a_citizen_sends_and_tracks(visit):
    citizen = visit(viewport=NARROW)
    citizen.go("/gui")
    citizen.page.fill("[name=email]", "không phải thư")
    citizen.page.locator("main form button").last.click()
    assert citizen.page.input_value("[name=email]") == "không phải thư", "nothing typed is lost"
    assert citizen.page.locator("[aria-invalid=true]").count() > 0, "told beside the field"
    citizen.page.fill("[name=email]", "")
    citizen.page.fill("[name=body]", "Đèn đường trước nhà văn hóa ấp 2 không sáng <b>ba đêm</b>.")
    citizen.page.locator("main form button").last.click()
    assert "PA-" in citizen.text
    assert citizen.page.locator("svg, img").count() > 0, "a code to scan"


def test_wrong_password_and_unknown_number_are_told_kindly(visit):
    visitor = visit().sign_in("tongdai1", password="sai mật khẩu")
    assert visitor.page.url.endswith("/desk/sign-in") and "mật khẩu" in visitor.text.lower()
    assert visitor.page.input_value("[name=username]") == "tongdai1"
    citizen = visit()
    citizen.go("/tra-cuu")
    citizen.page.fill("[name=number]", "PA-2026-000001-0")
    citizen.page.fill("[name=code]", "ABCD-2345")
    citizen.page.locator("main form button").first.click()
    assert citizen.page.input_value("[name=number]") == "PA-2026-000001-0"
    assert citizen.go("/khong-co-trang-nay").status == 404
    assert "Trang" in citizen.text or "trang" in citizen.text


def test_staff_pages_lead_to_the_sign_in_and_back(visit):
    visitor = visit()
    visitor.go("/desk/queue/office")
    assert "/desk/sign-in" in visitor.page.url
    visitor.page.fill("[name=username]", "dieuphoi1")
    visitor.page.fill("[name=password]", "xuan-loc-2026")
    visitor.page.locator("main form button").first.click()
    assert visitor.page.url.endswith("/desk/queue/office")
