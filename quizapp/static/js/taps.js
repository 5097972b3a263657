// 选词填空: on a phone a long answer is put together by tapping its pieces; typing stays possible.

const FINGERS = window.matchMedia("(pointer: coarse), (max-width: 40rem)");

function button(words, act, kind) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

export class Tray {
  constructor(tray) {
    this.tray = tray;
    this.form = tray.closest("form");
    this.field = this.form.elements[tray.dataset.tray];
    this.pieces = Array.from(tray.querySelectorAll(".piece"));
    this.used = [];
    if (!FINGERS.matches) return; // with keys of one's own typing is faster
    for (const piece of this.pieces) piece.addEventListener("click", () => this.tap(piece));
    this.back = button("退一格", () => this.tap(this.used[this.used.length - 1]), "button small quiet");
    this.change = button("", () => this.use(!this.taps, true), "button small quiet");
    const tools = document.createElement("div");
    tools.className = "tray-tools";
    tools.append(this.back, this.change);
    tray.append(tools);
    const row = this.field.closest("li");
    if (row) row.append(tray); // each of a list's lines has its pieces below it
    this.field.addEventListener("focus", () => this.open());
    this.use(!this.field.value, false);
    if (this.form.querySelector("[data-tray]:not([hidden])") === null) this.open();
  }

  // Tapping or typing; what was written with the other goes.
  use(taps, chosen) {
    this.taps = taps;
    this.field.readOnly = taps;
    this.tray.classList.toggle("typing", !taps);
    this.change.textContent = taps ? "改为键入" : "改为选词";
    for (const piece of [...this.pieces, this.back]) piece.hidden = !taps;
    if (!chosen) return;
    this.used = [];
    this.write();
    this.field.focus();
  }

  // One tray at a time: that of the blank one is at.
  open() {
    for (const other of this.form.querySelectorAll("[data-tray]")) other.hidden = other !== this.tray;
  }

  tap(piece) {
    if (!piece) return;
    this.used = this.used.includes(piece) ? this.used.filter((one) => one !== piece) : [...this.used, piece];
    this.write();
  }

  write() {
    this.field.value = this.used.map((piece) => piece.textContent).join("");
    for (const piece of this.pieces) piece.setAttribute("aria-pressed", String(this.used.includes(piece)));
    this.back.disabled = this.used.length === 0;
    this.form.elements.tapped.value = this.used.length ? "1" : "";
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
