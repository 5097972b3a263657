// Light, dark and large letters, as chosen on this device; runs before the page is painted.
(function () {
  "use strict";

  var root = document.documentElement;
  root.classList.add("scripted"); // what only a script can serve is there from the first moment
  var BY_SYSTEM = "screen and (prefers-color-scheme: dark)";
  var MEDIA = { light: "not all", dark: "screen" };

  function kept(name, otherwise) {
    try {
      return localStorage.getItem(name) || otherwise;
    } catch (refused) {
      return otherwise;
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch (refused) {
      // the choice holds for this page alone
    }
  }

  function show(theme, size) {
    document.getElementById("dark-sheet").media = MEDIA[theme] || BY_SYSTEM;
    root.setAttribute("data-size", size);
  }

  root.classList.add("has-script");
  show(kept("theme", "system"), kept("size", "usual"));

  document.addEventListener("DOMContentLoaded", function () {
    ["theme", "size"].forEach(function (name) {
      document.querySelectorAll("[data-" + name + "-choice]").forEach(function (choice) {
        choice.checked = choice.value === kept(name, choice.defaultChecked ? choice.value : "");
        choice.addEventListener("change", function () {
          keep(name, choice.value);
          show(kept("theme", "system"), kept("size", "usual"));
        });
      });
    });
  });
})();
