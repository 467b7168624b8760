// The λ scrubber is the train/test chart itself: drag anywhere on it, or use the arrow keys.

import { num, power, strength } from "../kit/numbers.js";
import { s, set } from "../kit/svg.js";

const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -1e3, End: 1e3 };

/** What words take up on the picture: [left, right, top, bottom]. */
const area = (words) => {
  const { x, y, width, height } = words.getBBox();
  return [x, x + width, y, y + height];
};

export class Scrub {
  constructor(page, node) {
    this.page = page;
    this.node = node;
    this.first = null;
    this.image = s("svg", { "aria-hidden": "true" });
    node.append(this.image);
    node.onpointerdown = (event) => {
      if (event.button || !page.data.features) return;
      node.setPointerCapture(event.pointerId);
      page.dragging = true;
      this.follow(event);
    };
    node.onpointermove = (event) => page.dragging && node.hasPointerCapture(event.pointerId) && this.follow(event);
    node.onpointerup = node.onpointercancel = () => {
      if (!page.dragging) return;
      page.dragging = false;
      page.commit();
    };
    node.onkeydown = (event) => {
      const step = KEYS[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey || !page.data.features) return;
      event.preventDefault();
      page.seek(page.at + step);
      page.moved = true;
      page.soon(() => page.commit());
    };
    node.onblur = () => page.now();
  }

  follow(event) {
    const x = event.clientX - this.node.getBoundingClientRect().left;
    const i = x < (this.x(0) + this.x(1)) / 2 ? 0 : Math.round(1 + ((x - this.x(1)) / (this.x(this.last) - this.x(1))) * (this.last - 1));
    this.page.moved = true;
    this.page.seek(i);
  }

  /** λ = 0 has a place of its own, left of the smallest. */
  x = (i) => (i === 0 ? this.pad : this.pad + this.apart + ((i - 1) / (this.last - 1)) * (this.width - 2 * this.pad - this.apart));
  y = (loss) => this.bottom - (loss / this.most) * (this.bottom - this.top);

  prepare(width, height) {
    const { page, image } = this, { data, u, t } = page, { data: train, test_loss: test } = data.curves, judged = data.best !== null;
    this.width = width;
    this.height = height;
    this.pad = 8 * u;
    this.apart = 30 * u;
    this.last = data.strengths.length - 1;
    this.top = 12 * u;
    this.bottom = height - 21 * u;
    this.most = Math.max(1e-9, ...train, ...(judged ? test : []));
    const indices = Array.from(data.strengths, (_, i) => i);
    const line = (values) => indices.map((i) => `${i ? "L" : "M"}${this.x(i).toFixed(1)} ${this.y(values[i]).toFixed(1)}`).join("");
    const parts = [];
    if (judged) {
      const back = [...indices].reverse().map((i) => `L${this.x(i).toFixed(1)} ${this.y(train[i]).toFixed(1)}`).join("");
      parts.push(s("path", { class: "gap", d: `${line(test)}${back}Z` }));
    }
    parts.push(s("line", { class: "axis", x1: this.x(1) - 8 * u, x2: width - 1, y1: this.bottom, y2: this.bottom }));
    parts.push(s("line", { class: "axis", x1: 0, x2: this.x(0) + 8 * u, y1: this.bottom, y2: this.bottom }));
    const [from, to] = [data.strengths[1], data.strengths[this.last]].map(Math.log10), slope = (this.x(this.last) - this.x(1)) / (to - from);
    const ticks = [[this.x(0), "0"]];
    for (let e = Math.ceil(from - 0.01); e <= to; e++) ticks.push([this.x(1) + (e - from) * slope, e === 0 ? "1" : e === 1 ? "10" : power(e)]);
    for (const [x, label] of ticks) {
      parts.push(s("line", { class: "axis", x1: x, x2: x, y1: this.bottom, y2: this.bottom + 3 * u }));
      parts.push(this.text("tick", x, height - 5 * u, label, "middle"));
    }
    if (judged) {
      const x = this.x(data.best), right = width - x > 0.42 * width;
      parts.push(s("line", { class: "best", x1: x, x2: x, y1: 0, y2: this.bottom }));
      parts.push(this.text("lowest", x + (right ? 9 : -9) * u, 14 * u, t(page.phone ? "lowest_short" : "lowest", { loss: num(data.curves.test_loss[data.best]) }), right ? "start" : "end"));
    }
    parts.push(s("path", { class: "train", d: line(train) }));
    if (judged) parts.push(s("path", { class: "test", d: line(test) }));
    const names = this.names(train, judged ? test : null, u, t);
    this.head = s("line", { class: "head", y1: 0, y2: this.bottom });
    this.hollow = s("circle", { class: "hollow", r: 4 * u });
    this.knob = s("circle", { class: "knob", r: 6 * u });
    this.hint = this.text("hint", 0, 0, t("drag"), "start");
    image.replaceChildren(...parts, this.head, ...names, this.hollow, this.knob, this.hint);
    set(image, { width, height, viewBox: `0 0 ${width} ${height}` });
    this.words = [...image.querySelectorAll(".curve, .lowest")].map(area);
    this.lowest = judged ? area(image.querySelector(".lowest")) : null;
    this.drag = this.hint.getComputedTextLength();
  }

