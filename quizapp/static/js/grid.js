// The grid of marks: Enter goes to the next person, arrows move, totals are worked out as one types.
import { composing } from "./composing.js";

const form = document.querySelector("[data-grid]");
let changed = false;

function rows() {
  return Array.from(form.querySelectorAll("[data-person]"));
}

function cells(row) {
  return Array.from(row.querySelectorAll("[data-cell]"));
}

function go(from, down, right) {
  const row = from.closest("[data-person]");
  const column = cells(row).indexOf(from) + right;
  const there = rows()[rows().indexOf(row) + down];
  const target = there && cells(there)[column];
  if (target) target.focus();
  return Boolean(target);
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function move(event) {
  const cell = event.target;
  if (composing(event) || !cell.matches("[data-cell]") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    if (!go(cell, 1, 0)) form.querySelector("button[type=submit]").focus();
    return;
  }
  const step = MOVES[event.key];
  if (!step) return;
  const inside = cell.selectionStart === cell.selectionEnd && cell.value !== "";
  if (step[1] < 0 && inside && cell.selectionStart > 0) return;
  if (step[1] > 0 && inside && cell.selectionEnd < cell.value.length) return;
  event.preventDefault();
  go(cell, step[0], step[1]);
}

function worth(cell) {
  const typed = cell.value.trim() || cell.placeholder;
  const points = Number(typed);
  return typed === "" || Number.isNaN(points) ? null : points;
}

function add(row) {
  const total = row.querySelector("[data-total]");
  if (!total) return;
  const points = cells(row).map(worth);
  const known = points.filter((one) => one !== null);
  if (row.querySelector("[data-absent]").checked) total.textContent = "缺考";
  else total.textContent = known.length ? String(Math.round(known.reduce((sum, one) => sum + one, 0) * 100) / 100) : "";
}

function note(event) {
  const row = event.target.closest("[data-person]");
  if (!row) return;
  changed = true;
  if (event.target.matches("[data-cell]")) {
    const points = worth(event.target);
    const broken = event.target.value.trim() !== "" && (points === null || points < 0 || points > Number(event.target.dataset.most));
    event.target.classList.add("is-changed");
    event.target.setAttribute("aria-invalid", String(broken));
    event.target.parentElement.classList.toggle("is-wrong", broken);
  }
  add(row);
}

if (form) {
  form.addEventListener("keydown", move);
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-cell]")) event.target.select();
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
