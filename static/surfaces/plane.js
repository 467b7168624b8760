// The surface from above: contours, minima, every run so far and to come, and the start that a hand may put anywhere.

import { badge, dash, racers } from "../kit/racers.js";
import { cased, corners, cross, fit } from "../kit/canvas.js";
import { num, plain } from "../kit/numbers.js";
import { css } from "../kit/palette.js";
import { contours } from "../kit/contours.js";
import { write } from "../kit/dom.js";

const SLOP = 4, KEY = 0.02, SHORT = 200, LONG = 6000; // a line of more px than this is not dotted: that takes longer than to draw all else
const round = (v) => +v.toPrecision(5); // short links

export class Plane {
  constructor(board, canvas, handle) {
    this.board = board;
    this.canvas = canvas;
    this.handle = handle;
    this.ghost = null;
    this.grip = null;
    canvas.onpointerdown = (event) => this.down(event);
    canvas.onpointermove = (event) => this.move(event);
    canvas.onpointerup = (event) => this.up(event);
    canvas.onpointercancel = () => this.cancel();
    canvas.onkeydown = (event) => this.key(event);
    canvas.onkeyup = (event) => { if (event.key.startsWith("Arrow") || event.key === "Shift") this.drop(); };
    canvas.onblur = () => { if (!this.grip) this.drop(); };
    canvas.ontouchstart = (event) => { if (this.near(...this.at(event.touches[0]), 26)) event.preventDefault(); };
  }

  toX = (x) => ((x - this.box[0]) / (this.box[1] - this.box[0])) * this.side;
  toY = (y) => ((this.box[3] - y) / (this.box[3] - this.box[2])) * this.side;
  inside = (px, py) => {
    const [x0, x1, y0, y1] = this.box, u = Math.min(Math.max(px / this.side, 0), 1), v = Math.min(Math.max(py / this.side, 0), 1);
    const keep = (value, low, high) => Math.min(Math.max(round(value), low), high);
    return [keep(x0 + u * (x1 - x0), x0, x1), keep(y1 - v * (y1 - y0), y0, y1)];
  };

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  near(px, py, reach) {
    const [x, y] = this.ghost ?? this.board.data.start;
    return Math.hypot(this.toX(x) - px, this.toY(y) - py) <= reach * this.u;
  }

  // The hand

  down(event) {
    if (event.button !== 0 || this.grip) return;
    const [px, py] = this.at(event), touch = event.pointerType === "touch", near = this.near(px, py, touch ? 26 : 16);
    this.canvas.setPointerCapture(event.pointerId);
    this.grip = { px, py, tap: touch && !near };
    if (this.grip.tap) return;
    this.board.hold();
    if (!near) this.go(...this.inside(px, py));
  }

  move(event) {
    const [px, py] = this.at(event), { grip } = this;
    if (!grip) {
      this.canvas.style.cursor = this.near(px, py, 16) ? "grab" : "crosshair";
    } else if (grip.tap) {
      if (Math.hypot(px - grip.px, py - grip.py) > 3 * SLOP) this.grip = null; // the page scrolls
    } else if (grip.moved || Math.hypot(px - grip.px, py - grip.py) > SLOP) {
      grip.moved = true;
      this.canvas.style.cursor = "grabbing";
      this.go(...this.inside(px, py));
    }
  }

  up(event) {
    const { grip } = this;
    if (!grip) return;
    if (grip.tap) {
      this.board.hold();
      this.go(...this.inside(...this.at(event)));
    }
    this.drop();
  }

  cancel() {
    if (this.grip?.tap) this.grip = null;
    else this.drop();
  }

  /** The handle follows now, the runs as soon as the engine answers. */
  go(x, y) {
    this.ghost = [x, y];
    this.place();
    this.board.edit("start", { x, y });
  }

  drop() {
    if (!this.grip && !this.keyed) return;
    this.grip = this.keyed = null;
    this.board.dragging = false;
    if (!this.ghost) return;
    const [x, y] = this.ghost;
    this.board.edit("start", { x, y, done: true });
  }

