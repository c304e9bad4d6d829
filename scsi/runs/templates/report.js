// Without this script both languages stand one below the other and the links lead to them.
(function () {
  "use strict";
  const editions = Array.from(document.querySelectorAll("article"));
  const links = Array.from(document.querySelectorAll(".languages a, .skip"));
  function show(edition) {
    for (const each of editions) each.hidden = each !== edition;
    for (const link of links) {
      const mine = link.lang === edition.lang;
      if (link.className === "skip") link.hidden = !mine;
      else if (mine) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    document.documentElement.lang = edition.lang;
    document.title = edition.dataset.title;
  }
  function follow() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const edition = place && place.closest("article");
    show(edition || editions.find((each) => !each.hidden) || editions[0]);
    if (place === edition) scrollTo(0, 0);
    else if (edition) place.scrollIntoView();
  }
  document.documentElement.className = "one-edition";
  addEventListener("hashchange", follow);
  follow();
})();
