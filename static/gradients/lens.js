// The lens: the loss along one weight, magnified until the nudge h fills it. Nodes are made once.

import { h } from "../kit/dom.js";
import { power, scientific, slope } from "../kit/numbers.js";
import { label, s, set } from "../kit/svg.js";

const TOP = 30, FOOT = 34, SIDE = 15;
const STAIRS = 12; // from this power on

export class Lens {
  constructor(testid) {
    /** @type {[number, number]} */
    this.size = [0, 0];
    this.u = 1;
    const text = (extra = "") => s("text", { class: `label ${extra}` });
    const n = this.n = {
      curve: s("path", { class: "curve" }), base: s("path", { class: "dashed" }), secant: s("path", { class: "secant" }),
      here: s("circle", { r: 5.5, class: "hollow" }), there: s("circle", { r: 6, class: "solid" }), kink: s("circle", { r: 5, class: "kinkdot" }),
      hereText: text("middle"), thereText: text("middle"), run: text("hue middle"), rise: text("hue"), left: text("end"), right: text(),
      axis: text("mute"), zoom: text("mute"), along: text("mute end"),
    };
    this.svg = s("svg", { role: "img", "data-testid": testid }, ...Object.values(n));
    this.node = h("div", { class: "lens" });
    this.node.append(this.svg);
  }

  /** Draw what `view` says, in t's words: samples of J − J(W), and the numbers that hang on them. */
  draw(view, t) {
    const [width, height] = this.size, { n } = this;
    if (!width || !height) return;
    const { window: [from, to], samples, up, down, central, kinked, p } = view;
    const { u } = this, tilt = kinked && Number.isFinite(up - down) ? (up - down) / 2 : 0;
    const bent = (offset, value) => value - tilt * offset;
    const last = samples.length - 1, at = (i) => from + ((to - from) * i) / last;
    let low = Infinity, high = -Infinity;
    const values = Array.from(samples, (v, i) => bent(at(i), v));
    for (const v of [...values, bent(1, up), central ? bent(-1, down) : 0]) if (Number.isFinite(v)) { low = Math.min(low, v); high = Math.max(high, v); }
    if (!(high > low)) [low, high] = [(low || 0) - 1, (high || 0) + 1];
    const x = (offset) => SIDE * u + ((offset - from) / (to - from)) * (width - 2 * SIDE * u);
    const y = (value) => height - FOOT * u - ((value - low) / (high - low)) * (height - (TOP + FOOT) * u);
    set(this.svg, { viewBox: `0 0 ${width} ${height}`, width, height, "aria-label": view.spoken });
    const half = (x(at(1)) - x(at(0))) / 2; // where the loss is a staircase its steps are drawn upright
    set(n.curve, { d: values.map((v, i) => (i && p >= STAIRS ? `H${(x(at(i)) - half).toFixed(2)}V${y(v).toFixed(2)}` : `${i ? "L" : "M"}${x(at(i)).toFixed(2)} ${y(v).toFixed(2)}`)).join("") });
    const x0 = x(central ? -1 : 0), y0 = y(central ? bent(-1, down) : 0), x1 = x(1), y1 = y(bent(1, up)), fall = y1 - y0;
    const triangle = !kinked && Math.abs(fall) > 1;
    set(n.base, { d: triangle ? `M${x0} ${y0}H${x1}V${y1}` : "" });
    set(n.secant, { d: `M${x0} ${y0}L${x1} ${y1}` });
    set(n.here, { cx: x0, cy: y0 });
    set(n.there, { cx: x1, cy: y1 });
    set(n.kink, { cx: x(0), cy: y(0), visibility: kinked && central ? "visible" : "hidden" });
    // words go where the curve is not: above it where it rises, below where it falls; a kink's stand beside its dots
    const side = fall > 0 ? 1 : -1, between = (x0 + x1) / 2, off = 21 * u;
    const place = (node, markup, px, py, shown = true) => {
      label(node, markup);
      set(node, { x: px, y: py + 4 * u, visibility: shown && Number.isFinite(py) ? "visible" : "hidden" });
    };
    const clear = (py) => Math.min(height - 14 * u, Math.max(TOP * u, py));
    if (kinked) {
      place(n.hereText, central ? "W − h" : "W", x0 - 34 * u, y0);
      place(n.thereText, "W + h", x1 + 34 * u, y1);
    } else {
      place(n.hereText, central ? "W − h" : "W", x0, clear(y0 + side * off));
      place(n.thereText, "W + h", x1, clear(y1 + side * off));
    }
    const gap = central ? `2h = 2 × ${power(-p)}` : `h = ${power(-p)}`;
    place(n.run, gap, kinked && !central ? between - 48 * u : between, kinked ? (y0 + y1) / 2 + (central ? 14 : -8) * u : clear(y0 - side * 14 * u));
    place(n.rise, scientific(view.change, 3), x1 + 9 * u, clear((y0 + y1) / 2), !kinked);
    set(n.rise, { "text-anchor": x1 + 100 * u > width ? "end" : "start" });
    place(n.left, t("left", { slope: slope(view.left) }), x(-0.7) - 14 * u, y((bent(-1, down)) * 0.55) + 6 * u, kinked);
    place(n.right, t("right", { slope: slope(view.right) }), x(0.7) + 14 * u, y((bent(1, up)) * 0.55) + 6 * u, kinked);
    place(n.axis, t("loss"), 12 * u, 15 * u);
    place(n.zoom, t(kinked ? "tilted" : "zoom", { zoom: p === 1 ? "1" : p === 2 ? "10" : power(p - 1) }), 12 * u, height - 14 * u);
    place(n.along, `${view.name} →`, width - 12 * u, height - 16 * u);
    set(this.svg, { "data-power": p, "data-weight": view.weight, "data-kinked": kinked });
  }
}
