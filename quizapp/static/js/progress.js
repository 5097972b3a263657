// A folded table is printed with its drawing, and folded again afterwards.
const folded = () => document.querySelectorAll("details.more:not([open])");
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...folded()];
  opened.forEach((one) => one.setAttribute("open", ""));
});
addEventListener("afterprint", () => opened.forEach((one) => one.removeAttribute("open")));
