// One update taken apart: its sub-steps side by side, each a square of the surface with its arrows, its numbers and a sentence.

import { arrow, fit } from "../kit/canvas.js";
import { h, tool, write } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { badge, chip } from "../kit/racers.js";

const ZOOM = 1.9, LONGEST = 0.4, SHORTEST = 0.26; // of the plane; of a square's side

export class Anatomy {
  constructor(board, node) {
    const e = this.e = { title: h("h2"), step: h("span", { class: "sub", "data-testid": "anatomy-step" }), who: h("span", { class: "segments", role: "group" }) };
    e.back = tool("part-back", "back", () => this.go(-1));
    e.forward = tool("part-forward", "forward", () => this.go(1));
    e.cards = h("div", { class: "cards" });
    node.append(h("header", { class: "head" }, e.title, e.step, h("span", { class: "push" }), e.back, e.forward, e.who), e.cards);
    this.board = board;
    this.cards = [];
    this.seen = false;
    // far below the plane while a hand drags there: drawn only where it is in sight
    new IntersectionObserver((entries) => {
      this.seen = entries.at(-1).isIntersecting;
      if (this.seen) board.invalidate();
    }).observe(node);
  }

  get data() {
    return this.board.data.anatomy;
  }

  /** The update that is opened: the last one where the run is over. */
  get step() {
    return Math.min(this.board.step, this.data.updates - 1);
  }

  name() {
    const { board, e } = this;
    write(e.title, board.t("anatomy"));
    e.back.say(board.t("previous_part"));
    e.forward.say(board.t("next_part"));
  }

  /** One sub-step on or back; past the last one comes the next update. */
  go(by) {
    const { board, data } = this, last = data.parts.length - 1, next = board.part + by;
    if (next > last && board.step < data.updates - 1) board.look({ part: 0, step: board.step + 1 });
    else if (next < 0 && board.step > 0) board.look({ part: last, step: Math.min(board.step, data.updates) - 1 });
    else board.look({ part: Math.min(Math.max(next, 0), last) });
  }

  prepare(width) {
    const { board, e, data } = this, { u, phone } = board, gap = 14 * u, n = data.parts.length;
    const fifth = (width - 4 * gap) / 5, each = phone ? width : Math.min((width - (n - 1) * gap) / n, Math.max(fifth, 230 * u)); // as large for two sub-steps as for five
    this.side = Math.floor(phone ? 0.38 * width : each - 18 * u);
    e.cards.style.setProperty("--cards", n);
    e.cards.style.setProperty("--card", `${Math.floor(each)}px`);
    const key = [data.parts.map((p) => p.id), board.data.lang, data.opened].join();
    if (this.key !== key) {
      this.key = key;
      this.cards = data.parts.map((part, i) => this.card(part, i));
      e.cards.replaceChildren(...this.cards.map((card) => card.node));
    }
    data.parts.forEach((part, i) => write(this.cards[i].sentence, part.sentence));
    const names = [board.data.runs.map((run) => run.name), data.opened].join();
    if (this.names === names) return;
    this.names = names;
    e.who.replaceChildren(...board.data.runs.map((run, i) => h("button", {
      class: "segment", type: "button", "data-testid": `open-${i}`, "aria-pressed": String(i === data.opened), title: run.name, onclick: () => board.look({ opened: i, part: 0 }),
    }, chip(i), h("span", {}, run.name.slice(2)))));
  }

  card(part, i) {
    const card = { canvas: h("canvas", { "aria-hidden": "true" }), value: h("span", { class: "number", "data-testid": `part-value-${i}` }), sentence: h("span", { class: "told" }) };
    card.node = h("button", { class: "card", type: "button", "data-testid": `part-${i}`, onclick: () => this.board.look({ part: i }) },
      h("span", { class: "partname" }, h("i", {}, String(i + 1)), " ", part.name), card.canvas, h("span", { class: "words" }, card.value, card.sentence));
    return card;
  }

