// What happens at the office, as it happens: a banner for a call, and its intake at once where
// nothing would be lost. Every page works without this.

const banner = document.getElementById("incoming");
const panel = document.getElementById("call");
const kinds = ["call", "call_back", "again"];
const shown = new Set();

/** Where a call's intake is. */
function intake(id) {
  const address = new URL(banner.querySelector("a").href);
  address.searchParams.set("call", id);
  return address.href;
}

/** Whether something stands on the page that would be lost. */
function isTyped(field) {
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }
  if (field.tagName === "SELECT") {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(chosen, 0);
  }
  if (field.type === "file") return field.files.length > 0;
  if (field.tagName === "TEXTAREA" && field.value.trim() !== "") return true;
  return field.value !== field.defaultValue || (field.form.matches(".intake") && field.value !== "");
}

function isUnsaved() {
  const fields = document.querySelectorAll(
    "main form[method=post] :is(input:not([type=hidden]), textarea, select)");
  return [...fields].some(isTyped);
}

/** Opens a call's intake in one window only, and once. */
async function open(id) {
  if (localStorage.getItem("hoiam-opened") === String(id)) return;
  const go = () => {
    localStorage.setItem("hoiam-opened", String(id));
    location.assign(intake(id));
  };
  if (!navigator.locks) return go();
  await navigator.locks.request(`hoiam-call-${id}`, { ifAvailable: true }, (lock) => {
    if (!lock) return undefined;
    go();
    return new Promise(() => {});
  });
}

function show(id, isAnswered) {
  shown.add(id);
  banner.dataset.call = id;
  banner.querySelector("b").textContent = isAnswered ? banner.dataset.answered : banner.dataset.ringing;
  banner.querySelector("a").href = intake(id);
  banner.hidden = false;
}

function hide(id) {
  shown.delete(id);
  if (banner.dataset.call !== String(id)) return;
  const next = [...shown].pop();
  if (next === undefined) banner.hidden = true;
  else show(next, false);
}

/** Counts the seconds in which the outcome of a call is written down. */
function countDown(seconds) {
  const line = document.getElementById("wrap-up");
  if (!line || line.dataset.counts) return;
  line.dataset.counts = "yes";
  const end = performance.now() + seconds * 1000;
  const say = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    line.textContent = left > 0 ? line.dataset.pattern.replace("{n}", left) : line.dataset.over;
    line.classList.toggle("is-over", left <= 0);
    if (left > 0) setTimeout(say, 1000);
  };
  say();
}

function hearCall({ id, state, whose, late }) {
  if (panel && panel.dataset.call === String(id)) {
    if (state === "ended" && panel.dataset.open) {
      countDown(Number(document.getElementById("wrap-up")?.dataset.seconds ?? 0));
    }
    return;
  }
  const isTaken = state === "answered" && whose === "other";
  if (state === "ended" || state === "missed" || isTaken) return hide(id);
  show(id, state === "answered");
  const isMine = state === "answered" && whose === "mine" && !late;
  if (isMine && document.visibilityState === "visible" && !isUnsaved()) open(id);
}

function hear(news) {
  if (news.kind === "call") hearCall(news);
  const list = document.getElementById("news");
  if (list && (news.kind === "again" || news.kind === list.dataset.kind)) list.hidden = false;
}

function connect(channel) {
  const source = new EventSource(banner.dataset.events);
  source.addEventListener("open", () => { document.body.dataset.line = "open"; });
  source.addEventListener("error", () => { document.body.dataset.line = "lost"; });
  for (const kind of kinds) {
    source.addEventListener(kind, (event) => {
      const news = { kind, ...JSON.parse(event.data) };
      hear(news);
      channel?.postMessage(news);
    });
  }
  return source;
}

/** One window of a browser holds the line, for all of them: browsers open few at a time. */
function listen() {
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("hoiam-desk") : null;
  channel?.addEventListener("message", (message) => hear(message.data));
  if (navigator.locks && channel) {
    navigator.locks.request("hoiam-desk-events", () => {
      connect(channel);
      return new Promise(() => {});
    });
    return;
  }
  let source = null;
  const follow = () => {
    const isSeen = document.visibilityState === "visible";
    if (isSeen && !source) source = connect(null);
    if (!isSeen && source) {
      source.close();
      source = null;
    }
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}

if (banner) {
  banner.querySelector("button").addEventListener("click", () => hide(Number(banner.dataset.call)));
  listen();
}
const left = document.getElementById("wrap-up")?.dataset.left;
if (left !== undefined) countDown(Number(left));
