// Matching with room at the side: tap a number at the left, then what belongs to it at the right.
export class Pool {
  constructor(matching) {
    this.matching = matching;
    this.rows = Array.from(matching.querySelectorAll(".pair"));
    this.selects = this.rows.map((row) => row.querySelector("select"));
    this.buttons = Array.from(this.selects[0].options).filter((option) => option.value).map((option) => this.button(option.value));
    const pool = document.createElement("div");
    pool.className = "pool";
    pool.setAttribute("aria-hidden", "true"); // the selects say the same
    pool.append(...this.buttons);
    matching.append(pool);
    matching.classList.add("has-pool");
    this.rows.forEach((row, place) => {
      row.addEventListener("click", () => this.open(place));
      this.selects[place].addEventListener("focus", () => this.open(place));
      this.selects[place].addEventListener("change", () => this.choose(place, this.selects[place].value));
    });
    this.open(Math.max(0, this.firstEmpty()));
  }

  button(right) {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.right = right;
    button.addEventListener("click", () => this.tap(right));
    return button;
  }

  firstEmpty() {
    return this.selects.findIndex((select) => !select.value);
  }

  tap(right) {
    const taken = this.selects.findIndex((select) => select.value === right);
    if (taken >= 0) {
      this.selects[taken].value = "";
      this.open(taken);
    } else {
      this.choose(this.here, right);
      const next = this.firstEmpty();
      if (next >= 0) this.open(next);
    }
    announce(this.matching);
  }

  choose(place, right) {
    this.selects.forEach((select, other) => {
      select.setCustomValidity("");
      if (other !== place && select.value === right) select.value = "";
    });
    this.selects[place].value = right;
    this.draw();
  }

  open(place) {
    this.here = place;
    this.draw();
  }

  draw() {
    this.rows.forEach((row, place) => row.classList.toggle("is-open", place === this.here));
    for (const button of this.buttons) {
      const taken = this.selects.findIndex((select) => select.value === button.dataset.right);
      button.setAttribute("aria-pressed", String(taken >= 0));
      button.textContent = button.dataset.right;
      if (taken < 0) continue;
      const number = document.createElement("span");
      number.className = "pair-number";
      number.textContent = taken + 1;
      button.append(number);
    }
  }
}

// Whoever saves what is written hears of a change that was not made in a field.
function announce(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

// Putting in order: the arrows move a row, and its number says where it stands; so does a number that is chosen.
// What may stay without an answer has no numbers before the first move.
export class Order {
  constructor(list, mayStayEmpty = false) {
    this.list = list;
    this.mayStayEmpty = mayStayEmpty;
    for (const moves of list.querySelectorAll("[data-needs-script]")) moves.hidden = false;
    for (const button of list.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => this.move(button));
    }
    for (const select of list.querySelectorAll("select")) {
      select.addEventListener("change", () => this.place(select));
    }
    this.draw();
  }

  // Stand as the numbers say.
  draw() {
    const chosen = this.rows().sort((one, other) => this.number(one) - this.number(other));
    this.list.append(...chosen);
    if (this.mayStayEmpty) this.bound();
    else this.count();
  }

  rows() {
    return Array.from(this.list.children);
  }

  number(row) {
    return Number(row.querySelector("select").value) || this.list.children.length;
  }

  move(button) {
    const row = button.closest("li");
    const place = this.rows().indexOf(row) + Number(button.dataset.move);
    this.put(row, place);
    button.focus();
    announce(this.list);
  }

  place(select) {
    this.put(select.closest("li"), Number(select.value) - 1);
    select.focus();
  }

  put(row, place) {
    const others = this.rows().filter((other) => other !== row);
    if (place < 0 || place > others.length) return;
    this.list.insertBefore(row, others[place] || null);
    this.count();
  }

  count() {
    this.rows().forEach((row, place) => {
      const select = row.querySelector("select");
      select.setCustomValidity("");
      select.value = String(place + 1);
    });
    this.bound();
  }

  // The first row cannot go up, nor the last one down.
  bound() {
    const last = this.list.children.length - 1;
    this.rows().forEach((row, place) => {
      row.querySelector("[data-move='-1']").disabled = place === 0;
      row.querySelector("[data-move='1']").disabled = place === last;
    });
  }
}
