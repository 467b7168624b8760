// The example table: every point's scores, probabilities or terms, and loss, at this update. Worst first; only visible rows exist.

import { columns } from "./columns.js";
import { h, write } from "../kit/dom.js";
import { fixed, plain } from "../kit/numbers.js";
import { glyph } from "../kit/shapes.js";
import { stripes } from "../kit/stripes.js";

const SUB = ["₁", "₂", "₃", "₄", "₅", "₆"];

const FILTERS = {
  all: () => true,
  wrong: (stage, i) => stage.model.predicted[i] !== stage.points.label[i],
  unsure: (stage, i) => stage.model.p[i * stage.model.k + stage.points.label[i]] < 0.5,
  inside: (stage, i) => !stage.points.test[i] && stage.isSupport(i),
  batch: (stage, i) => stage.batchSet().has(i),
};

const SORTS = {
  number: () => (a, b) => a - b,
  class: (stage) => (a, b) => stage.points.label[a] - stage.points.label[b] || a - b,
  margin: ({ model, points }) => {
    const own = (i) => (model.probabilities ? model.p[i * model.k + points.label[i]] : model.margin[i]);
    return (a, b) => own(a) - own(b) || a - b;
  },
  loss: (stage) => (a, b) => stage.model.loss[b] - stage.model.loss[a] || a - b,
};

export class Table {
  constructor(stage, node) {
    this.stage = stage;
    this.filter = "all";
    this.sort = "loss";
    this.order = [];
    this.rows = [];
    this.top = 0;
    this.title = h("h2");
    this.sub = h("span", { class: "sub" });
    this.chips = h("div", { class: "chips", role: "group" });
    this.head = h("div", { class: "thead" });
    this.spacer = h("div", { class: "spacer" });
    this.list = h("div", { class: "rows", role: "listbox", tabindex: "0", onscroll: () => { this.top = this.list.scrollTop; this.draw(); }, onkeydown: (e) => this.keys(e) }, this.spacer);
    this.list.onpointermove = (e) => this.point(e.target.closest?.(".row")?.index ?? -1);
    this.list.onpointerleave = () => this.point(-1);
    this.chipOf = Object.fromEntries(Object.keys(FILTERS).map((id) => {
      const text = h("span"), count = h("small", { class: "number" });
      const chip = h("button", { class: "chip", type: "button", "data-testid": `filter-${id}`, onclick: () => { this.filter = id; this.refresh(); } }, text, " ", count);
      this.chips.append(chip);
      return [id, { chip, text, count }];
    }));
    this.node = node;
    node.append(h("header", { class: "head" }, this.title, this.sub, this.chips), this.head, this.list);
  }

  /** What the pointer is on; told to the stage, and taken back when the rows move away under it. */
  point(i) {
    this.pointed = i;
    this.stage.hover(i);
  }

  refresh() {
    this.order = null;
    this.stage.invalidate();
  }

  keys(event) {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (!move || !this.order?.length) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.order.indexOf(this.stage.selected);
    const next = Math.min(Math.max(at + move, 0), this.order.length - 1);
    this.stage.select(this.order[next]);
    const y = next * this.rowHeight;
    if (y < this.list.scrollTop) this.list.scrollTop = y;
    else if (y + this.rowHeight > this.list.scrollTop + this.list.clientHeight) this.list.scrollTop = y + this.rowHeight - this.list.clientHeight;
  }

  /** Room for the table in rem: columns come and go with it. */
  fit(width) {
    this.width = width;
    if (this.stage.running && this.plan().css !== this.columns?.css) this.shape();
  }

  plan() {
    const { stage } = this, { picture } = stage.data.loss, { k, mirror } = stage.model, own = picture === "own";
    return columns(this.width, { k, terms: own ? k : k - 1, formula: k === 2 && Boolean(mirror?.say), probabilities: picture === "probability", phone: stage.phone });
  }

