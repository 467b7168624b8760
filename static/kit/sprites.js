// Point markers, drawn once per look and stamped per point: class shape, paper outline, × where misclassified, ring where a support vector.

import { css } from "./palette.js";
import { markers } from "./shapes.js";

export class Sprites {
  /** Markers of radius r at `ratio` device pixels; kept until one of these, or the theme, changes. */
  prepare(r, u, ratio, palette) {
    const key = [r, u, ratio].join();
    if (this.key === key && this.palette === palette) return;
    this.key = key;
    this.r = r;
    this.u = u;
    this.ratio = ratio;
    this.palette = palette;
    this.made = new Map();
    this.shapes = markers(r);
    this.half = Math.ceil((r + 6 * u) * ratio) / ratio;
  }

  of(label, test, wrong, support) {
    const key = label * 8 + test * 4 + wrong * 2 + support;
    let sprite = this.made.get(key);
    if (!sprite) this.made.set(key, (sprite = this.make(label, test, wrong, support)));
    return sprite;
  }

  make(label, test, wrong, support) {
    const { r, u, ratio, palette, half } = this, hue = css(palette.classes[label]), paper = css(palette.paper), shape = this.shapes[label];
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.round(2 * half * ratio);
    const c = canvas.getContext("2d");
    c.setTransform(ratio, 0, 0, ratio, half * ratio, half * ratio);
    c.lineJoin = "round";
    const line = (width, color, path) => {
      c.lineWidth = width * u;
      c.strokeStyle = color;
      c.stroke(path);
    };
    line(test ? 4 : 2.5, paper, shape);
    c.fillStyle = test ? paper : hue;
    c.fill(shape);
    if (test) line(1.6, hue, shape);
    if (wrong) {
      const a = r * 0.42, cross = new Path2D(`M${-a} ${-a}L${a} ${a}M${a} ${-a}L${-a} ${a}`);
      line(1.4, test ? hue : palette.mark, cross);
    }
    if (support) {
      const ring = new Path2D();
      ring.arc(0, 0, r + 4 * u, 0, 7);
      line(1.25, css(palette.ink, 0.8), ring);
    }
    return canvas;
  }
}
