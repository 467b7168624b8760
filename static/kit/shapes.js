// Class markers 1…6: ● ■ ▲ ◆ ✚ ★, equal area (that of the unit disc), on canvas and as SVG.

import { THEME } from "./theme.js";

const polygon = (points) => (x, y, r) => `${points.map(([a, b], i) => `${i ? "L" : "M"}${(x + r * a).toFixed(4)} ${(y + r * b).toFixed(4)}`).join("")}Z`;

function disc(x, y, r) {
  const left = (x - r).toFixed(4), right = (x + r).toFixed(4), at = y.toFixed(4);
  return `M${right} ${at}A${r} ${r} 0 1 1 ${left} ${at}A${r} ${r} 0 1 1 ${right} ${at}Z`;
}

const OUTLINES = [disc, ...THEME.polygons.map(polygon)];

/** The marker of a class as an SVG path around (x, y): one with a transform of its own would make the browser lay all layers anew as it moves. */
export const outline = (label, x, y, r) => OUTLINES[label](x, y, r);

/** The markers around the origin, at radius 1. */
export const PATHS = OUTLINES.map((_, label) => outline(label, 0, 0, 1));

/** One Path2D per class at radius r, made once per size. */
export function markers(r) {
  return PATHS.map((path) => {
    const scaled = new Path2D();
    scaled.addPath(new Path2D(path), new DOMMatrix([r, 0, 0, r, 0, 0]));
    return scaled;
  });
}

const SVG = "http://www.w3.org/2000/svg";

/** A small SVG marker for chips and table rows; `set(label, hollow)` changes it in place. */
export function glyph(label, hollow = false) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "-1.7 -1.7 3.4 3.4");
  svg.setAttribute("class", "glyph");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  const set = (next, isHollow) => {
    const key = `${next}${isHollow}`;
    if (svg.dataset.key === key) return;
    svg.dataset.key = key;
    path.setAttribute("d", PATHS[next]);
    path.setAttribute("fill", isHollow ? "none" : `var(--class-${next + 1})`);
    path.setAttribute("stroke", isHollow ? `var(--class-${next + 1})` : "none");
    path.setAttribute("stroke-width", "0.42");
  };
  set(label, hollow);
  return Object.assign(svg, { set });
}
