// Two small charts: the loss over one run, and what the map's row says along its axis. Canvas, zero-based, log only where a run blew up.

import { fit } from "../kit/canvas.js";
import { h, write } from "../kit/dom.js";
import { num, plain, power } from "../kit/numbers.js";
import { css } from "../kit/palette.js";

const RAN = 1, DIVERGED = 2;

/** Two or three round numbers from 0 to `top`. */
function rounds(top) {
  const rough = top / 2.5, unit = 10 ** Math.floor(Math.log10(rough)), step = [1, 2, 5, 10].map((m) => m * unit).find((s) => s >= rough) ?? unit;
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => i * step);
}

export class Curves {
  constructor(page) {
    this.page = page;
    this.curveTitle = h("h3");
    this.cutTitle = h("h3");
    this.curve = h("canvas", { role: "img", "data-testid": "cell-curve" });
    this.cut = h("canvas", { role: "img", "data-testid": "cut" });
    this.root = h("div", { class: "charts" }, this.curveTitle, this.curve, this.cutTitle, this.cut);
  }

  prepare(width, u) {
    this.width = width;
    this.u = u;
    this.left = 30 * u;
    this.right = 8 * u;
    this.top = 8 * u;
    this.bottom = 20 * u;
  }

  /** A frame with its rules; `y` is told the height of a value. */
  frame(canvas, height, ticks, toY, xs) {
    const { width, u, page } = this, c = fit(canvas, width, height), { palette } = page;
    c.clearRect(0, 0, width, height);
    c.font = `${11 * u}px ${palette.font}`;
    c.textBaseline = "middle";
    c.textAlign = "right";
    for (const [value, label] of ticks) {
      const y = Math.round(toY(value)) + 0.5;
      c.strokeStyle = css(palette.ink, 0.07);
      c.lineWidth = 1;
      c.beginPath();
      c.moveTo(this.left, y);
      c.lineTo(width - this.right, y);
      c.stroke();
      c.fillStyle = css(palette.mute);
      c.fillText(label, this.left - 6 * u, y);
    }
    c.textAlign = "center";
    let last = -Infinity;
    for (const [x, label] of xs) {
      const half = c.measureText(label).width / 2, at = Math.min(x, width - half);
      if (at - half < last + 6 * u) continue;
      c.fillText(label, at, height - 8 * u);
      last = at + half;
    }
    return c;
  }

  draw() {
    const { page } = this, { data, t } = page;
    write(this.curveTitle, t("curve", { steps: data.steps }));
    write(this.cutTitle, t(`cut_${page.colour}`, { x: data.axes.x.letter }));
    this.drawCurve(data.look);
    this.drawCut();
  }

  drawCurve(look) {
    const { u, width, left, right, top, bottom, page } = this, { data, palette } = page, height = Math.round(104 * u), foot = height - bottom;
    const wide = width - left - right, toX = (t) => left + (t / data.steps) * wide;
    const values = look ? Array.from(look.curve) : [], known = values.filter((v) => Number.isFinite(v) && v > 0);
    const most = Math.max(...values, 1e-9), log = known.length > 0 && look.left !== null;
    const low = log ? Math.log10(Math.min(...known, most / 10)) : 0, high = log ? Math.log10(most) : 1.08 * most;
    const toY = (v) => foot - (((log ? Math.log10(Math.max(v, 1e-300)) : v) - low) / Math.max(high - low, 1e-12)) * (foot - top);
    const decades = log ? [Math.ceil(low), Math.floor(high)].filter((d, i, all) => d >= low && d <= high && all.indexOf(d) === i) : [];
    const ticks = log ? decades.map((d) => [10 ** d, power(d)]) : rounds(1.08 * most).map((v) => [v, plain(v)]);
    const xs = rounds(data.steps).map((t) => [toX(t), String(Math.round(t))]);
    const c = this.frame(this.curve, height, look ? ticks : [], toY, xs);
    this.curve.setAttribute("aria-label", [this.curveTitle.textContent, look ? `${num(values[0])} → ${num(values.at(-1))}` : ""].filter(Boolean).join(": "));
    if (!look) return;
    c.lineJoin = "round";
    c.lineWidth = 1.9 * u;
    c.strokeStyle = css(palette.ink);
    c.beginPath();
    values.forEach((v, t) => (t ? c.lineTo(toX(t), toY(v)) : c.moveTo(toX(t), toY(v))));
    c.stroke();
    if (look.left === null) return;
    const end = toX(values.length - 1), y = Math.max(top, toY(values[values.length - 1]));
    c.save();
    c.beginPath();
    c.rect(end + 6 * u, top, Math.max(0, left + wide - end - 6 * u), foot - top);
    c.clip();
    c.beginPath();
    for (let d = -height; d < wide; d += 5 * u * Math.SQRT2) { c.moveTo(end + d, foot); c.lineTo(end + d + height, foot - height); }
    c.strokeStyle = css(palette.ink, 0.16);
    c.lineWidth = u;
    c.stroke();
    c.restore();
    this.cross(c, end, y, 4 * u, 2.2 * u);
  }

