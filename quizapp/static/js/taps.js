// 选词填空: on a phone a long answer is put together by tapping its pieces; typing stays possible.

const FINGERS = window.matchMedia("(pointer: coarse), (max-width: 40rem)");

export class Tray {
  constructor(tray) {
    this.tray = tray;
    this.form = tray.closest("form");
    this.field = this.form.elements[tray.dataset.tray];
    this.pieces = Array.from(tray.querySelectorAll(".piece"));
    this.used = [];
    if (!FINGERS.matches) return; // with keys of one's own typing is faster
    for (const piece of this.pieces) piece.addEventListener("click", () => this.tap(piece));
    this.back = tray.querySelector("[data-back]");
    this.change = tray.querySelector("[data-change]");
    this.back.addEventListener("click", () => this.tap(this.used[this.used.length - 1]));
    this.change.addEventListener("click", () => this.use(!this.taps, true));
    const row = this.field.closest("li");
    if (row) row.append(tray); // each of a list's lines has its pieces below it
    this.field.addEventListener("focus", () => this.open());
    this.use(!this.field.value, false);
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
