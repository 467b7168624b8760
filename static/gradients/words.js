// Text as this page writes it: names with something below the line, powers of ten, slopes with five decimals.

const SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const minus = (text) => text.replace(/-/g, "−");
export const raised = (n) => (n < 0 ? "⁻" : "") + [...String(Math.abs(n))].map((d) => SUPER[d]).join("");

/** Set `markup` with _{…} below the line and **…** in bold; only when it differs. */
export function rich(node, markup) {
  if (node.markup === markup) return;
  node.markup = markup;
  node.replaceChildren(...markup.split(/(_\{[^}]*\}|\*\*.*?\*\*)/).filter(Boolean).map((part) => {
    const low = part.startsWith("_{"), bold = part.startsWith("**");
    if (!low && !bold) return part;
    const child = document.createElement(low ? "sub" : "b");
    if (low) child.textContent = part.slice(2, -1);
    else rich(child, part.slice(2, -2));
    return child;
  }));
}

/** A name without markup, for attributes and SVG: w_{2x} is w2x. */
export const flat = (markup) => markup.replace(/_\{([^}]*)\}/g, "$1");

/** −1.10 × 10⁻⁵ */
export function scientific(x, digits = 3) {
  if (x === 0) return "0";
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  const [mantissa, exponent] = x.toExponential(digits - 1).split("e");
  return `${minus(mantissa)} × 10${raised(+exponent)}`;
}

/** A slope: five decimals, as long as those say something. */
export function slope(x) {
  const size = Math.abs(x);
  return x === 0 || (size >= 1e-3 && size < 100) ? minus(x.toFixed(5)) : scientific(x, 4);
}

/** A small error: 5.7 × 10⁻⁵, 0.105, 0. */
export function small(x) {
  if (x === 0) return "0";
  return x >= 1e-2 && x < 1e3 ? String(+x.toPrecision(3)) : scientific(x, 2);
}

/** h: 0.0001 as long as that is short, else 10⁻⁸. */
export const step = (power) => (power <= 5 ? `0.${"0".repeat(power - 1)}1` : `10${raised(-power)}`);
export const power = (p) => `10${raised(-p)}`;

/** A weight, its decimals reaching as far as h as long as that is short. */
export function weight(w, p, moved = false) {
  if (Math.abs(w) >= 1e4) return scientific(w, 4);
  if (moved && p > 6) return `${minus(w.toFixed(4))} + ${power(p)}`;
  return minus(w.toFixed(p > 6 ? 4 : Math.max(p, 4)));
}

/** Two numbers with the same decimals, enough to tell them apart: [equal head, rest] of each. */
export function pair(a, b) {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return [["", scientific(a)], ["", scientific(b)]];
  const big = Math.max(Math.abs(a), Math.abs(b)), whole = big >= 1 ? Math.floor(Math.log10(big)) + 1 : 1;
  const apart = Math.abs(a - b), most = Math.max(0, 16 - whole);
  const decimals = apart > 0 ? Math.min(most, Math.max(4, Math.ceil(-Math.log10(apart)) + 2)) : most;
  const [p, q] = [minus(a.toFixed(decimals)), minus(b.toFixed(decimals))];
  let same = 0;
  while (same < p.length && same < q.length && p[same] === q[same]) same++;
  return [[p.slice(0, same), p.slice(same)], [q.slice(0, same), q.slice(same)]];
}
