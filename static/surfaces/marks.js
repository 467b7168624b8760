// Signs that are the same everywhere: × where something diverged, hatching where nothing goes.

import { cased } from "../kit/canvas.js";
import { css } from "../kit/palette.js";

export function cross(c, x, y, u, palette) {
  const a = 4 * u, path = new Path2D();
  path.moveTo(x - a, y - a);
  path.lineTo(x + a, y + a);
  path.moveTo(x + a, y - a);
  path.lineTo(x - a, y + a);
  c.setLineDash([]);
  c.lineCap = "round";
  cased(c, path, 2.2 * u, css(palette.ink), 5 * u, css(palette.paper));
}

/** Hatch what is inside the path. */
export function hatch(c, region, x0, y0, x1, y1, u, palette, alpha = 0.22) {
  c.save();
  c.clip(region);
  c.setLineDash([]);
  c.strokeStyle = css(palette.ink, alpha);
  c.lineWidth = 1;
  c.beginPath();
  const height = y1 - y0;
  for (let x = x0 - height; x < x1; x += 5 * u) {
    c.moveTo(x, y1);
    c.lineTo(x + height, y0);
  }
  c.stroke();
  c.restore();
}
