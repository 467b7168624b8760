// The loss plane: landscape, path so far and to come, the dot, and the arrows of the next step.

import { arrow, cased, corners, cross, fit, ring } from "../kit/canvas.js";
import { num } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { contours } from "../kit/contours.js";

export class LossPlane {
  constructor(stage, canvas) {
    this.stage = stage;
    this.canvas = canvas;
    /** The slice under a hand that drags the start, and where the hand is. */
    this.held = null;
    this.ghost = null;
    /** @type {HTMLCanvasElement} */
    this.scrap = null;
  }

  /** The slice in use: the one under the hand stays while the start is dragged. */
  get slice() {
    return this.held ?? this.stage.data.slice;
  }

  toX = (a) => ((a - this.slice.a[0]) / (this.slice.a[1] - this.slice.a[0])) * this.side;
  toY = (b) => ((this.slice.b[1] - b) / (this.slice.b[1] - this.slice.b[0])) * this.side;
  fromX = (px) => this.slice.a[0] + (px / this.side) * (this.slice.a[1] - this.slice.a[0]);
  fromY = (py) => this.slice.b[1] - (py / this.side) * (this.slice.b[1] - this.slice.b[0]);

  /** θ as a place on the plane, in slice coordinates. */
  project(theta, at) {
    const { centre, basis } = this.slice, d = centre.length;
    let a = 0, b = 0;
    for (let i = 0; i < d; i++) {
      const move = theta[at + i] - centre[i];
      a += move * basis[i];
      b += move * basis[d + i];
    }
    return [a, b];
  }

  /** θ of the place (a, b): what a dragged start stands for. */
  lift(a, b) {
    const { centre, basis } = this.slice, d = centre.length;
    return Array.from(centre, (c, i) => c + a * basis[i] + b * basis[d + i]);
  }

  /** Where the path stands at update t, in pixels. */
  place(t) {
    const { stage } = this;
    const [a, b] = this.held ? this.project(stage.data.theta, t * stage.model.d) : [stage.data.slice.path[2 * t], stage.data.slice.path[2 * t + 1]];
    return [this.toX(a), this.toY(b)];
  }

  /** Once per run, size or theme: the still layer, the path's places and the bead positions. */
  prepare() {
    const { stage } = this, { data, palette } = stage;
    if (this.made === data && this.madeSide === this.side && this.madePalette === palette && this.madeHeld === this.held) return;
    this.made = data;
    this.madeSide = this.side;
    this.madePalette = palette;
    this.madeHeld = this.held;
    const T = stage.model.updates;
    this.places = Array.from({ length: T + 1 }, (_, t) => this.place(t));
    this.exit = this.leaves(T);
    this.way = this.heading();
    this.drawn = []; // updates worth a vertex: at least 0.7 px apart
    this.beads = [];
    let last = [-1e9, -1e9], bead = [-1e9, -1e9];
    this.places.forEach(([x, y], t) => {
      if (Math.hypot(x - last[0], y - last[1]) >= 0.7 || t === T) { this.drawn.push(t); last = [x, y]; }
      if (t && Math.hypot(x - bead[0], y - bead[1]) >= 7 * this.u) { this.beads.push(t); bead = [x, y]; }
    });
    // while something is dragged a landscape lives for a moment: half the pixels will do, and the canvas of the last one
    const brief = stage.dragging && !this.held, ratio = Math.min(devicePixelRatio || 1, 2) * (brief ? 0.5 : 1), key = [this.side, this.u, ratio].join();
    if (this.stillOf === this.slice && this.stillKey === key && this.stillPalette === palette) return;
    this.stillOf = this.slice;
    this.stillKey = key;
    this.stillPalette = palette;
    this.still = contours(this.slice, this.side, ratio, this.u, palette, this.places.filter((_, t) => t % Math.ceil((T + 1) / 80) === 0), brief ? (this.scrap ??= document.createElement("canvas")) : undefined);
  }

  /** Where the path sets out for from the start, in pixels. */
  heading() {
    const [[x, y]] = this.places, far = this.places.find(([a, b]) => Math.hypot(a - x, b - y) >= 20 * this.u) ?? [x, y];
    return [far[0] - x, far[1] - y];
  }

