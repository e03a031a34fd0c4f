// Runs before the first paint, so that a chosen scheme never flashes the other one.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("leave.scheme");
  } catch (refused) {
    // Storage may be forbidden; the system's scheme is then used.
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.scheme = dark ? "dark" : "light";
})();
