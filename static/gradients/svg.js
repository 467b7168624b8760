// SVG nodes that are made once; afterwards only attributes change.

const NS = "http://www.w3.org/2000/svg";

export function s(tag, attributes = {}, ...children) {
  const node = document.createElementNS(NS, tag);
  set(node, attributes);
  node.append(...children);
  return node;
}

export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const text = String(value);
    if (node.getAttribute(name) !== text) node.setAttribute(name, text);
  }
}

/** SVG text with what stands below the line as a smaller, lowered part; only when it differs. */
export function write(node, markup) {
  if (node.markup === markup) return;
  node.markup = markup;
  let low = false;
  node.replaceChildren(...markup.split(/(_\{[^}]*\})/).filter(Boolean).map((part) => {
    const under = part.startsWith("_{"), span = document.createElementNS(NS, "tspan");
    span.textContent = under ? part.slice(2, -1) : part;
    if (under) set(span, { dy: "0.28em", class: "low" });
    else if (low) set(span, { dy: "-0.22em" });
    low = under;
    return span;
  }));
}