  /** The update at which a diverging run leaves the window, and where its path crosses the edge; null if it stays. */
  leaves(T) {
    if (this.stage.data.status !== "diverged") return null;
    const { side, places } = this, out = (/** @type {number[]} */ [x, y]) => !(x >= 0 && y >= 0 && x <= side && y <= side);
    const t = places.findIndex(out);
    if (t < 1) return t === 0 ? { t: 0, at: places[0] } : null;
    const [x, y] = places[t - 1], [dx, dy] = [places[t][0] - x, places[t][1] - y];
    const room = (from, way) => (way > 0 ? (side - from) / way : way < 0 ? -from / way : Infinity);
    const share = Math.min(1, room(x, dx), room(y, dy));
    return { t: Math.min(t, T), at: [x + dx * share, y + dy * share] };
  }

  polyline(from, to) {
    const path = new Path2D(), { exit } = this, last = exit ? Math.min(to, exit.t - 1) : to;
    let started = false;
    for (const t of this.drawn) {
      if (t < from || t > last) continue;
      const [x, y] = this.places[t];
      if (started) path.lineTo(x, y);
      else path.moveTo(x, y);
      started = true;
    }
    if (started && exit && to >= exit.t) path.lineTo(exit.at[0], exit.at[1]);
    else if (started && to < this.stage.model.updates) path.lineTo(this.places[to][0], this.places[to][1]);
    return path;
  }

  draw() {
    const { stage, canvas } = this;
    this.side = stage.side;
    this.u = stage.u;
    const { palette } = stage, of = [stage.data, palette, stage.step, stage.dragging, this.side, this.u, devicePixelRatio, this.held, this.ghost];
    if (this.shown?.every((part, i) => part === of[i])) return; // a dragged point changes nothing here until its run comes
    this.shown = of;
    const c = fit(canvas, this.side, this.side, false);
    this.paint(c);
    corners(c, this.side, 6 * this.u, palette);
  }

  paint(c) {
    const { stage } = this, { palette } = stage;
    c.fillStyle = css(palette.paper);
    c.fillRect(0, 0, this.side, this.side);
    if (!stage.running) return this.drawEmpty(c);
    this.prepare();
    c.drawImage(this.still, 0, 0, this.side, this.side);
    const t = stage.step, u = this.u, ink = css(palette.ink), paper = css(palette.paper, 0.7);
    c.lineJoin = c.lineCap = "round";
    c.lineWidth = 1.5 * u;
    c.strokeStyle = css(palette.ink, 0.42);
    c.setLineDash([u, 4 * u]);
    c.stroke(this.polyline(t, stage.model.updates));
    c.setLineDash([]);
    cased(c, this.polyline(0, t), 1.75 * u, ink, 4.5 * u, paper);
    c.fillStyle = ink;
    c.beginPath();
    for (const bead of this.beads) {
      if (bead > t || (this.exit && bead >= this.exit.t)) break;
      const [x, y] = this.places[bead];
      c.moveTo(x + 2 * u, y);
      c.arc(x, y, 2 * u, 0, 7);
    }
    c.fill();
    if (this.exit && t >= this.exit.t && !this.ghost) {
      this.drawStart(c);
      this.drawExit(c);
      return;
    }
    this.drawArrows(c);
    this.drawStart(c);
    const [x, y] = this.ghost ? [this.toX(this.ghost[0]), this.toY(this.ghost[1])] : this.places[t];
    c.beginPath();
    c.arc(x, y, 8.5 * u, 0, 7);
    c.fillStyle = css(palette.paper);
    c.fill();
    c.beginPath();
    c.arc(x, y, 6.5 * u, 0, 7);
    c.fillStyle = ink;
    c.fill();
    this.dot = [x, y];
  }

  /** × where a diverging run left the window: the dot is out there. */
  drawExit(c) {
    const { u, side } = this, { palette } = this.stage, keep = (v) => Math.min(Math.max(v, 9 * u), side - 9 * u);
    const [x, y] = this.exit.at.map(keep);
    cross(c, x, y, u, palette);
    this.dot = null;
  }

