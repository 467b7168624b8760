// A number to be typed: what is no number is said and marked, and the value before it stays.

import { h } from "../kit/dom.js";
import { plain, typed } from "../kit/numbers.js";

/** At most four decimals, no trailing zeros. */
const short = (v) => plain(v, 4);

export class Typed {
  constructor(owner, vector, i) {
    this.owner = owner;
    this.vector = vector;
    this.i = i;
    this.error = "";
    this.node = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", class: "typed number", "data-testid": `${vector}-${i + 1}` });
    this.node.onchange = () => this.read();
    this.node.onkeydown = (event) => {
      if (event.key === "Enter") this.node.blur();
      if (event.key === "Escape") { this.wrong(""); this.show(true); this.node.blur(); }
    };
    this.node.onfocus = () => this.node.select();
  }

  get value() {
    return this.owner.now[this.vector][this.i];
  }

  get label() {
    const { t } = this.owner.page, i = this.i + 1;
    return this.vector === "x" ? t("input_label", { i: "₁₂₃₄"[this.i] }) : t("weight_label", { i, side: this.vector === "left" ? "₁" : "₂" });
  }

  name() {
    this.node.setAttribute("aria-label", this.label);
  }

  read() {
    const { owner } = this, text = this.node.value.trim(), { reach } = owner.page.data.same;
    const value = typed(text) ?? NaN;
    if (!(Math.abs(value) <= reach)) {
      this.wrong(owner.page.t(text ? "not_taken" : "missing", { got: `“${text.slice(0, 20)}”`, value: short(this.value) }));
      return;
    }
    this.wrong("");
    owner.take({ [this.vector]: owner.now[this.vector].map((w, j) => (j === this.i ? value : w)) });
  }

  /** Mark this field with a sentence about what was typed, or take the mark away. */
  wrong(sentence) {
    this.error = sentence;
    this.node.classList.toggle("wrong", Boolean(sentence));
    this.node.setAttribute("aria-invalid", String(Boolean(sentence)));
    this.owner.say();
  }

  /** Show the value, unless it is being typed or is marked as wrong. */
  show(force = false) {
    const { node } = this, text = short(this.value), root = node.getRootNode();
    if (!force && (root.activeElement === node || this.error)) return;
    if (node.value !== text) node.value = text;
    const size = `${Math.max(1.5, 0.55 * text.length + 0.9)}em`;
    if (node.style.width !== size) node.style.width = size;
  }
}
