// The desk: scores as a picture and as numbers to type, and under them what every loss makes of them.

import { h, icon, tool, write } from "../kit/dom.js";
import { glyph } from "../kit/shapes.js";
import { stripes } from "../kit/stripes.js";
import { ROWS } from "./compute.js";
import { count, loss, score, typed, unfinished } from "../kit/numbers.js";
import { Picture } from "./picture.js";
import { Strip } from "./strip.js";
import { set } from "../kit/svg.js";

const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));

/** A button that opens the system's own list: what a finger can hit where there is no room for many buttons. */
function menu(testid, face, label, entries, picked, onpick) {
  const select = h("select", { "aria-label": label, "data-testid": testid });
  entries.forEach(([value, text]) => select.append(h("option", { value }, text)));
  select.value = picked;
  select.onchange = () => {
    const { value } = select;
    select.value = picked;
    onpick(value);
  };
  return h("span", { class: "menu" }, face, select);
}

export class Desk {
  constructor(page) {
    this.page = page;
    this.picture = new Picture(page);
    this.strip = new Strip(page);
    this.grid = h("div", { class: "grid" });
    this.scroller = h("div", { class: "scroller", tabindex: "0", role: "group" }, this.grid);
    this.say = h("p", { class: "said", role: "alert", hidden: true });
    this.root = h("div", { class: "desk", "data-testid": "desk" }, this.scroller, this.say, this.strip.root);
  }

  build() {
    const { data, t } = this.page, { n, k } = data;
    this.left = h("div", { class: "pin left" }); // what stays while images scroll by: two boxes, not one for each cell, which would be a layer each
    this.right = h("div", { class: "pin right" });
    this.grid.replaceChildren(this.left, this.right);
    for (const [name, number] of Object.entries({ "--n": Math.max(1, n), "--k": k, "--losses": ROWS.length })) this.root.style.setProperty(name, String(number));
    this.scroller.setAttribute("aria-label", t("desk"));
    this.say.hidden = true;
    this.heads(n, k);
    this.picture.build(this);
    this.inputs = times(k, (j) => {
      this.left.append(this.className(j, k));
      const row = times(n, (i) => this.input(i, j));
      if (!n) this.grid.append(h("div", { class: "cell" }));
      this.right.append(h("div", { class: "cell mean" }));
      return row;
    });
    this.scaleNote = h("p", { class: "ownscale" });
    this.right.lastChild.append(this.scaleNote);
    this.rows = ROWS.map((id) => this.lossRow(id, n));
    this.most = {};
    this.strip.build();
  }

  heads(n, k) {
    const { page } = this, { data, t } = page;
    const addClass = tool("add-class", "plus", () => page.send("add_class"));
    addClass.say(t("add_class"));
    addClass.disabled = k >= data.limits.classes;
    const corner = h("div", { class: "cell label head" }, h("span", { class: "wideonly" }, t("classes")), addClass);
    const removals = k > 1 ? data.names.map((name, j) => [String(j), t("remove_class", { name })]) : [];
    const entries = [["", t("classes")], ...(k < data.limits.classes ? [["add", t("add_class")]] : []), ...removals];
    corner.append(menu("class-menu", icon("plus"), t("classes"), entries, "", (value) => (value === "add" ? page.send("add_class") : page.send("remove_class", { label: +value }))));
    this.left.append(corner);
    this.truths = times(n, (i) => {
      const buttons = times(k, (j) => h("button", {
        class: "truth", type: "button", "data-testid": `truth-${i + 1}-${j + 1}`, title: t("truth_of", { i: i + 1, name: data.names[j] }),
        "aria-label": t("truth_of", { i: i + 1, name: data.names[j] }), onclick: () => this.truth(i, j),
      }, glyph(j)));
      const remove = tool(`remove-image-${i + 1}`, "minus", () => page.send("remove_image", { image: i }));
      remove.say(t("remove_image", { i: i + 1 }));
      const face = h("span", { class: "face" });
      const choices = [...data.names.map((name, j) => [String(j), name]), ["remove", t("remove_image", { i: i + 1 })]];
      const select = menu(`truth-menu-${i + 1}`, face, t("truth", { i: i + 1 }), choices, String(data.labels[i]), (value) => (
        value === "remove" ? page.send("remove_image", { image: i }) : this.truth(i, +value)));
      this.grid.append(h("div", { class: "cell head image" }, h("strong", {}, t("image", { i: i + 1 })), remove,
        h("span", { class: "truths", role: "group", "aria-label": t("truth", { i: i + 1 }) }, h("small", {}, t("true")), ...buttons), select));
      return { buttons, face, select: select.querySelector("select") };
    });
    if (!n) this.grid.append(h("div", { class: "cell head image" }));
    const add = tool("add-image", "plus", () => page.send("add_image"));
    add.say(t("add_image"));
    add.disabled = n >= data.limits.images;
    this.right.append(h("div", { class: "cell mean head" }, h("strong", {}, t("mean")), add));
  }