  cross(c, x, y, arm, width) {
    const { palette } = this.page;
    for (const [w, color] of [[width + 2.8 * this.u, css(palette.paper)], [width, css(palette.ink)]]) {
      c.lineWidth = w;
      c.strokeStyle = color;
      c.beginPath();
      c.moveTo(x - arm, y - arm); c.lineTo(x + arm, y + arm);
      c.moveTo(x - arm, y + arm); c.lineTo(x + arm, y - arm);
      c.stroke();
    }
  }

  /** The row of the map that the cell lies in. */
  drawCut() {
    const { u, width, left, right, top, bottom, page } = this, { data, palette, view, colour } = page, height = Math.round(150 * u), foot = height - bottom;
    const [, nx] = data.shape, [row, column] = page.cell, share = colour === "test";
    const all = data[colour], line = Array.from({ length: nx }, (_, i) => all[row * nx + i]), status = Array.from({ length: nx }, (_, i) => data.status[row * nx + i]);
    const cap = view?.cap ?? Infinity, every = Array.from(all).filter(Number.isFinite).map((v) => Math.min(v, cap));
    const most = share ? 1 : Math.max(...every, 1e-9) * 1.06, head = top + 14 * u;
    const toX = (i) => left + (nx > 1 ? (i / (nx - 1)) * (width - left - right) : (width - left - right) / 2), toY = (v) => foot - (Math.min(v, cap) / most) * (foot - head);
    const marks = data.axes.x.marks.map(([at, label]) => [toX(at), label]);
    const ticks = every.length ? rounds(most).map((v) => [v, share ? `${Math.round(100 * v)}` : plain(v)]) : [];
    const c = this.frame(this.cut, height, ticks, toY, marks);
    c.strokeStyle = css(palette.ink, 0.45);
    c.lineWidth = u;
    c.beginPath();
    c.moveTo(toX(column), top);
    c.lineTo(toX(column), foot);
    c.stroke();
    c.lineJoin = "round";
    c.lineWidth = 1.6 * u;
    c.strokeStyle = css(palette.ink);
    c.beginPath();
    let pen = false;
    line.forEach((v, i) => {
      if (!Number.isFinite(v)) { if (status[i] !== 0) pen = false; return; }
      if (pen) c.lineTo(toX(i), toY(v)); else c.moveTo(toX(i), toY(v));
      pen = true;
    });
    c.stroke();
    c.fillStyle = css(palette.ink);
    line.forEach((v, i) => {
      if (Number.isFinite(v) && status[i] === DIVERGED) this.cross(c, toX(i), toY(v), (i === column ? 3.6 : 2.6) * u, 1.4 * u);
      else if (Number.isFinite(v)) {
        c.beginPath();
        c.arc(toX(i), toY(v), (i === column ? 5 : 2) * u, 0, 7);
        c.fill();
      } else if (status[i] === DIVERGED) this.cross(c, toX(i), top + 4 * u, (i === column ? 3.6 : 2.6) * u, 1.4 * u);
      else if (status[i] === RAN) c.fillRect(toX(i) - u, top + 3 * u, 2 * u, 2 * u);
    });
    const first = status.indexOf(DIVERGED);
    if (first >= 0 && colour !== "lasted") {
      c.font = `${11 * u}px ${palette.font}`;
      c.textAlign = "left";
      const text = page.t("left"), w = c.measureText(text).width, before = toX(first) - 8 * u - w, after = toX(status.lastIndexOf(DIVERGED)) + 8 * u;
      // in the row of the crosses, which no curve reaches: before the first of them, or behind the last; where neither has room, under them
      const free = !line.some((v, i) => i < first && status[i] === RAN && !Number.isFinite(v) && toX(i) > before - 4 * u);
      const [x, y] = before >= left && free ? [before, top + 4 * u] : after + w <= width ? [after, top + 4 * u] : [Math.min(toX(first) - 3 * u, width - w), top + 17 * u];
      c.lineWidth = 3 * u;
      c.strokeStyle = css(palette.paper);
      c.strokeText(text, x, y);
      c.fillStyle = css(palette.mute);
      c.fillText(text, x, y);
    }
    this.cut.setAttribute("aria-label", `${this.cutTitle.textContent}: ${line.map((v) => (Number.isFinite(v) ? num(v) : "–")).join(", ")}`);
  }
}
