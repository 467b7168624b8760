// All losses in one picture, which is the scrubber too; what an update counts as along x is the reader's choice.

import { badge } from "../kit/racers.js";
import { cross, fit } from "../kit/canvas.js";
import { count, num, plain, tick } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { apart, spread, stroke } from "./marks.js";

const LOG = ["examples", "time"];
const WIDE = 60; // a span of losses that only a logarithm can show
const FUTURE = 0.32;

/** Round steps of an axis from 0 to `high`, about `number` of them. */
function ticks(high, number, least = 0) {
  const raw = Math.max(high / number, least), unit = 10 ** Math.floor(Math.log10(raw)), step = unit * [1, 2, 2.5, 5, 10].find((m) => m * unit >= raw * 0.999);
  return Array.from({ length: Math.floor(high / step + 1e-9) + 1 }, (_, i) => i * step);
}

export class Curves {
  constructor(page, canvas) {
    this.page = page;
    this.canvas = canvas;
    /** @type {HTMLCanvasElement} */
    this.still = null;
  }

  get racers() {
    return this.page.data.racers;
  }

  /** What racer i had spent at update t, along the axis that is shown; time in milliseconds. */
  cost(i, t) {
    const { axis } = this.page, racer = this.racers[i];
    return axis === "updates" ? t : axis === "time" ? 1e3 * racer.spent.time[t] : racer.spent[axis][t];
  }

  prepare(width, height) {
    const { page } = this, { u, axis, palette } = page, stamp = [page.paintKey, width, height, axis].join();
    if (this.stamp === stamp) return;
    this.stamp = stamp;
    this.width = width;
    this.height = height;
    this.left = 38 * u;
    this.right = width - 22 * u;
    this.top = 8 * u;
    this.bottom = height - 34 * u;
    this.measure();
    this.lines = this.racers.map((racer, i) => this.line(racer, i));
    this.still ??= document.createElement("canvas");
    const c = fit(this.still, width, height);
    c.clearRect(0, 0, width, height);
    this.grid(c);
    c.globalAlpha = FUTURE;
    for (let i = this.racers.length - 1; i >= 0; i--) stroke(c, this.path(i, this.racers[i].updates), i, palette, u, 0);
    c.globalAlpha = 1;
    this.target(c);
    this.ends(c);
  }

  measure() {
    const { axis, data } = this.page, { racers } = this, staying = racers.filter((racer) => !racer.diverged);
    this.log = LOG.includes(axis);
    const last = racers.map((racer, i) => this.cost(i, racer.updates));
    const all = staying.length ? Math.max(...racers.map((racer, i) => (racer.diverged ? 0 : last[i]))) : Math.max(...last);
    this.most = Math.max(all, axis !== "updates" ? 0 : staying.length ? data.steps : this.page.model.updates) || 1;
    if (this.log) {
      const firsts = racers.flatMap((racer, i) => [0, 1].map((t) => (t <= racer.updates ? this.cost(i, t) : 0)).filter((v) => v > 0));
      this.least = Math.min(this.most / 10, firsts.length ? Math.min(...firsts) / 1.4 : 1);
    }
    let low = Infinity, high = 0;
    for (const racer of staying.length ? staying : racers) for (const v of racer.curve) if (Number.isFinite(v)) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    high = Math.max(high, ...racers.map((racer) => (Number.isFinite(racer.curve[0]) ? racer.curve[0] : 0)), 1e-9);
    if (!staying.length) high = Math.min(high, 1e6);
    this.wide = low > 0 && high / low > WIDE;
    this.low = this.wide ? Math.max(low, 1e-12) / 1.5 : 0;
    this.high = this.wide ? high * 1.2 : high * 1.06;
  }

  x = (cost) => {
    const share = this.log ? Math.log(Math.max(cost, this.least) / this.least) / Math.log(this.most / this.least) : cost / this.most;
    return this.left + Math.min(share, 1.02) * (this.right - this.left);
  };

  y = (loss) => {
    const share = this.wide ? Math.log(Math.max(loss, this.low) / this.low) / Math.log(this.high / this.low) : loss / this.high;
    return Number.isFinite(loss) ? this.bottom - Math.max(0, share) * (this.bottom - this.top) : -1e4;
  };

