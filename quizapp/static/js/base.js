// What every page can do: keys, menus that close, forms sent once, files dropped.

import { composing } from "./composing.js";

function typing(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select") !== null;
}

// <button data-key="a"> or <a data-key="j"> is pressed by its key; <input data-key="a 1"> is ticked by either.
function press(event) {
  if (composing(event) || typing(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return; // it is pressed itself
  const key = event.key.toLowerCase();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (element.dataset.key.split(" ").includes(key) && !element.disabled && element.offsetParent !== null) {
      event.preventDefault();
      element.click();
      if (element.matches("input")) element.focus();
      return;
    }
  }
}

// <details data-closes> closes by Escape and by a click elsewhere.
function closeOthers(target) {
  for (const open of document.querySelectorAll("details[data-closes][open]")) {
    if (!open.contains(target)) open.open = false;
  }
}

function closeByKey(event) {
  if (event.key !== "Escape" || composing(event)) return;
  const open = document.querySelector("details[data-closes][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
}

// A form is sent once; its button says that it is on its way. data-again: may be sent many times (downloads).
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || "again" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter || form.querySelector("button[type=submit], button:not([type])");
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  if (button.dataset.busy) button.textContent = button.dataset.busy;
}

// Answers that wait here for the line go with their writer's log-out; that is asked first.
function leave(event) {
  const person = event.target.dataset.logOut;
  if (!person) return;
  const name = `held-${person}`;
  if (localStorage.getItem(name) && !window.confirm("这台设备上还有答案没有送出，退出登录会丢掉它们。确定退出吗？")) event.preventDefault();
  else {
    localStorage.removeItem(name);
    forget();
  }
}

// Questions kept to be read without a line belong to whoever is logged in, where that is switched on.
function forget() {
  if (!("caches" in window)) return;
  caches.keys().then((names) => names.filter((name) => name.startsWith("person-")).forEach((name) => caches.delete(name)));
}

function tidyUp() {
  if (document.querySelector("[data-log-out]") === null) forget();
  if (!("serviceWorker" in navigator) || document.querySelector("link[rel=manifest]")) return;
  forget();
  navigator.serviceWorker.getRegistrations().then((workers) => workers.forEach((worker) => worker.unregister()));
}

// Coming back to a kept page: its forms may be sent again.
function reopen() {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("form [aria-disabled]")) button.removeAttribute("aria-disabled");
}

// <input type="checkbox" data-reveals> shows the passwords of its form.
function revealer(tick) {
  const fields = Array.from(tick.form.querySelectorAll("input[type=password]"));
  tick.checked = false;
  tick.addEventListener("change", () => {
    for (const field of fields) field.type = tick.checked ? "text" : "password";
  });
}

function dropZone(zone) {
  const input = zone.querySelector("input[type=file]");
  const chosen = zone.querySelector("[data-drop-zone-chosen]");
  const names = () => Array.from(input.files, (file) => file.name).join("、");
  const over = (event) => {
    event.preventDefault();
    zone.classList.toggle("is-over", event.type === "dragover");
  };
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", over);
  zone.addEventListener("drop", (event) => {
    over(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => {
    if (chosen) chosen.textContent = names();
  });
}

document.addEventListener("keydown", press);
document.addEventListener("keydown", closeByKey);
document.addEventListener("click", (event) => closeOthers(event.target));
document.addEventListener("submit", leave);
document.addEventListener("submit", sendOnce);
window.addEventListener("pageshow", reopen);
tidyUp();
for (const waiting of document.querySelectorAll("[data-needs-script]")) waiting.hidden = false;
for (const here of document.querySelectorAll(".tabs [aria-current]")) here.scrollIntoView({ block: "nearest", inline: "nearest" });
for (const back of document.querySelectorAll("[data-goes-back]")) {
  back.addEventListener("click", () => window.history.back());
}
for (const tick of document.querySelectorAll("[data-reveals]")) revealer(tick);
for (const zone of document.querySelectorAll("[data-drop-zone]")) dropZone(zone);
