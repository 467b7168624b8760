// The picture of the scores: a column per image, a marker per class; what stands above the dashed line costs.

import { h, write } from "../kit/dom.js";
import { outline } from "../kit/shapes.js";
import { across, clear } from "./clear.js";
import { score, short } from "../kit/numbers.js";
import { s, set, show, ticks } from "../kit/svg.js";

const R = 7, BAR = 12, PAD = 13;

export class Picture {
  constructor(page) {
    this.page = page;
    this.column = 0;
    this.touched = null;
  }

  build({ grid, left, right }) {
    const { data, t } = this.page, { n, k } = data;
    this.axis = s("svg", { class: "axis", "aria-hidden": "true" });
    this.hint = h("div", { class: "hint" }, h("p", {}, t("hint_drag")), h("p", {}, t("hint_cost")));
    this.deltaLabel = h("span", { class: "delta number" });
    left.append(h("div", { class: "cell label picture" }, this.hint, this.axis));
    this.columns = Array.from({ length: n }, (_, i) => {
      const column = this.columnOf(i, k);
      grid.append(h("div", { class: "cell picture image" }, column.svg));
      return column;
    });
    if (!n) {
      const add = h("button", { class: "choice", type: "button", onclick: () => this.page.send("add_image") }, `+ ${t("add_image")}`);
      grid.append(h("div", { class: "cell picture image nothing" }, h("p", {}, t("no_image")), add));
    }
    right.append(h("div", { class: "cell mean picture" }, this.deltaLabel));
    this.ticks = "";
  }

  columnOf(i, k) {
    const svg = s("svg", { class: "column", role: "group", "aria-label": this.page.t("image", { i: i + 1 }) });
    const ground = s("rect", { class: "ground" }), lines = s("g", { class: "lines" }), band = s("rect", { class: "band" }), own = s("line", { class: "ownline" }), dash = s("line", { class: "dash" });
    svg.append(ground, lines, band, own, dash);
    const marks = Array.from({ length: k }, (_, j) => {
      const hue = `var(--class-${j + 1})`;
      const bar = s("rect", { class: "overlap", width: BAR, fill: hue }), dots = s("line", { class: "gap" });
      const ghost = s("path", { class: "ghost", stroke: hue });
      const number = s("text", { class: "termvalue" });
      const reach = s("circle", { class: "reach", r: 18 }), ring = s("circle", { class: "ring", r: 12 }), marker = s("path", { fill: hue });
      const knob = s("g", {
        class: "knob", tabindex: "0", role: "slider", "aria-orientation": "vertical", "data-testid": `knob-${i + 1}-${j + 1}`,
        "aria-label": this.page.t("score_of", { i: i + 1, name: this.page.data.names[j] }),
      }, reach, ring, marker);
      knob.onpointerdown = (event) => this.grab(event, i, j, knob);
      knob.onkeydown = (event) => this.nudge(event, i, j);
      knob.onblur = () => this.page.rest();
      return { bar, dots, ghost, number, knob, reach, ring, marker };
    });
    for (const part of ["bar", "dots", "ghost", "number", "knob"]) marks.forEach((mark) => svg.append(mark[part]));
    return { svg, ground, lines, band, own, dash, marks };
  }

  arrange() {
    const { u, phone } = this.page; // lengths in here are those at a root of 14 px
    this.height = phone ? 182 : 196;
    this.column = this.columns.length ? this.columns[0].svg.parentElement.clientWidth / u : 0;
    this.labelWidth = this.axis.parentElement.clientWidth / u;
    const size = (svg, width) => set(svg, { width: width * u, height: this.height * u, viewBox: `0 0 ${width} ${this.height}` });
    this.columns.forEach(({ svg, ground }) => {
      size(svg, this.column);
      set(ground, { width: this.column, height: this.height }); // what is painted keeps its bounds, whatever moves on it: no layer is made anew
    });
    size(this.axis, this.labelWidth);
    this.ticks = "";
    this.wide = this.column >= 50 * this.page.data.k; // beside a bar there is room for its number
  }

