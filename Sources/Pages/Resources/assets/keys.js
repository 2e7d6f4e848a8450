// The desk by keyboard: a key does what a link or a button of the page does, and nothing else.
// Elements say their key themselves (data-key); `?` shows what works here.

const typed = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

/** Whether a key is one that somebody pressed on its own, outside every field. */
const isPlain = (event) =>
  !event.defaultPrevented && !event.ctrlKey && !event.altKey && !event.metaKey &&
  !event.isComposing && event.keyCode !== 229 && !event.repeat &&
  !(event.target instanceof Element && event.target.closest(typed));

const places = {
  h: "/desk", q: "/desk/queue", t: "/desk/triage", s: "/desk/search", n: "/desk/intake",
};

/** The link of the head that leads to a place; null where somebody's roles don't open it. */
const way = (key) => {
  const links = [...document.querySelectorAll("header nav a, header a.brand")];
  const path = (link) => new URL(link.href).pathname;
  return links.find((link) => path(link) === places[key]) ??
    links.find((link) => path(link).startsWith(`${places[key]}/`) && key !== "h") ?? null;
};

const map = document.getElementById("keys");

/** Who speaks to the computer, or rests a hand on the keys, switches them off (WCAG 2.1.4). */
const stored = "hoiam-keys";
const isOn = () => document.documentElement.classList.contains("has-keys");
const turn = (on) => document.documentElement.classList.toggle("has-keys", on);

const openMap = () => {
  if (map.open) return;
  for (const line of map.querySelectorAll("[data-go]")) line.hidden = !way(line.dataset.go);
  const own = document.querySelector(".page-keys");
  if (own) {
    const title = document.createElement("h3");
    title.textContent = own.dataset.title;
    own.hidden = false;
    own.className = "keys";
    map.querySelector(".keys").after(title, own);
  }
  map.showModal();
};

/** When `g` was pressed, if it was the key before. */
let goes = -Infinity;

const go = (key) => {
  const isGoing = performance.now() - goes < 1000;
  goes = -Infinity;
  const link = isGoing && key in places ? way(key) : null;
  link?.click();
  return link !== null;
};

const search = () => {
  const field = document.querySelector("main input[type=search]");
  if (field) { field.focus(); field.select(); } else way("s")?.click();
};

/** What a key of the page stands for: in the row that is current, else anywhere. */
const keyed = (key) => {
  const row = document.activeElement?.closest("[data-open]") ??
    document.querySelector("[data-open][aria-current=true]");
  return (row ?? document.querySelector("main")).querySelector(
    `[data-key="${CSS.escape(key)}"]:not(:disabled)`);
};

document.addEventListener("keydown", (event) => {
  if (!isOn() || !isPlain(event) || map.open) return;
  const { key } = event;
  if (go(key)) { event.preventDefault(); return; }
  if (key === "?") { openMap(); event.preventDefault(); return; }
  if (key === "/") { search(); event.preventDefault(); return; }
  if (key === "g") { goes = performance.now(); return; }
  const target = key.length === 1 ? keyed(key) : null;
  if (target) { target.click(); event.preventDefault(); }
});

for (const link of document.querySelectorAll("a[data-opens=keys]")) {
  link.addEventListener("click", (event) => { event.preventDefault(); openMap(); });
}

const choice = document.getElementById("keys-on");
turn(localStorage.getItem(stored) !== "off");
choice.checked = isOn();
choice.addEventListener("change", () => {
  turn(choice.checked);
  if (choice.checked) localStorage.removeItem(stored);
  else localStorage.setItem(stored, "off");
});
