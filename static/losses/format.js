// How the desk writes its numbers.

import { fixed, num } from "../kit/numbers.js";

/** A score as a person types it: at least one decimal, at most four. */
export function score(value) {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e6) return num(value, 2);
  if (Math.abs(value) >= 100 && Number.isInteger(Math.round(value * 1e4) / 1e4)) return value.toFixed(0).replace("-", "−");
  const text = value.toFixed(4).replace(/0{1,3}$/, "");
  return (+text === 0 ? "0.0" : text).replace("-", "−");
}

/** A number inside a formula: no decimals that say nothing. */
export const short = (value) => (Math.abs(value) >= 1e5 ? num(value, 2) : String(+value.toFixed(value !== 0 && Math.abs(value) < 0.01 ? 4 : 2))).replace("-", "−");

/** Whether it would read as 0 and is not. */
const vanishes = (value) => value > 0 && value < 5e-5;

/** What a sum comes to: as inside a formula, but what is not 0 never reads as 0. */
export const result = (value) => (vanishes(value) ? num(value, 2) : short(value));

/** A probability inside a formula; where it would read as 1 and is not, what it lacks. */
export const probability = (p, loss) => (vanishes(loss) ? `(1 − ${num(loss, 2)})` : p > 0 && p < 1e-4 ? num(p) : String(+p.toPrecision(3)));

/** A given number inside a formula, up to four decimals. */
export const given = (value) => (Math.abs(value) >= 1e6 ? num(value, 2) : String(+value.toFixed(4))).replace("-", "−");

/** An exponential or a sum of them. */
export const grown = (value) => (!Number.isFinite(value) || value >= 1e5 || (value > 0 && value < 0.005) ? num(value, 2) : value.toFixed(value < 10 ? 2 : 1));

/** A loss in its cell: two decimals, and what is small but not 0 never reads as 0. */
export const loss = (value) => (value > 0 && value < 0.005 ? num(value, 2) : fixed(value));

/** A typed number: true minus and a decimal comma are fine; null when it is none. */
export function typed(text) {
  const plain = text.trim().replace(/[−–]/g, "-").replace(/^([^,.]*),([^,]*)$/, "$1.$2");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  return Number(plain);
}

/** The beginning of a number that is still being typed. */
export const unfinished = (text) => /^\s*([+\-−–][.,]?|[.,])$|^[^e]*\de[+\-−–]?$/i.test(text);

export { fixed, num };
