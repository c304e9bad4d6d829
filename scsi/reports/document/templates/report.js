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

  // One switch shows or folds all code of a page.
  function codeSwitch(edition) {
    if (!edition.querySelector("details.code")) return;
    const label = document.createElement("label");
    label.className = "code-switch";
    const box = document.createElement("input");
    box.type = "checkbox";
    label.append(box, edition.dataset.code);
    box.addEventListener("change", function () {
      document.documentElement.classList.toggle("with-code", box.checked);
      for (const each of document.querySelectorAll(".code-switch input")) each.checked = box.checked;
      for (const each of document.querySelectorAll("details.code")) each.open = box.checked;
    });
    const contents = edition.querySelector(".contents");
    if (contents.querySelector("details")) contents.querySelector("details").append(label);
    else contents.append(label);
  }

  function csv(table) {
    const quoted = (cell) => '"' + cell.textContent.replaceAll('"', '""') + '"';
    return Array.from(table.rows).map((row) => Array.from(row.cells).map(quoted).join(",")).join("\r\n");
  }

  function downloadable(table) {
    const region = table.closest(".table");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "download";
    button.textContent = table.closest("article").dataset.download;
    button.addEventListener("click", function () {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(["\ufeff" + csv(table) + "\r\n"], { type: "text/csv" }));
      link.download = region.dataset.name + ".csv";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    region.before(button);
  }

  function searchable(table) {
    if (table.tBodies.length !== 1 || table.tBodies[0].rows.length < 25) return;
    const box = document.createElement("input");
    box.type = "search";
    box.className = "search";
    box.placeholder = table.closest("article").dataset.search;
    box.setAttribute("aria-label", box.placeholder);
    box.addEventListener("input", function () {
      const wanted = box.value.toLowerCase();
      for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    table.closest(".table").before(box);
  }

  // The contents of an article say where the reader is; on a telephone they are folded.
  function follower(edition) {
    const contents = edition.querySelector(".contents details");
    if (!contents) return;
    if (innerWidth < 1216) contents.open = false;
    contents.addEventListener("click", function (event) {
      if (event.target.closest("a") && innerWidth < 1216) contents.open = false;
    });
    const links = Array.from(contents.querySelectorAll('a[href^="#"]'))
      .filter((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    addEventListener("scroll", function () {
      if (edition.hidden) return;
      const passed = places.filter((place) => place.getBoundingClientRect().top < 120);
      for (const link of links) link.removeAttribute("aria-current");
      if (passed.length) links[passed.length - 1].setAttribute("aria-current", "true");
    }, { passive: true });
  }

  document.documentElement.className = "one-edition";
  document.querySelectorAll(".explorer").forEach(explore);
  document.querySelectorAll("table").forEach(function (table) {
    if (table.closest(".explorer")) return;
    sortable(table);
    if (table.closest("details.data")) downloadable(table);
    else searchable(table);
  });
  for (const edition of editions) {
    codeSwitch(edition);
    follower(edition);
  }
  addEventListener("hashchange", follow);
  follow();
})();
