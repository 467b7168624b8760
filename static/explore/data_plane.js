// The data plane: regions, boundaries, margins, violations, points and what is selected, in that drawing order.

import { cased, corners, fit, pill, segments } from "../kit/canvas.js";
import { foot, ownLines, pairLines } from "../kit/lines.js";
import { fixed, num } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { RASTER, Region } from "../kit/region.js";
import { Sprites } from "../kit/sprites.js";

export class DataPlane {
  constructor(stage, canvas) {
    this.stage = stage;
    this.canvas = canvas;
    /** @type {HTMLCanvasElement} */
    this.still = null;
    this.region = new Region();
    this.rough = new Region((2 / 3) * RASTER);
    this.sprites = new Sprites();
  }

  toX = (x) => ((x + this.span) / (2 * this.span)) * this.side;
  toY = (y) => ((this.span - y) / (2 * this.span)) * this.side;
  fromX = (px) => (px / this.side) * 2 * this.span - this.span;
  fromY = (py) => this.span - (py / this.side) * 2 * this.span;

  draw() {
    const { stage, canvas } = this;
    this.side = stage.side;
    this.span = stage.data.window;
    this.u = stage.u;
    this.radius = Math.max(4.6 * this.u, 0.0112 * this.side) * (stage.points.n > 150 ? 0.8 : 1);
    canvas.dataset.window = this.span;
    const c = fit(canvas, this.side, this.side, false);
    this.context = c;
    if (stage.running) stage.model.at(stage.step);
    const held = stage.dragging && stage.selected >= 0 ? stage.selected : null;
    if (held === null) {
      this.drawGround(c);
      this.drawPoints(c, (i) => i >= 0);
    } else {
      this.copyStill(c, held);
      this.drawPoints(c, (i) => i === held);
    }
    if (stage.running) this.drawWidth();
    this.drawCursor();
    this.drawSelected();
    corners(c, this.side, 6 * this.u, stage.palette);
  }

  /** What lies under the points: regions, cross, lines. */
  drawGround(c) {
    const { stage } = this;
    c.fillStyle = css(stage.palette.paper);
    c.fillRect(0, 0, this.side, this.side);
    c.lineJoin = "round";
    if (stage.running) this.drawRegion(c);
    if (stage.points.n === 0) this.drawDots(c);
    else this.drawCross(c);
    if (stage.running) this.drawLines(c);
  }

  /** The same and all points but the one that is held, from a layer of its own, made anew for each answer. */
  copyStill(c, held) {
    const { stage } = this, of = [stage.data, stage.palette, stage.step, held, stage.points.n, this.side, this.u, devicePixelRatio];
    if (!this.stillOf?.every((part, i) => part === of[i])) {
      this.still ??= document.createElement("canvas");
      const layer = fit(this.still, this.side, this.side, false);
      this.drawGround(layer);
      this.drawPoints(layer, (i) => i !== held);
      this.stillOf = of;
    }
    c.drawImage(this.still, 0, 0, this.side, this.side);
    c.lineJoin = "round";
  }

  drawRegion(c) {
    const { stage } = this, { model, data, palette } = stage;
    const region = stage.dragging || stage.playing ? this.rough : this.region; // what moves is not looked at so closely
    const raster = region.paint(model.gridScores(stage.step), data.features.size, model.k, {
      probabilities: model.probabilities, delta: data.loss.delta, tints: palette.tints, paper: palette.paper,
    });
    c.imageSmoothingEnabled = true;
    c.drawImage(raster, 0, 0, this.side, this.side);
  }

  drawDots(c) {
    const { stage } = this;
    c.fillStyle = css(stage.palette.ink, 0.28);
    for (let i = 1; i < 10; i++) for (let j = 1; j < 10; j++) c.fillRect((this.side * i) / 10, (this.side * j) / 10, 1.5, 1.5);
  }

  drawCross(c) {
    const { stage, u } = this, { ink, font } = stage.palette;
    c.strokeStyle = css(ink, 0.07);
    c.lineWidth = 1;
    const [x0, y0] = [this.toX(0), this.toY(0)];
    c.beginPath();
    c.moveTo(x0, 0); c.lineTo(x0, this.side);
    c.moveTo(0, y0); c.lineTo(this.side, y0);
    c.stroke();
    const tick = this.span <= 1.2 ? 0.5 : 10 ** Math.floor(Math.log10(this.span)) * (this.span / 10 ** Math.floor(Math.log10(this.span)) > 4 ? 4 : 1);
    c.font = `${10 * u}px ${font}`;
    c.fillStyle = css(ink, 0.5);
    c.textBaseline = "alphabetic";
    for (const v of [-tick, 0, tick]) {
      c.textAlign = "center";
      c.fillText(num(v, 1).replace(/\.0$/, ""), this.toX(v), this.side - 5 * u);
      c.textAlign = "left";
      if (v) c.fillText(num(v, 1).replace(/\.0$/, ""), 6 * u, this.toY(v) + 3.5 * u);
    }
  }

