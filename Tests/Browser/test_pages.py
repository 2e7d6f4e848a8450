"""What every page must be: kind to who mistypes, and whole without JavaScript."""

import re

import requests

from conftest import NARROW


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


def test_stylesheets_and_scripts_come_compressed_and_are_the_same(service):
    page = requests.get(service.base + "/desk/sign-in", timeout=20).text
    for path in set(re.findall(r"/assets/[\w.]+\.(?:css|js|svg)", page)):
        plain, packed = (
            requests.get(service.base + path, headers={"Accept-Encoding": way}, timeout=20)
            for way in ("identity", "gzip"))
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in plain.headers
        assert plain.headers["Vary"] == packed.headers["Vary"] == "accept-encoding"
        assert packed.content == plain.content, path
        assert int(packed.headers["Content-Length"]) < len(plain.content)
