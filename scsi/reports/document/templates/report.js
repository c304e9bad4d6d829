// Without this script both languages stand one below the other, the links lead to them, tables stay
// in their order, and the explorer of assumptions is a set of plain tables.
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

  // A cell as a number: what stands first in it, "<" a little below, nothing last.
  function number(text) {
    if (text.includes("∞")) return Infinity;
    const found = text.replace(/\u2212/g, "-").replace(/,/g, "").match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) - (text.trim().startsWith("<") ? 1e-9 : 0) : NaN;
  }

  function compare(column, numeric, sign, lang) {
    return function (one, other) {
      const [a, b] = [one, other].map((row) => row.cells[column].textContent);
      if (!numeric) return sign * a.localeCompare(b, lang);
      const [x, y] = [number(a), number(b)];
      if (isNaN(x) || isNaN(y)) return isNaN(x) - isNaN(y);
      return x === y ? 0 : sign * (x < y ? -1 : 1);
    };
  }

  function sortable(table) {
    const body = table.tBodies[0];
    const heads = table.tHead && table.tHead.rows.length === 1 ? table.tHead.rows[0].cells : [];
    if (!body || body.rows.length < 3 || table.querySelector("[colspan], [rowspan]")) return;
    const lang = table.closest("[lang]").lang;
    for (const [column, head] of Array.from(heads).entries()) {
      if (head.tagName !== "TH") continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", function () {
        const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        for (const each of heads) each.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        const numeric = head.classList.contains("number");
        body.append(...Array.from(body.rows).sort(compare(column, numeric, sign, lang)));
      });
    }
  }

  // Everything is computed and worded by the package; a place on each axis picks a cell.
  function explore(explorer) {
    const { axes, start, words, cells } = JSON.parse(explorer.dataset.grid);
    for (const name in cells) cells[name] = cells[name].split("|");
    const sliders = Array.from(explorer.querySelectorAll("input"));
    const grids = explorer.querySelector(".grids");
    const more = explorer.querySelector("details");
    grids.append(...more.querySelectorAll(".table"));
    more.remove();

    function fill(text, fields) {
      const filled = text.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
      return filled === text ? text : fill(filled, fields);
    }

    function answer() {
      const place = sliders.map((slider) => Number(slider.value));
      const index = place.reduce((sum, step, i) => sum * axes[i].steps.length + step, 0);
      const fields = {};
      for (const name in cells) fields[name] = cells[name][index];
      axes.forEach(function (axis, i) {
        fields[axis.key] = axis.phrases[place[i]];
        sliders[i].setAttribute("aria-valuetext", axis.steps[place[i]]);
        sliders[i].previousElementSibling.textContent = axis.steps[place[i]];
      });
      explorer.querySelector(".verdict").textContent = words["answer." + fields.verdict];
      explorer.querySelector(".sentence").textContent =
        fill(words["sentence." + fields.verdict], fields);
      for (const each of grids.querySelectorAll(".here")) each.classList.remove("here");
      for (const table of grids.children) {
        table.hidden = table.dataset.place !== place[0] + " " + place[1];
        if (!table.hidden) {
          const rows = table.querySelector("tbody").rows;
          rows[place[3]].cells[place[2] + 1].classList.add("here");
        }
      }
    }

    sliders.forEach(function (slider, i) {
      slider.value = start[i];
      slider.addEventListener("input", answer);
    });
    answer();
    explorer.querySelector(".sliders").hidden = false;
    explorer.querySelector(".answer").hidden = false;
  }

  document.documentElement.className = "one-edition";
  document.querySelectorAll(".explorer").forEach(explore);
  document.querySelectorAll("table").forEach(function (table) {
    if (!table.closest(".explorer")) sortable(table);
  });
  addEventListener("hashchange", follow);
  follow();
})();
