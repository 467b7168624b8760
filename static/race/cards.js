// One card a racer: its boundary over the data at the common update, and its loss or where it left.

import { chip } from "../kit/racers.js";
import { cased, corners, fit, segments } from "../kit/canvas.js";
import { h, write } from "../kit/dom.js";
import { pairLines } from "../kit/lines.js";
import { Model } from "../kit/model.js";
import { num } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { Region } from "../kit/region.js";
import { Sprites } from "../kit/sprites.js";

const RASTER = 72; // a card is half as wide as a plane
const SVG = "http://www.w3.org/2000/svg";

function key(i) {
  const svg = document.createElementNS(SVG, "svg"), line = document.createElementNS(SVG, "line");
  svg.setAttribute("class", "dashkey");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, value] of Object.entries({ x1: 0, y1: 3, x2: 26, y2: 3, class: `dash-${i}` })) line.setAttribute(name, String(value));
  svg.append(line);
  return svg;
}

export class Card {
  constructor(page, i) {
    this.page = page;
    this.i = i;
    this.region = new Region(RASTER);
    this.canvas = h("canvas", { role: "img", "data-testid": `card-${i}` });
    this.name = h("strong");
    this.detail = h("span", { class: "sub detail" });
    this.foot = h("span", { class: "loss number" });
    this.word = document.createTextNode("");
    this.value = h("b");
    this.foot.append(this.word, this.value);
    this.node = h("button", { class: "card", type: "button", onclick: () => page.pick(i) },
      h("span", { class: "cardhead" }, chip(i), this.name, key(i), this.detail),
      h("span", { class: "field" }, this.canvas, this.foot));
  }

  receive(racer) {
    const { page } = this, { data } = page;
    this.racer = racer;
    this.model = new Model({ classes: data.classes, features: data.features, window: data.window, theta: racer.theta, loss: racer.loss });
    this.model.place(page.points, data.features.points);
    write(this.name, racer.name);
    write(this.detail, racer.detail);
    this.detail.title = racer.detail;
  }

  /** Whether what stands at the card's head is cut. */
  get cut() {
    return this.detail.scrollWidth > this.detail.clientWidth || this.name.scrollWidth > this.name.clientWidth;
  }

  toX = (x) => ((x + this.span) / (2 * this.span)) * this.side;
  toY = (y) => ((this.span - y) / (2 * this.span)) * this.side;

  draw(step) {
    const { page, racer, model } = this, { data, palette, u, cardSide: side } = page, { k } = model;
    const t = Math.min(step, racer.updates), left = racer.diverged && step > racer.updates, size = data.features.size;
    this.side = side;
    this.t = t;
    this.span = data.window;
    const stamp = [t, left, side, page.paintKey, page.playing].join(); // the last one is for the spoken label
    if (this.stamp === stamp) return;
    this.stamp = stamp;
    const c = fit(this.canvas, side, side, false);
    c.fillStyle = css(palette.paper);
    c.fillRect(0, 0, side, side);
    const raster = this.region.paint(model.gridScores(t), size, k, {
      probabilities: model.probabilities, delta: racer.loss.delta, tints: palette.tints, paper: palette.paper,
    });
    c.imageSmoothingEnabled = true;
    c.drawImage(raster, 0, 0, side, side);
    c.lineCap = "round";
    c.lineJoin = "round";
    cased(c, segments(pairLines(model.grid, size, k, this.span, [0]), this.toX, this.toY), 1.5 * u, css(palette.ink), 3.5 * u, css(palette.paper, 0.75));
    c.lineCap = "butt";
    c.drawImage(page.dots.of(this), 0, 0, side, side);
    if (left) {
      c.fillStyle = css(palette.paper, 0.72);
      c.fillRect(0, 0, side, side);
    }
    corners(c, side, 6 * u, palette);
    if (left) {
      this.word.data = page.t("left_at", { update: racer.updates + 1 });
      write(this.value, "");
    } else {
      this.word.data = `${page.t("loss")} `;
      write(this.value, num(racer.curve[t]));
    }
    if (!page.playing) this.canvas.setAttribute("aria-label", page.t("card_label", { name: racer.name, update: t, loss: num(racer.curve[t]), accuracy: this.accuracy() }));
  }

  accuracy() {
    const { model, page: { points } } = this;
    model.at(this.t);
    let right = 0;
    for (let i = 0; i < points.n; i++) if (model.predicted[i] === points.label[i]) right++;
    return Math.round((100 * right) / Math.max(1, points.n));
  }
}

/** The points, the same on every card: drawn once for a size, a theme and a message, and laid over each. */
export class Dots {
  constructor(page) {
    this.page = page;
    this.sprites = new Sprites();
    this.layer = document.createElement("canvas");
  }

  of(card) {
    const { page, sprites } = this, { points, palette, u } = page, { side } = card, stamp = [side, u, page.paintKey, devicePixelRatio].join();
    if (this.stamp === stamp) return this.layer;
    this.stamp = stamp;
    const c = fit(this.layer, side, side), ratio = c.getTransform().a, pixel = (v) => Math.round(v * ratio) / ratio;
    c.clearRect(0, 0, side, side);
    sprites.prepare(Math.max(2.6 * u, 0.0148 * side) * (points.n > 150 ? 0.8 : 1), 0.72 * u, ratio, palette);
    const { half } = sprites;
    for (let i = 0; i < points.n; i++) {
      c.drawImage(sprites.of(points.label[i], points.test[i] === 1, false, false), pixel(card.toX(points.xy[2 * i]) - half), pixel(card.toY(points.xy[2 * i + 1]) - half), 2 * half, 2 * half);
    }
    return this.layer;
  }
}
