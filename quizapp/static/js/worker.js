// Without a line, the page of kept questions stands in for any other; sheets and scripts are kept for it.

const LOOKS = "looks";

async function page(request) {
  try {
    return await fetch(request);
  } catch (lost) {
    for (const name of await caches.keys()) {
      const kept = name.startsWith("person-") && (await (await caches.open(name)).match("/offline"));
      if (kept) return kept;
    }
    throw lost;
  }
}

async function look(request) {
  const cache = await caches.open(LOOKS);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) {
      await cache.delete(request, { ignoreSearch: true }); // an older version
      await cache.put(request, fresh.clone());
    }
    return fresh;
  } catch (lost) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw lost;
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(look(request));
});
