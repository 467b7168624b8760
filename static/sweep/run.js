// One cell's own run: its numbers at once, its plane and curve as soon as the engine has sent them, and the row it lies in.

import { fit, segments, cased } from "../kit/canvas.js";
import { h, write } from "../kit/dom.js";
import { pairLines } from "../kit/lines.js";
import { num, percent } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { Region } from "../kit/region.js";
import { Sprites } from "../kit/sprites.js";
import { Curves } from "./curves.js";

const DIVERGED = 2;

export class Run {
  constructor(page) {
    this.page = page;
    this.region = new Region();
    this.sprites = new Sprites();
    const e = this.e = { title: h("h2"), hint: h("span", { class: "sub" }), plane: h("canvas", { "data-testid": "cell-plane", role: "img" }) };
    const number = (id) => [e[`${id}Name`] = h("dt"), e[id] = h("dd", { "data-testid": `cell-${id}`, class: "number" })];
    e.open = h("button", { class: "ink", type: "button", "data-testid": "open", onclick: () => page.open() });
    this.curves = new Curves(page);
    this.root = h("div", { class: "one", "data-testid": "this-run" },
      h("header", { class: "head" }, e.title, e.hint),
      h("div", { class: "facts" }, e.plane, h("div", { class: "numbers" }, h("dl", {}, ...["values", "loss", "test", "updates"].flatMap(number)), e.open)),
      this.curves.root);
  }

  prepare(width, u) {
    this.u = u;
    const stacked = width < 312 * u; // the numbers stand below, where beside it there is no room
    this.root.classList.toggle("stacked", stacked);
    this.side = Math.round(Math.min(180 * u, stacked ? width : width * 0.52));
    this.root.style.width = `${width}px`;
    this.curves.prepare(width, u);
  }

  /** The four numbers of the cell that is looked at. */
  facts() {
    const { page } = this, { data, t } = page, i = page.index(page.cell), [row, column] = page.cell, ran = data.status[i];
    const none = "–";
    return {
      values: `${data.axes.x.values[column]}, ${data.axes.y.values[row]}`,
      loss: ran === 1 ? num(data.loss[i]) : ran === DIVERGED ? `× ${t("left_at", { t: data.lasted[i] })}` : t("not_run"),
      test: Number.isFinite(data.test[i]) ? `${percent(data.test[i])} %` : none,
      updates: Number.isFinite(data.updates[i]) ? `${data.updates[i]}` : none,
    };
  }

  spoken() {
    const { t, data } = this.page, facts = this.facts();
    return `${data.axes.x.letter}, ${data.axes.y.letter}: ${facts.values}. ${t("loss")}: ${facts.loss}. ${t("test")}: ${facts.test}. ${t("updates", { target: data.target })}: ${facts.updates}.`;
  }

  draw() {
    const { page, e } = this, { data, t } = page;
    this.root.hidden = !data.shape;
    if (!data.shape) return;
    write(e.title, t("this"));
    write(e.hint, t(matchMedia("(hover: none)").matches ? "hint_touch" : "hint"));
    write(e.valuesName, `${data.axes.x.letter}, ${data.axes.y.letter}`);
    write(e.lossName, t("loss"));
    write(e.testName, t("test"));
    write(e.updatesName, t("updates", { target: data.target }));
    write(e.open, t("open"));
    const facts = this.facts(), ran = data.status[page.index(page.cell)];
    for (const [id, text] of Object.entries(facts)) write(e[id], text);
    e.loss.classList.toggle("small", ran !== 1);
    e.open.disabled = ran === 0 || Boolean(data.fault);
    const seen = data.look && String(data.look.cell) === String(page.cell);
    this.root.classList.toggle("late", !seen);
    const key = [page.raw, this.side, page.palette.dark, seen].map((part, i) => (i ? part : this.mark(part))).join();
    if (key !== this.key) {
      this.key = key;
      this.plane(seen || ran !== 0 ? data.look : null);
    }
    this.curves.draw();
    e.plane.setAttribute("aria-label", this.spoken());
  }

  /** A number for each message, so that the plane is drawn once for it. */
  mark(raw) {
    if (raw !== this.last) {
      this.last = raw;
      this.marks = (this.marks ?? 0) + 1;
    }
    return this.marks;
  }

  plane(look) {
    const { page, side, u } = this, { palette } = page, c = fit(this.e.plane, side, side);
    c.fillStyle = css(palette.paper);
    c.fillRect(0, 0, side, side);
    if (!look) return;
    const { window: span, size, F, phi, theta, classes: k, xy, label, hollow } = look, left = look.left !== null;
    const toX = (x) => ((x + span) / (2 * span)) * side, toY = (y) => ((span - y) / (2 * span)) * side;
    const scores = new Float64Array(size * size * k);
    for (let i = 0; i < size * size; i++) for (let j = 0; j < k; j++) for (let f = 0; f < F; f++) scores[i * k + j] += phi[i * F + f] * theta[j * F + f];
    c.globalAlpha = left ? 0.38 : 1;
    const raster = this.region.paint(scores, size, k, { probabilities: look.probabilities, delta: look.delta, tints: palette.tints, paper: palette.paper });
    c.imageSmoothingEnabled = true;
    c.drawImage(raster, 0, 0, side, side);
    cased(c, segments(pairLines(scores, size, k, span, [0]), toX, toY), 1.5 * u, css(palette.ink), 3 * u, css(palette.paper, 0.75));
    const r = (label.length > 150 ? 2.7 : 3.4) * u, ratio = c.getTransform().a;
    this.sprites.prepare(r, 0.7 * u, ratio, palette);
    const { half } = this.sprites;
    for (const test of [1, 0]) for (let i = 0; i < label.length; i++) if (hollow[i] === test) c.drawImage(this.sprites.of(label[i], test === 1, false, false), toX(xy[2 * i]) - half, toY(xy[2 * i + 1]) - half, 2 * half, 2 * half);
    c.globalAlpha = 1;
    if (left) {
      const m = side / 2, a = 10 * u;
      /** @type {[number, string][]} */
      const strokes = [[5, css(palette.paper)], [2.2, css(palette.ink)]];
      for (const [width, color] of strokes) {
        c.lineWidth = width * u;
        c.strokeStyle = color;
        c.beginPath();
        c.moveTo(m - a, m - a); c.lineTo(m + a, m + a);
        c.moveTo(m - a, m + a); c.lineTo(m + a, m - a);
        c.stroke();
      }
    }
  }
}
