// Forms that were not sent yet, on this machine: encrypted with a key of whoever signed in, kept for
// twelve hours at most, and gone when somebody signs out.

const life = 12 * 3600 * 1000;

/** One act on the browser's own database; its result once the act is done for good. */
const act = (mode, what) => new Promise((resolve, reject) => {
  const opening = indexedDB.open("hoiam-drafts", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("draft", { keyPath: "key" });
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const base = opening.result;
    const deed = base.transaction("draft", mode);
    const request = what(deed.objectStore("draft"));
    const end = (how, value) => { base.close(); how(value); };
    deed.oncomplete = () => end(resolve, request.result);
    deed.onabort = () => end(reject, deed.error);
  };
});

/** The drafts of whoever has the key. Where the browser can't encrypt, nothing is kept. */
export class Drafts {
  #key;
  #last = new Map();

  constructor(key) {
    const bytes = key && crypto.subtle ? Uint8Array.from(atob(key), (one) => one.charCodeAt(0)) : null;
    this.#key = bytes
      ? crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"])
      : Promise.resolve(null);
  }

  /** Keeps a draft; of two that are kept at once the later one stays. */
  async put(key, draft, isWaiting = false) {
    const turn = (this.#last.get(key) ?? 0) + 1;
    this.#last.set(key, turn);
    try {
      const secret = await this.#key;
      if (!secret) return false;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const words = new TextEncoder().encode(JSON.stringify(draft));
      const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, secret, words);
      if (this.#last.get(key) !== turn) return true;
      await act("readwrite", (store) => store.put({ key, iv, data, isWaiting, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  async #read(row) {
    try {
      const secret = await this.#key;
      if (!row || !secret) return null;
      const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, secret, row.data);
      const draft = JSON.parse(new TextDecoder().decode(words));
      return { ...draft, key: row.key, at: row.at, isWaiting: row.isWaiting };
    } catch {
      // Somebody else's.
      return null;
    }
  }

  async get(key) {
    return this.#read(await act("readonly", (store) => store.get(key)).catch(() => null));
  }

  async all() {
    const rows = await act("readonly", (store) => store.getAll()).catch(() => []);
    const drafts = await Promise.all(rows.map((row) => this.#read(row)));
    return drafts.filter(Boolean).sort((one, other) => other.at - one.at);
  }

  /** Forgets a draft, also one that is just being kept. */
  async remove(key) {
    this.#last.set(key, Infinity);
    await act("readwrite", (store) => store.delete(key)).catch(() => {});
  }
}

/** Shows a draft that lies here and that the service doesn't know. */
export const list = (draft, intake, words) => {
  let box = document.getElementById("drafts");
  if (!box) {
    box = document.createElement("section");
    box.id = "drafts";
    box.className = "drafts no-print";
    const title = document.createElement("h2");
    title.textContent = words.drafts;
    box.append(title, document.createElement("ul"));
    document.getElementById("outbox").before(box);
  }
  if (box.querySelector(`[data-draft="${CSS.escape(draft.key)}"]`)) return;
  const line = document.createElement("li");
  const link = document.createElement("a");
  const address = new URL(intake);
  address.searchParams.set("draft", draft.key);
  link.href = address.href;
  link.lang = "vi";
  link.textContent = draft.title || words.empty;
  const note = document.createElement("small");
  note.className = "soft";
  note.textContent = words.here;
  line.append(link, " ", note);
  box.querySelector("ul").append(line);
};

/** Forgets what is too old, and what the page says was filed. */
const sweep = async () => {
  const filed = document.querySelector("[data-filed]")?.dataset.filed;
  const rows = await act("readonly", (store) => store.getAll());
  for (const row of rows) {
    if (row.key !== filed && Date.now() - row.at < life) continue;
    await act("readwrite", (store) => store.delete(row.key));
  }
};
sweep().catch(() => {});

const leaving = document.querySelector("form[data-leaves]");
leaving?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const rows = await act("readonly", (store) => store.getAll()).catch(() => []);
  if (rows.some((row) => row.isWaiting) && !confirm(leaving.dataset.leaves)) return;
  await act("readwrite", (store) => store.clear()).catch(() => {});
  leaving.submit();
});
