"use strict";

// A key is free as long as nobody is typing and it is pressed alone.
function isFree(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  return !(typing || event.ctrlKey || event.metaKey || event.altKey);
}

// "/" puts the cursor into the search field.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("q");
  if (event.key !== "/" || !isFree(event) || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// Where the words of a search are marked in an article, two buttons and the keys "n" and "p" go from place to place.
const places = document.querySelector(".places");
if (places) {
  const links = [...places.querySelectorAll("ol a")];
  const here = () => links.findIndex((link) => link.hash === location.hash);
  const step = (by) => {
    const next = here() < 0 ? Math.min(by, 0) : here() + by;
    location.replace(links.at(next % links.length).hash);
  };
  const tell = () => {
    if (here() >= 0) places.querySelector("output").textContent = `Place ${here() + 1} of ${links.length}`;
  };
  places.querySelector("ol").hidden = true;
  places.querySelector(".stepper").hidden = false;
  places.addEventListener("click", (event) => event.target.value && step(Number(event.target.value)));
  window.addEventListener("hashchange", tell);
  document.addEventListener("keydown", (event) => {
    const by = { n: 1, p: -1 }[event.key];
    if (by && isFree(event)) step(by);
  });
  tell();
}

// Suggestions under a search field: a combobox with a list box, as ARIA 1.2 describes it. What is chosen is gone to;
// Enter with nothing chosen searches as ever.
class Suggestions {
  static PAUSE = 120; // milliseconds without a key before the site is asked

  constructor(field) {
    this.field = field;
    this.answers = new Map();
    this.list = this.element("div", { class: "suggestions", role: "listbox", id: `${field.id}-suggestions`, hidden: "" });
    this.list.setAttribute("aria-label", "Suggestions");
    this.status = this.element("div", { class: "unseen", role: "status" });
    field.parentElement.append(this.list, this.status);
    const combobox = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);
    this.close();
    field.addEventListener("input", () => this.wait());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  }

  element(name, attributes, text = "") {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  }

  wait() {
    clearTimeout(this.timer);
    this.asked?.abort();
    if (!this.field.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(this.field.value.trim()), Suggestions.PAUSE);
  }

  async ask(text) {
    this.asked = new AbortController();
    try {
      if (!this.answers.has(text)) {
        const address = `${this.field.dataset.suggest}?q=${encodeURIComponent(text)}`;
        const response = await fetch(address, { signal: this.asked.signal });
        this.answers.set(text, response.ok ? (await response.json()).groups : []);
      }
    } catch {
      return; // another letter came first, or the site is out of reach: the field works without
    }
    if (text === this.field.value.trim() && document.activeElement === this.field) this.show(this.answers.get(text));
  }

  show(groups) {
    this.close();
    this.list.replaceChildren(...groups.map((group, number) => this.group(group, number)));
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, number) => (option.id = `${this.list.id}-${number}`));
    const count = this.options.length;
    this.status.textContent = count === 1 ? "1 suggestion" : `${count} suggestions`;
    this.list.hidden = count === 0;
    this.field.setAttribute("aria-expanded", String(count > 0));
  }

  group(group, number) {
    const id = `${this.list.id}-group-${number}`;
    const made = this.element("div", { role: "group", "aria-labelledby": id });
    made.append(this.element("div", { id, role: "presentation", class: "kind" }, group.label));
    for (const item of group.items) {
      const option = this.element("a", { role: "option", href: item.url, tabindex: "-1", "aria-selected": "false" });
      option.append(this.element("bdi", {}, item.label), " ", this.element("small", {}, item.note));
      made.append(option);
    }
    return made;
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.options = [];
    this.chosen = undefined;
    this.status.textContent = "";
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (event.isComposing) return;
    const { length } = this.options;
    if (event.key === "ArrowDown" && !length) this.wait();
    if (!length) return;
    if (event.key === "ArrowDown") this.choose((this.chosen ?? -1) + 1);
    else if (event.key === "ArrowUp") this.choose((this.chosen ?? length) - 1);
    else if (event.key === "Enter" && this.chosen !== undefined) this.options[this.chosen].click();
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  // Beyond the last suggestion and before the first is the field itself.
  choose(number) {
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    this.chosen = number in this.options ? number : undefined;
    if (this.chosen === undefined) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", this.options[number].id);
    this.options[number].scrollIntoView({ block: "nearest" });
  }
}

for (const field of document.querySelectorAll("input[data-suggest]")) new Suggestions(field);
