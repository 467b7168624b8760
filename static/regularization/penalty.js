// What a weight vector scores and what it is charged, for the hand's own frame; tests/browser compares it with the engine.

export function charge(w, x) {
  let score = 0, l2 = 0, l1 = 0;
  for (let i = 0; i < w.length; i++) {
    score += w[i] * x[i];
    l2 += w[i] * w[i];
    l1 += Math.abs(w[i]);
  }
  return { score, l2, l1, elastic: 0.5 * l1 + 0.5 * l2 };
}

/** Whether two scores count as one. */
export const agree = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
