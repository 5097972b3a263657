// A question being worded is shown beside its form as a trainee will see it; silent while an IME composes.

const form = document.querySelector("[data-previews]");
const pane = document.querySelector("[data-preview]");
let waiting = 0;
let asked = 0;

async function show() {
  const turn = ++asked;
  const reply = await fetch(form.dataset.previews, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  if (!reply.ok || turn !== asked) return; // a later one is on its way
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  pane.replaceChildren(...Array.from(page.body.childNodes, (node) => document.adoptNode(node)));
}

function soon(event) {
  if (event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => show().catch(() => {}), 350); // without a line the last preview stays
}

if (form && pane) {
  form.addEventListener("input", soon);
  form.addEventListener("compositionend", soon);
  for (const button of form.querySelectorAll("[data-preview-button]")) button.hidden = true;
}
