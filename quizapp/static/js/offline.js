// Where the administrator has switched it on: the next questions can be read without a line.
// They are kept under the name of whoever is logged in, without answers, until the log-out.

const FRESH = 600000;

async function keepQuestions(person) {
  const name = `person-${person}`;
  for (const other of await caches.keys()) {
    if (other.startsWith("person-") && other !== name) await caches.delete(other);
  }
  const cache = await caches.open(name);
  const kept = await cache.match("/offline");
  if (kept && Date.now() - Date.parse(kept.headers.get("Date")) < FRESH) return;
  const page = await fetch("/offline", { credentials: "same-origin" });
  if (page.ok && !page.redirected) await cache.put("/offline", page);
}

const leaving = document.querySelector("[data-log-out]");
if (leaving && "serviceWorker" in navigator) {
  const { worker } = document.getElementById("offline-script").dataset;
  navigator.serviceWorker
    .register(worker, { scope: "/" })
    .then(() => keepQuestions(leaving.dataset.logOut))
    .catch(() => {}); // there is no line, or the browser keeps nothing
}
