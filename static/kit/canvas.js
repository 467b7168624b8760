// A crisp square (or wide) canvas in CSS pixels.

import { css } from "./palette.js";

/** Size `canvas` to w × h CSS pixels and return its context, scaled to device pixels; `alpha` false for one that is always painted whole. */
export function fit(canvas, w, h, alpha = true) {
  const ratio = Math.min(devicePixelRatio || 1, 2);
  const [pw, ph] = [Math.round(w * ratio), Math.round(h * ratio)];
  if (canvas.width !== pw || canvas.height !== ph) {
    canvas.width = pw;
    canvas.height = ph;
    canvas.style.width = `${w}px`;
    canvas.style.height = `${h}px`;
  }
  const context = (canvas.pen ??= canvas.getContext("2d", { alpha }));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** Round the corners of a square picture with the paper it lies on, and lead its border, 1 px outside, around them: cut by CSS, they would cost two more layers in every frame. */
export function corners(context, side, radius, { paper, border }) {
  const rest = new Path2D(), line = new Path2D();
  rest.rect(0, 0, side, side);
  rest.roundRect(0, 0, side, side, radius);
  line.roundRect(-0.5, -0.5, side + 1, side + 1, radius + 0.5);
  context.fillStyle = css(paper);
  context.fill(rest, "evenodd");
  context.lineWidth = 1;
  context.strokeStyle = border;
  context.stroke(line);
}

/** Stroke what is on the current path twice: a wider casing of paper, then the line itself. */
export function cased(context, path, width, color, casing, casingColor) {
  context.lineWidth = casing;
  context.strokeStyle = casingColor;
  context.stroke(path);
  context.lineWidth = width;
  context.strokeStyle = color;
  context.stroke(path);
}

/** × at (x, y), where something diverged: ink on a casing of paper. */
export function cross(context, x, y, u, palette) {
  const a = 4 * u, path = new Path2D(`M${x - a} ${y - a}L${x + a} ${y + a}M${x + a} ${y - a}L${x - a} ${y + a}`), cap = context.lineCap;
  context.setLineDash([]);
  context.lineCap = "round";
  cased(context, path, 2.2 * u, css(palette.ink), 5 * u, css(palette.paper));
  context.lineCap = cap;
}

/** A ring at (x, y), where a run starts: paper inside. */
export function ring(context, x, y, u, palette) {
  context.beginPath();
  context.arc(x, y, 4 * u, 0, 7);
  context.fillStyle = css(palette.paper);
  context.fill();
  context.lineWidth = 1.75 * u;
  context.strokeStyle = css(palette.ink);
  context.stroke();
}

/** A vertical line of ink at x, from 0 to `bottom`: the update that is shown. */
export function upright(context, x, bottom, width, palette) {
  context.strokeStyle = css(palette.ink);
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, bottom);
  context.stroke();
}

/** A path through [x1, y1, x2, y2, …] segments, mapped to pixels. */
export function segments(list, toX, toY) {
  const path = new Path2D();
  for (let i = 0; i < list.length; i += 4) {
    path.moveTo(toX(list[i]), toY(list[i + 1]));
    path.lineTo(toX(list[i + 2]), toY(list[i + 3]));
  }
  return path;
}

/** An arrow as one filled polygon; returns null when it is shorter than `least` pixels. */
export function arrow(x1, y1, x2, y2, width, head, grow = 0, least = 9) {
  const dx = x2 - x1, dy = y2 - y1, length = Math.hypot(dx, dy);
  if (!(length >= least)) return null;
  const ux = dx / length, uy = dy / length, w = width / 2 + grow, h = Math.min(head, length) , spread = h * 0.36 + grow * 1.5;
  const neck = Math.max(0, length - h - grow * 0.6), tip = length + grow * 1.8;
  const path = new Path2D();
  /** @returns {[number, number]} */
  const at = (along, side) => [x1 + ux * along - uy * side, y1 + uy * along + ux * side];
  path.moveTo(...at(-grow, w));
  for (const point of [at(neck, w), at(neck, spread), at(tip, 0), at(neck, -spread), at(neck, -w), at(-grow, -w)]) path.lineTo(...point);
  path.closePath();
  return path;
}

/** A pill of text parts [[text, color, weight], …] with its top left at (x, y); returns its size without drawing when `measure`. */
export function pill(context, parts, x, y, { font, size, paper, border, pad, measure = false }) {
  let width = pad * 2;
  const widths = parts.map(([text, , weight]) => {
    context.font = `${weight ?? 400} ${size}px ${font}`;
    const w = context.measureText(text).width;
    width += w;
    return w;
  });
  width += (parts.length - 1) * size * 0.62;
  const height = size * 1.75;
  if (measure) return [width, height];
  context.beginPath();
  context.roundRect(x, y, width, height, size * 0.3);
  context.fillStyle = paper;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = border;
  context.stroke();
  context.textBaseline = "middle";
  context.textAlign = "left";
  let cursor = x + pad;
  parts.forEach(([text, color, weight], i) => {
    context.font = `${weight ?? 400} ${size}px ${font}`;
    context.fillStyle = color;
    context.fillText(text, cursor, y + height / 2 + size * 0.04);
    cursor += widths[i] + size * 0.62;
  });
  return [width, height];
}