  drawLines(c) {
    const { stage, u } = this, { model, data, palette } = stage, { k } = model;
    const size = data.features.size, { delta } = data.loss;
    if (delta) {
      const list = data.loss.picture === "own" ? ownLines(model.grid, size, k, this.span, delta)
        : pairLines(model.grid, size, k, this.span, [delta, -delta]);
      c.setLineDash([5 * u, 4 * u]);
      c.lineWidth = 1.25 * u;
      c.strokeStyle = css(palette.ink, 0.72);
      c.stroke(segments(list, this.toX, this.toY));
      c.setLineDash([]);
    }
    this.boundary = pairLines(model.grid, size, k, this.span, [0]);
    c.lineCap = "round";
    cased(c, segments(this.boundary, this.toX, this.toY), 1.75 * u, css(palette.ink), 4 * u, css(palette.paper, 0.75));
    c.lineCap = "butt";
  }

  /** Margin violators of update `step`: [point, rival, foot] for each segment to be drawn; all rivals of a hot point. */
  violations(step, chosen) {
    const { stage } = this, { model, data, points } = stage, { k } = model, own = data.loss.picture === "own", straight = data.features.size === 2, out = [];
    for (let i = 0; i < points.n; i++) {
      if (points.test[i] || !chosen(i)) continue;
      const y = points.label[i], row = i * k, s = model.scores, hot = stage.isHot(i);
      const rivals = [];
      if (own) {
        if (s[row + y] < data.loss.delta) rivals.push([-1, data.loss.delta - s[row + y]]);
      } else {
        for (let j = 0; j < k; j++) {
          const gap = data.loss.delta - (s[row + y] - s[row + j]);
          if (j !== y && gap > 1e-9) rivals.push([j, gap]);
        }
        rivals.sort((a, b) => b[1] - a[1]);
      }
      for (const [j] of hot ? rivals : rivals.slice(0, 1)) {
        const [x, z] = [points.xy[2 * i], points.xy[2 * i + 1]], end = foot(model, step, x, z, y, j, data.loss.delta);
        // where scores are curved, a far foot says little and many of them tangle: only a hot point shows its own
        if (end && (hot || straight || Math.hypot(end[0] - x, end[1] - z) < 0.3 * this.span)) out.push([i, j, end]);
      }
    }
    return out;
  }

  drawViolations(c, chosen) {
    const { stage, u } = this, { points, palette, data } = stage;
    if (data.loss.picture === "probability") return;
    for (const [i, , [fx, fy]] of this.violations(stage.step, chosen)) {
      const [x1, y1, x2, y2] = [this.toX(points.xy[2 * i]), this.toY(points.xy[2 * i + 1]), this.toX(fx), this.toY(fy)];
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (length < 1) continue;
      const nx = (-(y2 - y1) / length) * 3.5 * u, ny = ((x2 - x1) / length) * 3.5 * u;
      const path = new Path2D();
      path.moveTo(x1, y1); path.lineTo(x2, y2);
      path.moveTo(x2 + nx, y2 + ny); path.lineTo(x2 - nx, y2 - ny);
      cased(c, path, (stage.isHot(i) ? 2.75 : 1.5) * u, css(palette.classes[points.label[i]]), 3.5 * u, css(palette.paper, 0.85));
    }
  }

  /** The points that are `chosen`, their violations under them. */
  drawPoints(c, chosen) {
    const { stage, radius: r, u } = this, { points, model, running } = stage;
    if (running) this.drawViolations(c, chosen);
    const ratio = c.getTransform().a, pixel = (v) => Math.round(v * ratio) / ratio;
    const place = (i) => [this.toX(points.xy[2 * i]), this.toY(points.xy[2 * i + 1])];
    if (running) {
      c.fillStyle = stage.palette.halo;
      for (const i of stage.batch()) {
        const [x, y] = place(i);
        c.beginPath();
        c.arc(x, y, r + 5.5 * u, 0, 7);
        c.fill();
      }
    }
    this.sprites.prepare(r, u, ratio, stage.palette);
    const margins = running && stage.data.loss.picture !== "probability", { half } = this.sprites;
    for (let i = 0; i < points.n; i++) {
      if (!chosen(i)) continue;
      const [x, y] = place(i), wrong = running && model.predicted[i] !== points.label[i];
      const sprite = this.sprites.of(points.label[i], points.test[i] === 1, wrong, margins && stage.isSupport(i));
      c.drawImage(sprite, pixel(x - half), pixel(y - half), 2 * half, 2 * half);
    }
  }

