// A speech laid open: links inside it change the page in place, so that neither side loses its spot.

const frame = document.querySelector(".laid-open");
let shown = location.search;

function own(link) {
  return link.origin === location.origin && link.pathname === location.pathname;
}

async function change(address, keep) {
  const reply = await fetch(address, { credentials: "same-origin" });
  if (!reply.ok) throw new Error(String(reply.status));
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const side = frame.querySelector(".side");
  const place = side.scrollTop;
  const text = page.querySelector(".sheet");
  const list = page.querySelector(".side");
  frame.querySelector(".sheet").replaceWith(document.adoptNode(text));
  side.replaceWith(document.adoptNode(list));
  if (keep) list.scrollTop = place;
}

frame.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !own(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.search === location.search) return; // the browser jumps by itself
  event.preventDefault();
  const sameList = Boolean(link.closest(".rows, .outline, .sheet-tools"));
  change(link.href, sameList).then(
    () => {
      shown = link.search;
      history.pushState(null, "", link.pathname + link.search);
      if (link.hash) location.replace(link.hash); // the browser goes there and knows it as the target
    },
    () => location.assign(link.href),
  );
});

window.addEventListener("popstate", () => {
  if (location.search !== shown) location.reload();
});
