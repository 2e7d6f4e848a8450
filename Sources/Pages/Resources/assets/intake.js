// The operator's form while somebody tells: what the words suggest, the unit and the dates stand
// beside it as they are typed. The page does all of it itself when a button is pressed; this only
// asks sooner, fills fields that nobody touched, and never takes away anything that was typed.

const form = document.querySelector("form[data-ahead]");
const sorted = ["kind", "category"];
const pause = 700;

/** Fields whose value somebody chose: all of a form that came back, none of a fresh one. */
const touched = new Set(form.elements.body.defaultValue === "" ? [] : sorted);

let timer = 0;
let asked = null;
let last = "";

const take = (page) => {
  for (const name of sorted) {
    const theirs = page.querySelector(`form [name=${name}]`);
    if (theirs && !touched.has(name)) form.elements[name].value = theirs.value;
  }
  const [here, there] = [document, page].map((one) => one.querySelector(".intake-side"));
  if (there && !here.contains(document.activeElement)) here.replaceChildren(...there.childNodes);
  // One line is read out, and only when it is another one: somebody is listening to a caller.
  const unit = here.querySelector(".preview-unit")?.textContent ?? "";
  const said = document.getElementById("said");
  if (said.textContent !== unit) said.textContent = unit;
};

const ask = async () => {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("untouched", sorted.filter((name) => !touched.has(name)).join(","));
  const now = fields.toString();
  if (now === last || form.elements.body.value.trim().length < 12) return;
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(form.dataset.ahead, {
      method: "POST", body: fields, signal: asked.signal, redirect: "error",
    });
    if (!answer.ok && answer.status !== 422) return;
    take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    last = now;
  } catch {
    // Without the network the form goes on as it is; the next key asks again.
  }
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
};

form.addEventListener("input", (event) => {
  if (sorted.includes(event.target.name)) touched.add(event.target.name);
  if (!event.isComposing) soon();
});
form.addEventListener("compositionend", soon);
form.addEventListener("submit", () => { clearTimeout(timer); asked?.abort(); });
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.ctrlKey || event.isComposing) return;
  event.preventDefault();
  const button = ["forward", "save"].map((what) =>
    form.querySelector(`button[name=do][value=${what}]`)).find(Boolean);
  button?.click();
});
