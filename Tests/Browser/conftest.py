import os
import pathlib
import re
import sys

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

from service import PASSWORD, Service  # noqa: E402
from walk import Walk  # noqa: E402

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDE = {"width": 1366, "height": 768}
NARROW = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def service():
    """The service with its sample office."""
    service = Service()
    try:
        yield service.start(sample=True)
    finally:
        service.remove()


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def walk(chromium, service):
    """All pages, each opened once."""
    return Walk(chromium, service)


class Visitor:
    """A browser of somebody: without JavaScript unless it is asked for."""

    def __init__(self, chromium, service, viewport=None, javascript=False):
        self.context = chromium.new_context(
            viewport=viewport or WIDE, java_script_enabled=javascript, locale="vi-VN")
        self.context.set_default_timeout(20_000)
        self.base = service.base
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message):
        """Notes what the browser complains of; a refusal that was provoked is none."""
        is_refusal = "the server responded with a status of 4" in message.text
        if message.type in ("error", "warning") and not is_refusal:
            self.complaints.append(message.text)

    def forgive(self, text):
        """Forgets complaints of what a test has provoked."""
        self.complaints = [complaint for complaint in self.complaints if text not in complaint]

    def go(self, path):
        answer = self.page.goto(self.base + path)
        return answer

    def sign_in(self, username, password=PASSWORD):
        self.go("/desk/sign-in")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        self.page.locator("main form button").first.click()
        return self

    def press(self, name):
        """Presses a button, opening what hides it."""
        button = self.page.locator("main button", has_text=re.compile("^" + name))
        details = self.page.locator("main details", has=button)
        for index in range(details.count()):
            fold = details.nth(index)
            if fold.get_attribute("open") is None:
                fold.locator("summary").first.click()
        button.first.click()

    @property
    def text(self):
        return self.page.locator("main").inner_text()


@pytest.fixture
def visit(chromium, service):
    """Opens browsers; their complaints fail the test at its end."""
    visitors = []

    def opened(**wishes):
        visitor = Visitor(chromium, service, **wishes)
        visitors.append(visitor)
        return visitor

    yield opened
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []
