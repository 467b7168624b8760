// The weights as bars on a square-root scale: up for class 2, down for class 1; outlines where they stand without λ, a dot where one is exactly 0.

import { glyph } from "../kit/shapes.js";
import { s, set } from "../kit/svg.js";

const TICKS = [1000, 300, 100, 30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01];
const root = (w) => Math.sign(w) * Math.sqrt(Math.abs(w));

export class Weights {
  constructor(page, node) {
    this.page = page;
    this.node = node;
  }

  /** Lay out bars for this message and size; heights follow at `draw`. */
  prepare(width, height) {
    const { page, node } = this, { data, u, t } = page, F = data.features.F, count = F - 1;
    const left = 40 * u, right = width - 2, band = 20 * u, names = 18 * u, groups = data.groups.length ? 17 * u : 0;
    const top = band, bottom = height - names - groups - band, slot = (right - left) / count, bar = Math.min(0.66 * slot, 46 * u);
    let up = 0, down = 0;
    data.weights.forEach((w, i) => {
      if (i % F === count) return;
      up = Math.max(up, w);
      down = Math.max(down, -w);
    });
    const most = Math.max(up, down, 1e-9), share = (v) => Math.max(Math.sqrt(v), 0.22 * Math.sqrt(most));
    const scale = (bottom - top) / (share(up) + share(down)), zero = top + share(up) * scale;
    this.F = F;
    this.count = count;
    this.zero = zero;
    this.scale = scale;
    this.slot = slot;
    this.left = left;
    const parts = [];
    let first = 0;
    data.groups.forEach(([, size], g) => {
      if (g % 2) parts.push(s("rect", { class: "band", x: left + first * slot, y: 0, width: size * slot, height: height - names - groups }));
      first += size;
    });
    for (const sign of [1, -1]) {
      let last = zero;
      for (const value of [...TICKS].reverse()) {
        const y = zero - sign * Math.sqrt(value) * scale;
        if (y < top - 1 || y > bottom + 1 || Math.abs(y - last) < 34 * u) continue;
        last = y;
        parts.push(s("line", { class: "grid", x1: left, x2: right, y1: y, y2: y }));
        parts.push(this.text("tick", left - 8 * u, y + 3.8 * u, `${sign < 0 ? "−" : ""}${value}`, "end"));
      }
    }
    this.outlines = s("g", { class: "outlines" });
    this.bars = Array.from({ length: count }, () => s("rect"));
    this.dots = Array.from({ length: count }, () => s("circle", { class: "dot", r: 3.4 * u }));
    for (let f = 0; f < count; f++) {
      const x = left + (f + 0.5) * slot - bar / 2, w = data.weights[f], y = zero - root(w) * scale;
      set(this.bars[f], { x, width: bar });
      set(this.dots[f], { cx: x + bar / 2, cy: zero });
      if (w) this.outlines.append(s("rect", { x: Math.round(x) + 0.5, width: Math.round(bar), y: Math.min(y, zero), height: Math.abs(y - zero) }));
      if (slot >= 21 * u) parts.push(this.text("name", x + bar / 2, height - groups - 6 * u, data.names[f], "middle"));
    }
    first = 0;
    for (const [label, size] of data.groups) {
      const tight = 6.4 * u * label.length > 1.2 * size * slot; // then the first name reaches out to the left, where the numbers of the axis end
      const x = first ? left + (first + size / 2) * slot : tight ? left + (size - 0.4) * slot : left;
      parts.push(this.text("group", x, height - 3 * u, label, first ? "middle" : tight ? "end" : "start"));
      first += size;
    }
    const axis = s("line", { class: "axis", x1: left, x2: right, y1: zero, y2: zero });
    node.replaceChildren(...parts, ...this.bars, this.outlines, axis, ...this.dots, ...this.towards(right, top, bottom, u, t));
    set(node, { width, height, viewBox: `0 0 ${width} ${height}` });
    const labels = [...node.querySelectorAll(".name")], wide = labels.map((name) => name.getComputedTextLength());
    this.line(right, u);
    labels.forEach((name, i) => wide[i] > slot - 2 * u && set(name, { textLength: slot - 2 * u, lengthAdjust: "spacingAndGlyphs" }));
  }

  /** Which way is which class: in strips of their own, above and below all bars. */
  towards(right, top, bottom, u, t) {
    const [before, after] = t("towards").split("{mark}").map((words) => words.trim());
    this.ways = [[1, top - 7 * u], [0, bottom + 14 * u]].map(([label, y]) => {
      const shape = glyph(label);
      set(shape, { x: right - 13 * u, y: y - 10 * u, width: 13 * u, height: 13 * u });
      return { shape, words: this.text("towards", before ? right - 19 * u : right, y, before || after, "end"), first: !before };
    });
    return this.ways.flatMap(({ words, shape }) => [words, shape]);
  }

  /** Where the mark comes first, it stands before the words, however long they are. */
  line(right, u) {
    for (const { shape, words, first } of this.ways) if (first) set(shape, { x: right - words.getComputedTextLength() - 19 * u });
  }

  text(kind, x, y, content, anchor) {
    const node = s("text", { class: kind, x, y, "text-anchor": anchor });
    node.textContent = content;
    return node;
  }

  draw(at) {
    const { page, F, zero, scale } = this, { weights } = page.data;
    for (let f = 0; f < this.count; f++) {
      const w = weights[at * F + f], height = Math.abs(root(w)) * scale;
      set(this.bars[f], { y: w > 0 ? zero - height : zero, height, class: w > 0 ? "up" : "down" });
      set(this.dots[f], { visibility: w === 0 ? "visible" : "hidden" });
    }
  }
}
