// The operator's form while somebody tells: what the words suggest, the unit and the dates stand
// beside it as they are typed, and every change is kept, here and at the service. The page does
// without all of it; this only asks sooner, fills fields that nobody touched, goes on without a
// network, and never takes away anything that was typed.

import { Drafts, list } from "./drafts.js";
import { heard, Outbox, send } from "./outbox.js";
import { Places } from "./places.js";

const sorted = ["kind", "category", "commune"];
const pause = 700;
const longest = 3000;

let form = document.querySelector("form[data-ahead]");
const words = form.dataset;
const drafts = new Drafts(words.keep);
const outbox = new Outbox(document.getElementById("outbox"), drafts, () => form);

const value = (name) => form.elements[name]?.value ?? "";
const parsed = async (response) =>
  new DOMParser().parseFromString(await response.text(), "text/html");

/** What somebody could miss; the token is the session's. */
const fields = (button) => [...new FormData(form, button)].filter(([name]) => name !== "_token");
const told = (list) => ["title", "body", "placeText", "reporterName"]
  .map((name) => list.find((one) => one[0] === name)?.[1].trim()).find(Boolean) ?? "";
const isTelling = () => ["body", "title", "placeText", "reporterName", "phone", "answerText"]
  .some((name) => form.elements[name] && value(name).trim() !== form.elements[name].defaultValue.trim());

/** Fields whose value somebody chose: all of a form that came back, none of a fresh one. */
const touched = new Set(form.elements.body.defaultValue === "" ? [] : sorted);

// MARK: - Kept

const say = (sentence, link) => {
  const line = document.getElementById("draft-state");
  line?.replaceChildren(sentence, ...(link ? [" ", link] : []));
};

const signIn = () => {
  const link = document.createElement("a");
  link.href = form.action;
  link.target = "_blank";
  link.textContent = words.signIn;
  return link;
};

const keep = () => {
  if (!isTelling()) return;
  const list = fields();
  drafts.put(value("key"), { title: told(list), fields: list });
};

// MARK: - Looking ahead

let timer = 0;
let asked = null;
let last = "";
let since = 0;

/** The key and the turn of the draft as the service knows it. */
const follow = (theirs) => {
  const hers = theirs.elements.key.value;
  if (hers !== value("key")) {
    drafts.remove(value("key"));
    for (const name of ["key", "seen"]) form.elements[name].value = theirs.elements[name].value;
    keep();
  }
};

const take = (page) => {
  const theirs = page.querySelector("form[data-ahead]");
  if (!theirs) return;
  follow(theirs);
  for (const name of sorted) {
    if (!touched.has(name)) form.elements[name].value = theirs.elements[name].value;
  }
  const [danger, hint] = [form, theirs].map((one) => one.querySelector("#emergency"));
  if (danger.textContent !== hint.textContent) danger.replaceChildren(...hint.childNodes);
  const [here, there] = [form, theirs].map((one) => one.querySelector(".intake-side"));
  if (!here.contains(document.activeElement)) here.replaceChildren(...there.childNodes);
  else {
    const state = there.querySelector("#draft-state");
    if (state) document.getElementById("draft-state")?.replaceWith(state);
  }
  // One line is read out, and only when it is another one: somebody is listening to a caller.
  const unit = here.querySelector(".preview-unit")?.textContent ?? "";
  const said = document.getElementById("said");
  if (said.textContent !== unit) said.textContent = unit;
};

const ask = async () => {
  since = 0;
  const list = fields().filter(([name]) => name !== "turn");
  const now = JSON.stringify(list);
  if (now === last || !isTelling()) return;
  asked?.abort();
  const mine = asked = new AbortController();
  form.elements.turn.value = Number(value("turn")) + 1;
  const body = new URLSearchParams([...list, ["turn", value("turn")]]);
  body.set("_token", value("_token"));
  body.set("untouched", sorted.filter((name) => !touched.has(name)).join(","));
  try {
    const answer = await fetch(words.ahead, {
      method: "POST", body, signal: mine.signal, redirect: "error",
    });
    if (answer.status === 401) return say(words.ended, signIn());
    if (!answer.ok && answer.status !== 422) return say(words.failed);
    const page = await parsed(answer);
    if (asked === mine) take(page);
    last = now;
  } catch {
    // Without the network the form goes on as it is; the next key asks again.
    if (asked === mine) say(words.lost);
  }
};

/** Asks when the hand rests, and every few seconds while it doesn't. */
const soon = () => {
  clearTimeout(timer);
  since ||= performance.now();
  timer = setTimeout(ask, Math.max(0, Math.min(pause, since + longest - performance.now())));
};

document.addEventListener("input", (event) => {
  if (!form.contains(event.target)) return;
  if (sorted.includes(event.target.name)) touched.add(event.target.name);
  keep();
  if (!event.isComposing) soon();
});
document.addEventListener("compositionend", soon);

