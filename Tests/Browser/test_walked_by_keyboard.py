"""Every screen without a mouse: Tab reaches everything, in reading order, seen, and never caught."""

import pytest

from conftest import WIDE
from pages import PAGES
from window import Window

# Marks what one can act on, in the order of the document; the rest of a radio group is reached by
# arrows.
MARK = """() => {
  const ways = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const groups = new Set();
  const all = [...document.querySelectorAll(ways)].filter((one) => {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled) return false;
    if (one.tabIndex < 0) return false;
    if (one.type !== "radio") return true;
    const group = document.querySelectorAll(`input[type=radio][name="${one.name}"]`);
    const first = [...group].find((other) => other.checked) ?? group[0];
    return one === first;
  });
  all.forEach((one, at) => { one.dataset.stop = at; });
  return all.map((one) => one.outerHTML.slice(0, 90));
}"""

# Where the focus is, and what is wrong with how it shows.
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const style = getComputedStyle(one), wrong = [];
  const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (!isOutlined && style.boxShadow === "none") wrong.push("not seen");
  const box = one.getClientRects()[0];
  const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.15, 0.85].map((y) =>
    [box.left + box.width * x, box.top + box.height * y]));
  const isFree = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (one.contains(top) || top.contains(one));
  });
  if (!isFree) wrong.push("covered or out of sight");
  return { at: Number(one.dataset.stop ?? -1), html: one.outerHTML.slice(0, 90), wrong };
}"""

TRIAGE = "dieuphoi1 /desk/triage tab=accepted"
QUEUE = "dieuphoi1 /desk/queue/office tab=open"
SCREENS = [
    "/", "/gui", "/gui errors", "/tra-cuu answered", "/ket-qua", "/ket-qua/{number} with photos",
    "/desk/sign-in wrong password", "dieuphoi1 /desk", "tongdai1 /desk a call comes in",
    "tongdai1 /desk/intake", "tongdai1 /desk/intake errors", "tongdai1 /desk/intake call",
    "tongdai1 /desk/calls", TRIAGE, QUEUE, "dieuphoi1 /desk/search q=o+ga",
    "dieuphoi1 /desk/tickets/{number} accepted", "dieuphoi1 /desk/tickets/{number} a form is open",
    "dieuphoi1 /desk/tickets/{number}/acts/forward somebody was faster",
    "kthtdt.ld /desk/tickets/{number} awaiting_approval",
    "kthtdt.cv1 /desk/tickets/{number}/answer",
    "congkhai1 /desk/tickets/{number}/publication", "lanhdao1 /desk/reports/weekly",
    "quantri /desk/admin/people/{id}", "quantri /desk/admin/calendars/{code}",
]


def screen(name):
    return next(page for page in PAGES if page.id == name)


@pytest.fixture
def window(walk, request):
    """A window at a page."""
    page = screen(request.param)
    window = Window(walk.context(page.who, "vi"), walk.service.base, walk.office)
    window.look(WIDE["width"], WIDE["height"])
    if "call" not in page.state:
        # A call of another test would put its banner into the page.
        window.page.route("**/desk/events", lambda route: route.abort())
    if callable(page.way):
        page.way(window)
    else:
        window.go(page.way)
    yield window
    window.page.close()


def stops(page, most):
    """Where Tab leads from the first stop on, one after the other, until it leaves the page."""
    page.locator("[data-stop='0']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    seen = [page.evaluate(STOP)]
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return seen
        # A date has parts of its own.
        if stop["at"] != seen[-1]["at"]:
            seen.append(stop)
    raise AssertionError(f"caught at {seen[-3:]}")


@pytest.mark.parametrize("window", SCREENS, indirect=True)
def test_tab_reaches_everything_in_reading_order_and_is_seen(window):
    page = window.page
    everything = page.evaluate(MARK)
    found = stops(page, 4 * len(everything) + 20)
    assert [stop["html"] for stop in found if stop["wrong"]] == []
    assert [stop["html"] for stop in found if stop["at"] < 0] == [], "nothing one didn't mean"
    assert [stop["at"] for stop in found] == list(range(len(everything)))


@pytest.mark.parametrize("window", [QUEUE], indirect=True)
@pytest.mark.parametrize("is_open", [False, True], ids=["folded", "open"])
def test_a_bar_that_sticks_covers_nothing_that_has_the_focus(window, is_open):
    page = window.page
    page.locator(".line-pick input").first.check()
    if is_open:
        page.locator(".batch > summary").click()
    everything = page.evaluate(MARK)
    covered = [stop["html"] for stop in stops(page, 4 * len(everything)) if stop["wrong"]]
    assert covered == []


@pytest.mark.parametrize("window", ["/", QUEUE], indirect=True)
def test_the_first_stop_leads_past_the_head(window):
    page = window.page
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.bounding_box()["y"] >= 0 and skip.evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("window", [TRIAGE], indirect=True)
@pytest.mark.parametrize("way_out", ["Escape", "Enter"])
def test_the_map_of_keys_holds_the_focus_and_gives_it_back(window, way_out):
    page = window.page
    page.wait_for_selector("html.has-keys")
    row = page.locator(".triage-row a").nth(2)
    row.focus()
    page.keyboard.press("?")
    for _ in range(6):
        inside = page.evaluate(
            "document.activeElement === document.body ||"
            " document.activeElement.closest('dialog') !== null")
        assert inside, "nothing behind it is reached"
        page.keyboard.press("Tab")
    page.locator("dialog button").focus()
    page.keyboard.press(way_out)
    assert page.locator("dialog[open]").count() == 0
    assert row.evaluate("one => one === document.activeElement")


@pytest.mark.parametrize("window", [TRIAGE], indirect=True)
def test_keys_of_one_letter_can_be_switched_off(window):
    page = window.page
    page.wait_for_selector("html.has-keys")
    page.locator(".desk-foot a").click()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.keyboard.press("j")
    assert page.locator("dialog[open]").count() == 0
    page.reload()
    page.wait_for_selector("html:not(.has-keys)")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 0
    page.locator(".desk-foot a").click()
    page.locator("#keys-on").check()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1


@pytest.mark.parametrize("window", [TRIAGE], indirect=True)
def test_the_focus_stays_in_the_row_when_its_time_is_over(window):
    page = window.page
    window.office.call()
    page.clock.install()
    page.reload()
    page.wait_for_selector("html.has-keys")
    page.keyboard.press("f")
    row = page.locator(".triage-row.is-sent")
    row.locator("button", has_text="Lấy lại").focus()
    assert row.locator("button [aria-hidden=true]").count() == 1, "not read out second by second"
    page.clock.run_for(17_000)
    assert row.locator("form:not(.triage-acts > form)").count() == 0
    assert page.evaluate("document.activeElement.closest('.triage-row.is-sent') !== null")
