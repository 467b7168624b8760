// Every run's loss, on a log scale: the scrubber's picture.

import { badge, dash, racers } from "../kit/racers.js";
import { cross, fit, upright } from "../kit/canvas.js";
import { css } from "../kit/palette.js";

const DEEP = 1e-6; // of the highest loss: what is lower lies on the floor
const SHORT = 200; // updates whose curves are dashed under a dragging hand too
const NICE = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

export class Curves {
  constructor(board, canvas) {
    this.board = board;
    this.canvas = canvas;
  }

  prepare() {
    const box = this.canvas.parentElement.getBoundingClientRect();
    this.width = Math.floor(box.width);
    this.height = Math.floor(box.height);
  }

  toX = (t) => this.pad + (t / Math.max(this.board.data.updates, 1)) * (this.width - 2 * this.pad);

  /** The scale: from the highest loss of those who stay, four to six powers of ten down. */
  scale(runs) {
    let high = 0, low = Infinity;
    for (const run of runs) {
      high = Math.max(high, run.loss[0]);
      if (run.left !== null) continue;
      for (const v of run.loss) if (v > 0) { high = Math.max(high, v); low = Math.min(low, v); }
    }
    if (!(high > 0)) high = 1;
    const floor = Math.log(Math.max(low / 1.2, DEEP * high)), top = 8 * this.u, bottom = this.height - 15 * this.u;
    const span = Math.max(Math.log(high * 1.3) - floor, 0.1);
    return (v) => bottom - Math.min(Math.max((Math.log(Math.max(v, 1e-300)) - floor) / span, 0), 1) * (bottom - top);
  }

  draw() {
    const { board } = this, { data, palette, u, step } = board, c = fit(this.canvas, this.width, this.height), hues = racers(palette), bottom = this.height - 15 * u;
    this.pad = 8 * u;
    this.u = u;
    c.clearRect(0, 0, this.width, this.height);
    const y = this.scale(data.runs), x = this.toX(step);
    c.lineJoin = "round";
    data.runs.forEach((run, i) => {
      const end = Math.min(run.left ?? run.updates, run.updates), here = Math.min(step, end);
      c.setLineDash(board.dragging && data.updates > SHORT ? [] : dash(i, u));
      c.lineWidth = 1.8 * u;
      c.strokeStyle = css(hues[i]);
      for (const [from, to, alpha] of [[0, here, 1], [here, end, 0.32]]) {
        c.beginPath();
        c.moveTo(this.toX(from), y(run.loss[from]));
        for (let t = from + 1; t <= to; t++) c.lineTo(this.toX(t), y(run.loss[t]));
        c.globalAlpha = alpha;
        c.stroke();
      }
      c.globalAlpha = 1;
      c.setLineDash([]);
      if (run.left !== null) cross(c, this.toX(Math.min(end, run.updates)), Math.max(y(run.loss[Math.min(end, run.updates)]), 7 * u), u, palette);
    });
    this.axis(c, bottom);
    upright(c, x, bottom, 1.4 * u, palette);
    [...data.runs.keys()].reverse().forEach((i) => {
      const run = data.runs[i];
      if (run.left !== null && step >= run.left) return;
      badge(c, i, x, Math.min(y(run.loss[Math.min(step, run.updates)]), bottom - 5 * u), 5.5 * u, palette);
    });
  }

  axis(c, bottom) {
    const { board, u } = this, { palette, data } = board, tick = NICE.find((n) => (n / Math.max(data.updates, 1)) * (this.width - 2 * this.pad) >= 70 * u) ?? data.updates;
    c.strokeStyle = css(palette.ink, 0.28);
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(this.toX(0), bottom + 0.5);
    c.lineTo(this.toX(data.updates), bottom + 0.5);
    c.stroke();
    c.font = `${10 * u}px ${palette.font}`;
    c.fillStyle = css(palette.mute);
    c.textAlign = "center";
    c.textBaseline = "top";
    for (let t = 0; t <= data.updates; t += tick) {
      const half = c.measureText(String(t)).width / 2;
      c.fillText(String(t), Math.min(Math.max(this.toX(t), half), this.width - half), bottom + 4 * u);
    }
    c.textAlign = "right";
    c.lineWidth = 3 * u;
    c.strokeStyle = css(palette.paper, 0.8);
    c.strokeText(board.t("loss"), this.width - this.pad, 1 * u);
    c.fillText(board.t("loss"), this.width - this.pad, 1 * u);
  }
}
