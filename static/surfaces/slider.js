// The learning rate, drawn by hand: 1/λ_max and 2/λ_max are marked on it, and what lies beyond is hatched.

import { badge, chip } from "../kit/racers.js";
import { fit } from "../kit/canvas.js";
import { h, write } from "../kit/dom.js";
import { figures, fixed, num } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { hatch } from "./marks.js";
import { sub } from "./names.js";

const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
export class Slider {
  constructor(board, node) {
    const e = this.e = { title: h("h2"), whose: h("span", { class: "sub" }), value: h("strong", { class: "number value", "data-testid": "rate-value" }) };
    e.canvas = h("canvas", { role: "slider", tabindex: "0", "data-testid": "rate", "aria-valuemin": "0" });
    e.says = h("p", { class: "says", "data-testid": "rate-says" });
    e.dot = h("button", { class: "chip", type: "button", "data-testid": "where-dot", onclick: () => board.look({ where: "dot" }) });
    e.minimum = h("button", { class: "chip", type: "button", "data-testid": "where-minimum", onclick: () => board.look({ where: "minimum" }) });
    e.where = h("span", { class: "chips", role: "group" }, e.dot, e.minimum);
    node.append(h("header", { class: "head" }, e.title, e.whose, e.where, e.value), e.canvas, e.says);
    this.board = board;
    this.node = node;
    this.ghost = null;
    this.grip = null;
    const { canvas } = e;
    canvas.onpointerdown = (event) => {
      if (event.button !== 0 || board.data.curvature.lead === null) return;
      canvas.setPointerCapture(event.pointerId);
      board.hold();
      this.grip = this.range;
      this.keyed = false;
      this.follow(event);
    };
    canvas.onpointermove = (event) => this.grip && this.follow(event);
    canvas.onpointerup = canvas.onpointercancel = () => this.drop();
    canvas.onkeyup = (event) => { if (KEYS[event.key]) this.drop(); };
    canvas.onblur = () => { if (this.keyed) this.drop(); }; // a hand holds on, whatever takes the keyboard meanwhile
    canvas.onkeydown = (event) => {
      const by = KEYS[event.key];
      if (!by || event.altKey || event.ctrlKey || event.metaKey || board.data.curvature.lead === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!this.grip) board.hold();
      this.grip ??= this.range;
      this.keyed = true;
      this.go(this.eta + (by * this.grip) / 210);
    };
  }

  name() {
    const { e, board } = this;
    write(e.title, board.t("rate"));
    e.canvas.setAttribute("aria-label", board.t("rate"));
    e.where.setAttribute("aria-label", board.t("where"));
    write(e.minimum, board.t("where_minimum"));
  }

  prepare(width) {
    this.width = Math.floor(width);
    this.height = Math.floor(52 * this.board.u);
  }

  taken() {
    return Math.ceil(this.node.getBoundingClientRect().height + 6 * this.board.u);
  }

  /** The eigenvalues now: those at the dot's update, or the last that were known. */
  get row() {
    const { data, step } = this.board, { values, first } = data.curvature, last = values.shape[0] - 1, t = Math.min(Math.max(step - first, 0), last);
    return Number.isNaN(values[2 * t]) ? Math.min(Math.max(data.look.step - first, 0), last) : t;
  }

  get bound() {
    return this.board.data.curvature.bound[this.row];
  }

  get eta() {
    return this.ghost ?? this.board.data.curvature.eta;
  }

  get range() {
    if (this.grip) return this.grip;
    const { bound } = this, { reach } = this.board.data.curvature;
    return Number.isFinite(bound) ? reach * bound : 2 * Math.max(this.board.data.curvature.eta ?? 1, 1e-6);
  }

  toX = (eta) => this.pad + (Math.min(Math.max(eta / this.range, 0), 1)) * (this.width - 2 * this.pad);

  follow(event) {
    const box = this.e.canvas.getBoundingClientRect(), share = (event.clientX - box.left - this.pad) / (this.width - 2 * this.pad);
    this.go(Math.min(Math.max(share, 0.002), 1) * this.grip);
  }

  go(eta) {
    this.ghost = +Math.max(eta, this.grip / 1000).toPrecision(3);
    this.board.edit("rate", { eta: this.ghost, racers: this.board.data.curvature.shared });
    this.board.invalidate();
  }

  drop() {
    if (!this.grip) return;
    this.grip = null;
    this.board.dragging = false;
    if (this.ghost !== null) this.board.edit("rate", { eta: this.ghost, racers: this.board.data.curvature.shared, done: true });
  }

