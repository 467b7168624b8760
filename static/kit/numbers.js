// Numbers as text. Every module formats its numbers here: true minus "−", "∞" and "NaN", one form for powers of ten ("1.5×10⁻⁵", "10⁻⁸").

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Replace hyphens by the minus sign. */
const minus = (text) => text.replaceAll("-", "−");

/** An integer as a superscript: raised(-5) is "⁻⁵". */
export const raised = (n) => (n < 0 ? "⁻" : "") + [...String(Math.abs(n))].map((digit) => SUPERSCRIPTS[digit]).join("");

/** A power of ten: power(-8) is "10⁻⁸". */
export const power = (exponent) => `10${raised(exponent)}`;

/** `value` as mantissa × power of ten with `n` significant figures: "−1.10×10⁻⁵". Zero is "0". */
export function scientific(value, n = 2) {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return notFinite(value);
  const [mantissa, exponent] = value.toExponential(n - 1).split("e");
  return `${minus(mantissa)}×${power(+exponent)}`;
}

const notFinite = (value) => (Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞");

/** `digits` decimals below 10, fewer above; a power of ten from 10⁵ on and where those decimals would all be 0. */
export function num(value, digits = 3) {
  if (!Number.isFinite(value)) return notFinite(value);
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 0.5 * 10 ** -digits)) return scientific(value);
  const places = size < 10 ? digits : size < 100 ? digits - 1 : size < 1000 ? digits - 2 : 0;
  return minus(value.toFixed(Math.max(0, places)));
}

/** `digits` decimals always, so that the digits of a column stand below each other. */
export function fixed(value, digits = 2) {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e4) return num(value, digits);
  const text = value.toFixed(digits);
  return minus(+text === 0 ? (0).toFixed(digits) : text);
}

/** `num` without trailing zeros. */
export const plain = (value, digits = 6) => num(value, digits).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** A share of 1 in percent, without the sign. */
export const percent = (share) => (share * 100).toFixed(1);

/** A count with its thousands apart: "12,600". */
export const count = (n) => n.toLocaleString("en-US");

/** `n` significant figures without trailing zeros, a power of ten below 10⁻⁴ and from 10⁴ on. */
export function figures(value, n = 3) {
  const size = Math.abs(value);
  return value === 0 || (size >= 1e-4 && size < 1e4) ? minus(String(+value.toPrecision(n))) : num(value);
}

/** The label of a tick: `plain` from 10⁻³ to 10⁴, else "10⁵" or "2.5×10⁵" with all its figures. */
export function tick(value) {
  if (value === 0 || (value >= 1e-3 && value < 1e4)) return plain(value);
  const [mantissa, exponent] = value.toExponential().split("e");
  return mantissa === "1" ? power(+exponent) : `${minus(mantissa)}×${power(+exponent)}`;
}

// Strength of a penalty

/** λ in two figures; one decimal from 1 on. */
export const strength = (value) => (value >= 1 ? value.toFixed(1).replace(/\.0$/, "") : figures(value, 2));

// Scores and losses

/** A score as it is typed: at least one decimal, at most four. */
export function score(value) {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e6) return num(value, 2);
  if (Math.abs(value) >= 100 && Number.isInteger(Math.round(value * 1e4) / 1e4)) return minus(value.toFixed(0));
  const text = value.toFixed(4).replace(/0{1,3}$/, "");
  return minus(+text === 0 ? "0.0" : text);
}

/** A term inside a formula: two decimals, four below 0.01, no trailing zeros. */
export const short = (value) => (Math.abs(value) >= 1e5 ? num(value, 2) : minus(String(+value.toFixed(value !== 0 && Math.abs(value) < 0.01 ? 4 : 2))));

/** A given number inside a formula, up to four decimals. */
export const given = (value) => (Math.abs(value) >= 1e6 ? num(value, 2) : minus(String(+value.toFixed(4))));

/** Whether `short` would write 0 for a positive value. */
const vanishes = (value) => value > 0 && value < 5e-5;

/** The result of a sum: as `short`, but a positive value is never written as 0. */
export const result = (value) => (vanishes(value) ? num(value, 2) : short(value));

/** A probability inside a formula; 1 − loss where it would be written as 1. */
export const probability = (p, loss) => (vanishes(loss) ? `(1 − ${num(loss, 2)})` : p > 0 && p < 1e-4 ? num(p) : String(+p.toPrecision(3)));

/** An exponential, or a sum of them. */
export const grown = (value) => (!Number.isFinite(value) || value >= 1e5 || (value > 0 && value < 0.005) ? num(value, 2) : value.toFixed(value < 10 ? 2 : 1));

/** A loss in a cell: two decimals; a positive value is never written as 0.00. */
export const loss = (value) => (value > 0 && value < 0.005 ? num(value, 2) : fixed(value));

/** The number that `text` holds, with a true minus and a decimal comma allowed; null if it holds none. */
export function typed(text) {
  const normal = text.trim().replace(/[−–]/g, "-").replace(/^([^,.]*),([^,]*)$/, "$1.$2");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(normal) ? Number(normal) : null;
}

/** Whether `text` is the beginning of a number. */
export const unfinished = (text) => /^\s*([+\-−–][.,]?|[.,])$|^[^e]*\de[+\-−–]?$/i.test(text);

// Finite differences

/** A slope: five decimals from 10⁻³ to 100, else four figures. */
export function slope(value) {
  const size = Math.abs(value);
  return value === 0 || (size >= 1e-3 && size < 100) ? minus(value.toFixed(5)) : scientific(value, 4);
}

/** A relative error, ≥ 0: three figures from 0.01 to 1000, else two and a power of ten. */
export const small = (value) => (value >= 1e-2 && value < 1e3 ? String(+value.toPrecision(3)) : scientific(value, 2));

/** The step h = 10⁻ᵖ, in decimals up to p = 5. */
export const step = (p) => (p <= 5 ? `0.${"0".repeat(p - 1)}1` : power(-p));

/** A weight with as many decimals as h = 10⁻ᵖ needs, or four and "+ h" where that is too many and it was `moved` by h. */
export function weight(value, p, moved = false) {
  if (Math.abs(value) >= 1e4) return scientific(value, 4);
  if (moved && p > 6) return `${minus(value.toFixed(4))} + ${power(-p)}`;
  return minus(value.toFixed(p > 6 ? 4 : Math.max(p, 4)));
}

/** Two numbers with the same decimals, enough to tell them apart: [equal head, rest] of each. */
export function pair(a, b) {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return [["", scientific(a, 3)], ["", scientific(b, 3)]];
  const big = Math.max(Math.abs(a), Math.abs(b)), whole = big >= 1 ? Math.floor(Math.log10(big)) + 1 : 1;
  const apart = Math.abs(a - b), most = Math.max(0, 16 - whole);
  const decimals = apart > 0 ? Math.min(most, Math.max(4, Math.ceil(-Math.log10(apart)) + 2)) : most;
  const [p, q] = [minus(a.toFixed(decimals)), minus(b.toFixed(decimals))];
  let same = 0;
  while (same < p.length && same < q.length && p[same] === q[same]) same++;
  return [[p.slice(0, same), p.slice(same)], [q.slice(0, same), q.slice(same)]];
}