  truth(i, j) {
    const labels = [...this.page.view.labels];
    labels[i] = j;
    this.page.change({ labels });
    this.page.send("truth", { image: i, label: j });
  }

  className(j, k) {
    const { page } = this, { data, t } = page;
    const name = h("input", { class: "name", type: "text", value: data.names[j], maxlength: data.limits.name, "aria-label": t("class_name", { j: j + 1 }), "data-testid": `class-name-${j + 1}` });
    name.onchange = () => (name.value.trim() ? page.send("rename", { label: j, name: name.value }) : (name.value = data.names[j]));
    name.onkeydown = (event) => {
      if (event.key === "Enter") name.blur(); // in braces: what a handler returns as false, the browser does not do
    };
    const remove = tool(`remove-class-${j + 1}`, "minus", () => page.send("remove_class", { label: j }));
    remove.say(t("remove_class", { name: data.names[j] }));
    remove.hidden = k < 2;
    return h("div", { class: "cell label class" }, glyph(j), name, remove);
  }

  input(i, j) {
    const { page } = this, { data, t } = page;
    const input = h("input", {
      class: "score number", type: "text", inputmode: "decimal", autocomplete: "off", "data-testid": `score-${i + 1}-${j + 1}`,
      "aria-label": t("score_of", { i: i + 1, name: data.names[j] }),
    });
    input.onfocus = () => input.select();
    input.oninput = () => {
      if (unfinished(input.value)) return;
      const value = this.read(input);
      if (value !== null) page.score(i, j, value);
    };
    input.onchange = () => {
      const value = this.read(input);
      if (value !== null) page.send("score", { image: i, label: j, value });
    };
    input.onblur = () => {
      if (this.read(input, true) !== null) return page.release();
      input.setAttribute("aria-invalid", "false"); // what cannot be a score is not kept, the last one is; the sentence stays
      return page.drop();
    };
    input.onkeydown = (event) => {
      if (event.key === "Escape") {
        this.complain(input, null);
        page.drop();
        input.value = score(page.view.S[i * data.k + j]);
      }
      const move = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
      if (!move) return;
      const next = this.inputs[j + (event.key === "Enter" && event.shiftKey ? -1 : move)]?.[i];
      input.blur();
      next?.focus();
      event.preventDefault();
    };
    this.grid.append(h("div", { class: "cell" }, input));
    return input;
  }

  /** What was typed, if it can be a score; else one sentence says why not. */
  read(input, quiet = false) {
    const { data, t } = this.page, text = input.value, value = typed(text), most = data.limits.score;
    let why = null;
    if (this.page.dull) why = t("dull");
    else if (text.trim() === "") why = t("empty_score");
    else if (value === null) why = t("not_a_score", { got: text.trim().slice(0, 20) });
    else if (!(Math.abs(value) <= most)) why = t("too_large", { got: text.trim().slice(0, 20), most: count(most) });
    if (!quiet) this.complain(input, why);
    return why === null ? value : null;
  }

  complain(input, why) {
    input.setAttribute("aria-invalid", String(why !== null));
    if (why) write(this.say, `${input.getAttribute("aria-label")}: ${why}`);
    this.say.hidden = why === null;
    this.about = this.page.data;
  }

