// Small helpers for pictures drawn as SVG: made once, afterwards only attributes change.

const NS = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. */
export function s(tag, attributes = {}, ...children) {
  const node = document.createElementNS(NS, tag);
  set(node, attributes);
  node.append(...children);
  return node;
}

/** Set attributes, each only where it differs. */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
    if (text === null || text === undefined || text === false) node.removeAttribute(name);
    else if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

/** Show or hide. */
export const show = (node, shown) => {
  const display = shown ? "" : "none";
  if (node.style.display !== display) node.style.display = display;
};

/** About `count` ticks between low and high, at round steps. */
export function ticks(low, high, count = 5, rounds = [1, 2, 5, 10]) {
  const raw = (high - low) / count, power = 10 ** Math.floor(Math.log10(raw));
  const step = rounds.map((m) => m * power).find((m) => m >= raw * 0.72) ?? 10 * power;
  const out = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) out.push(+(i * step).toPrecision(12));
  return out;
}