  drawStart(c) {
    const [x, y] = this.places[0], { u } = this, { palette } = this.stage;
    ring(c, x, y, u, palette);
    if (this.stage.step === 0) return;
    c.font = `${11 * u}px ${palette.font}`;
    // the word stands where the path does not go: on its other side, or where there is no room for that, above or below it
    const [right, down] = this.way, before = x > this.side - 60 * u || (right > 0 && x > 60 * u), clear = before === right > 0;
    c.textAlign = before ? "right" : "left";
    c.textBaseline = "alphabetic";
    const text = this.stage.t("start"), tx = x + (before ? -8 : 8) * u;
    const ty = clear ? y + 4 * u : (down < 0 && y < this.side - 20 * u) || y < 20 * u ? y + 16 * u : y - 6 * u;
    c.lineWidth = 3.5 * u;
    c.strokeStyle = css(palette.paper, 0.6);
    c.strokeText(text, tx, ty);
    c.fillStyle = css(palette.ink);
    c.fillText(text, tx, ty);
  }

  drawArrows(c) {
    const { stage, u } = this, { data, palette, step: t } = stage, { arrows } = data;
    if (t >= stage.model.updates || this.held) return;
    const [x, y] = this.places[t], scale = arrows.scale;
    const perUnit = this.side / (this.slice.a[1] - this.slice.a[0]);
    const vector = (name) => {
      const list = arrows[name];
      if (!list) return null;
      return [list[2 * t] * scale * perUnit, -list[2 * t + 1] * scale * perUnit];
    };
    const step = vector("step"), gradient = vector("gradient"), momentum = vector("momentum"), batch = vector("batch");
    const list = [];
    if (step) list.push([x, y, x + step[0], y + step[1], 6 * u, 17 * u, palette.step]);
    if (gradient) list.push([x, y, x + gradient[0], y + gradient[1], 2 * u, 10 * u, palette.gradient]);
    if (momentum) list.push([x, y, x + momentum[0], y + momentum[1], 2 * u, 10 * u, palette.momentum]);
    if (batch) {
      const [fx, fy] = momentum ? [x + momentum[0], y + momentum[1]] : [x, y];
      list.push([fx, fy, fx + batch[0], fy + batch[1], 2 * u, 10 * u, palette.batch]);
    }
    const paper = css(palette.paper);
    c.fillStyle = paper;
    for (const [x1, y1, x2, y2, w, h] of list) {
      const casing = arrow(x1, y1, x2, y2, w, h, 2 * u, 9 * u);
      if (casing) c.fill(casing);
    }
    for (const [x1, y1, x2, y2, w, h, color] of list) {
      const shape = arrow(x1, y1, x2, y2, w, h, 0, 9 * u);
      if (!shape) continue;
      c.lineWidth = 2.4 * u;
      c.strokeStyle = paper;
      c.stroke(shape);
      c.fillStyle = css(color);
      c.fill(shape);
    }
  }

  drawEmpty(c) {
    const { palette } = this.stage, s = this.side;
    c.strokeStyle = css(palette.ink, 0.08);
    c.lineWidth = 1;
    for (let i = 1; i <= 6; i++) {
      c.beginPath();
      c.ellipse(s / 2, s / 2, s * 0.1 * i + s * 0.12, s * 0.075 * i + s * 0.08, -0.6, 0, 7);
      c.stroke();
    }
  }

  /** What the corners say: the arrows' factor, and the true loss beside the slice's; while the hand is past this run, that a new one is computed. */
  notes() {
    const { stage } = this, { data } = stage, scale = data.arrows.scale;
    const times = scale === 1 ? "" : scale < 1 ? `×1/${Math.round(1 / scale)}` : `×${scale}`;
    const loss = num(data.curves.loss[stage.step]);
    return [
      times && stage.step < stage.model.updates ? stage.t("arrows", { scale: times }) : "",
      stage.sender.late ? stage.t("computing") : data.slice.kind === "exact" ? stage.t("exact_loss", { loss }) : stage.t("true_loss", { loss, slice: num(data.slice.loss[stage.step]) }),
    ];
  }
}
