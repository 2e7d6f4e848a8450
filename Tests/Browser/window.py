"""One person's window on the service: where it leads, what it weighs, who can read it."""

import re

from axe_playwright_python.sync_playwright import Axe

AXE = Axe().axe_script
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# What is broken, as lines; what needs a person's eye is asked for apart.
RUN = """async ([tags, kind]) => {
  const found = await axe.run({ runOnly: tags, resultTypes: [kind] });
  return found[kind].flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.html.slice(0, 160)} | ${
      [...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ").slice(0, 200)}`));
}"""

# What makes a page wider than its window, boxes that scroll by themselves left out.
WIDE_PARTS = """() => {
  const root = document.documentElement, width = root.clientWidth;
  if (root.scrollWidth <= width) return [];
  const scrolls = (one) => one && one !== document.body && one !== root &&
    (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  return [`${root.scrollWidth} px in ${width}`, ...[...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > width + 0.5 && !scrolls(one.parentElement))
    .map((one) => one.outerHTML.slice(0, 120)).slice(0, 5)];
}"""


# Words that lie on other words.
CLASHES = """() => {
  const scope = document.querySelector("dialog[open]") ?? document.body, seen = [];
  // As far as it is seen: the rest of a long line is cut off by its box.
  const cut = ({ top, bottom, left, right, height }, one) => {
    for (; one && one !== document.body; one = one.parentElement) {
      if (getComputedStyle(one).overflowX === "visible") continue;
      const box = one.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    }
    return { top, bottom, left, right, height, width: right - left };
  };
  const walk = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode, parent = words.parentElement;
    // The banner of a call stays over what is scrolled beneath it.
    const aside = ".spoken, .skip, .incoming, script, option, svg";
    if (!words.data.trim() || parent.closest(aside)) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(words);
    for (const whole of range.getClientRects()) {
      const box = cut(whole, parent);
      if (box.width > 1) seen.push({ box, words });
    }
  }
  seen.sort((one, other) => one.box.top - other.box.top);
  const found = [];
  seen.forEach(({ box, words }, at) => {
    for (const { box: next, words: others } of seen.slice(at + 1)) {
      if (next.top >= box.bottom) break;
      if (words === others) continue;
      const wide = Math.min(box.right, next.right) - Math.max(box.left, next.left);
      const high = Math.min(box.bottom, next.bottom) - next.top;
      if (wide > 4 && high > 0.6 * Math.min(box.height, next.height)) {
        found.push(`"${words.data.trim().slice(0, 40)}" on "${others.data.trim().slice(0, 40)}"`);
      }
    }
  });
  return found.slice(0, 5);
}"""


class Window:
    """A window of a browser; what it loads is weighed, without any cache."""

    def __init__(self, context, base, office, language="vi"):
        self.page = context.new_page()
        self.base, self.office, self.language = base, office, language
        self.complaints = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self.hear)
        self.weights, self.types = {}, {}
        wire = context.new_cdp_session(self.page)
        wire.on("Network.requestWillBeSent", self.begin)
        wire.on("Network.responseReceived", self.name)
        wire.on("Network.loadingFinished", self.weigh)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def hear(self, message):
        """Notes what the browser complains of; a refusal that was provoked is none."""
        is_refusal = "the server responded with a status of 4" in message.text
        if message.type in ("error", "warning") and not is_refusal:
            self.complaints.append(message.text)

    # What it weighs

    def begin(self, event):
        if event.get("type") == "Document" and event["requestId"] == event["loaderId"]:
            self.weights, self.types = {}, {}

    def name(self, event):
        self.types[event["requestId"]] = event["type"]

    def weigh(self, event):
        self.weights[event["requestId"]] = event["encodedDataLength"]

    @property
    def weight(self):
        """Bytes over the wire: of the page with all that belongs to it, and of what is no image."""
        def of(*types):
            return sum(bytes for request, bytes in self.weights.items()
                       if self.types.get(request) in types)

        words = of("Document", "Stylesheet", "Script")
        return words + of("Image", "Font", "Other"), words

    # Where it leads

    def address(self, path):
        if self.language == "vi":
            return self.base + path
        path, mark, anchor = path.partition("#")
        return f"{self.base}{path}{'&' if '?' in path else '?'}lang={self.language}{mark}{anchor}"

    def go(self, path):
        return self.page.goto(self.address(path))

    def send(self, selector):
        """Presses what sends a form, and waits for the page that answers."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def swap(self, selector):
        """Presses what sends the intake, and waits until the answer stands in the page."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST"
                                       and answer.url.split("?")[0].endswith("/desk/intake")):
            self.page.locator(selector).first.click()
        self.page.wait_for_timeout(500)

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.fill(f"main [name='{name}']", value)

    def choose(self, name, value):
        self.page.select_option(f"main [name='{name}']", value)

    def unfold(self):
        """Opens whatever is folded: what nobody sees is checked by nobody."""
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    # Who can read it

    def look(self, width, height, theme="light"):
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=theme)

    def breaches(self, kind="violations"):
        """What breaks WCAG 2.2 AA, as far as a program can tell."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        return self.page.evaluate(RUN, [TAGS, kind])

    @property
    def misfits(self):
        """What does not fit into the window: cut, or lying on something else."""
        return self.page.evaluate(WIDE_PARTS) + self.page.evaluate(CLASHES)

    def is_at(self, route):
        """Whether the address is one of a route."""
        path = re.escape(self.page.url.removeprefix(self.base).split("?")[0].split("#")[0])
        pattern = re.sub(r"\{\w+\}", "[^/]+", route)
        return re.fullmatch(pattern, path.replace("\\", "")) is not None
