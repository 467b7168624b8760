// The Regularization page: everything about every λ came with one message; the slider only chooses which is shown.

import { Board, mount, read } from "../kit/board.js";
import { h, write } from "../kit/dom.js";
import { num, strength } from "../kit/numbers.js";
import { Points } from "../kit/points.js";
import { s } from "../kit/svg.js";
import { Counters } from "./counters.js";
import { Plane } from "./plane.js";
import { Scrub } from "./scrub.js";
import { Squares } from "./squares.js";
import { Weights } from "./weights.js";

const REST = 350; // ms after the last key before what it did counts as done

class Regularization extends Board {
  constructor(parent) {
    super(parent, "regularization");
    const e = this.e = {};
    e.dataTitle = h("h2");
    e.dataSub = h("span", { class: "sub" });
    e.weightsTitle = h("h2");
    e.weightsSub = h("span", { class: "sub" });
    e.canvas = h("canvas", { "data-testid": "data-plane", role: "img" });
    e.marks = h("canvas", { class: "marks", "aria-hidden": "true" });
    e.weights = s("svg", { class: "bars", "data-testid": "weights", role: "img" });
    e.empty = h("p", { class: "lossempty" });
    e.strength = h("strong", { class: "number strength" });
    e.zeros = h("strong");
    e.verdict = h("strong", { "data-testid": "verdict" });
    e.why = h("span");
    e.slider = h("div", { class: "slider", role: "slider", tabindex: "0", "aria-valuemin": "0", "data-testid": "lambda" });
    e.counters = h("dl", { class: "counters", "data-testid": "counter" });
    e.squares = h("section", { class: "squares", "data-testid": "same-score" });
    e.says = h("p", { class: "says" }, e.strength, h("span", { class: "words" }, e.zeros, " ", e.verdict, " ", e.why));
    e.lambda = h("div", { class: "lambda" }, e.says, e.slider);
    e.study = h("section", { class: "study" },
      h("div", { class: "planes" },
        h("section", { class: "plane" }, h("header", { class: "head" }, e.dataTitle, e.dataSub), h("div", { class: "field" }, e.canvas, e.marks)),
        h("section", { class: "weights" }, h("header", { class: "head" }, e.weightsTitle, e.weightsSub), e.weights, e.empty)),
      e.lambda, e.counters);
    e.root = h("div", { class: "stage board", "data-testid": "board" }, e.study, e.squares);
    this.attach(e.root);
    this.at = 0;
    this.sent = null;
    this.moved = false;
    this.dragging = false;
    this.pending = null;
    this.stale = new Set();
    this.lines = document.getElementsByClassName("lambdaline"); // over the figures below, which are not ours
    this.plane = new Plane(this, e.canvas, e.marks);
    this.weights = new Weights(this, e.weights);
    this.scrub = new Scrub(this, e.slider);
    this.counters = new Counters(this, e.counters);
    this.squares = new Squares(this, e.squares);
  }

  unmount() {
    clearTimeout(this.timer);
    super.unmount();
  }

  take(data) {
    const late = this.ready && (this.dragging || this.squares.held || this.pending || data.rev < this.outbox.rev);
    const renamed = !this.ready || data.lang !== this.data.lang;
    this.data = data;
    this.points = new Points(data.points);
    this.points.test = Uint8Array.from(data.points.test);
    if (!late) {
      this.at = data.at;
      this.squares.receive(data.same);
    }
    this.at = Math.min(this.at, data.features ? data.strengths.length - 1 : this.at);
    this.sent = data.at;
    this.ready = true;
    const { e } = this;
    if (renamed) this.rename();
    e.root.classList.toggle("idle", !data.features);
    e.empty.hidden = Boolean(data.features);
    write(e.empty, data.empty ?? "");
    e.root.dataset.rev = data.rev;
    e.root.dataset.path = data.path;
    this.arrange();
  }

  rename() {
    const { e, t } = this;
    write(e.dataTitle, t("data"));
    write(e.dataSub, t("data_sub"));
    write(e.weightsTitle, t("weights"));
    write(e.weightsSub, t("weights_sub"));
    e.slider.setAttribute("aria-label", t("scrub"));
    this.counters.name();
    this.squares.name();
  }

