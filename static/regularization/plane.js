// The data under one λ: region, margin lines, boundary, points; support vectors ringed, points on the wrong side crossed.

import { cased, corners, fit, segments } from "../kit/canvas.js";
import { cellSegments, pairLines } from "../kit/lines.js";
import { css } from "../kit/palette.js";
import { Region } from "../kit/region.js";
import { Sprites } from "../kit/sprites.js";

export class Plane {
  constructor(page, canvas, marks) {
    this.page = page;
    this.canvas = canvas;
    this.marks = marks;
    this.region = new Region();
    this.solid = new Sprites();
    this.hollow = new Sprites();
  }

  toX = (x) => ((x + this.span) / (2 * this.span)) * this.side;
  toY = (y) => ((this.span - y) / (2 * this.span)) * this.side;

  draw(at) {
    const { page } = this, { data, palette, u } = page;
    this.side = page.side;
    this.span = data.window;
    const c = this.context = fit(this.canvas, this.side, this.side, false);
    c.fillStyle = css(palette.paper);
    c.fillRect(0, 0, this.side, this.side);
    c.lineJoin = "round";
    if (data.features) this.drawRegion(at);
    this.drawCross();
    if (data.features) this.drawLines(u);
    corners(c, this.side, 6 * u, palette);
    this.drawPoints(at, u);
  }

  /** Scores (0, w·φ) on the grid of features under λ number `at`. */
  drawRegion(at) {
    const { page, context: c } = this, { data, palette } = page, { size, F, phi } = data.features, n = size * size;
    if (this.grid?.length !== 2 * n) this.grid = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) {
      let score = 0;
      for (let f = 0; f < F; f++) score += phi[i * F + f] * data.weights[at * F + f];
      this.grid[2 * i + 1] = score;
    }
    const raster = this.region.paint(this.grid, size, 2, { probabilities: false, delta: data.delta, tints: palette.tints, paper: palette.paper });
    c.imageSmoothingEnabled = true;
    c.drawImage(raster, 0, 0, this.side, this.side);
  }

  drawCross() {
    const { context: c, page } = this;
    c.strokeStyle = css(page.palette.ink, 0.07);
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(this.toX(0), 0); c.lineTo(this.toX(0), this.side);
    c.moveTo(0, this.toY(0)); c.lineTo(this.side, this.toY(0));
    c.stroke();
  }

  drawLines(u) {
    const { context: c, page } = this, { data, palette } = page;
    c.lineWidth = 1.1 * u;
    c.strokeStyle = css(palette.ink, 0.5);
    c.stroke(segments(this.levels([data.delta, -data.delta]), this.toX, this.toY));
    c.lineCap = "round";
    const boundary = segments(this.levels([0]), this.toX, this.toY);
    cased(c, boundary, 1.75 * u, css(palette.ink), 4 * u, css(palette.paper, 0.75));
    c.lineCap = "butt";
  }

  /** Where the score of class 2 is one of these: between two classes nothing else can be above. */
  levels(offsets) {
    const { grid, span } = this, { size } = this.page.data.features, out = [], step = (2 * span) / (size - 1);
    if (size === 2) return pairLines(grid, size, 2, span, offsets);
    for (let j = 0; j < size - 1; j++) {
      for (let i = 0; i < size - 1; i++) {
        const sw = 2 * (j * size + i) + 1, nw = sw + 2 * size;
        for (const c of offsets) cellSegments(grid[sw] - c, grid[sw + 2] - c, grid[nw] - c, grid[nw + 2] - c, i * step - span, j * step - span, step, out);
      }
    }
    return out;
  }

  /** The points lie on a canvas of their own, drawn anew only where a ring or a cross comes or goes. */
  drawPoints(at, u) {
    const { page } = this, { points, palette, data } = page, of = (rows) => rows.subarray(at * points.n, (at + 1) * points.n).join("");
    const key = data.features ? `${this.side} ${of(data.wrong)} ${of(data.support)}` : `${this.side}`;
    if (this.key === key && this.shown === points) return;
    this.key = key;
    this.shown = points; // there are new points with each message and theme
    const c = fit(this.marks, this.side, this.side);
    c.clearRect(0, 0, this.side, this.side);
    const r = Math.max(4.6 * u, 0.0112 * this.side) * (points.n > 200 ? 0.8 : 1);
    const ratio = c.getTransform().a, pixel = (v) => Math.round(v * ratio) / ratio, row = at * points.n;
    for (const test of [1, 0]) { // those that are trained on lie on top, and are larger
      const sprites = test ? this.hollow : this.solid;
      sprites.prepare(test ? 0.8 * r : r, u, ratio, palette);
      const { half } = sprites;
      for (let i = 0; i < points.n; i++) {
        if (points.test[i] !== test) continue;
        const wrong = !test && data.features && data.wrong[row + i] === 1, support = data.features && data.support[row + i] === 1;
        const sprite = sprites.of(points.label[i], test === 1, wrong, support);
        c.drawImage(sprite, pixel(this.toX(points.xy[2 * i]) - half), pixel(this.toY(points.xy[2 * i + 1]) - half), 2 * half, 2 * half);
      }
    }
  }
}
