"use strict";
(function () {
  var tools = document.getElementById("tools");
  var findings = Array.prototype.slice.call(document.querySelectorAll("#findings .finding"));
  function visible() { return findings.filter(function (one) { return !one.hidden; }); }
  function filter() {
    var wanted = {}, words = document.getElementById("search").value.toLowerCase().trim();
    tools.querySelectorAll("input[name=severity]").forEach(function (box) { wanted[box.value] = box.checked; });
    findings.forEach(function (one) {
      one.hidden = !wanted[one.dataset.severity] || (words !== "" && one.textContent.toLowerCase().indexOf(words) < 0);
    });
    document.querySelectorAll("#findings .group, #findings .kind").forEach(function (group) {
      group.hidden = !group.querySelector(".finding:not([hidden])");
    });
    document.getElementById("shown").textContent = tools.dataset.shown
      .replace("{shown}", visible().length).replace("{all}", findings.length);
  }
  function step(by) {
    var shown = visible(), current = document.querySelector(".finding.current");
    if (!shown.length) { return; }
    var next = shown[(shown.indexOf(current) + by + shown.length) % shown.length];
    if (!current) { next = shown[by > 0 ? 0 : shown.length - 1]; }
    if (current) { current.classList.remove("current"); }
    next.classList.add("current");
    reveal(next);
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }
  if (tools && findings.length) {
    tools.hidden = false;
    tools.addEventListener("input", filter);
    document.getElementById("previous").addEventListener("click", function () { step(-1); });
    document.getElementById("next").addEventListener("click", function () { step(1); });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
      if (event.key === "j") { step(1); }
      if (event.key === "k") { step(-1); }
    });
    filter();
  }
  function key(row, column) {
    var cell = row.cells[column], text = cell.dataset.value || cell.textContent.trim();
    return cell.classList.contains("number") ? Number(text) || 0 : text;
  }
  function sort(table, column, heading) {
    var down = heading.getAttribute("aria-sort") === "ascending", body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (a, b) {
      var x = key(a, column), y = key(b, column);
      var order = typeof x === "number" ? x - y : x.localeCompare(y, document.documentElement.lang);
      return down ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
    table.querySelectorAll("thead th").forEach(function (one) { one.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  document.querySelectorAll("table.sortable").forEach(function (table) {
    table.querySelectorAll("thead th").forEach(function (heading, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.textContent = "";
      heading.appendChild(button);
      button.addEventListener("click", function () { sort(table, column, heading); });
    });
  });
  var filtering = document.getElementById("filter"), table = document.querySelector("table.drafts");
  function narrow() {
    var words = document.getElementById("wanted").value.toLowerCase().trim().split(/\s+/), shown = 0;
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    rows.forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      shown += row.hidden ? 0 : 1;
    });
    document.getElementById("left").textContent = filtering.dataset.shown
      .replace("{shown}", shown).replace("{all}", rows.length);
  }
  if (filtering && table) {
    filtering.hidden = false;
    filtering.addEventListener("input", narrow);
    narrow();
  }
  var picture = document.querySelector("svg.flow"), says = document.getElementById("says");
  function aim(event) {
    var box = event.target.closest ? event.target.closest(".box") : null, id = box && box.id.slice(4);
    picture.classList.toggle("aimed", !!box);
    picture.querySelectorAll(".near").forEach(function (one) { one.classList.remove("near"); });
    says.textContent = box ? box.getAttribute("aria-label") : "";
    picture.querySelectorAll(".link").forEach(function (line) {
      var ends = line.dataset.ends.split(" ");
      if (ends.indexOf(id) < 0) { return; }
      line.classList.add("near");
      ends.forEach(function (end) { document.getElementById("box-" + end).classList.add("near"); });
    });
  }
  if (picture && says) {
    says.hidden = false;
    ["mouseover", "focusin", "click"].forEach(function (name) { picture.addEventListener(name, aim); });
  }
  function reveal(one) {
    for (var fold = one && one.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
  }
  function unfold() {
    var aimed = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (aimed) { reveal(aimed); aimed.scrollIntoView(); }
  }
  window.addEventListener("hashchange", unfold);
  unfold();
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details:not(.rule):not(.minor)").forEach(function (one) { one.open = true; });
  });
})();
