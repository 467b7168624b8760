// The pointwise losses again, for the hand's own frame only. tests/browser compares each with the engine;
// a loss that is not here still works: its values then come ready made with the message.

/** Probabilities of the k scores s[at..at+k), shifted before exp. */
export function softmax(s, at, k, out) {
  let top = -Infinity, sum = 0;
  for (let j = 0; j < k; j++) top = Math.max(top, s[at + j]);
  for (let j = 0; j < k; j++) sum += out[j] = Math.exp(s[at + j] - top);
  for (let j = 0; j < k; j++) out[j] /= sum;
  return out;
}

function violations(s, at, k, y, delta, out) {
  for (let j = 0; j < k; j++) out[j] = j === y ? 0 : Math.max(0, s[at + j] - s[at + y] + delta);
  return out;
}

const sum = (terms, k) => { let total = 0; for (let j = 0; j < k; j++) total += terms[j]; return total; };

// terms(s, at, k, y, Δ, out) fills one summand per class; value adds them up; say writes one summand as a formula.
export const MIRROR = {
  hinge: {
    terms: violations,
    say: (sj, sy, delta) => `max(0, ${sj} − ${sy} + ${delta})`,
  },
  squared_hinge: {
    terms(s, at, k, y, delta, out) {
      violations(s, at, k, y, delta, out);
      for (let j = 0; j < k; j++) out[j] *= out[j];
      return out;
    },
    say: (sj, sy, delta) => `max(0, ${sj} − ${sy} + ${delta})²`,
  },
  softmax: {
    terms(s, at, k, y, delta, out) {
      let top = 0, others = 0; // how far the best of the others leads
      for (let j = 0; j < k; j++) top = Math.max(top, s[at + j] - s[at + y]);
      for (let j = 0; j < k; j++) if (j !== y) others += Math.exp(s[at + j] - s[at + y] - top);
      const value = top > 0 ? top + Math.log(Math.exp(-top) + others) : Math.log1p(others); // p near 1 would give 0
      for (let j = 0; j < k; j++) out[j] = j === y ? value : 0;
      return out;
    },
    say: null,
  },
  max_hinge: {
    terms(s, at, k, y, delta, out) {
      violations(s, at, k, y, delta, out);
      let worst = 0;
      for (let j = 1; j < k; j++) if (out[j] > out[worst]) worst = j;
      for (let j = 0; j < k; j++) if (j !== worst) out[j] = 0;
      return out;
    },
    say: (sj, sy, delta) => `max(0, ${sj} − ${sy} + ${delta})`,
  },
  ova_hinge: {
    terms(s, at, k, y, delta, out) {
      for (let j = 0; j < k; j++) out[j] = Math.max(0, delta - (j === y ? s[at + j] : -s[at + j]));
      return out;
    },
    say: null,
  },
};

export const total = sum;
