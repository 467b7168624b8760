// Racers A…F, the same on every page that has some: a letter first, then a dash, then a hue. No hue is a class's or a quantity's.

import { h } from "./dom.js";
import { css, rgb } from "./palette.js";
import { THEME } from "./theme.js";

export const LETTERS = ["A", "B", "C", "D", "E", "F"];
const LIGHT = THEME.light.racers.map(rgb), DARK = THEME.dark.racers.map(rgb);

/** The six hues as [r, g, b]; A is ink: Explore's own run. */
export const racers = (palette) => (palette.dark ? DARK : LIGHT);

const share = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
/** @param {number[]} color */
const luminance = ([r, g, b]) => 0.2126 * share(r) + 0.7152 * share(g) + 0.0722 * share(b);

/** Black or white, whichever stands out more on `color`. */
export const letterOn = (color) => (luminance(color) > 0.179 ? "#000000" : "#FFFFFF");

/** Dash number `i` for lines `u` times as wide as at a root of 14 px. */
export const dash = (i, u = 1) => THEME.dashes[i].map((length) => length * u);

/** A racer's disc on a canvas, ringed with paper; `hollow`: only its outline (a projection). */
export function badge(c, i, x, y, r, palette, { hollow = false, alpha = 1, ring = 1.5 } = {}) {
  const color = racers(palette)[i];
  c.save();
  c.globalAlpha = alpha;
  c.setLineDash([]);
  c.beginPath();
  c.arc(x, y, r + ring * (r / 7), 0, 7);
  c.fillStyle = css(palette.paper);
  c.fill();
  c.beginPath();
  c.arc(x, y, hollow ? r - 0.75 : r, 0, 7);
  if (hollow) {
    c.lineWidth = 1.5;
    c.strokeStyle = css(color);
    c.stroke();
  } else {
    c.fillStyle = css(color);
    c.fill();
  }
  c.fillStyle = hollow ? css(color) : letterOn(color);
  c.font = `600 ${r * 1.36}px ${palette.font}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.fillText(LETTERS[i], x, y + r * 0.07);
  c.restore();
}

/** A racer's badge as an element; its colours are variables, so that it follows the theme (`dress` sets them). */
export function chip(i) {
  return h("span", { class: "racer", "data-racer": LETTERS[i], style: `background:var(--racer-${i});color:var(--on-racer-${i})` }, LETTERS[i]);
}

/** The variables that `chip` needs, set on `root`. */
export function dress(root, palette) {
  racers(palette).forEach((color, i) => {
    root.style.setProperty(`--racer-${i}`, css(color));
    root.style.setProperty(`--on-racer-${i}`, letterOn(color));
  });
}