const places = new Places((place) => {
  form.elements.commune.value = place.commune;
  touched.add("commune");
  keep();
  soon();
});
const attach = () => places.attach(form.elements.placeText, words.places);
attach();

// MARK: - Sending

/** A fresh form, as this page was when it was opened. */
const blank = form.cloneNode(true);
blank.reset();

const swap = (theirs) => {
  const { scrollY } = window;
  form.replaceWith(theirs);
  form = theirs;
  attach();
  const target = theirs.querySelector(".problems, [aria-invalid=true]") ??
    theirs.elements.answerText ?? theirs.querySelector("[autofocus]");
  if (target) target.focus();
  else scrollTo(0, scrollY);
};

const freshName = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Puts the form aside until the service can be reached, and begins another. */
const putAside = (draft) => {
  outbox.add(draft);
  const next = blank.cloneNode(true);
  for (const name of ["key", "holder"]) next.elements[name].value = freshName();
  next.elements.turn.value = "1";
  next.elements.seen.value = "";
  next.elements._token.value = value("_token");
  next.elements.call?.remove();
  for (const field of next.querySelectorAll("textarea, input[type=text], input[type=email]")) {
    field.value = field.defaultValue = "";
  }
  for (const box of next.querySelectorAll("[type=checkbox]")) box.checked = false;
  touched.clear();
  last = "";
  swap(next);
  form.elements.body.focus();
  say(words.lost);
};

/** Forms being sent, so that nobody sends one twice. */
let isSending = false;

document.addEventListener("submit", async (event) => {
  if (event.target.matches(".drafts form")) {
    drafts.remove(event.target.closest("[data-draft]").dataset.draft);
    return;
  }
  if (event.target !== form) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  clearTimeout(timer);
  asked?.abort();
  asked = null;
  const list = fields(event.submitter);
  const draft = { key: value("key"), title: told(list), fields: list };
  const { name, value: wish } = event.submitter ?? { name: "do", value: "preview" };
  const isFiled = name === "do" && !["preview", "use"].includes(wish);
  try {
    const answer = await heard(await send(form.action, list, value("_token")));
    if (answer.what === "filed") return location.assign(answer.address);
    if (answer.what === "back") return swap(answer.form);
    if (answer.what === "session") return say(words.ended, signIn());
    if (isFiled) putAside(draft);
    else say(words.failed);
  } catch {
    if (isFiled) putAside(draft);
    else say(words.lost);
  } finally {
    isSending = false;
  }
});

// MARK: - Keys

const isOffered = (one) => one.type !== "hidden" && one.type !== "submit" && !one.disabled &&
  one.matches("input, select, textarea");

const primary = () => ["forward", "save"].map((what) =>
  form.querySelector(`button[name=do][value=${what}]`)).find(Boolean);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
  if (!form.contains(event.target)) return;
  if (event.ctrlKey) {
    event.preventDefault();
    primary()?.click();
  } else if (event.target.matches("input, select") && !event.shiftKey && !event.altKey) {
    // In a line Enter goes on to the next field, and after the last one to the button.
    event.preventDefault();
    const all = [...form.elements].filter(isOffered);
    (all[all.indexOf(event.target) + 1] ?? primary())?.focus();
  }
});

// MARK: - Found again

const fill = (list) => {
  for (const field of [...form.elements].filter(isOffered)) {
    const theirs = list.find(([name]) => name === field.name)?.[1];
    if (field.type === "checkbox") field.checked = theirs !== undefined;
    else if (theirs !== undefined) field.value = theirs;
  }
};

const of = (draft, name) => draft.fields.find((one) => one[0] === name)?.[1] ?? "";

/** What lies here of the draft that the page shows, if it goes further than what the service has. */
const recover = async () => {
  const draft = await drafts.get(value("key"));
  if (!draft) return;
  const [holder] = value("seen").split(".");
  const isOurs = holder === "" || of(draft, "holder") === holder ||
    of(draft, "seen") === value("seen");
  const isSame = draft.fields.every(([name, text]) =>
    !form.elements[name] || !isOffered(form.elements[name]) || name === "do" ||
    form.elements[name].type === "checkbox" || form.elements[name].value === text);
  if (isSame) return;
  if (!isOurs) {
    // The draft went on elsewhere: what lies here is another one.
    await drafts.remove(draft.key);
    const { key, at, isWaiting, ...rest } = draft;
    const fresh = freshName();
    await drafts.put(fresh, { ...rest, fields: rest.fields.filter(([name]) => name !== "key") });
    return;
  }
  fill(draft.fields);
  for (const name of sorted) touched.add(name);
  say(words.newer);
  keep();
  soon();
};

const findAgain = async () => {
  await recover();
  for (const draft of await drafts.all()) {
    if (draft.isWaiting) outbox.resume(draft);
    else if (draft.key !== value("key") && value("seen") === "") list(draft, form.action, words);
  }
};
findAgain();
