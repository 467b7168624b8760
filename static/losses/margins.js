// The same margin through four losses: one line to drag, value and slope in each, and the person's own images below.

import { h, write } from "../kit/dom.js";
import { outline } from "../kit/shapes.js";
import { SHAPES } from "./compute.js";
import { fixed, short } from "../kit/numbers.js";
import { s, set, show, ticks } from "../kit/svg.js";

const IDS = ["zero_one", "hinge", "squared_hinge", "softmax"];
const TALL = 190, BASE = 146, TOP = 8, RUG = 12, POINTS = 160;

export class Margins {
  constructor(page) {
    this.page = page;
    this.title = h("h3");
    this.sub = h("span", { class: "sub" });
    this.grid = h("div", { class: "fours" });
    this.sentence = h("p", { class: "sentence", "data-testid": "margin-sentence" });
    this.note = h("p", { class: "sentence", "data-testid": "margin-note" });
    this.root = h("section", { class: "margins", "data-testid": "margins" }, h("div", { class: "title" }, this.title, this.sub), this.grid, this.sentence, this.note);
    this.margin = 0;
  }

  build() {
    const { data, t } = this.page;
    write(this.title, t("four"));
    write(this.sub, t("four_sub"));
    write(this.note, t("four_others"));
    this.panels = IDS.map((id) => this.panel(id));
    this.grid.replaceChildren(...this.panels.map(({ box }) => box));
    this.margin = data.shapes.margin;
  }

  panel(id) {
    const { page } = this, { t } = page;
    const loss = h("strong", { class: "number", "data-testid": `margin-${id}-loss` }), slope = h("strong", { class: "number slope", "data-testid": `margin-${id}-slope` });
    const parts = { axis: s("g", { class: "axis" }), step: s("path", { class: "step01" }), line: s("path", { class: "line" }), tangent: s("line", { class: "tangent" }), rug: s("g"), handle: s("line", { class: "handle" }), dot: s("circle", { class: "dot", r: 5 }) };
    const svg = s("svg", {
      class: "plot", tabindex: "0", role: "slider", "aria-label": `${t("margin")}, ${t(`shape_${id}`)}`, "data-testid": `margin-${id}`,
    }, parts.axis, parts.step, parts.line, parts.rug, parts.tangent, parts.handle, parts.dot);
    const box = h("div", { class: "four" }, h("h4", {}, t(`shape_${id}`)),
      h("p", { class: "facts" }, h("span", {}, t("loss"), " ", loss), h("span", {}, t("slope"), " ", slope)), svg);
    const panel = { id, box, svg, loss, slope, ...parts };
    svg.onpointerdown = (event) => this.grab(event, panel);
    svg.onkeydown = (event) => this.nudge(event);
    svg.onblur = () => page.rest();
    return panel;
  }

  arrange() {
    const width = this.grid.clientWidth, columns = width < 52 * this.page.rem ? 2 : 4;
    this.grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    const { rem, u } = this.page, gap = 1.143 * rem;
    this.width = Math.floor((width - gap * (columns - 1)) / columns / u); // lengths in here are those at a root of 14 px
    this.panels.forEach(({ svg }) => set(svg, { width: this.width * u, height: TALL * u, viewBox: `0 0 ${this.width} ${TALL}` }));
  }

  /** The window of margins: the images' own, as far as it can hold them; it holds still while a hand is on it. */
  window() {
    if (this.page.held && this.span) return this.span;
    const found = [...this.page.view.leads].filter(Number.isFinite);
    const low = Math.max(-20, Math.min(-7, ...found.map((lead) => Math.floor(lead) - 1), Math.floor(this.margin) - 1));
    const high = Math.min(20, Math.max(4.6, ...found.map((lead) => Math.ceil(lead) + 1), Math.ceil(this.margin) + 1));
    this.span = [low, high];
    return this.span;
  }

  x = (m) => 4 + ((m - this.span[0]) / (this.span[1] - this.span[0])) * (this.width - 8);

