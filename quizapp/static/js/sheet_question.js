// The questions of a sheet, and what the browser keeps of them.
import { Order, Pool } from "./widgets.js";

// What this browser keeps of a sheet: answers not sent yet, questions that were marked, and the page's own name.
export class Kept {
  constructor(id) {
    this.key = `sheet-${id}`;
  }

  read(what) {
    try {
      return JSON.parse(localStorage.getItem(`${this.key}-${what}`)) || {};
    } catch (error) {
      return {};
    }
  }

  write(what, value) {
    try {
      if (Object.keys(value).length) localStorage.setItem(`${this.key}-${what}`, JSON.stringify(value));
      else localStorage.removeItem(`${this.key}-${what}`);
    } catch (error) {
      // a browser that keeps nothing still saves over the line
    }
  }

  forget() {
    this.write("unsent", {});
    this.write("flags", {});
    this.write("last", {});
  }

  // The same page goes on after a reload: its saves are not another page's.
  name(fresh) {
    try {
      const known = sessionStorage.getItem(this.key);
      if (!known) sessionStorage.setItem(this.key, fresh);
      return known || fresh;
    } catch (error) {
      return fresh;
    }
  }
}

// One question of the sheet: its fields, whether anything is written, its place in the overview.
export class Question {
  constructor(element, kept) {
    this.element = element;
    this.kept = kept;
    this.position = element.dataset.position;
    this.link = document.querySelector(`[data-nav="${this.position}"]`);
    this.flag = element.querySelector("[data-flag]");
    this.flag.checked = Boolean(kept.read("flags")[this.position]);
    this.flag.addEventListener("change", () => this.keepFlag());
    const clear = element.querySelector("[data-clear]");
    if (clear) clear.addEventListener("click", () => this.clear());
    this.begin();
  }

  // Pairs and orders are tapped together as on a page of one question.
  begin() {
    const find = (what) => Array.from(this.element.querySelectorAll(what));
    const orders = find("[data-ordering]").map((list) => new Order(list, true));
    this.widgets = [...orders, ...find("[data-matching]").map((matching) => new Pool(matching))];
  }

  get fields() {
    return Array.from(this.element.querySelectorAll(`[name^="answers-${this.position}-"]`));
  }

  get saves() {
    return this.element.querySelector(`[name="saves-${this.position}"]`);
  }

  values() {
    const ticked = (field) => !["radio", "checkbox"].includes(field.type) || field.checked;
    return this.fields.filter((field) => ticked(field) && field.value.trim()).map((field) => [field.name, field.value]);
  }

  fill(values) {
    const wanted = values.map(([name, value]) => `${name}=${value}`);
    for (const field of this.fields) {
      if (["radio", "checkbox"].includes(field.type)) field.checked = wanted.includes(`${field.name}=${field.value}`);
      else field.value = (values.find(([name]) => name === field.name) || ["", ""])[1];
    }
    for (const widget of this.widgets) widget.draw();
  }

  clear() {
    this.fill([]);
    this.element.dispatchEvent(new Event("change", { bubbles: true }));
  }

  keepFlag() {
    const flags = this.kept.read("flags");
    delete flags[this.position];
    if (this.flag.checked) flags[this.position] = true;
    this.kept.write("flags", flags);
    this.draw();
  }

  draw() {
    const written = this.values().length > 0;
    this.link.classList.toggle("is-written", written);
    this.link.classList.toggle("is-flagged", this.flag.checked);
    this.link.querySelector("[data-nav-words]").textContent = ` 题，${written ? "已答" : "未答"}${this.flag.checked ? "，已标记" : ""}`;
    return written;
  }

  // Another page has saved since: show what is stored.
  replace(page) {
    const fresh = page.querySelector(`[data-position="${this.position}"] [data-fields]`);
    if (!fresh) return;
    this.element.querySelector("[data-fields]").replaceWith(fresh);
    this.element.querySelector("[data-crossed]").hidden = false;
    this.begin();
    this.draw();
  }
}
