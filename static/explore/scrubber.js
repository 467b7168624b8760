// The scrubber: the loss curves themselves, with a playhead. A transparent range input lies on top.

import { fit, upright } from "../kit/canvas.js";
import { num } from "../kit/numbers.js";
import { css } from "../kit/palette.js";

const NICE = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

export class Scrubber {
  constructor(stage, canvas, input) {
    this.stage = stage;
    this.canvas = canvas;
    this.input = input;
    /** @type {HTMLCanvasElement} */
    this.layer = null;
  }

  toX = (t) => this.pad + (t / this.steps) * (this.width - 2 * this.pad);

  /** Vertical scale: zero-based; logarithmic where the total spans a factor of 60. */
  scale(extra) {
    const { loss } = this.stage.data.curves;
    let low = Infinity, high = 0;
    for (const v of loss) if (Number.isFinite(v)) { low = Math.min(low, v); high = Math.max(high, v); }
    if (!(high > 0)) high = 1;
    if (extra) high = Math.min(2 * high, Math.max(high, ...extra));
    const top = 9 * this.u, bottom = this.height - 15 * this.u;
    if (low > 0 && high / low > 60) {
      const floor = Math.log(low / 1.5), span = Math.log(high) - floor;
      return (v) => bottom - Math.max(0, Math.min(1, (Math.log(Math.max(v, 1e-300)) - floor) / span)) * (bottom - top);
    }
    return (v) => bottom - Math.max(0, Math.min(1, v / high)) * (bottom - top);
  }

  /** The curves at full strength on a layer of their own; drawn again only for a new run, size, theme or selection. */
  prepare(width, height) {
    const { stage } = this, { data, palette } = stage, picked = stage.selected;
    const key = [stage.paintKey, width, height, picked, stage.pointsKey].join();
    if (this.key === key) return;
    this.key = key;
    this.width = width;
    this.height = height;
    this.pad = 7 * stage.u;
    this.u = stage.u;
    this.steps = data.curves.steps;
    this.layer ??= document.createElement("canvas");
    const c = fit(this.layer, width, height), u = this.u, { loss, penalty } = data.curves, T = stage.model.updates;
    c.clearRect(0, 0, width, height);
    const own = picked >= 0 ? stage.model.course(picked) : null;
    const y = this.y = this.scale(own);
    const bottom = height - 15 * u, every = Math.max(1, Math.floor(T / (2 * width)));
    const line = (values, lineWidth, color) => {
      c.beginPath();
      for (let t = 0; t <= T; t += t + every > T && t < T ? T - t : every) c.lineTo(this.toX(t), y(values[t]));
      c.lineWidth = lineWidth;
      c.strokeStyle = color;
      c.lineJoin = "round";
      c.stroke();
    };
    c.beginPath();
    c.moveTo(this.toX(0), bottom);
    for (let t = 0; t <= T; t += t + every > T && t < T ? T - t : every) c.lineTo(this.toX(t), y(penalty[t]));
    c.lineTo(this.toX(T), bottom);
    c.fillStyle = css(palette.ink, 0.26);
    c.fill();
    line(data.curves.data, u, css(palette.ink, 0.7));
    if (own) line(own, 1.6 * u, css(palette.classes[stage.points.label[picked]]));
    line(loss, 1.9 * u, css(palette.ink));
  }

  draw() {
    const { stage, canvas } = this, width = stage.scrubWidth, height = stage.scrubHeight, u = stage.u, { palette } = stage;
    const c = fit(canvas, width, height);
    c.clearRect(0, 0, width, height);
    const bottom = height - 15 * u;
    if (!stage.running) {
      this.pad = 7 * u;
      this.u = u;
      this.width = width;
      this.height = height;
      this.steps = stage.data.curves.steps;
      this.key = "";
      this.axis(c, bottom, 0.38);
      return;
    }
    this.prepare(width, height);
    const T = stage.model.updates, x = this.toX(stage.step), ratio = c.getTransform().a;
    const part = (from, to, alpha) => {
      if (to - from < 0.5) return;
      c.globalAlpha = alpha;
      c.drawImage(this.layer, from * ratio, 0, (to - from) * ratio, height * ratio, from, 0, to - from, height);
    };
    part(0, x, 1);
    part(x, width, 0.3);
    c.globalAlpha = 1;
    if (T < this.steps) this.hatch(c, this.toX(T), bottom);
    this.axis(c, bottom, 1);
    upright(c, x, bottom, 1.25 * u, palette);
    const y = this.y(stage.data.curves.loss[stage.step]);
    for (const [r, color] of [[8, palette.paper], [6, palette.ink]]) {
      c.beginPath();
      c.arc(x, Math.min(y, bottom - 1), r * u, 0, 7);
      c.fillStyle = css(color);
      c.fill();
    }
  }

  axis(c, bottom, alpha) {
    const { u, stage } = this, { palette } = stage;
    c.globalAlpha = alpha;
    c.strokeStyle = css(palette.ink, 0.28);
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(this.toX(0), bottom + 0.5);
    c.lineTo(this.toX(this.steps), bottom + 0.5);
    const room = 76 * u, tick = NICE.find((n) => (n / this.steps) * (this.width - 2 * this.pad) >= room) ?? this.steps;
    c.font = `${10 * u}px ${palette.font}`;
    c.fillStyle = css(palette.mute);
    c.textAlign = "center";
    c.textBaseline = "top";
    for (let t = 0; t <= this.steps; t += tick) {
      const x = this.toX(t);
      c.moveTo(x, bottom);
      c.lineTo(x, bottom + 3 * u);
      const half = c.measureText(String(t)).width / 2;
      c.fillText(String(t), Math.min(Math.max(x, half), this.width - half), bottom + 4.5 * u);
    }
    c.stroke();
    c.globalAlpha = 1;
  }

  hatch(c, from, bottom) {
    const { u, stage } = this, to = this.toX(this.steps), top = 3 * u;
    c.save();
    c.beginPath();
    c.rect(from, top, to - from, bottom - top);
    c.clip();
    c.strokeStyle = css(stage.palette.ink, 0.16);
    c.lineWidth = 1;
    c.beginPath();
    for (let x = from - bottom; x < to; x += 5 * u) {
      c.moveTo(x, bottom);
      c.lineTo(x + bottom - top, top);
    }
    c.stroke();
    c.restore();
    const text = stage.t("not_run"), middle = (from + to) / 2;
    c.font = `${11 * u}px ${stage.palette.font}`;
    const w = c.measureText(text).width;
    if (w + 12 * u > to - from) return;
    c.fillStyle = css(stage.palette.paper);
    c.fillRect(middle - w / 2 - 5 * u, (top + bottom) / 2 - 8 * u, w + 10 * u, 16 * u);
    c.fillStyle = css(stage.palette.mute);
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.fillText(text, middle, (top + bottom) / 2);
  }

  /** Keep the range input's value and spoken text true. */
  sync() {
    const { stage, input } = this;
    const max = stage.running ? stage.model.updates : 0, says = [max, stage.step, stage.paintKey].join();
    if (this.says === says) return;
    this.says = says;
    input.max = max;
    input.value = stage.step;
    input.setAttribute("aria-valuetext", stage.running
      ? stage.t("scrub_value", { step: stage.step, loss: num(stage.data.curves.loss[stage.step]) }) : "");
  }
}