  grab(event, panel) {
    if (event.button !== 0) return;
    const { page } = this, box = panel.svg.getBoundingClientRect();
    panel.svg.setPointerCapture(event.pointerId);
    panel.svg.focus({ preventScroll: true });
    page.rest();
    const move = (at) => {
      const raw = this.span[0] + (((at.clientX - box.left) / page.u - 4) / (this.width - 8)) * (this.span[1] - this.span[0]);
      this.to(Math.round(Math.min(this.span[1], Math.max(this.span[0], raw)) * 10) / 10);
    };
    move(event);
    panel.svg.onpointermove = move;
    panel.svg.onpointerup = panel.svg.onpointercancel = () => {
      panel.svg.onpointermove = panel.svg.onpointerup = panel.svg.onpointercancel = null;
      page.send("margin", { value: this.margin });
    };
  }

  nudge(event) {
    const move = { ArrowLeft: -0.1, ArrowRight: 0.1, ArrowDown: -0.1, ArrowUp: 0.1, PageUp: 1, PageDown: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    this.to(Math.max(-20, Math.min(20, Math.round((this.margin + move) * 10) / 10)));
    this.page.later("margin", { value: this.margin });
  }

  to(margin) {
    this.margin = margin + 0;
    this.page.held = true;
    this.page.soon();
  }

  draw() {
    const { data, view, held, outbox: { queue }, t } = this.page;
    if (!held && !queue.length) this.margin = data.shapes.margin;
    if (!this.width) return;
    const m = this.margin, delta = view.delta, own = !held && m === data.shapes.margin && delta === data.delta;
    const span = this.window();
    for (const panel of this.panels) {
      const { id, svg, loss, slope, tangent, handle, dot } = panel;
      /** @type {number[]} */
      const [value, rise] = own ? data.shapes.values[id] : SHAPES[id](m, delta);
      const top = this.curve(panel, span, delta);
      const y = (v) => BASE - (v / top) * (BASE - TOP);
      write(loss, fixed(value));
      write(slope, id === "zero_one" ? "0" : fixed(rise));
      const x = this.x(m), here = Math.max(TOP, y(value));
      set(handle, { x1: x, x2: x, y1: TOP - 6, y2: BASE });
      set(dot, { cx: x, cy: here });
      const dx = (this.width - 8) / (span[1] - span[0]), dy = (-rise * (BASE - TOP)) / top, length = Math.hypot(dx, dy), reach = Math.min(26, 1.3 * length);
      show(tangent, id !== "zero_one" && value <= top);
      set(tangent, { x1: x - (dx / length) * reach, x2: x + (dx / length) * reach, y1: here - (dy / length) * reach, y2: here + (dy / length) * reach });
      this.rug(panel, view, id, y, top);
      set(svg, { "aria-valuenow": m, "aria-valuemin": "-20", "aria-valuemax": "20", "aria-valuetext": `${t("margin")} ${fixed(m, 1)}: ${t("loss")} ${fixed(value)}, ${t("slope")} ${fixed(rise)}` });
    }
    const slots = { m: fixed(m), value: fixed(SHAPES.hinge(m, delta)[0]), delta: fixed(delta) };
    write(this.sentence, t(m <= 0 ? "four_wrong" : m < delta ? "four_close" : "four_safe", slots));
  }

  /** Curve and axis of one panel, drawn again only where the window has changed; returns its height in loss. */
  curve(panel, span, delta) {
    const { id } = panel, [low, high] = span, key = `${low} ${high} ${delta} ${this.width}`;
    if (panel.key === key) return panel.top;
    panel.key = key;
    const top = id === "zero_one" ? 1.32 : Math.max(1, SHAPES[id](low, delta)[0]) * 1.08, y = (v) => BASE - (v / top) * (BASE - TOP);
    panel.top = top;
    const stair = [[low, 1], [0, 1], [0, 0], [high, 0]].map(([m, v], i) => `${i ? "L" : "M"}${this.x(m).toFixed(1)} ${y(v).toFixed(1)}`).join("");
    set(panel.step, { d: id === "zero_one" ? "" : stair }); // 0/1 underneath: what the loss stands in for
    const xs = id === "zero_one" ? [low, 0, 0, high] : Array.from({ length: POINTS + 1 }, (_, i) => low + ((high - low) * i) / POINTS);
    if (id === "hinge") xs.splice(xs.findIndex((m) => m > delta), 0, delta);
    const at = (m, i) => (id === "zero_one" ? (i < 2 ? 1 : 0) : SHAPES[id](m, delta)[0]);
    set(panel.line, { d: xs.map((m, i) => `${i ? "L" : "M"}${this.x(m).toFixed(1)} ${y(at(m, i)).toFixed(1)}`).join("") });
    const levels = id === "zero_one" ? [1] : ticks(0, top, 2, [1, 2, 3, 4, 5, 6, 8, 10]).filter((tick) => tick > 0);
    const steps = ticks(low, high, Math.max(3, Math.min(7, this.width / 44)));
    panel.axis.replaceChildren(
      s("line", { class: "base", x1: 0, x2: this.width, y1: BASE, y2: BASE }), s("line", { class: "grid", x1: this.x(0), x2: this.x(0), y1: TOP, y2: BASE }),
      ...levels.map((tick) => s("line", { class: "grid", x1: 0, x2: this.width, y1: y(tick), y2: y(tick) })),
      ...levels.map((tick) => s("text", { x: this.width - 4, y: y(tick) - 4, "text-anchor": "end" }, short(tick))),
      ...steps.filter((tick) => this.x(tick) > 8 && this.x(tick) < this.width - 8).map((tick) => s("text", { x: this.x(tick), y: TALL - 7, "text-anchor": "middle" }, short(tick))));
    panel.marks = -1;
    return top;
  }

  /** The images: a tick and its number below, a hollow mark at what each of them costs. */
  rug(panel, view, id, y, top) {
    const { n, labels, leads, rows } = view;
    if (panel.marks !== n) {
      panel.marks = n;
      panel.items = Array.from({ length: n }, () => ({ tick: s("line"), below: s("path"), name: s("text", { class: "name" }), mark: s("path", { class: "mark" }), over: s("text", { class: "over" }) }));
      panel.rug.replaceChildren(...panel.items.flatMap((item) => Object.values(item)));
    }
    const places = Array.from(leads, (lead) => this.x(Math.min(this.span[1], Math.max(this.span[0], lead))));
    panel.items.forEach(({ tick, below, name, mark, over }, i) => {
      const finite = Number.isFinite(leads[i]), x = places[i], hue = `var(--class-${labels[i] + 1})`;
      const value = id === "zero_one" ? (leads[i] <= 0 ? 1 : 0) : rows[id].value[i], off = value > top;
      for (const node of [tick, below, name, mark, over]) show(node, finite);
      if (!finite) return;
      set(tick, { x1: x, x2: x, y1: BASE, y2: BASE + 5, stroke: hue });
      set(below, { d: outline(labels[i], x, BASE + RUG, 4.2), fill: hue });
      const last = x > this.width - 20;
      set(name, { x: last ? x - 8 : x + 8, y: BASE + RUG + 4, "text-anchor": last ? "end" : "start" });
      write(name, String(i + 1));
      show(name, !places.some((other, j) => j !== i && (last ? x - other : other - x) > -0.5 && Math.abs(other - x) < 20 && (Math.abs(other - x) > 0.5 || j > i)));
      set(mark, { d: off ? outline(2, x, TOP - 1, 3.2) : outline(labels[i], x, y(value), 4.2), stroke: hue });
      mark.style.fill = off ? hue : "";
      set(over, { x: x + 7, y: TOP + 3, fill: "currentColor" });
      write(over, off ? short(Math.round(value)) : "");
      if (off && places.some((other, j) => other > x && other < x + 30 && rows[id]?.value[j] > top)) show(over, false); // under the next one's mark
    });
  }
}