  key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way || !event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.keyed) this.board.hold();
    this.keyed = true;
    const [x, y] = this.ghost ?? this.board.data.start, step = KEY * this.side;
    this.go(...this.inside(this.toX(x) + way[0] * step, this.toY(y) + way[1] * step));
  }

  // The picture

  prepare() {
    const { board } = this, { data, palette } = board, side = board.side;
    const key = [data.still.id, side, board.u, palette.dark, Math.min(devicePixelRatio || 1, 2)].join();
    this.box = data.still.window;
    if (this.runsOf !== data || this.side !== side) {
      this.runsOf = data;
      this.side = side;
      this.u = board.u;
      this.runs = data.runs.map((run) => this.trace(run));
    }
    if (this.stillKey === key) return;
    this.stillKey = key;
    this.still = contours(data.still, side, Math.min(devicePixelRatio || 1, 2), board.u, palette, [[this.toX(data.start[0]), this.toY(data.start[1])]]);
  }

  /** A run's places in pixels; the updates worth a vertex and a bead; where it leaves for good. */
  trace({ path, updates, left }) {
    const places = [], drawn = [], beads = [];
    let length = 0;
    let last = [NaN, NaN], bead = [NaN, NaN];
    const end = left === null ? updates : Math.min(left, updates);
    for (let t = 0; t <= updates; t++) {
      const place = [this.toX(path[2 * t]), this.toY(path[2 * t + 1])];
      places.push(place);
      if (t > end) continue;
      if (!(Math.hypot(place[0] - last[0], place[1] - last[1]) < 0.7) || t === end) { if (t) length += Math.min(Math.hypot(place[0] - last[0], place[1] - last[1]), this.side); drawn.push(t); last = place; }
      if (!(Math.hypot(place[0] - bead[0], place[1] - bead[1]) < 7 * this.u)) { beads.push(t); bead = place; }
    }
    return { places, drawn, beads, end, long: length > LONG * this.u, exit: left === null ? null : this.exit(places, end) };
  }

  /** Where the way to update `t` crosses the edge, a little inside. */
  exit(places, t) {
    const [x, y] = places[Math.max(t - 1, 0)], [dx, dy] = [places[t][0] - x, places[t][1] - y];
    const room = (from, way) => (way > 0 ? (this.side - from) / way : way < 0 ? -from / way : Infinity);
    const share = Math.max(0, Math.min(1, room(x, dx), room(y, dy))), keep = (v) => Math.min(Math.max(v, 9 * this.u), this.side - 9 * this.u);
    return [keep(x + dx * share), keep(y + dy * share)];
  }

  line(run, from, to) {
    const path = new Path2D(), clip = (v) => Math.min(Math.max(v, -4 * this.side), 5 * this.side);
    let open = false;
    const put = (t) => {
      const [x, y] = run.places[t];
      if (open) path.lineTo(clip(x), clip(y));
      else path.moveTo(clip(x), clip(y));
      open = true;
    };
    if (from) put(Math.min(from, run.end));
    for (const t of run.drawn) if (t >= from && t <= to) put(t);
    if (to < run.end) put(to);
    return path;
  }

  draw() {
    const { board } = this, { data, palette, u, step } = board;
    this.prepare();
    const c = fit(this.canvas, this.side, this.side, false), hues = racers(palette), paper = css(palette.paper, 0.85);
    c.drawImage(this.still, 0, 0, this.side, this.side);
    this.drawKnown(c);
    c.lineJoin = c.lineCap = "round";
    this.runs.forEach((run, i) => {
      const thin = run.long || (board.dragging && data.updates > SHORT);
      c.lineWidth = (thin ? 0.8 : 1.5) * u;
      c.strokeStyle = css(hues[i], thin ? 0.32 : 0.5);
      c.setLineDash(thin ? [] : [u, 4 * u]);
      c.stroke(this.line(run, step, run.end));
    });
    c.lineCap = "butt";
    [...this.runs.keys()].reverse().forEach((i) => {
      const run = this.runs[i], to = Math.min(step, run.end);
      if (to > 0) {
        const path = this.line(run, 0, to);
        c.setLineDash([]);
        c.lineWidth = 4.6 * u;
        c.strokeStyle = paper;
        c.stroke(path);
        c.setLineDash(dash(i, u));
        c.lineWidth = 2 * u;
        c.strokeStyle = css(hues[i]);
        c.stroke(path);
      }
      c.setLineDash([]);
      c.fillStyle = css(hues[i]);
      c.beginPath();
      for (const t of run.beads) {
        if (t > to) break;
        const [x, y] = run.places[t];
        c.moveTo(x + 2 * u, y);
        c.arc(x, y, 2 * u, 0, 7);
      }
      c.fill();
    });
    [...this.runs.keys()].reverse().forEach((i) => {
      const run = this.runs[i], gone = run.exit && step >= run.end;
      if (!gone && step === 0) return;
      const [x, y] = gone ? run.exit : run.places[Math.min(step, run.end)];
      if (gone) cross(c, x, y, u, palette);
      badge(c, i, gone ? Math.min(Math.max(x, 9 * u), this.side - 22 * u) + 14 * u : x, y, 7 * u, palette);
    });
    corners(c, this.side, 6 * u, palette);
    this.drawHandle();
    this.place();
  }

  /** An ink cross at every minimum. */
  drawKnown(c) {
    const { board } = this, { data, palette, u } = board, { minima } = data.still, path = new Path2D();
    for (let i = 0; i < minima.length; i += 2) {
      const [x, y] = [this.toX(minima[i]), this.toY(minima[i + 1])], a = 5 * u;
      path.moveTo(x - a, y);
      path.lineTo(x + a, y);
      path.moveTo(x, y - a);
      path.lineTo(x, y + a);
    }
    c.lineCap = "round";
    cased(c, path, 1.6 * u, css(palette.ink), 4 * u, css(palette.paper, 0.7));
  }

  /** The handle is a layer of its own: while a hand drags it, nothing else need be drawn before the engine answers. */
  drawHandle() {
    const { board } = this, { palette, u } = board, r = 13 * u, px = 1.2 * r, py = px, key = [u, palette.dark, devicePixelRatio].join();
    this.half = px;
    if (this.handleKey === key) return;
    this.handleKey = key;
    const c = fit(this.handle, 2 * px, 2 * px);
    c.clearRect(0, 0, 2 * px, 2 * px);
    c.beginPath();
    c.arc(px, py, r, 0, 7);
    c.fillStyle = css(palette.paper, 0.82);
    c.fill();
    c.lineWidth = 1;
    c.strokeStyle = css(palette.ink, 0.45);
    c.stroke();
    c.lineWidth = 1.6 * u;
    c.lineCap = c.lineJoin = "round";
    c.strokeStyle = css(palette.ink);
    c.beginPath();
    for (let turn = 0; turn < 4; turn++) {
      const [a, b] = [Math.cos((turn * Math.PI) / 2), Math.sin((turn * Math.PI) / 2)], tip = r - 1.2 * u, foot = r - 4.2 * u, half = 2.6 * u;
      c.moveTo(px + a * foot - b * half, py + b * foot + a * half);
      c.lineTo(px + a * tip, py + b * tip);
      c.lineTo(px + a * foot + b * half, py + b * foot - a * half);
    }
    c.stroke();
    c.beginPath();
    c.arc(px, py, 5 * u, 0, 7);
    c.fillStyle = css(palette.paper);
    c.fill();
    c.lineWidth = 2.2 * u;
    c.stroke();
  }

  /** Put the handle where the start is, and say so. */
  place() {
    const { board } = this, [x, y] = this.ghost ?? board.data.start, [x0, x1, y0, y1] = this.box.map((v) => plain(+v.toPrecision(3)));
    this.handle.style.transform = `translate(${this.toX(x) - this.half}px, ${this.toY(y) - this.half}px)`;
    write(board.e.window, board.t("window", { x0, x1, y0, y1 }));
    this.canvas.setAttribute("aria-label", board.t("plane_label", { x: num(x, 2), y: num(y, 2) }));
    this.canvas.dataset.start = `${x},${y}`;
  }
}
