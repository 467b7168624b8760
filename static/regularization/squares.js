// Same score, different penalty: a weight is a square of side |w|, so that its area is w². Total width is Σ|w|, total area Σw².

import { h, write } from "../kit/dom.js";
import { plain } from "../kit/numbers.js";
import { Typed } from "./typed.js";
import { agree, charge } from "./penalty.js";
import { s, set } from "../kit/svg.js";

const SIDES = ["left", "right"];
const STEP = 0.05;
const LOW = "₁₂₃₄";
/** At most four decimals, no trailing zeros. */
const short = (v) => plain(v, 4);

export class Squares {
  constructor(page, node) {
    this.page = page;
    this.node = node;
    this.now = null;
    this.title = h("h2");
    this.sub = h("span", { class: "sub" });
    this.panels = SIDES.map((side, index) => this.panel(side, index));
    this.inputs = Array.from({ length: 4 }, (_, i) => new Typed(this, "x", i));
    this.sentence = h("p", { class: "sentence", "data-testid": "comparison" });
    this.match = h("button", { class: "choice", type: "button", "data-testid": "match", onclick: () => this.take({ right: page.data.same.matched }) });
    this.again = h("button", { class: "choice", type: "button", "data-testid": "as-at-first", onclick: () => this.take(page.data.same.default) });
    this.error = h("p", { class: "error", role: "alert", "data-testid": "error", hidden: true });
    node.append(
      h("header", { class: "head" }, this.title, this.sub),
      h("div", { class: "pair" }, ...this.panels.map((p) => p.root)),
      h("div", { class: "foot" }, h("span", { class: "vector" }, "x = (", ...this.inputs.map((t) => t.node), ")"), this.sentence, this.match, this.again),
      this.error,
    );
  }

  panel(side, index) {
    const typed = Array.from({ length: 4 }, (_, i) => new Typed(this, side, i));
    const image = s("svg", { role: "group" }), counts = {};
    const list = h("dl", {}, ...["score", "l2", "l1"].map((id) => {
      counts[id] = { name: h("dt"), value: h("dd", { class: "number" }) };
      return h("div", { class: `charge ${id}`, "data-name": id }, counts[id].name, counts[id].value);
    }));
    const root = h("div", { class: "side", "data-testid": `side-${side}` },
      h("div", { class: "vector strong" }, `w${LOW[index]} = (`, ...typed.map((t) => t.node), ")"), h("div", { class: "picture" }, image, list));
    const panel = {
      side, root, image, counts, typed,
      base: s("line", { class: "axis" }), brace: s("path", { class: "brace" }), width: s("text", { class: "total", "text-anchor": "middle" }),
      squares: typed.map((_, i) => this.square(side, i)),
    };
    image.append(panel.base, ...panel.squares.map((q) => q.group), panel.brace, panel.width);
    return panel;
  }

  /** One weight: the square, its area, the dot it is at 0, and a grip on its free edge. */
  square(side, i) {
    const rect = s("rect", { class: "square" }), dot = s("circle", { class: "dot" }), edge = s("line", { class: "edge" });
    const area = s("text", { class: "area", "text-anchor": "middle" }), grip = s("rect", { class: "grip" });
    const group = s("g", { class: "weight", role: "slider", tabindex: "0", "data-testid": `square-${side}-${i + 1}` }, rect, area, edge, dot, grip);
    group.onpointerdown = (event) => {
      if (event.button) return;
      group.setPointerCapture(event.pointerId);
      this.held = { side, i, y: event.clientY, from: this.now[side][i], unit: this.unit };
    };
    group.onpointermove = (event) => {
      const held = this.held;
      if (held?.side !== side || held.i !== i) return;
      this.put(side, i, held.from + (held.y - event.clientY) / held.unit);
    };
    group.onpointerup = group.onpointercancel = () => {
      if (!this.held) return;
      this.held = null;
      this.draw();
      this.page.commitSquares();
    };
    group.onkeydown = (event) => {
      const step = { ArrowUp: STEP, ArrowRight: STEP, ArrowDown: -STEP, ArrowLeft: -STEP, PageUp: 5 * STEP, PageDown: -5 * STEP }[event.key];
      if (!step) return;
      event.preventDefault();
      this.put(side, i, this.now[side][i] + step);
      this.page.soon(() => this.page.commitSquares());
    };
    return { group, rect, area, dot, edge, grip };
  }

