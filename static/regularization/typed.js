// A number to be typed: what is no number is said and marked, and the value before it stays.

import { h } from "../stage/dom.js";
import { short } from "./squares.js";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export class Typed {
  constructor(owner, vector, i) {
    Object.assign(this, { owner, vector, i });
    this.node = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", class: "typed number", "data-testid": `${vector}-${i + 1}` });
    this.node.onchange = () => this.read();
    this.node.onkeydown = (event) => {
      if (event.key === "Enter") this.node.blur();
      if (event.key === "Escape") { this.wrong(false); this.show(true); this.node.blur(); }
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
    const { owner } = this, text = this.node.value.trim().replace("−", "-").replace(",", "."), { reach } = owner.page.data.same;
    const value = NUMBER.test(text) ? +text : NaN;
    if (!(Math.abs(value) <= reach)) {
      this.wrong(true);
      const got = text ? `“${text.slice(0, 20)}”` : "“ ”";
      owner.say(owner.page.t("not_taken", { got, value: short(this.value) }));
      return;
    }
    this.wrong(false);
    owner.take({ [this.vector]: owner.now[this.vector].map((w, j) => (j === this.i ? value : w)) });
  }

  wrong(yes) {
    this.node.classList.toggle("wrong", yes);
    this.node.setAttribute("aria-invalid", String(yes));
  }

  /** Show the value, unless it is being typed or is marked as wrong. */
  show(force = false) {
    const { node } = this, text = short(this.value), root = node.getRootNode();
    if (!force && (root.activeElement === node || node.classList.contains("wrong"))) return;
    if (node.value !== text) node.value = text;
    const size = `${Math.max(1.5, 0.55 * text.length + 0.9)}em`;
    if (node.style.width !== size) node.style.width = size;
  }
}