  lossRow(id, n) {
    const { page } = this, row = ROWS.indexOf(id);
    const label = h("div", { class: "cell label loss" }, h("span"), h("small"));
    this.left.append(label);
    const cells = times(n, (i) => {
      const bars = h("span", { class: "bars" }), value = h("span", { class: "number value" });
      const cell = h("button", { class: "cell loss value-cell", type: "button", "data-testid": `loss-${id}-${i + 1}`, onclick: () => page.parts[1].pick(id, i) },
        bars, value);
      this.grid.append(cell);
      return { cell, bars, value };
    });
    if (!n) this.grid.append(h("div", { class: "cell loss" }));
    const mean = h("div", { class: "cell mean loss number", "data-testid": `mean-${id}` });
    this.right.append(mean);
    return { id, row, label, cells, mean };
  }

  pick(row, image) {
    Object.assign(this.page.data, { row, image });
    this.page.draw();
    this.page.send("pick", { row, image });
  }

  arrange() {
    this.picture.arrange();
    const { phone, data } = this.page, room = this.picture.column - 23 * data.k; // beside the buttons of the true class
    this.root.dataset.truth = phone || room < 92 ? "menu" : room < 130 ? "bare" : "full";
  }

  draw() {
    const { page } = this, { view, data, t, held } = page, { n, k, S, labels, delta } = view;
    if (this.about !== data) this.say.hidden = true; // what was said can be read until something else is done
    this.truths.forEach(({ buttons, face, select }, i) => {
      buttons.forEach((button, j) => set(button, { "aria-pressed": String(j === labels[i]) }));
      if (face.dataset.label !== String(labels[i])) {
        face.replaceChildren(glyph(labels[i]));
        face.dataset.label = labels[i];
        select.value = String(labels[i]);
      }
    });
    const { activeElement } = this.root.getRootNode();
    this.inputs.forEach((row, j) => row.forEach((input, i) => {
      const text = score(S[i * k + j]);
      if (activeElement !== input && input.value !== text) {
        input.value = text;
        input.setAttribute("aria-invalid", "false");
      }
      input.classList.toggle("own", labels[i] === j);
    }));
    write(this.scaleNote, n ? t("own_scale") : "");
    const around = [data.row, data.image, delta, view.scale, view.every_class, view.mean_of_terms, view.squared].join();
    const stamps = times(n, (i) => `${around} ${labels[i]} ${S.subarray(i * k, i * k + k)}`);
    for (const { id, label, cells, mean } of this.rows) {
      const { terms, value, mean: average } = view.rows[id], most = this.most[id] = held && this.most[id] > 0 ? this.most[id] : Math.max(...value, 0); // the measure holds still in the hand
      const marks = id === "hinge" ? [view.every_class && t("mark_every"), view.mean_of_terms && t("mark_mean"), view.squared && t("mark_squared")].filter(Boolean) : [];
      if (id === "softmax") marks.push("p");
      const [name, small] = label.children;
      write(name, data.row_names[id]);
      write(small, marks.join(" · "));
      if (small.hidden === marks.length > 0) small.hidden = !marks.length;
      label.classList.toggle("picked", id === data.row);
      mean.classList.toggle("picked", id === data.row);
      write(mean, n ? loss(average) : "–");
      cells.forEach((parts, i) => {
        const stamp = `${most} ${stamps[i]}`, { cell, bars, value: number } = parts;
        if (parts.stamp === stamp) return; // the hand changes one image: the others stay as they are
        parts.stamp = stamp;
        const shares = times(k, (j) => (id === "softmax" ? view.p[i * k + j] : most > 0 ? terms[i * k + j] / most : 0));
        bars.dataset.shares = shares.map((share) => (100 * share).toFixed(3)).join(" ");
        bars.style.backgroundImage = stripes(shares, { own: id === "softmax" ? labels[i] : null, least: 2 });
        write(number, loss(value[i]));
        cell.classList.toggle("none", id !== "softmax" && value[i] === 0);
        cell.classList.toggle("picked", id === data.row);
        set(cell, {
          "aria-pressed": String(id === data.row && i === data.image),
          "aria-label": t("cell", { row: data.row_names[id], i: i + 1, value: loss(value[i]) }),
        });
      });
    }
    this.picture.draw();
    this.strip.draw();
  }
}