  /** The hand's value, on a grid of 0.05. */
  put(side, i, value) {
    const { reach } = this.page.data.same, near = Math.round(Math.min(reach, Math.max(-reach, value)) / STEP) * STEP;
    this.now[side] = this.now[side].map((w, j) => (j === i ? +near.toFixed(2) : w));
    this.page.invalidate("squares");
  }

  /** A whole vector, or one typed number: at once an act. */
  take(change) {
    this.now = { ...this.now, ...change };
    this.draw();
    this.page.commitSquares();
  }

  /** The first sentence about what was typed and is no number, as long as it stands there. */
  say() {
    const fields = [...this.panels.flatMap((panel) => panel.typed), ...this.inputs], error = fields.find((field) => field.error)?.error ?? "";
    write(this.error, error);
    this.error.hidden = !error;
  }

  receive(same) {
    this.now = { left: [...same.left], right: [...same.right], x: [...same.x] };
    this.engine = same.charges;
  }

  name() {
    const { t } = this.page;
    write(this.title, t("same"));
    write(this.sub, t("same_sub"));
    write(this.match, t("match"));
    write(this.again, t("first_again"));
    for (const { counts, typed, squares, image } of this.panels) {
      for (const id of ["score", "l2", "l1"]) write(counts[id].name, t(id));
      typed.forEach((field) => field.name());
      squares.forEach((q, i) => q.group.setAttribute("aria-label", typed[i].label));
      image.setAttribute("aria-label", t("same"));
    }
    this.inputs.forEach((field) => field.name());
  }

  arrange() {
    const { page } = this, stacked = page.phone, width = stacked ? page.width : (page.width - 24 * page.u) / 2;
    this.room = Math.floor(width - (stacked ? 132 : 152) * page.u);
    this.high = (stacked ? 140 : 200) * page.u;
  }

  /** Pixels to a weight of 1, the same on both sides; locked while a square is held, unless it would no longer fit. */
  fit() {
    const { u } = this.page, { now, high } = this;
    let most = 175 * u, up = 0, down = 0;
    for (const side of SIDES) {
      const width = now[side].reduce((sum, w) => sum + Math.abs(w), 0), zeros = now[side].filter((w) => !w).length;
      if (width) most = Math.min(most, (this.room - (zeros * 18 + 30) * u) / width);
      up = Math.max(up, ...now[side]);
      down = Math.max(down, ...now[side].map((w) => -w));
    }
    if (up + down) most = Math.min(most, high / (up + down));
    this.unit = this.held ? Math.min(this.unit, most) : most;
    this.depth = down * this.unit;
    this.floor = 22 * u + high - this.depth; // the picture keeps its height, whatever is in it
  }

  draw() {
    if (!this.now || !this.room) return;
    this.fit();
    const { page, now } = this, mine = SIDES.every((side) => String(now[side]) === String(page.data.same[side])) && String(now.x) === String(page.data.same.x);
    const charges = mine ? this.engine : { left: charge(now.left, now.x), right: charge(now.right, now.x) };
    for (const panel of this.panels) this.drawSide(panel, now[panel.side], charges[panel.side]);
    this.inputs.forEach((field) => field.show());
    write(this.sentence, this.judge(charges));
    const same = agree(charges.left.score, charges.right.score);
    this.match.hidden = same || !mine || !page.data.same.matched;
    this.again.hidden = ["left", "right", "x"].every((id) => String(now[id]) === String(page.data.same.default[id]));
  }

