// The loss landscape as filled contours: 13 log-spaced levels, darker where the loss is low; drawn once per run.

import { cellSegments } from "./lines.js";
import { num } from "./numbers.js";
import { css } from "./palette.js";

/** Paint the slice z (n × n, rows upward) into a square canvas of device pixels; one that was made here before is the quicker to paint. */
function raster(z, n, levels, colors, pixelsPerSide, canvas) {
  if (canvas.width !== pixelsPerSide || !canvas.image) {
    canvas.width = canvas.height = pixelsPerSide;
    canvas.image = canvas.getContext("2d").createImageData(pixelsPerSide, pixelsPerSide);
  }
  const { image } = canvas, context = canvas.getContext("2d");
  const out = new Uint32Array(image.data.buffer), last = n - 1, row = new Float32Array(n);
  const packed = Uint32Array.from(colors, ([r, g, b]) => (255 << 24) | (b << 16) | (g << 8) | r);
  for (let py = 0; py < pixelsPerSide; py++) {
    const v = (1 - (py + 0.5) / pixelsPerSide) * last, j = Math.min(Math.floor(v), last - 1), fv = v - j;
    for (let i = 0; i < n; i++) row[i] = z[j * n + i] * (1 - fv) + z[(j + 1) * n + i] * fv;
    let at = 0;
    for (let px = 0; px < pixelsPerSide; px++) {
      const u = ((px + 0.5) / pixelsPerSide) * last, i = Math.min(Math.floor(u), last - 1), fu = u - i;
      const value = row[i] * (1 - fu) + row[i + 1] * fu;
      // neighbouring pixels share a band or are one off: walk instead of searching
      while (at > 0 && value < levels[at - 1]) at--;
      while (at < levels.length && value >= levels[at]) at++;
      out[py * pixelsPerSide + px] = packed[at];
    }
  }
  context.putImageData(image, 0, 0);
  return context;
}

/** A path for each level, found in one walk over the cells: few levels cross any one of them. */
function isolines(z, n, levels, side) {
  const found = Array.from(levels, () => []), h = side / (n - 1);
  let at = 0;
  for (let j = 0; j < n - 1; j++) {
    for (let i = 0; i < n - 1; i++) {
      const c = j * n + i, [sw, se, nw, ne] = [z[c], z[c + 1], z[c + n], z[c + n + 1]];
      const low = Math.min(sw, se, nw, ne), high = Math.max(sw, se, nw, ne);
      while (at > 0 && levels[at - 1] >= low) at--;
      while (at < levels.length && levels[at] < low) at++;
      for (let m = at; m < levels.length && levels[m] <= high; m++) cellSegments(sw - levels[m], se - levels[m], nw - levels[m], ne - levels[m], i, j, 1, found[m]);
    }
  }
  return found.map((list) => {
    const path = new Path2D();
    for (let s = 0; s < list.length; s += 4) {
      path.moveTo(list[s] * h, side - list[s + 1] * h);
      path.lineTo(list[s + 2] * h, side - list[s + 3] * h);
    }
    return path;
  });
}

/** Places for the numbers: where a ray from the deepest place crosses every third level, along the corner that shows most of them. */
function labels(z, n, levels, side, path, gap) {
  let deep = 0;
  for (let i = 1; i < z.length; i++) if (z[i] < z[deep]) deep = i;
  /** @type {[number, number]} */
  const from = [((deep % n) / (n - 1)) * side, side - (Math.floor(deep / n) / (n - 1)) * side];
  const inset = 1.2 * gap, foot = side - 2 * gap;
  /** @type {(x: number, y: number) => number} */
  const clearance = (x, y) => path.reduce((least, [px, py]) => Math.min(least, Math.hypot(px - x, py - y)), Infinity);
  const value = (x, y) => {
    const i = Math.min(Math.max(Math.round((x / side) * (n - 1)), 0), n - 1), j = Math.min(Math.max(Math.round((1 - y / side) * (n - 1)), 0), n - 1);
    return z[j * n + i];
  };
  /** @param {number[]} corner */
  const along = ([cx, cy]) => {
    const out = [];
    let previous = value(...from);
    for (let s = 1; s <= 240; s++) {
      const x = from[0] + ((cx - from[0]) * s) / 240, y = from[1] + ((cy - from[1]) * s) / 240, now = value(x, y);
      for (let index = 0; index < levels.length; index += 3) {
        const level = levels[index];
        if ((previous < level) === (now < level) || clearance(x, y) < gap || x < inset || x > side - inset || y < inset / 2 || y > foot) continue;
        if (out.every((o) => Math.hypot(o.x - x, o.y - y) > 1.5 * gap)) out.push({ x, y, level, index });
      }
      previous = now;
    }
    return out;
  };
  /** @type {[any[], number][]} */
  const rays = [[0, 0], [side, 0], [0, side], [side, side]].map(([x, y]) => [along([x, y]), clearance(x, y)]);
  return rays.reduce((best, ray) => (ray[0].length > best[0].length || (ray[0].length === best[0].length && ray[1] > best[1]) ? ray : best))[0];
}

/** The whole still layer: bands, isolines, numbers. `run` is the run's path in pixels, which numbers keep clear of. */
export function contours({ z, levels }, side, ratio, u, palette, run, canvas = document.createElement("canvas")) {
  const n = Math.round(Math.sqrt(z.length));
  const colors = palette.depths(levels.length + 1);
  const c = raster(z, n, levels, colors, Math.round(side * ratio), canvas);
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  isolines(z, n, levels, side).forEach((path, index) => {
    c.lineWidth = (index % 3 ? 0.75 : 1) * u;
    c.strokeStyle = css(palette.ink, index % 3 ? 0.12 : 0.32);
    c.stroke(path);
  });
  c.font = `${11 * u}px ${palette.font}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  for (const { x, y, level, index } of labels(z, n, levels, side, run, 20 * u)) {
    c.lineWidth = 4 * u;
    c.lineJoin = "round";
    c.strokeStyle = css(colors[index], 0.85);
    const text = num(level, level < 0.095 ? 3 : level < 10 ? 2 : 0);
    c.strokeText(text, x, y);
    c.fillStyle = css(palette.ink, 0.72);
    c.fillText(text, x, y);
  }
  return canvas;
}
