// A button that opens the browser's own print dialogue; it stands only where a script can do it.
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
