// SVG elements, made once; afterwards only attributes change.

export const NS = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. */
export function s(tag, attributes = {}, ...children) {
  const node = set(document.createElementNS(NS, tag), attributes);
  node.append(...children);
  return node;
}

/** Set attributes, each only where it differs; numbers to 0.01, null removes. Returns the node. */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) {
      node.removeAttribute(name);
      continue;
    }
    const text = String(typeof value === "number" ? Math.round(value * 100) / 100 : value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
  return node;
}

/** Show or hide. */
export function show(node, shown) {
  const display = shown ? "" : "none";
  if (node.style.display !== display) node.style.display = display;
}

/** The `d` of a line through points [[x, y], …]. */
export const polyline = (points, digits = 1) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(digits)} ${y.toFixed(digits)}`).join("");

/** Write text in which _{…} is set below the line; only when it differs. */
export function label(node, markup) {
  if (node.markup === markup) return;
  node.markup = markup;
  let low = false;
  node.replaceChildren(...markup.split(/(_\{[^}]*\})/).filter(Boolean).map((part) => {
    const under = part.startsWith("_{"), span = s("tspan", under ? { dy: "0.28em", class: "low" } : low ? { dy: "-0.22em" } : {});
    span.textContent = under ? part.slice(2, -1) : part;
    low = under;
    return span;
  }));
}

/** About `count` ticks between low and high, at round steps. */
export function ticks(low, high, count = 5, rounds = [1, 2, 5, 10]) {
  const raw = (high - low) / count, unit = 10 ** Math.floor(Math.log10(raw));
  const step = rounds.map((m) => m * unit).find((m) => m >= raw * 0.72) ?? 10 * unit;
  const out = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) out.push(+(i * step).toPrecision(12));
  return out;
}
