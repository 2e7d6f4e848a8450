// The dispatcher's list: one row is current, and a decision stays in its row until the page is
// asked for anew, so that nothing moves under the hand.

const list = document.querySelector(".triage");
const rows = list ? [...list.querySelectorAll(".triage-row")] : [];
const typed = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

const current = () => rows.find((row) => row.getAttribute("aria-current") === "true");

const mark = (row) => {
  current()?.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
};

const moveTo = (row) => {
  if (!row) return;
  mark(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
};

const neighbour = (step) => {
  const at = rows.indexOf(current());
  return rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
};

document.addEventListener("keydown", (event) => {
  const isOn = document.documentElement.classList.contains("has-keys");
  if (!isOn || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey ||
      event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
  const on = event.target instanceof Element ? event.target : document.body;
  if (on.closest(typed)) return;
  const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (isArrow && event.shiftKey) return;
  if (event.key === "j" || event.key === "ArrowDown") moveTo(neighbour(1));
  else if (event.key === "k" || event.key === "ArrowUp") moveTo(neighbour(-1));
  else if (event.key === "Enter" && rows.includes(on)) location.assign(on.dataset.open);
  else return;
  event.preventDefault();
});

for (const row of rows) row.addEventListener("focusin", () => mark(row));

/** Counts down on a button that takes a ticket back; then only its page can do it. The figure is
    for the eye: read out every second, it would drown what was said. */
const countDown = (sent) => {
  const button = sent.querySelector("button");
  const figure = document.createElement("span");
  figure.ariaHidden = "true";
  // In one with the name: parts of a button stand apart.
  const words = document.createElement("span");
  words.append(...button.childNodes, figure);
  button.append(words);
  let left = Number(sent.dataset.seconds);
  const tick = () => {
    if (left > 0) {
      figure.textContent = ` (${left})`;
      left -= 1;
      return;
    }
    clearInterval(timer);
    const hasFocus = sent.contains(document.activeElement);
    sent.querySelector("form").remove();
    if (hasFocus) {
      sent.tabIndex = -1;
      sent.focus();
    }
    if (list) sent.querySelector(".sent-hint").textContent = list.dataset.ended;
  };
  const timer = setInterval(tick, 1000);
  tick();
};

const freeze = (row, isFrozen) => {
  for (const button of row.querySelectorAll("form:not(.sent form) button")) {
    button.disabled = isFrozen;
  }
  row.classList.toggle("is-done", isFrozen);
};

const fail = (row, said) => {
  freeze(row, false);
  said.textContent = list.dataset.failed;
  said.classList.add("is-wrong");
};

/** Sends a decision and lets its row say what became of it. */
const decide = async (row, form) => {
  const said = row.querySelector(".triage-said");
  freeze(row, true);
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin",
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sent = page.getElementById("sent");
    if (!answer.ok || !sent) { fail(row, said); return; }
    const block = document.importNode(sent, true);
    block.removeAttribute("id");
    block.removeAttribute("role");
    said.classList.remove("is-wrong");
    // What stands below stays where it is.
    row.style.minHeight = `${row.offsetHeight}px`;
    row.classList.add("is-sent");
    said.replaceChildren(block);
    for (const way of row.querySelectorAll(".triage-ways [data-key]")) way.remove();
    countDown(block);
    if (current() === row) moveTo(neighbour(1));
  } catch {
    fail(row, said);
  }
};

for (const row of rows) {
  const form = row.querySelector(".triage-acts > form");
  const button = form?.querySelector("button");
  if (!button) continue;
  button.dataset.key = "f";
  button.append(Object.assign(document.createElement("kbd"), { textContent: "f" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(row, form);
  });
}

const first = rows.find((row) => `#${row.id}` === location.hash) ?? rows[0];
if (first) {
  mark(first);
  if (location.hash) moveTo(first);
}
const sentBefore = document.getElementById("sent");
if (sentBefore) countDown(sentBefore);