  /** The vertices of a racer's curve; one that diverged ends where it leaves through the top. */
  line(racer, i) {
    const points = [];
    let last = -1e9, out = null;
    for (let t = 0; t <= racer.updates && !out; t++) {
      const x = this.x(this.cost(i, t)), y = this.y(racer.curve[t]);
      if (y < this.top && racer.diverged) {
        const [, px, py] = points.at(-1) ?? [0, x, this.bottom], share = py > y ? Math.min(1, (py - this.top) / (py - y)) : 1;
        out = [px + (x - px) * share, this.top];
        points.push([t, ...out]);
      } else if (x - last >= 0.7 || t === racer.updates || racer.search) {
        points.push([t, x, y]);
        last = x;
      }
    }
    return { points, out, end: points.at(-1) };
  }

  path(i, to) {
    const { points } = this.lines[i], stairs = this.racers[i].search, path = new Path2D();
    let y = points[0][2];
    path.moveTo(points[0][1], y);
    for (const [t, px, py] of points) {
      if (t > to) break;
      if (stairs) path.lineTo(px, y);
      path.lineTo(px, py);
      y = py;
    }
    if (to < points.at(-1)[0]) {
      const px = this.x(this.cost(i, to));
      if (stairs) path.lineTo(px, y);
      path.lineTo(px, this.y(this.racers[i].curve[to]));
    }
    return path;
  }

  grid(c) {
    const { page, left, right, bottom, top } = this, { u, palette, axis } = page;
    c.font = `${11 * u}px ${palette.font}`;
    c.fillStyle = css(palette.mute);
    c.lineWidth = 1;
    c.textAlign = "right";
    c.textBaseline = "middle";
    for (const v of this.wide ? this.decades(this.low, this.high, 5) : ticks(this.high / 1.06 + 1e-12, 3)) {
      const y = Math.round(this.y(v)) + 0.5;
      if (y < top - 2) continue;
      c.strokeStyle = css(palette.ink, v ? 0.07 : 0.28);
      c.beginPath();
      c.moveTo(left, y);
      c.lineTo(right, y);
      c.stroke();
      c.fillText(tick(v), left - 6 * u, y);
    }
    if (this.wide) this.rule(c, bottom);
    c.textBaseline = "top";
    c.textAlign = "center";
    const room = Math.max(3, Math.floor((right - left) / (72 * u)));
    for (const v of this.log ? this.decades(this.least, this.most, room) : ticks(this.most, Math.min(room, 7), axis === "updates" ? 1 : 0)) {
      const x = this.x(v);
      if (x < left - 1 || x > right + 1) continue;
      c.fillText(v >= 1000 ? count(Math.round(v)) : plain(v), x, bottom + 6 * u);
    }
    c.textAlign = "right";
    c.fillText(page.t(`axis_${axis}`), right, bottom + 20 * u);
  }

  rule(c, y) {
    c.strokeStyle = css(this.page.palette.ink, 0.28);
    c.beginPath();
    c.moveTo(this.left, Math.round(y) + 0.5);
    c.lineTo(this.right, Math.round(y) + 0.5);
    c.stroke();
  }

