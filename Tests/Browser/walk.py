"""Opens every page as its people see it, and keeps what was found.

Each page is loaded once, in one language, and looked at in three widths and two themes, so that
over the run every pair of language, theme and width occurs. `HOIAM_AXE=full` has every page looked
at in both languages, both themes and every width.
"""

import os
import types

from office import Office
from pages import PAGES
from service import PASSWORD
from window import Window

IS_FULL = os.environ.get("HOIAM_AXE") == "full"
LANGUAGES = ["vi", "en"]
THEMES = ["light", "dark"]
SIZES = [(1366, 768), (1920, 1080), (390, 844)]

# The narrowest window, and 1366×768 magnified twice (WCAG 1.4.10, 1.4.4).
NARROW = [(320, 640), (683, 384)]


def plan(page):
    """In which languages a page is loaded, and in which themes and sizes it is looked at then."""
    if IS_FULL:
        return LANGUAGES, [(theme, size) for theme in THEMES for size in SIZES]
    turn = PAGES.index(page)
    looks = [(THEMES[(turn // 2 + at) % 2], size) for at, size in enumerate(SIZES)]
    return [LANGUAGES[turn % 2]], looks


class Walk:
    """Opens pages as their people see them, each once, and keeps what was found."""

    def __init__(self, chromium, service):
        self.chromium, self.service, self.office = chromium, service, Office(service)
        self.contexts, self.found = {}, {}

    def context(self, who, language):
        """A browser in which somebody is signed in."""
        if (who, language) not in self.contexts:
            context = self.chromium.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
            context.set_default_timeout(20_000)
            if who:
                page = context.new_page()
                page.goto(f"{self.service.base}/desk/sign-in?lang={language}")
                page.fill("[name=username]", who)
                page.fill("[name=password]", PASSWORD)
                page.locator("main form button").first.click()
                page.wait_for_url(lambda url: "sign-in" not in url)
                page.close()
            self.contexts[who, language] = context
        return self.contexts[who, language]

    def see(self, page):
        if page not in self.found:
            seen = types.SimpleNamespace(
                breaches=[], misfits=[], complaints=[], weight=0, words=0)
            languages, looks = plan(page)
            for language in languages:
                self.look(page, language, looks, seen)
            self.found[page] = seen
        return self.found[page]

    def look(self, page, language, looks, seen):
        window = Window(self.context(page.who, language), self.service.base, self.office, language)
        try:
            window.look(*SIZES[0])
            page.open(window)
            weight, words = window.weight
            seen.weight, seen.words = max(seen.weight, weight), max(seen.words, words)
            self.read(window, f"{language} ", looks, seen)
            for size in NARROW:
                window.look(*size)
                seen.misfits += [f"{language} {size[0]} px: {part}" for part in window.misfits]
            seen.complaints += window.complaints
        finally:
            window.page.close()

    @staticmethod
    def read(window, where, looks, seen):
        for theme, size in looks:
            window.look(*size, theme)
            name = f"{where}{theme} {size[0]} px: "
            seen.breaches += [name + breach for breach in window.breaches()]
            seen.misfits += [name + part for part in window.misfits]
