// 试题审核 by keys: what opens takes the focus, Escape closes it again.

import { composing } from "./base.js";

const opened = Array.from(document.querySelectorAll("details[data-opens]"));

for (const details of opened) {
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    for (const other of opened) if (other !== details) other.open = false;
    const first = details.querySelector("textarea, input:not([type=hidden]), button");
    if (!first) return;
    first.focus();
    first.scrollIntoView({ block: "nearest" });
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || composing(event)) return;
  for (const details of opened) {
    if (!details.open) continue;
    details.open = false;
    details.querySelector("summary").focus();
  }
});
