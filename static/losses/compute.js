// The desk's numbers for the hand's own frame, from the stage's mirror of the losses; the engine's answer replaces them on release.

import { MIRROR, softmax, total } from "../kit/mirror.js";

export const ROWS = ["hinge", "squared_hinge", "max_hinge", "ova_hinge", "softmax"];

/** How many terms the hinge's sum has. */
export const summands = (table) => (table.every_class ? table.k : table.k - 1);

/** Terms, values and mean of every loss, probabilities and leads, of a table {n, k, scores, scale, labels, delta, …}. */
export function work(table) {
  const { n, k, labels, delta } = table;
  const S = Float64Array.from(table.scores, (score) => score * table.scale);
  const rows = {};
  for (const id of ROWS) {
    const terms = new Float64Array(n * k), value = new Float64Array(n), one = new Array(k);
    const { terms: fill } = MIRROR[id === "hinge" && table.squared ? "squared_hinge" : id];
    for (let i = 0; i < n; i++) {
      fill(S, i * k, k, labels[i], delta, one);
      if (id === "hinge") vary(one, table, labels[i]);
      terms.set(one, i * k);
      value[i] = total(one, k);
    }
    rows[id] = { terms, value, mean: n ? total(value, n) / n : 0 };
  }
  const p = new Float64Array(n * k), leads = new Float64Array(n), out = new Array(k);
  for (let i = 0; i < n; i++) {
    p.set(softmax(S, i * k, k, out), i * k);
    let rival = -Infinity;
    for (let j = 0; j < k; j++) if (j !== labels[i]) rival = Math.max(rival, S[i * k + j]);
    leads[i] = S[i * k + labels[i]] - rival;
  }
  return { S, rows, p, leads };
}

function vary(terms, table, y) {
  if (table.every_class) terms[y] += table.squared ? table.delta ** 2 : table.delta;
  if (table.mean_of_terms) for (let j = 0; j < table.k; j++) terms[j] /= Math.max(1, summands(table));
}

/** Softmax by the naive formula: it overflows as the engine's does. */
export function chain(view, image, factor, shift) {
  const { k, S, labels } = view, s = Array.from({ length: k }, (_, j) => factor * S[image * k + j]);
  const top = Math.max(...s), z = shift ? s.map((x) => x - top) : s;
  const e = z.map(Math.exp), sum = e.reduce((a, b) => a + b, 0), p = e.map((x) => x / sum);
  return { s: z, e, total: sum, p, loss: -Math.log(p[labels[image]]) + 0 };
}

/** Value and slope of each two-class loss at a margin. */
export const SHAPES = {
  zero_one: (m) => [m <= 0 ? 1 : 0, 0],
  hinge: (m, delta) => [Math.max(0, delta - m), delta - m > 0 ? -1 : 0],
  squared_hinge: (m, delta) => [Math.max(0, delta - m) ** 2, -2 * Math.max(0, delta - m) + 0],
  softmax: (m) => [m > 0 ? Math.log1p(Math.exp(-m)) : Math.log1p(Math.exp(m)) - m, -1 / (1 + Math.exp(m))],
};
