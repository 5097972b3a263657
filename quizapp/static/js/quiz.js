// One question after the other without a jump. Without this file every step is a plain form or link.

const content = document.getElementById("content");
let busy = false;

// A Chinese input method is choosing a word: its Enter is not ours.
function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

// Put the answer of the server in the place of what is shown; other pages are opened as usual.
async function show(response) {
  const there = new URL(response.url);
  if (!there.pathname.startsWith("/quiz")) {
    location.assign(response.url);
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.title = page.title;
  document.body.className = page.body.className;
  content.className = page.getElementById("content").className;
  content.replaceChildren(...page.getElementById("content").children);
  history.replaceState(null, "", response.url);
  scrollTo(0, 0);
  begin();
  const first = content.querySelector("[autofocus]");
  if (first) first.focus();
}

async function go(address, options) {
  if (busy) return;
  busy = true;
  try {
    await show(await fetch(address, { credentials: "same-origin", ...options }));
  } finally {
    busy = false;
  }
}

// What was written stays when the network fails; the attempt's token makes it safe to send it again.
function send(event) {
  const form = event.target;
  if (!("swap" in form.dataset)) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form));
  const button = event.submitter;
  if (button && button.name) fields.append(button.name, button.value);
  go(form.action, { method: "post", body: fields }).catch(() => {
    content.querySelector("[data-lost]").hidden = false;
  });
}

function follow(event) {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href).catch(() => location.assign(link.href));
}

// Enter goes to the next empty blank, and sends when there is none. A held key does nothing.
function enter(event) {
  if (event.key !== "Enter" || composing(event)) return;
  if (event.repeat) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (!event.target.matches("[data-fill]") || event.target.value.trim() === "") return;
  const empty = Array.from(event.target.form.querySelectorAll("[data-fill]")).find((blank) => blank.value.trim() === "");
  if (!empty) return;
  event.preventDefault();
  empty.focus();
}

// The browser's own words for an empty field give no advice; ours do. Radio buttons are one field together.
function advise(event) {
  const field = event.target;
  const together = field.type === "radio" ? field.form.querySelectorAll(`[name="${field.name}"]`) : [field];
  for (const one of together) one.setCustomValidity("");
  if (event.type === "invalid" && field.validity.valueMissing) field.setCustomValidity(field.form.dataset.missing);
}

// Matching with room at the side: tap a number at the left, then what belongs to it at the right.
class Pool {
  constructor(matching) {
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

// Putting in order: the arrows move a row, and its number says where it stands; so does a number that is chosen.
class Order {
  constructor(list) {
    this.list = list;
    for (const moves of list.querySelectorAll("[data-needs-script]")) moves.hidden = false;
    for (const button of list.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => this.move(button));
    }
    for (const select of list.querySelectorAll("select")) {
      select.addEventListener("change", () => this.place(select));
    }
    const chosen = this.rows().sort((one, other) => this.number(one) - this.number(other));
    this.list.append(...chosen);
    this.count();
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
      const last = this.list.children.length - 1;
      row.querySelector("[data-move='-1']").disabled = place === 0;
      row.querySelector("[data-move='1']").disabled = place === last;
    });
  }
}

function begin() {
  for (const list of content.querySelectorAll("[data-ordering]")) new Order(list);
  for (const matching of content.querySelectorAll("[data-matching]")) new Pool(matching);
}

content.addEventListener("submit", send);
content.addEventListener("click", follow);
content.addEventListener("keydown", enter);
content.addEventListener("invalid", advise, true);
content.addEventListener("input", advise);
content.addEventListener("change", advise);
begin();
