// Places found by typing, with marks or without (ARIA combobox pattern with a list): arrows choose,
// Enter or a click takes, Escape leaves; what was typed stays unless somebody takes another.

const pause = 150;

export class Places {
  #take;
  #field = null;
  #box = null;
  #found = [];
  #at = -1;
  #timer = 0;
  #asked = null;

  /** @param take what follows from the place that was taken: `{name, commune, in}`. */
  constructor(take) {
    this.#take = take;
  }

  /** Stands beside a field from now on. */
  attach(field, name) {
    this.#field = field;
    this.#box = document.createElement("ul");
    this.#box.id = `${field.id}-found`;
    this.#box.className = "found";
    this.#box.role = "listbox";
    this.#box.ariaLabel = name;
    this.#box.hidden = true;
    field.after(this.#box);
    field.role = "combobox";
    field.ariaAutoComplete = "list";
    field.ariaExpanded = "false";
    field.setAttribute("aria-controls", this.#box.id);
    field.addEventListener("input", (event) => { if (!event.isComposing) this.#soon(); });
    field.addEventListener("compositionend", () => this.#soon());
    field.addEventListener("keydown", (event) => this.#press(event));
    field.addEventListener("blur", () => this.#close());
    this.#box.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const line = event.target.closest("[role=option]");
      if (line) this.#choose([...this.#box.children].indexOf(line));
    });
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    const typed = this.#field.value.trim();
    this.#asked?.abort();
    if (typed.length < 2) return this.#close();
    this.#asked = new AbortController();
    try {
      const address = `/desk/places?q=${encodeURIComponent(typed.slice(0, 100))}`;
      const answer = await fetch(address, { signal: this.#asked.signal, redirect: "error" });
      if (!answer.ok) return this.#close();
      this.#show((await answer.json()).places);
    } catch {
      this.#close();
    }
  }

  #show(found) {
    const isDone = found.length === 1 && found[0].name === this.#field.value.trim();
    if (found.length === 0 || isDone || document.activeElement !== this.#field) return this.#close();
    this.#found = found;
    this.#box.replaceChildren(...found.map((place, index) => {
      const line = document.createElement("li");
      line.id = `${this.#box.id}-${index}`;
      line.role = "option";
      line.lang = "vi";
      const name = document.createElement("span");
      name.textContent = place.name;
      const commune = document.createElement("small");
      commune.className = "soft";
      commune.textContent = place.in;
      line.append(name, " ", commune);
      return line;
    }));
    this.#box.hidden = false;
    this.#field.ariaExpanded = "true";
    this.#mark(-1);
  }

  #mark(index) {
    this.#at = index;
    for (const [at, line] of [...this.#box.children].entries()) {
      line.ariaSelected = String(at === index);
    }
    const line = this.#box.children[index];
    if (line) this.#field.setAttribute("aria-activedescendant", line.id);
    else this.#field.removeAttribute("aria-activedescendant");
  }

  #press(event) {
    if (this.#box.hidden || event.isComposing) return;
    const { length } = this.#found;
    if (event.key === "ArrowDown") this.#mark((this.#at + 1) % length);
    else if (event.key === "ArrowUp") this.#mark((this.#at - 1 + length) % length);
    else if (event.key === "Escape") this.#close();
    else if (event.key === "Enter" && this.#at >= 0) this.#choose(this.#at);
    else return;
    event.preventDefault();
  }

  #choose(index) {
    const place = this.#found[index];
    this.#field.value = place.name;
    this.#close();
    this.#take(place);
  }

  #close() {
    clearTimeout(this.#timer);
    if (!this.#box) return;
    this.#box.hidden = true;
    this.#field.ariaExpanded = "false";
    this.#field.removeAttribute("aria-activedescendant");
    this.#at = -1;
  }
}
