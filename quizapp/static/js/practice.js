// A material as a whole, or some of its sections: one takes the tick off the other.

document.addEventListener("change", (event) => {
  const material = event.target.closest(".material-choice");
  if (!material || !event.target.checked) return;
  const others = "whole" in event.target.dataset ? "[data-section]" : "[data-whole]";
  for (const other of material.querySelectorAll(others)) other.checked = false;
});
