// Forms that were sent while there was no network: they wait here, encrypted, without a number, and
// are sent, each once, as soon as the service answers again. The key of a form makes sure of that:
// what has arrived although nobody heard so is not filed twice.

const pauses = [2, 4, 8, 15];

/** What the service says to a form that was sent. */
export const heard = async (response) => {
  const { pathname } = new URL(response.url);
  const number = pathname.match(/\/desk\/receipt\/([^/]+)$/)?.[1];
  if (response.ok && number) return { what: "filed", number, address: response.url };
  if (response.status >= 500 || response.status === 429) return { what: "later" };
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const form = page.querySelector("form[data-ahead]");
  return form ? { what: "back", form } : { what: "session" };
};

/** Sends a form as it was typed, with the token of a page of now. */
export const send = (address, fields, token) => {
  const body = new URLSearchParams(fields);
  body.set("_token", token);
  return fetch(address, { method: "POST", body, signal: AbortSignal.timeout(30_000) });
};

export class Outbox {
  #box;
  #drafts;
  #form;
  #waiting = [];
  #tries = 0;
  #timer = 0;
  #isSending = false;
  #token = null;

  /** The list on the page, the drafts, and a way to the form of now. */
  constructor(box, drafts, form) {
    [this.#box, this.#drafts, this.#form] = [box, drafts, form];
    addEventListener("online", () => { this.#tries = 0; this.#work(); });
    addEventListener("beforeunload", (event) => {
      if (this.#waiting.length > 0) event.preventDefault();
    });
  }

  /** Takes a form that could not be sent: `{key, title, fields}`. */
  add(draft) {
    this.#drafts.put(draft.key, draft, true);
    this.resume(draft);
  }

  /** Goes on with one that waits since before. */
  resume(draft) {
    this.#waiting.push({ ...draft, line: this.#line(draft) });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#work(), 1000 * pauses[0]);
  }

  #line(draft) {
    if (this.#box.hidden) {
      const title = document.createElement("h2");
      title.textContent = this.#box.dataset.title;
      this.#box.replaceChildren(title, document.createElement("ul"));
      this.#box.hidden = false;
    }
    const line = document.createElement("li");
    const name = document.createElement("b");
    name.lang = "vi";
    name.textContent = draft.title || this.#box.dataset.empty;
    line.append(name, " ", document.createElement("span"));
    line.lastChild.textContent = this.#box.dataset.waiting;
    this.#box.querySelector("ul").append(line);
    return line;
  }

  #say(line, sort, ...more) {
    line.className = `is-${sort}`;
    line.querySelector("span").replaceChildren(this.#box.dataset[sort], ...more);
  }

  #link(address, words) {
    const link = document.createElement("a");
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = words;
    return link;
  }

  async #work() {
    if (this.#isSending) return;
    this.#isSending = true;
    clearTimeout(this.#timer);
    try {
      while (this.#waiting.length > 0 && await this.#sendFirst()) this.#tries = 0;
    } finally {
      this.#isSending = false;
    }
    if (this.#waiting.length === 0) return;
    const pause = pauses[Math.min(this.#tries++, pauses.length - 1)];
    this.#timer = setTimeout(() => this.#work(), 1000 * pause);
  }

  /** Whether the first of them is dealt with. */
  async #sendFirst() {
    const [draft] = this.#waiting;
    const { action, elements } = this.#form();
    let answer;
    try {
      answer = await heard(await send(action, draft.fields, this.#token ?? elements._token.value));
      if (answer.what === "session") {
        this.#token = await this.#freshToken(action);
        if (!this.#token) this.#say(draft.line, "signIn");
        return false;
      }
    } catch {
      return false;
    }
    if (answer.what === "later") return false;
    this.#waiting.shift();
    if (answer.what === "filed") {
      const number = document.createElement("b");
      number.className = "number";
      number.textContent = answer.number;
      const { receipt } = this.#box.dataset;
      this.#say(draft.line, "sent", " ", number, " · ", this.#link(answer.address, receipt));
      await this.#drafts.remove(draft.key);
    } else {
      const address = new URL(action);
      address.searchParams.set("draft", draft.key);
      const { line, ...kept } = draft;
      this.#say(line, "refused", " ", this.#link(address.href, this.#box.dataset.open));
      await this.#drafts.put(draft.key, kept);
    }
    return true;
  }

  /** The token of a session that began meanwhile, in another window; null for none. */
  async #freshToken(address) {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("form[data-ahead] [name=_token]")?.value ?? null;
  }
}
