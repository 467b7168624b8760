// Where s_i − s_j = c and no third class is above: boundaries (c = 0) and margin lines (c = ±Δ), as segments in data units.

/** Marching squares on one cell: up to two segments where f = 0, by linear interpolation along the edges. */
export function cellSegments(f00, f10, f01, f11, x, y, h, out) {
  const code = +(f00 > 0) | (+(f10 > 0) << 1) | (+(f11 > 0) << 2) | (+(f01 > 0) << 3);
  if (code === 0 || code === 15) return;
  const south = () => [x + (h * f00) / (f00 - f10), y], north = () => [x + (h * f01) / (f01 - f11), y + h];
  const west = () => [x, y + (h * f00) / (f00 - f01)], east = () => [x + h, y + (h * f10) / (f10 - f11)];
  const push = (a, b) => out.push(a[0], a[1], b[0], b[1]);
  switch (code) {
    case 1: case 14: push(south(), west()); break;
    case 2: case 13: push(south(), east()); break;
    case 3: case 12: push(west(), east()); break;
    case 4: case 11: push(east(), north()); break;
    case 6: case 9: push(south(), north()); break;
    case 7: case 8: push(west(), north()); break;
    case 5: push(south(), east()); push(west(), north()); break;
    case 10: push(south(), west()); push(east(), north()); break;
  }
}

/** The part of a·x + b·y + c = 0 inside the window where every [a, b, c] of `above` is ≥ 0; null if there is none. */
export function clipLine(a, b, c, span, above) {
  const norm = a * a + b * b;
  if (!(norm > 1e-18)) return null;
  const x0 = (-a * c) / norm, y0 = (-b * c) / norm, length = Math.sqrt(norm), dx = -b / length, dy = a / length;
  let from = -Infinity, to = Infinity;
  const keep = (slope, offset) => { // slope · t + offset ≥ 0
    if (Math.abs(slope) < 1e-12) { if (offset < 0) to = -Infinity; } else if (slope > 0) from = Math.max(from, -offset / slope);
    else to = Math.min(to, -offset / slope);
  };
  keep(dx, x0 + span); keep(-dx, span - x0); keep(dy, y0 + span); keep(-dy, span - y0);
  for (const [p, q, r] of above) keep(p * dx + q * dy, p * x0 + q * y0 + r);
  return from < to ? [x0 + dx * from, y0 + dy * from, x0 + dx * to, y0 + dy * to] : null;
}

/** Exact segments for linear features: the three corner values of each class score give its plane. */
function linear(scores, _size, k, span, offsets) {
  const plane = Array.from({ length: k }, (_, j) => {
    const [sw, se, nw] = [scores[j], scores[k + j], scores[2 * k + j]];
    const a = (se - sw) / (2 * span), b = (nw - sw) / (2 * span);
    return [a, b, sw + a * span + b * span];
  });
  const minus = (p, q, c = 0) => [p[0] - q[0], p[1] - q[1], p[2] - q[2] - c];
  const out = [];
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      for (const c of offsets) {
        const lower = c > 0 ? j : i; // the smaller of the two must still be above every third class
        const above = plane.flatMap((third, m) => (m === i || m === j ? [] : [minus(plane[lower], third)]));
        const segment = clipLine(...minus(plane[i], plane[j], c), span, above);
        if (segment) out.push(...segment);
      }
    }
  }
  return out;
}

/** Segments on a fine lattice for curved scores. */
function curved(scores, size, k, span, offsets) {
  const out = [], h = (2 * span) / (size - 1), found = [];
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      for (const c of offsets) {
        for (let r = 0; r < size - 1; r++) {
          for (let q = 0; q < size - 1; q++) {
            const at = (r * size + q) * k, up = at + size * k;
            const f = (o) => scores[o + i] - scores[o + j] - c;
            found.length = 0;
            cellSegments(f(at), f(at + k), f(up), f(up + k), q, r, 1, found);
            for (let n = 0; n < found.length; n += 4) {
              const u = (found[n] + found[n + 2]) / 2 - q, v = (found[n + 1] + found[n + 3]) / 2 - r;
              const s = (m) => (scores[at + m] * (1 - u) + scores[at + k + m] * u) * (1 - v) + (scores[up + m] * (1 - u) + scores[up + k + m] * u) * v;
              const floor = Math.min(s(i), s(j)) + 1e-9;
              let top = true;
              for (let m = 0; m < k && top; m++) top = m === i || m === j || s(m) <= floor;
              if (top) out.push(...[0, 2].flatMap((e) => [found[n + e] * h - span, found[n + e + 1] * h - span]));
            }
          }
        }
      }
    }
  }
  return out;
}

/** Segments [x1, y1, x2, y2, …] for all pairs of classes at each offset c in `offsets`. */
export const pairLines = (scores, size, k, span, offsets) => (size === 2 ? linear : curved)(scores, size, k, span, offsets);

/** Where one class's own score is Δ (one-versus-all margins), by the same lattice. */
export function ownLines(scores, size, k, span, delta) {
  const out = [], h = (2 * span) / (size - 1);
  for (let j = 0; j < k; j++) {
    for (let r = 0; r < size - 1; r++) {
      for (let q = 0; q < size - 1; q++) {
        const at = (r * size + q) * k + j, up = at + size * k;
        cellSegments(scores[at] - delta, scores[at + k] - delta, scores[up] - delta, scores[up + k] - delta, q * h - span, r * h - span, h, out);
      }
    }
  }
  return out;
}

/** The nearest place to (x, y) where s_y − s_j reaches `target`, by Newton steps up the slope; null if it is not found. */
export function foot(model, step, x, y, own, rival, target) {
  const { F, k, features, data } = model, at = step * model.d, phi = new Float64Array(F), h = 1e-4 * features.span;
  const value = (px, py) => {
    features.at(px, py, phi);
    let s = 0;
    for (let f = 0; f < F; f++) {
      s += phi[f] * (data.theta[at + own * F + f] - (rival < 0 ? 0 : data.theta[at + rival * F + f]));
    }
    return s;
  };
  const limit = features.size === 2 ? 1 : 12;
  for (let n = 0; n < limit; n++) {
    const gap = target - value(x, y);
    const gx = (value(x + h, y) - value(x - h, y)) / (2 * h), gy = (value(x, y + h) - value(x, y - h)) / (2 * h);
    const norm = gx * gx + gy * gy;
    if (!(norm > 1e-12)) return null;
    x += (gx * gap) / norm;
    y += (gy * gap) / norm;
    if (Math.abs(x) > 1.25 * features.span || Math.abs(y) > 1.25 * features.span) return null;
  }
  return Math.abs(target - value(x, y)) < 0.02 * Math.max(1, Math.abs(target)) && k > 1 ? [x, y] : null;
}
