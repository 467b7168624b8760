// Shares of a whole side by side, as a background: it is painted anew where boxes would be laid out anew, in every frame.

/** Shares (each of 1), in the hues of their classes; where one is `own`, the others are pale. `gap` px of `between` apart, each at least `least` px wide. */
export function stripes(shares, { own = null, gap = 1, between = "transparent", least = 0 } = {}) {
  const stops = [];
  let from = 0;
  shares.forEach((share, j) => {
    if (!(share > 0)) return;
    const to = from + 100 * share, apart = from ? gap : 0, at = `calc(${from.toFixed(2)}% + ${apart}px)`;
    const hue = own === null || own === j ? `var(--class-${j + 1})` : `color-mix(in srgb, var(--class-${j + 1}) 38%, var(--paper))`;
    const end = least ? `max(${to.toFixed(2)}%, ${from.toFixed(2)}% + ${apart + least}px)` : `${to.toFixed(2)}%`;
    stops.push(`${between} ${at}`, `${hue} ${at} ${end}`);
    from = to;
  });
  return stops.length ? `linear-gradient(to right, ${stops.join(", ")}, transparent 0)` : "none";
}