  /** Powers of ten from low to high, and their halves where there is room for them. */
  decades(low, high, room) {
    const span = Math.log10(high / low), every = Math.max(1, Math.ceil(span / room)), out = [];
    for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
      if (e % every) continue;
      for (const m of span < room / 2.4 ? [1, 2, 5] : span < room / 1.7 ? [1, 3] : [1]) {
        const v = +`${m}e${e}`;
        if (v >= low && v <= high) out.push(v);
      }
    }
    return out;
  }

  target(c) {
    const { page, left, right } = this, { u, palette, data } = page;
    if (!(data.target > 0) || data.target > this.high) return;
    const y = this.y(data.target);
    if (y > this.bottom) return;
    c.setLineDash([3 * u, 3 * u]);
    c.lineWidth = 1;
    c.strokeStyle = css(palette.ink, 0.5);
    c.beginPath();
    c.moveTo(left, y);
    c.lineTo(right, y);
    c.stroke();
    c.setLineDash([]);
    c.font = `${10 * u}px ${palette.font}`;
    c.textAlign = "right";
    c.textBaseline = "alphabetic";
    const text = data.target_text, x = right - 4 * u;
    c.lineWidth = 3 * u;
    c.strokeStyle = css(palette.paper, 0.85);
    c.strokeText(text, x, y - 4 * u);
    c.fillStyle = css(palette.mute);
    c.fillText(text, x, y - 4 * u);
    this.racers.forEach((racer, i) => {
      if (racer.reached === null) return;
      c.beginPath();
      c.arc(this.x(this.cost(i, racer.reached)), y, 4.5 * u, 0, 7);
      c.fillStyle = css(palette.paper);
      c.fill();
      c.lineWidth = 2 * u;
      c.strokeStyle = css(page.hues[i]);
      c.stroke();
    });
  }

  /** Badges of those who left at almost the same place stand below each other, beside the last of their lines. */
  leave(places) {
    const { u } = this.page, gone = this.racers.map((_, i) => i).filter((i) => this.racers[i].diverged && places[i]).sort((i, j) => places[i][0] - places[j][0]);
    const groups = [];
    for (const i of gone) {
      const last = groups.at(-1);
      if (last && places[i][0] - places[last.at(-1)][0] < 34 * u) last.push(i);
      else groups.push([i]);
    }
    for (const group of groups) {
      const x = places[group.at(-1)][0], along = spread(group.map((i) => places[i][1]), 15 * u, this.top + 8 * u, this.bottom - 4 * u);
      group.forEach((i, at) => { places[i] = [x, along[at]]; });
    }
  }

  /** Each line's end carries its badge; those that end at the right edge stand below each other. */
  ends(c) {
    const { page, right } = this, { u, palette } = page, r = 6.5 * u, edge = [], places = [];
    this.lines.forEach(({ end: [, x, y], out }, i) => {
      if (out || this.racers[i].diverged) places[i] = [Math.min(x + 12 * u, right), Math.max(this.top + 8 * u, y)];
      else if (x > right - 14 * u) edge.push(i);
      else places[i] = [x + 12 * u, Math.max(this.top + 8 * u, y)];
    });
    this.leave(places);
    const along = spread(edge.map((i) => Math.max(this.top, this.lines[i].end[2])), 15 * u, this.top + 8 * u, this.bottom - 4 * u);
    edge.forEach((i, at) => { places[i] = [right + 12 * u, along[at]]; });
    const free = apart(places.map((place, i) => (edge.includes(i) ? null : place)), 15 * u, this.width, this.racers.map(({ diverged }) => diverged));
    free.forEach((place, i) => { if (place) places[i] = place; });
    places.forEach(([x, y], i) => {
      badge(c, i, x, y, r, palette);
      if (this.racers[i].diverged) cross(c, x + 14 * u, y, u, palette);
    });
  }

  draw(step) {
    const { page } = this, { u, palette, axis } = page, { width, height } = page.curveSize;
    this.prepare(width, height);
    const c = fit(this.canvas, width, height);
    c.clearRect(0, 0, width, height);
    if (axis === "updates") {
      const x = Math.round(this.x(Math.min(step, this.most))) + 0.5;
      c.strokeStyle = css(palette.ink);
      c.lineWidth = 1.25 * u;
      c.beginPath();
      c.moveTo(x, this.top - 4 * u);
      c.lineTo(x, this.bottom);
      c.stroke();
    }
    c.drawImage(this.still, 0, 0, width, height);
    c.save();
    c.beginPath();
    c.rect(0, this.top - 2 * u, width, height);
    c.clip();
    for (let i = this.racers.length - 1; i >= 0; i--) stroke(c, this.path(i, Math.min(step, this.racers[i].updates)), i, palette, u, 0);
    c.restore();
    for (let i = this.racers.length - 1; i >= 0; i--) {
      const t = Math.min(step, this.racers[i].updates), { out, end } = this.lines[i];
      if (this.racers[i].diverged && t >= end[0]) continue;
      const [x, y] = out && t >= end[0] ? out : [this.x(this.cost(i, t)), this.y(this.racers[i].curve[t])];
      for (const [r, color] of [[6, palette.paper], [4.5, page.hues[i]]]) {
        c.beginPath();
        c.arc(x, y, r * u, 0, 7);
        c.fillStyle = css(color);
        c.fill();
      }
    }
  }

  /** The update that a place along x stands for: the common one, or that of the racer who is looked at. */
  at(px) {
    const { page } = this, share = (px - this.left) / (this.right - this.left);
    if (page.axis === "updates") return Math.round(share * this.most);
    const i = page.picked, racer = this.racers[i];
    let best = 0, least = Infinity;
    for (let t = 0; t <= racer.updates; t++) {
      const far = Math.abs(this.x(this.cost(i, t)) - px);
      if (far < least) [best, least] = [t, far];
    }
    return best;
  }

  spoken(step) {
    return this.racers.map((racer) => `${racer.letter} ${num(racer.curve[Math.min(step, racer.updates)])}`).join(", ");
  }
}
