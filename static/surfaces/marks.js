// Hatching where nothing goes.

import { css } from "../kit/palette.js";

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