  draw() {
    const { board, e, data } = this;
    const none = data.updates < 1, t = this.step;
    write(e.step, none ? board.t("anatomy_none") : board.t("anatomy_step", { from: t, to: t + 1 }) + (board.step > t ? ` · ${board.t("anatomy_over")}` : ""));
    if (none) return;
    const row = t - data.first, seen = this.seen;
    if (row < 0 || row >= data.parts[0].values.shape[0]) return; // a dragged start's answer holds this update alone
    const longest = this.longest(row);
    data.parts.forEach((part, i) => {
      const card = this.cards[i], pressed = String(i === Math.min(board.part, data.parts.length - 1));
      if (card.node.getAttribute("aria-pressed") !== pressed) card.node.setAttribute("aria-pressed", pressed);
      write(card.value, `${part.symbol} = (${num(part.values[2 * row])}, ${num(part.values[2 * row + 1])})`);
      if (seen) this.square(card.canvas, part, row, t, longest);
    });
  }

  ends(part, a, t) {
    const list = a.ends ?? part.values;
    return [list[2 * t], list[2 * t + 1]];
  }

  /** One scale for slopes and memories, so that they can be compared. */
  longest(t) {
    let longest = 0;
    for (const part of this.data.parts) for (const a of part.arrows) if (a.kind !== "step") longest = Math.max(longest, Math.hypot(...this.ends(part, a, t).map((v) => (Number.isFinite(v) ? v : 0))));
    return longest || 1;
  }

  square(canvas, part, row, t, longest) {
    const { board, side, data } = this, { plane, palette, u } = board, c = fit(canvas, side, side), run = plane.runs[data.opened];
    const [px, py] = run.places[Math.min(t, run.places.length - 1)], crop = plane.side / ZOOM, middle = side / 2;
    c.setLineDash([]);
    c.fillStyle = css(palette.paper);
    c.fillRect(0, 0, side, side);
    c.save();
    c.globalAlpha = 0.6;
    const scale = side / crop;
    if (Math.abs(px) < 4 * plane.side && Math.abs(py) < 4 * plane.side) c.drawImage(plane.still, middle - px * scale, middle - py * scale, plane.side * scale, plane.side * scale);
    c.restore();
    c.lineWidth = 1;
    c.strokeStyle = css(palette.ink, 0.12);
    c.strokeRect(middle, -1, 0, side + 2);
    c.strokeRect(-1, middle, side + 2, 0);
    const [x0, x1] = plane.box, perUnit = (plane.side / (x1 - x0)) * scale;
    for (const a of part.arrows) this.arrow(c, a, this.ends(part, a, row), middle, longest, perUnit);
    badge(c, data.opened, middle, middle, 5 * u, palette, { ring: 1.2 });
  }

  arrow(c, a, vector, middle, longest, perUnit) {
    const { board, side } = this, { palette, u } = board, [vx, vy] = vector, length = Math.hypot(vx, vy);
    if (!(length > 0) || !Number.isFinite(length)) return;
    let scale = (LONGEST * side) / longest;
    if (a.kind === "step") scale = Math.min(Math.max(perUnit, (SHORTEST * side) / length), (LONGEST * side) / length);
    const [dx, dy] = [vx * scale, -vy * scale];
    c.globalAlpha = a.faint ? 0.38 : 1;
    if (a.kind === "box") {
      const [w, ht] = [Math.max(Math.abs(dx), 2 * u), Math.max(Math.abs(dy), 2 * u)];
      c.setLineDash([4 * u, 3 * u]);
      c.lineWidth = 1.6 * u;
      c.strokeStyle = css(palette.ink, 0.7);
      c.fillStyle = css(palette.ink, 0.06);
      c.fillRect(middle - w, middle - ht, 2 * w, 2 * ht);
      c.strokeRect(middle - w, middle - ht, 2 * w, 2 * ht);
      c.setLineDash([]);
    } else {
      const wide = a.kind === "step" ? 4 * u : 2.4 * u, head = a.kind === "step" ? 14 * u : 10 * u;
      const casing = arrow(middle, middle, middle + dx, middle + dy, wide, head, 1.6 * u, 3), shape = arrow(middle, middle, middle + dx, middle + dy, wide, head, 0, 3);
      if (casing) {
        c.fillStyle = css(palette.paper);
        c.fill(casing);
        c.fillStyle = css(palette[a.kind]);
        c.fill(shape);
      }
    }
    c.globalAlpha = 1;
  }
}
