// The colours of a component in both modes: ink and paper from Streamlit's theme, the hues of data from the table in theme.js.

import { THEME } from "./theme.js";

const LIGHT = {
  ...THEME.light, haloAlpha: 0.8, regionBase: 0.05, regionGain: 0.22, mark: "#FFFFFF", deep: [0.765, 0.052], shallow: [0.985, 0.004],
};
const DARK = {
  ...THEME.dark, haloAlpha: 0.5, regionBase: 0.07, regionGain: 0.25, mark: "#0B0C0E", deep: [0.46, 0.048], shallow: [0.205, 0.01],
};
const HUE = (245 * Math.PI) / 180;

export const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
/** A CSS colour of sRGB components 0…255.
 * @param {Iterable<number>} color */
export const css = ([r, g, b], alpha = 1) => `rgba(${r},${g},${b},${alpha})`;
const linear = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const encode = (c) => Math.round(255 * Math.min(1, Math.max(0, c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)));

function toOklab(color) {
  const [r, g, b] = color.map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s];
}

/** @param {number[]} color */
function fromOklab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s].map(encode);
}

/** `share` of `over` mixed into `under`: plain sRGB, or OKLab where that keeps the hue truer. */
export function mix(over, under, share, oklab = false) {
  if (!oklab) return over.map((c, i) => Math.round(c * share + under[i] * (1 - share)));
  const a = toOklab(over), b = toOklab(under);
  return fromOklab(a.map((c, i) => c * share + b[i] * (1 - share)));
}

/** Everything a panel needs to colour itself, read from Streamlit's theme variables on `host`. */
export function palette(host) {
  const style = getComputedStyle(host);
  const read = (name, fallback) => {
    const value = style.getPropertyValue(name).trim();
    return /^#[0-9a-f]{6}$/i.test(value) ? value : fallback;
  };
  const paper = rgb(read("--st-background-color", "#FFFFFF"));
  const ink = rgb(read("--st-text-color", "#1B2027"));
  const dark = toOklab(paper)[0] < 0.5;
  const mode = dark ? DARK : LIGHT;
  const classes = mode.classes.map(rgb);
  // one table of 65 tints per class, as the raster's little-endian pixels
  const tints = classes.map((hue) => Uint32Array.from({ length: 65 }, (_, i) => {
    const [r, g, b] = mix(hue, paper, mode.regionBase + (mode.regionGain * i) / 64, dark);
    return (255 << 24) | (b << 16) | (g << 8) | r;
  }));
  const depths = (steps) => Array.from({ length: steps }, (_, i) => {
    const q = steps > 1 ? i / (steps - 1) : 0;
    const L = mode.deep[0] + (mode.shallow[0] - mode.deep[0]) * q, C = mode.deep[1] + (mode.shallow[1] - mode.deep[1]) * q;
    return fromOklab([L, C * Math.cos(HUE), C * Math.sin(HUE)]);
  });
  return {
    dark, ink, paper, classes, tints, depths,
    mute: mix(ink, paper, 0.62, true),
    border: read("--st-border-color", "#DFE2E7"),
    font: style.fontFamily || "sans-serif",
    gradient: rgb(mode.gradient), momentum: rgb(mode.momentum), batch: rgb(mode.batch), ok: rgb(mode.ok),
    halo: css(rgb(mode.halo), mode.haloAlpha), haloHue: mode.halo, mark: mode.mark,
    step: ink,
  };
}
