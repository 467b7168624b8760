// Under the desk: the sum of the cell that was picked, with its numbers, and what is true of the mean.

import { h, write } from "../kit/dom.js";
import { summands } from "./compute.js";
import { fixed, given, probability, result as outcome, short } from "../kit/numbers.js";
import { rich } from "../kit/text.js";

export class Strip {
  constructor(page) {
    this.page = page;
    this.where = h("span", { class: "where" });
    this.formula = h("span", { class: "formula", "data-testid": "formula" });
    this.mean = h("p", { class: "meannote", "data-testid": "mean-note" });
    this.note = h("p", { class: "meannote", "data-testid": "cell-note" });
    this.root = h("div", { class: "strip" }, h("p", { class: "sum" }, this.where, this.formula), this.mean, this.note);
  }

  build() {
    this.key = "";
  }

  draw() {
    const { data, view, t } = this.page, { n, k } = view;
    const image = Math.min(data.image, n - 1);
    this.root.hidden = !n;
    this.note.hidden = this.page.local || !data.note;
    if (data.note) rich(this.note, data.note);
    if (!n) return;
    write(this.where, t("cell_name", { row: data.row_names[data.row], i: image + 1 }));
    const key = [data.row, image, n, k, view.labels[image], view.delta, view.every_class, view.mean_of_terms, view.squared, ...view.S.subarray(image * k, image * k + k)].join();
    if (key !== this.key) this.formula.replaceChildren(...this.parts(view, data.row, image)); // an image that the hand leaves alone is not written anew
    this.key = key;
    const { value, mean } = view.rows[data.row], total = value.reduce((a, b) => a + b, 0);
    const slots = { total: short(total), n, k, mean: fixed(mean), other: fixed(total / k) };
    rich(this.mean, t(n === k ? "mean_note" : k > 1 && total > 0 ? "mean_differs" : "mean_plain", slots));
  }

  /** The sum as text: every score in the hue of its class. */
  parts(view, row, image) {
    const { k, S, labels, delta } = view, y = labels[image], s = (j, signed = false) => {
      const text = given(S[image * k + j]), node = h("b", {}, signed && S[image * k + j] < 0 ? `(${text})` : text);
      node.style.setProperty("--hue", `var(--class-${j + 1})`);
      return node;
    };
    const value = view.rows[row].value[image], terms = view.rows[row].terms, all = Array.from({ length: k }, (_, j) => j);
    const others = all.filter((j) => j !== y), result = h("strong", {}, outcome(value)), d = given(delta);
    const joined = (list, between) => list.flatMap((item, i) => (i ? [between, ...item] : item));
    if (row === "softmax") {
      const power = (j) => h("span", { class: "nowrap" }, "e", h("sup", {}, s(j)));
      return ["−ln( ", power(y), " ÷ (", ...joined(all.map((j) => [power(j)]), " + "), ") ) = −ln ", probability(view.p[image * k + y], value), " = ", result];
    }
    if (row === "max_hinge") {
      if (!others.length) return [result];
      return ["max(0, max(", ...joined(others.map((j) => [s(j)]), ", "), ") − ", s(y, true), ` + ${d}) = `, result];
    }
    const over = row === "ova_hinge" || (row === "hinge" && view.every_class) ? all : others;
    const squared = row === "squared_hinge" || (row === "hinge" && view.squared) ? "²" : "";
    const count = row === "hinge" && view.mean_of_terms ? Math.max(1, summands(view)) : 1;
    if (!over.length) return [result];
    const one = (j) => h("span", { class: "nowrap" }, ...(row === "ova_hinge"
      ? [`max(0, ${d} ${j === y ? "−" : "+"} `, s(j, true), ")"]
      : ["max(0, ", s(j), " − ", s(y, true), ` + ${d})${squared}`]));
    const sums = over.map((j) => short(terms[image * k + j] * count)).join(" + ");
    const [open, close] = count > 1 ? ["( ", ` ) ÷ ${count}`] : ["", ""];
    const middle = over.length > 1 || count > 1 ? [` = ${open}${sums}${close}`] : [];
    return [open, ...joined(over.map((j) => [one(j)]), " + "), close, ...middle, " = ", result];
  }
}
