"""From a call to a published answer, on the screens, without JavaScript."""

import re
import subprocess
import time

import requests

from service import ROOT

NUMBER = re.compile(r"PA-\d{4}-\d{6}-\d")


def photo_with_place(folder):
    """A photo as a telephone makes it: with the place where it was taken."""
    path = folder / "sau xử lý.jpg"
    path.write_bytes((ROOT / "sql/sample/photos/road.jpg").read_bytes())
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", "-GPSLatitude=10.93", "-GPSLatitudeRef=N",
         "-GPSLongitude=107.41", "-GPSLongitudeRef=E", "-Model=Ban Test", str(path)], check=True)
    return path


def test_a_call_becomes_a_published_answer(visit, service, tmp_path):
    operator = visit().sign_in("tongdai1")
    operator.go("/desk/intake")
    page = operator.page
    page.fill("[name=body]", "Trước chợ Bảo Hòa có cái ổ voi sâu lắm, tôi Trần Văn Thử, "
              "0912 000 274, suýt té. Nhờ phường vá giùm.")
    page.fill("[name=title]", "Ổ voi trước chợ Bảo Hòa")
    page.select_option("[name=category]", "ha_tang_giao_thong")
    page.select_option("[name=commune]", label="Phường Xuân Lộc")
    page.fill("[name=reporterName]", "Trần Văn Thử")
    page.fill("[name=phone]", "0912 000 274")
    operator.press("Xem đơn vị và hạn")
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in operator.text, "the unit, before saving"
    assert "vì" in operator.text and "Trả lời người dân" in operator.text, "why, and until when"
    assert page.input_value("[name=phone]") == "0912 000 274", "nothing typed is lost"
    operator.press("Lưu và chuyển")
    number = NUMBER.search(operator.text).group(0)
    code = re.search(r"Mã tra cứu\s+([0-9A-Z]{4}-[0-9A-Z]{4})", operator.text).group(1)

    officer = visit().sign_in("kthtdt.cv1")
    officer.go("/desk/queue/unit?tab=forwarded")
    assert number in officer.text
    officer.go(f"/desk/tickets/{number}")
    assert "Trần Văn Thử" not in officer.page.locator("aside, main dl").first.inner_text()
    officer.press("Nhận xử lý")
    officer.go(f"/desk/tickets/{number}/answer")
    officer.page.fill(
        "[name=answer-text]",
        "Phòng đã kiểm tra và vá xong ổ voi trước chợ Bảo Hòa trong sáng nay. Trân trọng./.")
    officer.press("Trình duyệt")
    assert "ảnh" in officer.text.lower(), "work done needs its photo"
    assert "vá xong ổ voi" in officer.page.input_value("[name=answer-text]")
    officer.press("Lưu nháp")
    officer.page.set_input_files("[name=answer-photo]", photo_with_place(tmp_path))
    officer.press("Tải ảnh lên")
    officer.press("Trình duyệt")

    head = visit().sign_in("kthtdt.ld")
    head.go(f"/desk/tickets/{number}")
    head.press("Duyệt")
    operator.go(f"/desk/tickets/{number}")
    assert "Đã trả lời" in operator.text or "Đã xử lý" in operator.text

    publisher = visit().sign_in("congkhai1")
    open_until(publisher, f"/desk/tickets/{number}/publication", "[name=photo]")
    publisher.page.check("[name=photo]")
    masked = publisher.page.input_value("[name$=question]")
    assert "0912" not in masked and "Trần Văn Thử" not in masked, masked
    publisher.press("Lưu bản công khai")
    approver = visit().sign_in("congkhai2")
    approver.go(f"/desk/tickets/{number}/publication")
    approver.press("Công khai")

    visitor = visit()
    visitor.go("/ket-qua")
    visitor.page.fill("main [name=q]", "o voi truoc cho bao hoa")
    visitor.press("Tìm")
    visitor.page.get_by_role("link", name="Ổ voi trước chợ Bảo Hòa").click()
    assert "vá xong ổ voi" in visitor.text
    assert "0912" not in visitor.page.content() and "Trần Văn Thử" not in visitor.page.content()
    photos_have_no_place(visitor, service, tmp_path)

    citizen = visit(viewport={"width": 390, "height": 844})
    citizen.go("/tra-cuu")
    citizen.page.fill("[name=number]", number)
    citizen.page.fill("[name=code]", code)
    citizen.page.locator("main form button").first.click()
    assert "vá xong ổ voi" in citizen.text

    leader = visit().sign_in("lanhdao1")
    assert leader.go("/desk/reports/weekly").status == 200
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in leader.text


def open_until(visitor, path, selector):
    """Opens a page again until the background work that it shows is done."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        visitor.go(path)
        if visitor.page.locator(selector).count() > 0:
            return
        time.sleep(0.3)
    raise AssertionError(f"{selector} did not appear on {path}")


def photos_have_no_place(visitor, service, folder):
    """A photo on a result page was written anew: pixels only."""
    sources = [image.get_attribute("src") for image in visitor.page.locator("main img").all()]
    assert sources, "the photo of the work done is shown"
    for index, source in enumerate(sources):
        path = folder / f"public-{index}.jpg"
        path.write_bytes(requests.get(service.base + source, timeout=20).content)
        told = subprocess.run(
            ["exiftool", "-GPS:all", "-EXIF:all", str(path)], capture_output=True, text=True)
        assert told.stdout.strip() == "", told.stdout
