// Answers that could not be sent wait in this browser until the line is back, a list for each person.
// Kept is what the trainee wrote and the form's own token for it; sent twice, it counts once.

const AGAIN = 15000;
let sending = false;
let told = "";
let tellings = 0; // what became of them is told on the page it happened on and on the next

function box() {
  return document.querySelector("[data-held]");
}

function name() {
  return `held-${box().dataset.person}`;
}

function held() {
  try {
    return JSON.parse(localStorage.getItem(name()) || "[]");
  } catch {
    return [];
  }
}

function keep(list) {
  if (list.length) localStorage.setItem(name(), JSON.stringify(list));
  else localStorage.removeItem(name());
}

// Keep one answer; false where the browser keeps nothing.
export function hold(address, fields) {
  const attempt = fields.get("attempt");
  const entries = Array.from(fields).filter(([field]) => field !== "csrf_token");
  try {
    keep([...held().filter((one) => one.attempt !== attempt), { attempt, address, entries, at: Date.now() }]);
  } catch {
    return false;
  }
  tellings = 0;
  show();
  return true;
}

// Say how many wait, or what became of those that were sent just now.
export function show() {
  const here = box();
  if (!here) return;
  const waiting = held().length;
  if (tellings-- <= 0) told = "";
  here.hidden = !waiting && !told;
  here.querySelector("[data-held-words]").textContent = waiting ? `${waiting} 个答案等待发送，连上网络后自动送出。` : told;
  here.querySelector("[data-held-send]").hidden = !waiting;
}

// taken, refused (the question was answered elsewhere, or is asked no more), or later.
async function post(one) {
  const fields = new URLSearchParams(one.entries);
  fields.set("csrf_token", document.querySelector("[name=csrf_token]").value);
  fields.set("waited", String(Math.max(0, Math.round((Date.now() - one.at) / 1000))));
  const response = await fetch(one.address, { method: "post", body: fields, credentials: "same-origin" });
  const there = new URL(response.url).pathname;
  if (response.status >= 500 || [400, 401, 403, 429].includes(response.status) || there.startsWith("/log-in")) return "later";
  return response.ok && response.redirected ? "taken" : "refused";
}

export async function deliver() {
  if (sending || !box() || !held().length) return;
  sending = true;
  const fates = [];
  try {
    for (const one of held()) {
      const fate = await post(one);
      if (fate === "later") break;
      fates.push(fate);
      keep(held().filter((other) => other.attempt !== one.attempt));
    }
  } catch {
    // there is no line yet
  }
  sending = false;
  const taken = fates.filter((fate) => fate === "taken").length;
  if (fates.length) tellings = 2;
  if (fates.length) told = `存下的答案已送出 ${taken} 个。`;
  if (fates.length > taken) told += `${fates.length - taken} 个没有计入：题目已在别处答过，或者不再考了。`;
  show();
  if (fates.length && !held().length) document.dispatchEvent(new Event("delivered"));
}

window.addEventListener("online", deliver);
setInterval(deliver, AGAIN);
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-held-send]")) deliver();
});
show();
deliver();
