// 试题审核 by keys: what opens takes the focus, Escape closes it again.

const opened = Array.from(document.querySelectorAll("details[data-opens]"));

// What opens stands below the row of buttons, so that none of them moves.
function arrange(details) {
  const form = details.querySelector("form");
  details.parentElement.append(form);
  form.hidden = true;
  details.addEventListener("toggle", () => {
    form.hidden = !details.open;
    if (!details.open) return;
    for (const other of opened) if (other !== details) other.open = false;
    form.querySelector("textarea, input:not([type=hidden]), button").focus();
  });
}

for (const details of opened) {
  details.parentElement.classList.add("is-arranged");
  arrange(details);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
  for (const details of opened) {
    if (!details.open) continue;
    details.open = false;
    details.querySelector("summary").focus();
  }
});