  draw() {
    const { board, e } = this, { data, palette, u } = board, { curvature } = data, { bound, range, eta } = this;
    this.pad = 10 * u;
    const row = this.row, key = [curvature.values[2 * row], curvature.values[2 * row + 1], curvature.factors?.[2 * row], curvature.factors?.[2 * row + 1], eta, range, this.width, u, palette.dark, data.lang, board.where, curvature.whose, curvature.who, curvature.near].join();
    if (this.key === key) return;
    this.key = key;
    const c = fit(e.canvas, this.width, this.height), y = 27 * u, left = this.toX(0), right = this.toX(range), finite = Number.isFinite(bound);
    c.clearRect(0, 0, this.width, this.height);
    const edge = finite ? this.toX(bound) : right, half = finite ? this.toX(bound / 2) : null;
    c.lineCap = "butt";
    const bar = (from, to, color, width) => {
      c.beginPath();
      c.moveTo(from, y);
      c.lineTo(to, y);
      c.lineWidth = width;
      c.strokeStyle = color;
      c.stroke();
    };
    bar(left, edge, css(palette.ink, 0.18), 3 * u);
    if (finite) {
      const region = new Path2D();
      region.rect(edge, y - 6 * u, right - edge, 12 * u);
      hatch(c, region, edge, y - 6 * u, right, y + 6 * u, u, palette);
    }
    if (eta !== null) bar(left, this.toX(eta), css(palette.ink), 3 * u);
    c.textBaseline = "alphabetic";
    c.textAlign = "center";
    if (finite) {
      c.strokeStyle = c.fillStyle = css(palette.ink);
      const tick = (x, tall, width) => {
        c.lineWidth = width;
        c.beginPath();
        c.moveTo(x, y - tall);
        c.lineTo(x, y + tall);
        c.stroke();
      };
      tick(half, 6 * u, 1.2 * u);
      tick(edge, 10 * u, 2 * u);
      c.font = `${11 * u}px ${palette.font}`;
      c.fillStyle = css(palette.mute);
      this.label(c, "1 / λ", "max", "", half, y - 14 * u);
      c.fillStyle = css(palette.ink);
      c.font = `600 ${11 * u}px ${palette.font}`;
      this.label(c, "2 / λ", "max", ` = ${figures(bound)}`, edge + 2 * u, y - 14 * u);
      c.font = `${11 * u}px ${palette.font}`;
      c.fillStyle = css(palette.mute);
      /** @type {[string, number, number][]} */
      const zones = [["settles", left, half], ["zigzags", half, edge], ["diverges", edge, right]];
      for (const [id, from, to] of zones) c.fillText(board.t(id), (from + to) / 2, y + 21 * u);
    }
    if (eta !== null) badge(c, curvature.lead, this.toX(eta), y, 8 * u, palette);
    this.say(bound, eta);
  }

  label(c, before, low, after, x, y) {
    const font = c.font, small = font.replace(/(\d+(\.\d+)?)px/, (_, size) => `${0.76 * +size}px`);
    const [a, z] = [c.measureText(before).width, c.measureText(after).width];
    c.font = small;
    const b = c.measureText(low).width;
    c.textAlign = "left";
    c.fillText(low, x - (a + b + z) / 2 + a, y + 2.5 * this.board.u);
    c.font = font;
    c.fillText(before, x - (a + b + z) / 2, y);
    c.fillText(after, x - (a + b + z) / 2 + a + b, y);
    c.textAlign = "center";
  }

  say(bound, eta) {
    const { board, e } = this, { curvature } = board.data, t = this.row, [low, high] = [curvature.values[2 * t], curvature.values[2 * t + 1]];
    write(e.value, eta === null ? "" : figures(eta));
    write(e.whose, eta === null ? board.t("nobody") : board.t("of", { who: curvature.whose }));
    e.where.hidden = !curvature.choice;
    for (const id of ["dot", "minimum"]) e[id].setAttribute("aria-pressed", String(board.where === id));
    if (this.whoKey !== curvature.who + board.data.lang) {
      this.whoKey = curvature.who + board.data.lang;
      const [before, after] = board.t("where_dot").split("{who}");
      e.dot.replaceChildren(before, chip(curvature.lead ?? 0), after);
    }
    const near = curvature.near, parts = [];
    if (low < -1e-9 * Math.max(Math.abs(low), Math.abs(high))) parts.push(board.t("down", { low: num(low, 2) }));
    else if (!(high > 0)) parts.push(board.t("level"));
    else {
      parts.push(board.t(near ? "curvature_minimum" : "curvature", { steepest: high >= 1000 ? num(high) : figures(high) }));
      if (eta !== null) {
        const [gentle, steep] = [curvature.factors[2 * t], curvature.factors[2 * t + 1]];
        parts.push(steep < -1 ? board.t("higher", { times: fixed(-steep) }) : board.t(near ? "at_minimum" : "factors", { steep: fixed(steep), gentle: fixed(gentle) }));
      }
    }
    const text = parts.join(" ");
    if (e.says.dataset.text !== text) {
      e.says.dataset.text = text;
      e.says.replaceChildren(...bold(text));
    }
    e.canvas.setAttribute("aria-valuenow", (100 * Math.min(Math.max((eta ?? 0) / this.range, 0), 1)).toFixed(1)); // % of the way; the text says the rate
    e.canvas.setAttribute("aria-valuemax", 100);
    e.canvas.setAttribute("aria-valuetext", eta === null ? "" : figures(eta));
    e.canvas.dataset.bound = bound;
  }
}

/** Numbers in ink, the rest mute. */
function bold(text) {
  return text.split(/([−∞]?\d[\d.,]*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?<![.,])(?![\d/]))/).flatMap((piece, i) => (i % 2 ? [h("b", {}, piece)] : sub(piece)));
}