  /** Names and columns: once per language, class count, loss or layout. */
  shape() {
    const { stage } = this, { k } = stage.model ?? { k: 0 }, { data } = stage;
    write(this.title, stage.t("examples"));
    this.chips.setAttribute("aria-label", stage.t("filter"));
    this.list.setAttribute("aria-label", stage.t("examples"));
    for (const [id, { text }] of Object.entries(this.chipOf)) write(text, stage.t(`filter_${id}`));
    if (!stage.running || !this.width) return;
    this.probabilities = data.loss.picture === "probability";
    const { scores, bar, small, css } = this.columns = this.plan(), heads = [["number", "#", "left"], ["class", stage.t("class"), "left"]];
    if (scores) for (let j = 0; j < k; j++) heads.push([null, `${stage.t("score")} s${SUB[j]}`, ""]);
    heads.push([null, stage.t(this.pictureName(small && this.width < 25)), "left picture"]);
    heads.push(["margin", stage.t(this.probabilities ? "p_of_class" : "margin"), ""], ["loss", "L", ""]);
    if (bar) heads.push([null, "", ""]);
    this.node.classList.toggle("small", small);
    this.head.replaceChildren(...heads.map(([sort, name, side]) => (sort
      ? h("button", { class: `th ${side}`, type: "button", "data-sort": sort, title: stage.t("sort_by", { name }), onclick: () => { this.sort = sort; this.refresh(); } }, name)
      : h("span", { class: `th ${side}` }, name))));
    this.list.style.setProperty("--columns", css);
    this.head.style.setProperty("--columns", css);
    this.rows.forEach((row) => row.node.remove());
    this.rows = [];
    this.order = null;
  }

  pictureName(short) {
    if (this.probabilities) return short ? "probabilities_short" : "probabilities";
    return this.columns.stacked ? "terms_short" : "terms";
  }

  /** One reusable row; `fill` writes an example into it. */
  makeRow() {
    const { stage } = this, { k } = stage.model;
    const cell = (name, ...children) => h("span", { class: `td ${name}` }, ...children);
    const own = glyph(0), arrowTo = h("span", { class: "arrow" }, "→"), guess = glyph(0), tag = h("small", { class: "tag" });
    const { stacked } = this.columns;
    const scores = this.columns.scores ? Array.from({ length: k }, () => cell("number")) : [];
    const terms = stacked ? [] : Array.from({ length: k }, (_, j) => h("span", { class: "term" }, glyph(j), h("span", { class: "number" })));
    const picture = stacked ? cell("stack") : cell("terms", ...terms, h("span", { class: "formula number" }));
    const number = cell("index number"), value = cell("number"), loss = cell("number strong"), bar = h("i", { class: "lossbar" });
    const node = h("div", { class: "row", role: "option", "data-testid": "row" }, number, cell("kind", own, arrowTo, guess, tag), ...scores, picture, value, loss, ...(this.columns.bar ? [cell("lossbox", bar)] : []));
    node.onclick = () => stage.select(stage.selected === node.index ? -1 : node.index);
    this.list.append(node);
    return { node, number, own, arrowTo, guess, tag, scores, picture, terms, formula: picture.querySelector(".formula"), value, loss, bar };
  }

  fill(row, i, position, worst) {
    const { stage } = this, { model, points } = stage, { k } = model, y = points.label[i], at = i * k;
    const { node } = row, wrong = model.predicted[i] !== y;
    node.index = i;
    node.dataset.index = i;
    const look = `transform: translateY(${position * this.rowHeight}px); --own: var(--class-${y + 1})`;
    if (row.look !== look) node.style.cssText = row.look = look;
    const state = `${stage.focus() === i}`;
    if (node.getAttribute("aria-selected") !== state) node.setAttribute("aria-selected", state);
    write(row.number, String(i + 1));
    row.own.set(y, points.test[i] === 1);
    row.guess.set(model.predicted[i], false);
    row.arrowTo.hidden = !wrong;
    row.guess.style.display = wrong ? "" : "none";
    const batch = stage.batchSet().has(i);
    write(row.tag, points.test[i] ? stage.t("test") : batch ? stage.t("batch") : "");
    row.tag.classList.toggle("inbatch", batch);
    row.scores.forEach((cell, j) => {
      write(cell, fixed(model.scores[at + j]));
      cell.classList.toggle("strong", j === y);
    });
    if (this.probabilities) {
      row.picture.style.backgroundImage = stripes(model.p.subarray(at, at + k), { own: y, between: "var(--paper)" });
      write(row.value, fixed(model.p[at + y]));
    } else {
      if (this.columns.stacked) row.picture.style.backgroundImage = stripes(this.sharesOf(i, worst), { gap: 0 });
      else this.fillTerms(row, i);
      write(row.value, fixed(model.margin[i]));
    }
    write(row.loss, fixed(model.loss[i]));
    const share = `${(worst > 0 ? Math.min(100, (100 * model.loss[i]) / worst) : 0).toFixed(2)}%`; // a stop: another size would make all layers anew
    row.bar.style.backgroundImage = `linear-gradient(to right, var(--mute) ${share}, transparent ${share})`;
    const spoken = `#${i + 1}, ${stage.t("class")} ${y + 1}, L ${fixed(model.loss[i])}`;
    if (!stage.playing && node.getAttribute("aria-label") !== spoken) node.setAttribute("aria-label", spoken);
  }

