// One question after the other without a jump. Without this file every step is a plain form or link.

import { deliver, hold, show as showHeld } from "./held.js";
import { Tray } from "./taps.js";
import { Order, Pool } from "./widgets.js";

const content = document.getElementById("content");
const ready = new Map(); // questions that were fetched ahead: their addresses and their pages
let busy = false;

// A Chinese input method is choosing a word: its Enter is not ours.
function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

function path(address) {
  const there = new URL(address, location.href);
  return there.pathname + there.search;
}

// Put a page in the place of what is shown.
function put(text, address) {
  const page = new DOMParser().parseFromString(text, "text/html");
  document.title = page.title;
  document.body.className = page.body.className;
  content.className = page.getElementById("content").className;
  content.replaceChildren(...page.getElementById("content").children);
  history.replaceState(null, "", address);
  scrollTo(0, 0);
  begin();
  const first = content.querySelector("[autofocus]");
  if (first) first.focus();
}

// The answer of the server; pages of another kind are opened as usual.
async function show(response) {
  const there = new URL(response.url);
  if (there.pathname.startsWith("/quiz")) put(await response.text(), response.url);
  else location.assign(response.url);
}

async function go(address, options) {
  if (busy) return;
  busy = true;
  try {
    const response = await fetch(address, { credentials: "same-origin", ...options });
    if (response.status >= 500) throw new Error("no answer");
    await show(response);
    deliver();
    fetchAhead();
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
  ready.delete(path(form.action));
  go(form.action, { method: "post", body: fields }).catch(() => {
    const asks = ["hint", "reveal"].includes(fields.get("verb")); // nothing that could be sent later
    if (asks || !fields.has("attempt") || !hold(path(form.action), fields)) {
      content.querySelector("[data-lost]").hidden = false;
      return;
    }
    for (const field of form.elements) field.disabled = true;
    form.querySelector(".action-bar").hidden = true;
    const kept = content.querySelector("[data-kept]");
    kept.hidden = false;
    const next = kept.querySelector("[data-go-on]");
    next.hidden = ready.size === 0;
    kept.querySelector("[data-none-left]").hidden = ready.size > 0;
    (next.hidden ? kept : next).focus();
  });
}

// Some of the next questions are fetched while there is a line, to go on without one.
async function fetchAhead() {
  if (navigator.connection && navigator.connection.saveData) return;
  for (const named of content.querySelectorAll("[data-ahead] [data-address]")) {
    const address = named.dataset.address;
    if (ready.has(address)) continue;
    try {
      const response = await fetch(address, { credentials: "same-origin" });
      if (!response.ok || response.redirected) return;
      ready.set(address, await response.text());
    } catch {
      return;
    }
  }
}

function goOn() {
  const [address, text] = ready.entries().next().value || [];
  if (!address) return false;
  ready.delete(address);
  put(text, address);
  return true;
}

function follow(event) {
  if (event.target.closest("[data-go-on]")) goOn();
  const link = event.target.closest("a[data-swap]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href).catch(() => {
    if (!goOn()) content.querySelector("[data-lost]").hidden = false;
  });
}

// Enter goes to the next empty blank, and sends when there is none; arrows go from blank to blank.
function move(event) {
  if (composing(event)) return;
  if (event.key === "Enter" && event.repeat) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (event.key === "Escape" && event.target.matches("input, select")) event.target.blur();
  if (!event.target.matches("[data-fill]")) return;
  const blanks = Array.from(event.target.form.querySelectorAll("[data-fill]"));
  const beside = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  let next = beside && blanks[blanks.indexOf(event.target) + beside];
  if (event.key === "Enter" && event.target.value.trim()) next = blanks.find((blank) => blank.value.trim() === "");
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// U takes back the last answer where no button on the page says what it takes back.
function undoLast(event) {
  if (composing(event) || event.key.toLowerCase() !== "u" || event.target.closest("input:not([type=radio]):not([type=checkbox]), select, textarea")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || content.querySelector("[data-key=u]")) return;
  const form = content.querySelector("[data-undo-last]");
  if (form) form.requestSubmit();
}

// The browser's own words for an empty field give no advice; ours do. Radio buttons are one field together.
function advise(event) {
  const field = event.target;
  if (!field.matches("input, select, textarea")) return;
  const together = field.type === "radio" ? field.form.querySelectorAll(`[name="${field.name}"]`) : [field];
  for (const one of together) one.setCustomValidity("");
  if (event.type === "invalid" && field.validity.valueMissing) field.setCustomValidity(field.form.dataset.missing);
  if (field.matches("[data-fill].blank")) field.style.width = `${Math.max(8, field.value.length + 1.5)}em`;
}

function begin() {
  for (const list of content.querySelectorAll("[data-ordering]")) new Order(list);
  for (const matching of content.querySelectorAll("[data-matching]")) new Pool(matching);
  for (const tray of content.querySelectorAll("[data-tray]")) new Tray(tray);
  showHeld();
}

// The line is back: whoever waits for it goes on with the next question.
function resume() {
  const kept = content.querySelector("[data-kept]:not([hidden])");
  if (kept) go(kept.dataset.kept).catch(() => {});
}

document.addEventListener("delivered", resume);
content.addEventListener("submit", send);
content.addEventListener("click", follow);
content.addEventListener("keydown", move);
document.addEventListener("keydown", undoLast);
content.addEventListener("invalid", advise, true);
content.addEventListener("input", advise);
content.addEventListener("change", advise);
begin();
fetchAhead();
