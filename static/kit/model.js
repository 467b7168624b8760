// What the picture shows at one update: scores of points and grid, and what follows from them. No learning here.

import { MIRROR, softmax, total } from "./mirror.js";

/** Feature rows Φ of `count` places: feature f is the product of a part of x and a part of y, those that pairs[f] names. */
function products(pairs, count, ofX, ofY) {
  const F = pairs.length, phi = new Float64Array(count * F);
  for (let i = 0; i < count; i++) {
    const x = ofX(i), y = ofY(i);
    for (let f = 0; f < F; f++) phi[i * F + f] = x[pairs[f][0]] * y[pairs[f][1]];
  }
  return phi;
}

/** Feature rows Φ at any place, by bilinear interpolation of the grid (exact for linear features on 2×2). */
export class Features {
  /** The grid's rows `phi`, or the parts along its `axis` that they are made of. */
  constructor({ size, phi, F, pairs, axis }, span) {
    this.size = size;
    this.phi = phi;
    this.F = F;
    this.span = span;
    this.pairs = pairs;
    if (axis) {
      const m = axis.length / size, part = Array.from({ length: size }, (_, i) => axis.subarray(i * m, i * m + m));
      this.phi = products(pairs, size * size, (i) => part[i % size], (i) => part[Math.floor(i / size)]);
      this.parts = part;
    }
  }

  /** Scores S = Φ Wᵀ of the whole grid. Along a row the part of y does not change: it is multiplied into W once, and only the parts of x are left. */
  scores(theta, at, k, out) {
    const { size, phi, F, pairs, parts } = this;
    if (!parts) return product(phi, size * size, F, theta, at, k, out);
    const m = parts[0].length, along = new Float64Array(m * k);
    for (let row = 0, to = 0; row < size; row++) {
      const y = parts[row];
      along.fill(0);
      for (let f = 0; f < F; f++) for (let j = 0; j < k; j++) along[pairs[f][0] * k + j] += theta[at + j * F + f] * y[pairs[f][1]];
      for (let column = 0; column < size; column++) {
        const x = parts[column];
        for (let j = 0; j < k; j++, to++) {
          let s = 0;
          for (let a = 0; a < m; a++) s += along[a * k + j] * x[a];
          out[to] = s;
        }
      }
    }
    return out;
  }

  /** The exact rows at n points, from what was sent of them: their parts, or the rows themselves. */
  exact(sent, n) {
    if (!this.pairs) return sent;
    const m = sent.length / (2 * n);
    return products(this.pairs, n, (i) => sent.subarray(2 * i * m, 2 * i * m + m), (i) => sent.subarray(2 * i * m + m, 2 * i * m + 2 * m));
  }

  at(x, y, out, offset = 0) {
    const { size, phi, F, span } = this, last = size - 1;
    const u = ((x + span) / (2 * span)) * last, v = ((y + span) / (2 * span)) * last;
    const i = Math.min(Math.max(Math.floor(u), 0), last - 1), j = Math.min(Math.max(Math.floor(v), 0), last - 1);
    const fu = u - i, fv = v - j, row = (j * size + i) * F, up = row + size * F;
    for (let f = 0; f < F; f++) {
      const low = phi[row + f] * (1 - fu) + phi[row + F + f] * fu;
      const high = phi[up + f] * (1 - fu) + phi[up + F + f] * fu;
      out[offset + f] = low * (1 - fv) + high * fv;
    }
    return out;
  }
}

/** Scores S = Φ Wᵀ of many rows at once. */
function product(phi, rows, F, theta, at, k, out) {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < k; j++) {
      let s = 0;
      for (let f = 0; f < F; f++) s += phi[i * F + f] * theta[at + j * F + f];
      out[i * k + j] = s;
    }
  }
  return out;
}

export class Model {
  constructor(data) {
    this.data = data;
    this.k = data.classes;
    this.F = data.features.F;
    this.d = this.k * this.F;
    this.updates = data.theta.length / this.d - 1;
    this.features = new Features(data.features, data.window);
    this.mirror = data.loss.mirror ? MIRROR[data.loss.id] : null;
    this.probabilities = data.loss.picture === "probability";
    this.grid = new Float64Array(data.features.size ** 2 * this.k);
    this.terms = new Float64Array(this.k);
  }

  /** Take over the points as they are under the hand; `moved` rows get their features by interpolation. */
  place(points, exact) {
    const { n, xy } = points, { F, k } = this;
    this.points = points;
    this.n = n;
    this.phi = new Float64Array(n * F);
    for (let i = 0; i < n; i++) this.features.at(xy[2 * i], xy[2 * i + 1], this.phi, i * F);
    if (exact) this.phi.set(this.features.exact(exact, n));
    this.scores = new Float64Array(n * k);
    this.p = new Float64Array(n * k);
    this.loss = new Float64Array(n);
    this.margin = new Float64Array(n);
    this.predicted = new Uint8Array(n);
    this.shown = -1;
  }

  /** One point follows the hand; everything else about it follows at the next `at`. */
  move(i) {
    const { xy } = this.points;
    this.features.at(xy[2 * i], xy[2 * i + 1], this.phi, i * this.F);
    this.shown = -1;
  }

  /** Bring scores, predictions, margins, probabilities and losses to update `step`. */
  at(step) {
    if (this.shown === step) return this;
    const { k, F, n, scores, p, loss, margin, predicted, data, terms } = this;
    const { label } = this.points, offset = step * this.d, ready = data.loss.examples;
    product(this.phi, n, F, data.theta, offset, k, scores);
    for (let i = 0; i < n; i++) {
      const y = label[i], row = i * k;
      let best = 0, rival = -Infinity;
      for (let j = 0; j < k; j++) {
        if (scores[row + j] > scores[row + best]) best = j;
        if (j !== y && scores[row + j] > rival) rival = scores[row + j];
      }
      predicted[i] = best;
      margin[i] = scores[row + y] - rival;
      if (this.probabilities) p.set(softmax(scores, row, k, terms), row);
      loss[i] = this.mirror ? total(this.mirror.terms(scores, row, k, y, data.loss.delta, terms), k)
        : ready && ready.length > step * n + i ? ready[step * n + i] : NaN;
    }
    this.shown = step;
    return this;
  }

  /** The summands of L_i, one per class (null without a mirror). */
  termsOf(i, out = this.terms) {
    return this.mirror ? this.mirror.terms(this.scores, i * this.k, this.k, this.points.label[i], this.data.loss.delta, out) : null;
  }

  /** L_i along the whole run, for the selected example's own curve. */
  course(i) {
    const { k, F, d, updates, data } = this, out = new Float64Array(updates + 1), s = new Float64Array(k);
    const phi = this.phi.subarray(i * F, i * F + F), y = this.points.label[i];
    for (let t = 0; t <= updates; t++) {
      product(phi, 1, F, data.theta, t * d, k, s);
      out[t] = this.mirror ? total(this.mirror.terms(s, 0, k, y, data.loss.delta, this.terms), k) : data.loss.examples[t * this.n + i];
    }
    return out;
  }

  /** Scores on the feature grid at update `step`. */
  gridScores(step) {
    return this.features.scores(this.data.theta, step * this.d, this.k, this.grid);
  }
}