  drawSide({ image, squares, base, brace, width, counts, typed }, weights, charges) {
    const { page, unit, floor, depth } = this, { u } = page, height = floor + depth + 34 * u;
    set(image, { width: this.room, height, viewBox: `0 0 ${this.room} ${height}` });
    set(base, { x1: 0, x2: this.room, y1: floor, y2: floor });
    let x = 8 * u, first = null, end = null, zeros = 0;
    const full = weights.reduce((sum, w) => sum + Math.abs(w) * unit, 0) + 8 * u;
    weights.forEach((w, i) => {
      const { group, rect, area, dot, edge, grip } = squares[i], side = Math.abs(w) * unit, top = w > 0 ? floor - side : floor;
      const free = w > 0 ? top : floor + side, show = (node, yes) => set(node, { visibility: yes ? "visible" : "hidden" });
      show(rect, w !== 0); show(edge, w !== 0); show(dot, w === 0);
      if (w) {
        set(rect, { x: x + 0.5, y: top, width: Math.max(0, side - 1), height: side });
        set(edge, { x1: x + 0.5, x2: x + Math.max(1, side - 0.5), y1: free, y2: free });
        const label = short(w * w), wide = (6.4 * label.length + 4) * u, inside = side > wide;
        write(area, inside || side > wide / 2 && weights.filter(Boolean).length === 1 ? label : "");
        set(area, { x: x + side / 2, y: inside ? top + side / 2 + 4 * u : w > 0 ? top - 5 * u : free + 13 * u, "font-size": (inside && side > 90 * u ? 16 : 11) * u });
        set(grip, { x: x - 3 * u, y: free - 14 * u, width: side + 6 * u, height: 28 * u });
        first ??= x;
        x += side;
        end = x;
      } else {
        const at = full + (16 + 18 * zeros++) * u;
        set(dot, { cx: at, cy: floor, r: 4.2 * u });
        write(area, "0");
        set(area, { x: at, y: floor - 9 * u, "font-size": 11 * u });
        set(grip, { x: at - 9 * u, y: floor - 22 * u, width: 18 * u, height: 36 * u });
      }
      set(group, { "aria-valuenow": String(w), "aria-valuetext": short(w), "aria-valuemin": String(-page.data.same.reach), "aria-valuemax": String(page.data.same.reach) });
    });
    const y = floor + Math.max(0, ...weights.map((w) => -w)) * unit + 8 * u;
    set(brace, { d: first === null ? "" : `M${first} ${y}v${6 * u}H${end}v${-6 * u}` });
    write(width, page.t("width", { width: short(charges.l1) }));
    set(width, { x: first === null ? 8 * u : Math.max((first + end) / 2, 36 * u), y: y + 20 * u, "font-size": 11 * u, visibility: first === null ? "hidden" : "visible" });
    for (const id of ["score", "l2", "l1"]) write(counts[id].value, short(charges[id]));
    typed.forEach((field) => field.show());
  }

  /** One sentence from the numbers: what is the same, what is not, and whom L2 prefers. */
  judge({ left, right }) {
    const { t } = this.page, { x } = this.now;
    if (!agree(left.score, right.score)) return t("scores_differ", { left: short(left.score), right: short(right.score) });
    const spread = x.every((v) => v === x[0]) && [...this.now.left, ...this.now.right].every((w) => w >= 0);
    const l2 = agree(left.l2, right.l2) ? "l2_both" : spread ? "l2_spread" : left.l2 < right.l2 ? "l2_left" : "l2_right";
    const l1 = agree(left.l1, right.l1) ? "l1_both" : "l1_differ";
    return [
      t("both_score", { x: `(${x.map(short).join(", ")})`, score: short(left.score) }),
      t(l2, { left: short(left.l2), right: short(right.l2) }),
      t(l1, { left: short(left.l1), right: short(right.l1) }),
    ].join(" ");
  }
}