  /** Two classes, linear features: the band's width as a dimension line with its number. */
  drawWidth() {
    const { stage, context: c, u } = this, { palette } = stage, width = stage.bandWidth();
    if (width === null || this.boundary.length < 4 || width > 1.6 * this.span) return;
    const [x1, y1, x2, y2] = this.boundary, up = y1 > y2 ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
    const f = 0.2, bx = up[0] + (up[2] - up[0]) * f, by = up[1] + (up[3] - up[1]) * f;
    const length = Math.hypot(x2 - x1, y2 - y1), nx = -(y2 - y1) / length, ny = (x2 - x1) / length;
    const [ax, ay, zx, zy] = [this.toX(bx - (nx * width) / 2), this.toY(by - (ny * width) / 2), this.toX(bx + (nx * width) / 2), this.toY(by + (ny * width) / 2)];
    const ink = css(palette.ink), dx = (zx - ax) / Math.hypot(zx - ax, zy - ay), dy = (zy - ay) / Math.hypot(zx - ax, zy - ay);
    const path = new Path2D();
    path.moveTo(ax, ay); path.lineTo(zx, zy);
    for (const [x, y, way] of [[ax, ay, 1], [zx, zy, -1]]) {
      path.moveTo(x + way * (dx * 6 - dy * 3) * u, y + way * (dy * 6 + dx * 3) * u);
      path.lineTo(x, y);
      path.lineTo(x + way * (dx * 6 + dy * 3) * u, y + way * (dy * 6 - dx * 3) * u);
    }
    cased(c, path, 1.5 * u, ink, 3.5 * u, css(palette.paper, 0.75));
    const style = { font: palette.font, size: 11 * u, paper: css(palette.paper), border: css(palette.ink, 0.3), pad: 6 * u };
    const parts = [[`2Δ / |w₂ − w₁| = ${fixed(width)}`, ink]];
    const [w, h] = pill(c, parts, 0, 0, { ...style, measure: true });
    const clamp = (v, size) => Math.min(Math.max(v, 4 * u), this.side - size - 4 * u);
    pill(c, parts, clamp((ax + zx) / 2 - w / 2, w), clamp((ay + zy) / 2 - h / 2, h), style);
  }

  drawCursor() {
    const { stage, context: c, u } = this, { palette, pen } = stage;
    if (!pen) return;
    const [x, y] = [this.toX(pen.x), this.toY(pen.y)];
    const path = new Path2D();
    if (pen.brush) path.arc(x, y, pen.brush * (this.side / (2 * this.span)), 0, 7);
    if (pen.cross) {
      path.moveTo(x - 9 * u, y); path.lineTo(x + 9 * u, y);
      path.moveTo(x, y - 9 * u); path.lineTo(x, y + 9 * u);
    }
    cased(c, path, 1.25 * u, css(palette.classes[stage.activeClass]), 3.5 * u, css(palette.paper, 0.8));
  }

  drawSelected() {
    const { stage, context: c, radius: r, u } = this, { points, palette, model } = stage, i = stage.focus();
    if (i < 0) return;
    const [x, y] = [this.toX(points.xy[2 * i]), this.toY(points.xy[2 * i + 1])];
    const ring = new Path2D();
    ring.arc(x, y, r + 5 * u, 0, 7);
    cased(c, ring, 2.25 * u, css(palette.ink), 5 * u, css(palette.paper));
    if (!stage.running) return;
    const ink = css(palette.ink), mute = css(palette.mute);
    const fact = model.probabilities ? `p ${fixed(model.p[i * model.k + points.label[i]])}` : `${stage.t("margin")} ${fixed(model.margin[i])}`;
    const parts = [[`#${i + 1}`, ink, 600], [fact, mute], [`L ${fixed(model.loss[i])}`, ink, 600]];
    const style = { font: palette.font, size: 12 * u, paper: css(palette.paper), border: css(palette.ink, 0.3), pad: 8 * u };
    const [w, h] = pill(c, parts, 0, 0, { ...style, measure: true });
    pill(c, parts, ...this.calmPlace(x, y, w, h, r + 9 * u), style);
  }

  /** That one of eight places around (x, y) where a w × h box covers fewest points. */
  calmPlace(x, y, w, h, gap) {
    const { points } = this.stage;
    let best = null, least = Infinity;
    for (const [dx, dy] of [[-1, 1], [1, 1], [-1, -1], [1, -1], [0, 1], [0, -1], [1, 0], [-1, 0]]) {
      const left = dx < 0 ? x - w - (dy ? 0 : gap) + (dy ? gap : 0) : dx > 0 ? x + (dy ? -gap : gap) : x - w / 2;
      const top = dy < 0 ? y - h - gap : dy > 0 ? y + gap : y - h / 2;
      let cost = left < 2 || top < 2 || left + w > this.side - 2 || top + h > this.side - 2 ? 100 : 0;
      for (let i = 0; i < points.n; i++) {
        const px = this.toX(points.xy[2 * i]), py = this.toY(points.xy[2 * i + 1]);
        if (px > left - 5 && px < left + w + 5 && py > top - 5 && py < top + h + 5) cost += 1;
      }
      if (cost < least) { least = cost; best = [left, top]; }
    }
    return [Math.min(Math.max(best[0], 2), this.side - w - 2), Math.min(Math.max(best[1], 2), this.side - h - 2)];
  }
}
