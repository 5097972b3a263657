// Only browsers that know no modules run this: Internet Explorer, compatibility modes, very old ones.
(function () {
  var hint = document.getElementById("old-browser");
  var page = document.getElementById("content");
  if (hint && page) {
    hint.removeAttribute("hidden");
    page.parentNode.insertBefore(hint, page);
  }
})();