  arrange() {
    if (!this.measure()) return;
    const { e, width, rem, u, phone } = this;
    const side = this.side = phone ? width : Math.max(Math.floor(18 * rem), Math.min(Math.floor(0.455 * width), Math.floor(innerHeight - 26 * rem)));
    e.root.style.setProperty("--side", `${side}px`);
    if (this.data.features) {
      this.weights.prepare(phone ? width : Math.floor(width - side - 20 * u), phone ? Math.floor(0.52 * width) : side);
      this.scrub.prepare(width, Math.floor((phone ? 104 : 132) * u));
    }
    this.squares.arrange();
    this.stale.add("lambda").add("squares");
    this.draw();
  }

  seek(at) {
    const next = Math.max(0, Math.min(this.data.strengths.length - 1, Math.round(at)));
    if (next === this.at) return;
    this.at = next;
    this.invalidate("lambda");
  }

  /** What keys did is an act once they rest; until then no answer may overwrite it. */
  soon(act) {
    clearTimeout(this.timer);
    this.pending = act;
    this.timer = setTimeout(() => this.now(), REST);
  }

  now() {
    clearTimeout(this.timer);
    const act = this.pending;
    this.pending = null;
    act?.();
  }

  /** λ was let go: the link, the history and the figures below follow. */
  commit() {
    if (this.at === this.sent) return;
    this.sent = this.at;
    this.outbox.add("scrub", { at: this.at });
  }

  commitSquares() {
    const { left, right, x } = this.squares.now, { same } = this.data;
    if (!this.outbox.queue.length && Object.entries({ left, right, x }).every(([id, v]) => String(same[id]) === String(v))) return;
    this.outbox.add("squares", { left, right, x });
  }

  travel(step) {
    this.now(); // what keys did a moment ago is the act that is undone
    super.travel(step);
  }

  /** Draw a part anew with the next frame: what belongs to λ, or the squares. */
  invalidate(part) {
    this.stale.add(part);
    super.invalidate();
  }

  paint() {
    if (this.stale.has("lambda")) this.drawLambda();
    if (this.stale.has("squares")) this.squares.draw();
    this.stale.clear();
  }

  drawLambda() {
    const { at, data, e } = this;
    this.plane.draw(at);
    if (data.features) {
      this.weights.draw(at);
      this.scrub.draw(at);
      this.judge(at);
      for (const line of this.lines) /** @type {HTMLElement} */ (line).style.transform = `translateX(${(100 * data.shares[at]).toFixed(3)}%)`;
    }
    this.counters.draw(at);
    if (e.root.dataset.at !== String(at)) e.root.dataset.at = at;
  }

  /** The sentence above the scrubber, and the pictures in words. */
  judge(at) {
    const { data, e, t } = this, { curves } = data, verdict = data.verdicts[at], count = data.features.F - 1, alive = curves.alive[at], λ = strength(data.strengths[at]);
    write(e.strength, `λ = ${λ}`);
    write(e.zeros, alive < count ? t("zeros", { zero: count - alive, count }) : "");
    write(e.verdict, t(verdict));
    const spare = curves.data[at] > 1.05 * Math.min(...curves.data) + 1e-6;
    const why = verdict === "right" && !spare ? "right_both" : `${verdict}_why`;
    write(e.why, t(why, { times: data.best === null ? "" : (curves.test_loss[at] / curves.test_loss[data.best]).toFixed(1) }));
    e.verdict.dataset.verdict = verdict;
    const n = this.points.n, row = at * n;
    let wrong = 0;
    for (let i = 0; i < n; i++) wrong += data.wrong[row + i];
    e.canvas.setAttribute("aria-label", t("data_label", { strength: λ, wrong, n, support: curves.support[at] }));
    let longest = 0;
    for (let f = 1; f < count; f++) if (Math.abs(data.weights[at * (count + 1) + f]) > Math.abs(data.weights[at * (count + 1) + longest])) longest = f;
    e.weights.setAttribute("aria-label", t("weights_label", { alive, count, name: data.names[longest], value: num(data.weights[at * (count + 1) + longest]) }));
  }
}

export { read };
export default mount(Regularization);
