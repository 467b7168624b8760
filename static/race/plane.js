// All paths on one landscape: every racer's projection, where each stands now, and × where one left the window.

import { badge } from "../kit/racers.js";
import { corners, cross, fit, ring } from "../kit/canvas.js";
import { css } from "../kit/palette.js";
import { contours } from "../kit/contours.js";
import { apart, stroke } from "./marks.js";

export class Plane {
  constructor(page, canvas) {
    this.page = page;
    this.canvas = canvas;
  }

  toX = (a) => ((a - this.slice.a[0]) / (this.slice.a[1] - this.slice.a[0])) * this.side;
  toY = (b) => ((this.slice.b[1] - b) / (this.slice.b[1] - this.slice.b[0])) * this.side;

  /** Once per race, size, theme or landscape: contours, dotted paths, and the vertices worth drawing. */
  prepare() {
    const { page } = this, { data, palette, u, planeSide: side } = page, shown = page.landscape;
    const stamp = [page.paintKey, side, shown].join();
    if (this.stamp === stamp) return;
    this.stamp = stamp;
    this.side = side;
    this.slice = data.plane;
    this.lines = data.racers.map((racer) => this.line(racer));
    const sparse = this.lines.flatMap(({ places }) => places.filter((_, t) => t % Math.ceil(places.length / 40) === 0));
    const ratio = Math.min(devicePixelRatio || 1, 2);
    this.still = contours({ z: data.plane.z[data.plane.of[shown]], levels: data.plane.levels[data.plane.of[shown]] }, side, ratio, u, palette, sparse);
    const c = this.still.getContext("2d");
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.setLineDash([u, 4 * u]);
    c.lineCap = "round";
    c.lineWidth = 1.5 * u;
    data.racers.forEach((racer, i) => {
      if (racer.search) return;
      c.strokeStyle = css(page.hues[i], 0.55);
      c.stroke(this.path(i, racer.updates));
    });
    c.setLineDash([]);
  }

  line(racer) {
    const { side, page: { u } } = this, places = [];
    for (let t = 0; t <= racer.updates; t++) places.push([this.toX(racer.path[2 * t]), this.toY(racer.path[2 * t + 1])]);
    const exit = racer.exit !== null && racer.exit <= racer.updates ? { t: racer.exit, at: this.edge(places[racer.exit - 1] ?? places[0], places[racer.exit]) } : null;
    const kept = [], last = [-1e9, -1e9];
    places.forEach(([x, y], t) => {
      if (Math.hypot(x - last[0], y - last[1]) < 0.7 * u && t < racer.updates) return;
      kept.push(t);
      [last[0], last[1]] = [x, y];
    });
    return { places, exit, kept, side };
  }

  /** Where the way from inside to outside crosses the window's edge. */
  edge([x, y], [tx, ty]) {
    const room = (from, way) => (way > 0 ? (this.side - from) / way : way < 0 ? -from / way : Infinity);
    const share = Math.min(1, room(x, tx - x), room(y, ty - y));
    return [x + (tx - x) * share, y + (ty - y) * share];
  }

  path(i, to) {
    const { places, exit, kept } = this.lines[i], path = new Path2D(), last = exit ? Math.min(to, exit.t - 1) : to;
    const line = (/** @type {number[]} */ [x, y]) => path.lineTo(x, y);
    path.moveTo(places[0][0], places[0][1]);
    for (const t of kept) {
      if (t > last) break;
      line(places[t]);
    }
    line(exit && to >= exit.t ? exit.at : places[last]);
    return path;
  }

  draw(step) {
    const { page } = this, { data, palette, u } = page;
    this.prepare();
    const { side } = this, c = fit(this.canvas, side, side, false);
    c.drawImage(this.still, 0, 0, side, side);
    const order = data.racers.map((_, i) => i).reverse();
    const gone = (i) => data.racers[i].diverged && step >= (this.lines[i].exit?.t ?? data.racers[i].updates + 1);
    const places = data.racers.map((racer, i) => {
      const { places: all, exit } = this.lines[i], t = Math.min(step, racer.updates);
      const place = gone(i) ? exit?.at ?? all[t] : all[t];
      return place.map((v) => Math.min(Math.max(v, 9 * u), side - 9 * u));
    });
    for (const i of order) if (!data.racers[i].search) stroke(c, this.path(i, Math.min(step, data.racers[i].updates)), i, palette, u);
    this.drawStart(c, step);
    const stand = apart(places, 15 * u, side, data.racers.map((_, i) => gone(i)));
    for (const i of order) {
      const [x, y] = stand[i];
      badge(c, i, x, y, 7 * u, palette, { hollow: data.racers[i].search });
      if (gone(i)) cross(c, x > side - 26 * u ? x - 14 * u : x + 14 * u, y, u, palette);
    }
    corners(c, side, 6 * u, palette);
  }

  drawStart(c, step) {
    const { page, side } = this, { palette, u } = page, [x, y] = this.lines[0].places[0];
    ring(c, x, y, u, palette);
    if (step === 0) return;
    // the word stands on the side that nobody walks towards
    const up = this.lines.reduce((sum, { places }) => sum + y - places[Math.min(places.length - 1, 12)][1], 0) > 0;
    c.font = `${11 * u}px ${palette.font}`;
    c.textAlign = x > side - 80 * u ? "right" : "left";
    c.textBaseline = "alphabetic";
    const below = (up && y < side - 24 * u) || y < 20 * u;
    const text = page.t("same_start"), tx = x + (c.textAlign === "left" ? -4 : 4) * u, ty = below ? y + 17 * u : y - 9 * u;
    c.lineJoin = "round";
    c.lineWidth = 3.5 * u;
    c.strokeStyle = css(palette.paper, 0.7);
    c.strokeText(text, tx, ty);
    c.fillStyle = css(palette.ink);
    c.fillText(text, tx, ty);
  }
}