  /** The terms of L_i, each as its share of the worst L_i. */
  sharesOf(i, worst) {
    const terms = this.stage.model.termsOf(i);
    return terms && worst > 0 ? Array.from(terms, (term) => term / worst) : [];
  }

  fillTerms(row, i) {
    const { stage } = this, { model, points, data } = stage, { k } = model, y = points.label[i], at = i * k;
    const terms = model.termsOf(i), say = model.mirror?.say;
    if (!terms || (k === 2 && say)) {
      row.terms.forEach((term) => (term.style.display = "none"));
      const s = (j) => { const text = fixed(model.scores[at + j]); return text.startsWith("−") ? `(${text})` : text; };
      write(row.formula, terms ? `${say(fixed(model.scores[at + 1 - y]), s(y), plain(data.loss.delta))} = ${fixed(model.loss[i])}` : "");
      return;
    }
    row.terms.forEach((term, j) => {
      const show = data.loss.picture === "own" || j !== y;
      term.style.display = show ? "" : "none";
      if (!show) return;
      term.classList.toggle("zero", terms[j] === 0);
      write(term.lastChild, fixed(terms[j]));
    });
    write(row.formula, "");
  }

  /** All rows that are in sight, or `only` the one of the point in the hand. */
  draw(only = null) {
    const { stage } = this, { points } = stage;
    if (!stage.running) {
      write(this.sub, stage.t(points.n ? "one_class" : "no_points"));
      this.chips.hidden = true;
      this.head.hidden = this.list.hidden = true;
      return;
    }
    this.chips.hidden = this.head.hidden = this.list.hidden = false;
    write(this.sub, stage.t(this.sort === "loss" ? "worst_first" : "sorted", { name: this.sort === "number" ? "#" : stage.t(this.sort === "class" ? "class" : this.probabilities ? "p_of_class" : "margin") }));
    stage.model.at(stage.step);
    this.countFilters();
    // while it plays the order rests, so that rows do not jump; it is made anew when the clock stops
    const key = [stage.step, stage.paintKey, stage.pointsKey, this.filter, this.sort].join();
    if (!this.order || (key !== this.orderKey && !stage.playing && !stage.dragging) || this.count !== points.n) {
      this.orderKey = key;
      this.count = points.n;
      if (this.pointed >= 0) this.point(-1);
      this.order = Array.from({ length: points.n }, (_, i) => i).filter((i) => FILTERS[this.filter](stage, i)).sort(SORTS[this.sort](stage));
    }
    if (!stage.dragging || this.worstOf !== stage.data) { // in the hand the worst point is not the measure of all others
      this.worst = stage.model.loss.reduce((worst, value) => (Number.isFinite(value) ? Math.max(worst, value) : worst), 0);
      this.worstOf = stage.data;
    }
    const { worst } = this;
    this.rowHeight = stage.phone ? 44 : Math.round(1.857 * stage.rem);
    const visible = Math.min(this.order.length, stage.phone ? 14 : 12);
    const tall = [visible, this.order.length, this.rowHeight].join();
    if (this.tall !== tall) {
      this.tall = tall;
      this.list.style.height = `${visible * this.rowHeight}px`;
      this.spacer.style.height = `${this.order.length * this.rowHeight}px`;
      this.top = this.list.scrollTop; // fewer rows may have moved it
    }
    const first = Math.max(0, Math.floor(this.top / this.rowHeight)), needed = Math.min(visible + 1, this.order.length - first);
    while (this.rows.length < needed) this.rows.push(this.makeRow());
    this.rows.forEach((row, r) => {
      const shown = r < needed;
      row.node.hidden = !shown;
      if (!shown) return;
      const i = this.order[first + r];
      if (only !== null && i !== only) return;
      const of = [i, first + r, worst, stage.data, stage.step, stage.focus()];
      if (stage.dragging && i !== stage.selected && row.of?.every((part, at) => part === of[at])) return; // only the held point changes
      row.of = of;
      this.fill(row, i, first + r, worst);
    });
    for (const th of this.head.children) if (th.dataset.sort) th.classList.toggle("sorted", th.dataset.sort === this.sort);
  }

  countFilters() {
    const { stage } = this, { n } = stage.points;
    const offered = { all: true, wrong: true, unsure: this.probabilities, inside: stage.data.loss.delta > 0, batch: stage.data.batches !== null };
    if (!offered[this.filter]) this.filter = "all";
    for (const [id, { chip, count }] of Object.entries(this.chipOf)) {
      chip.hidden = !offered[id];
      if (!offered[id]) continue;
      let total = 0;
      for (let i = 0; i < n; i++) if (FILTERS[id](stage, i)) total++;
      write(count, String(total));
      chip.setAttribute("aria-pressed", String(this.filter === id));
    }
  }
}
