// The bank's table: ticks, and the bar that says what can be done with what was ticked.

const bar = document.querySelector("[data-bulk]");
const ticks = Array.from(document.querySelectorAll("input[name=ids]"));
const page = document.querySelector("[data-picks-all]");
const unit = (bar && bar.dataset.bulk) || "道";
const all = bar && bar.querySelector("[data-bulk-all]");

function show() {
  const picked = ticks.filter((tick) => tick.checked).length;
  const everything = Boolean(all && all.checked);
  bar.classList.toggle("is-empty", !picked && !everything);
  bar.querySelector("[data-bulk-count]").textContent = everything ? `已选 ${all.value} ${unit}` : `已选 ${picked} ${unit}`;
  if (!page) return;
  page.checked = picked > 0 && picked === ticks.length;
  page.indeterminate = picked > 0 && picked < ticks.length;
}

// Where all are meant or some, a tick says: some.
const some = document.querySelector("[data-some]");
if (some) {
  for (const tick of [...ticks, page].filter(Boolean)) tick.addEventListener("change", () => (some.checked = true));
  if (page) page.addEventListener("change", () => ticks.forEach((tick) => (tick.checked = page.checked)));
}

if (bar) {
  document.addEventListener("change", (event) => {
    if (event.target === page) for (const tick of ticks) tick.checked = page.checked;
    if (event.target === page || event.target === all || ticks.includes(event.target)) show();
  });
  window.addEventListener("pageshow", show);
  show();
}