  /** The curves' names: where they stand far enough apart, as far left as that is; beside the knob, if it would start on them. */
  names(train, test, u, t) {
    const { page } = this;
    if (!test) return [this.text("curve", this.x(1) + 4 * u, this.y(train[1]) - 7 * u, t("train_loss"), "start")];
    const gap = (i) => this.y(train[i]) - this.y(test[i]);
    let i = 1;
    while (i < this.last / 2 && gap(i) < 32 * u) i++;
    if (i >= this.last / 2) for (let j = i = 1; j < this.last; j++) if (gap(j) > gap(i)) i = j;
    let anchor = i > 0.8 * this.last ? "end" : "start", x = this.x(i) + (anchor === "end" ? -4 : 4) * u;
    const j = Math.min(i + 3, this.last), first = this.x((this.first ??= page.at)) - 10 * u;
    if (anchor === "start" && first > 52 * u && x < first + 10 * u && x + 60 * u > first) [anchor, x] = ["end", first];
    const under = this.y(Math.min(train[i], train[j])) + 15 * u;
    return [
      this.text("curve", x, Math.max(12 * u, this.y(Math.max(test[i], test[j])) - 7 * u), t("test_loss"), anchor),
      this.text("curve", x, under > this.bottom || gap(i) >= 32 * u ? this.y(Math.max(train[i], train[j])) - 6 * u : under, t("train_loss"), anchor),
    ];
  }

  /** A place for the hint at the knob, off all other words. */
  beside(x, knob, u) {
    const places = [-9, 20, -24, 34].flatMap((dy) => [1, -1].map((way) => ({ x: x + 12 * u * way, y: knob + dy * u, "text-anchor": way > 0 ? "start" : "end" })));
    const clear = (place) => {
      const left = place["text-anchor"] === "end" ? place.x - this.drag : place.x, right = left + this.drag, top = place.y - 10 * u;
      const met = this.words.some(([a, b, c, d]) => left < b + 4 * u && a < right + 4 * u && top < d && c < place.y + 3 * u);
      return !met && left >= 0 && right <= this.width && top >= 0 && place.y < this.bottom - 3 * u;
    };
    return places.find(clear) ?? places[0];
  }

  text(kind, x, y, content, anchor) {
    const node = s("text", { class: kind, x, y, "text-anchor": anchor });
    node.textContent = content;
    return node;
  }

  draw(at) {
    const { page, node } = this, { data, u, t } = page, { data: train, test_loss: test } = data.curves, x = this.x(at), judged = data.best !== null;
    const knob = this.y(judged ? test[at] : train[at]), [left, right, , below] = this.lowest ?? [0, 0, 0, 0];
    set(this.head, { x1: x, x2: x, y1: left < x && x < right ? below : 0 }); // not through words
    set(this.knob, { cx: x, cy: knob });
    set(this.hollow, { cx: x, cy: this.y(train[at]), visibility: judged ? "visible" : "hidden" });
    set(this.hint, { visibility: page.moved ? "hidden" : "visible", ...(page.moved ? {} : this.beside(x, knob, u)) });
    set(node, {
      "aria-valuenow": String(at),
      "aria-valuemax": String(this.last),
      "aria-valuetext": t("scrub_value", { strength: strength(data.strengths[at]), test: judged ? num(test[at]) : "–", train: num(train[at]) }),
    });
  }
}
