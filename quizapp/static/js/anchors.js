// A place inside something that is folded: it is unfolded, so that the browser can go there.

function unfold() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  const place = name && document.getElementById(name);
  const folded = place && place.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  place.scrollIntoView();
}

window.addEventListener("hashchange", unfold);
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && link.hash === window.location.hash) unfold(); // no change of place tells of this one
});
unfold();