  /** The common scale; it holds still while something is dragged. */
  scale() {
    const { view, held } = this.page, { n, k, S, labels, delta } = view;
    if (held && this.span) return this.span;
    let low = Infinity, high = -Infinity;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < k; j++) {
        low = Math.min(low, S[i * k + j]);
        high = Math.max(high, S[i * k + j]);
      }
      low = Math.min(low, S[i * k + labels[i]] - delta);
    }
    if (!n) [low, high] = [-4, 5];
    const room = Math.max(0, 6 - (high - low)) / 2, extra = 0.07 * (high - low + 2 * room);
    this.span = [low - room - extra, high + room + extra];
    return this.span;
  }

  y = (value) => PAD + ((this.span[1] - value) / (this.span[1] - this.span[0])) * (this.height - 2 * PAD);
  value = (y) => this.span[1] - ((y - PAD) / (this.height - 2 * PAD)) * (this.span[1] - this.span[0]);
  x = (j) => ((j + 0.5) / this.page.view.k) * this.column;

  /** The step a hand moves by: a tenth, or what a pixel is worth where the scale is coarse. */
  get step() {
    const range = this.span[1] - this.span[0];
    return Math.max(0.1, 10 ** Math.round(Math.log10(range / 120)));
  }

  grab(event, i, j, knob) {
    if (event.button !== 0) return;
    event.preventDefault();
    const { page } = this;
    if (page.dull) return page.parts[1].complain(page.parts[1].inputs[j][i], page.t("dull"));
    page.rest();
    knob.focus({ preventScroll: true });
    knob.setPointerCapture(event.pointerId);
    this.touched = `${i} ${j}`;
    const { top } = this.columns[i].svg.getBoundingClientRect(), at = (pointer) => (pointer.clientY - top) / page.u;
    const offset = at(event) - this.y(page.view.S[i * page.view.k + j]);
    let moved = null;
    knob.onpointermove = (move) => {
      const { step, span } = this, raw = Math.min(span[1], Math.max(span[0], this.value(at(move) - offset)));
      const value = +(Math.round(raw / step) * step).toFixed(4);
      if (value === moved) return;
      moved = value;
      page.score(i, j, value);
    };
    knob.onpointerup = knob.onpointercancel = () => {
      knob.onpointermove = knob.onpointerup = knob.onpointercancel = null;
      if (moved === null) page.soon();
      else page.send("score", { image: i, label: j, value: moved }); // all is drawn already; on the new scale with the answer, once
    };
  }

  nudge(event, i, j) {
    const { page } = this, { view, data } = page;
    const move = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!move || page.dull || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const by = move * this.step * (event.shiftKey ? 10 : 1), most = data.limits.score;
    const value = Math.max(-most, Math.min(most, +(view.S[i * view.k + j] + by).toFixed(4)));
    this.touched = `${i} ${j}`;
    page.score(i, j, value);
    page.later("score", { image: i, label: j, value });
  }

  draw() {
    const { view, data } = this.page, { n, k, S, labels, delta } = view, { column: w, height } = this;
    if (!height) return;
    const [low, high] = this.scale();
    this.drawAxis(low, high);
    const asked = data.asked && data.asked.length === n * k && data.asked_scale === view.scale ? data.asked : null;
    const around = [low, high, w, height, delta, this.touched, view.scale, this.page.u].join();
    this.columns.forEach((parts, i) => {
      const stamp = `${around} ${labels[i]} ${S.subarray(i * k, i * k + k)} ${asked?.slice(i * k, i * k + k)}`, { band, own, dash, marks } = parts;
      if (parts.stamp === stamp) return; // the hand changes one image: the others stay as they are
      parts.stamp = stamp;
      const label = labels[i], sy = S[i * k + label], line = sy - delta, hue = `var(--class-${label + 1})`;
      set(band, { x: 0, width: w, y: this.y(sy), height: this.y(line) - this.y(sy), fill: hue });
      set(own, { x1: 0, x2: w, y1: this.y(sy), y2: this.y(sy), stroke: hue });
      set(dash, { x1: 0, x2: w, y1: this.y(line), y2: this.y(line) });
      const taken = marks.map((_, j) => [this.x(j) - R, this.x(j) + R, this.y(S[i * k + j]) - R, this.y(S[i * k + j]) + R]);
      marks.forEach(({ bar, dots, ghost, number, knob, reach, ring, marker }, j) => {
        const value = S[i * k + j], term = j === label ? 0 : Math.max(0, value - line), x = this.x(j), y = this.y(value);
        set(bar, { x: x - BAR / 2, y, height: Math.max(0, this.y(line) - y) });
        show(bar, term > 0);
        set(dots, { x1: x, x2: x, y1: y - R - 2, y2: this.y(line) });
        show(dots, j !== label && term === 0 && y - this.y(line) > R + 4);
        const was = asked ? asked[i * k + j] : value;
        show(ghost, Math.abs(was - value) > 1e-9);
        set(ghost, { d: outline(j, x, this.y(was), R - 1) });
        for (const circle of [reach, ring]) set(circle, { cx: x, cy: y });
        set(marker, { d: outline(j, x, y, R) });
        set(knob, { "aria-valuenow": String(+value.toFixed(4)), "aria-valuemin": String(-data.limits.score), "aria-valuemax": String(data.limits.score), "aria-valuetext": score(value) });
        knob.classList.toggle("touched", this.touched === `${i} ${j}`);
        show(number, term > 0);
        if (term > 0) {
          const text = short(term), width = across(text), { anchor, ...place } = clear(this.places(x, y, this.y(line), width), width, taken);
          write(number, text);
          set(number, { ...place, "text-anchor": anchor });
        }
      });
    });
    const last = n - 1;
    write(this.deltaLabel, n ? `Δ = ${score(delta).replace(/\.0$/, "")}` : "");
    if (n) this.deltaLabel.style.top = `${Math.min(height - 20, Math.max(2, this.y(S[last * k + labels[last]] - delta / 2) - 10)) / 14}rem`;
  }

  /** Where a term's number may stand, best first: beside its bar, or where columns are narrow above its marker, else on its bar. */
  places(x, y, line, width) {
    const { column: w, height } = this, middle = Math.min(height - 4, (y + line) / 2 + 4), within = Math.min(w - 1 - width / 2, Math.max(1 + width / 2, x));
    const beside = [0, -12, 12, -24, 24].flatMap((dy) => [{ x: x + BAR, y: middle + dy, anchor: "start" }, { x: x - BAR, y: middle + dy, anchor: "end" }])
      .filter((place) => (place.anchor === "start" ? place.x + width <= w : place.x >= width));
    const over = [-12, -24, -36, 20, 32, 44, 56].map((dy) => ({ x: within, y: y + dy, anchor: "middle" }));
    const inside = (this.wide ? [...beside, ...over] : over).filter((place) => place.y >= 10 && place.y <= height - 2);
    return inside.length ? inside : [{ x: within, y: Math.min(height - 2, Math.max(10, y)), anchor: "middle" }];
  }

  drawAxis(low, high) {
    const key = `${low} ${high} ${this.column} ${this.height} ${this.labelWidth}`;
    if (this.ticks === key) return;
    this.ticks = key;
    const marks = ticks(low, high, 5).filter((tick) => this.y(tick) > 6 && this.y(tick) < this.height - 6);
    this.hint.hidden = !this.columns.length || (this.page.phone && marks.some((tick) => short(tick).length > 2)); // long numbers take its place
    this.axis.replaceChildren(...(this.columns.length ? marks : []).map((tick) => s("text", { x: this.labelWidth - 7, y: this.y(tick) + 4, "text-anchor": "end" }, short(tick))));
    this.columns.forEach(({ lines }) => lines.replaceChildren(...marks.map((tick) => s("line", { x1: 0, x2: this.column, y1: this.y(tick), y2: this.y(tick), class: tick === 0 ? "zero" : null }))));
  }
}
