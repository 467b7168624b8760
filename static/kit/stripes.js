// Shares of a whole side by side, as a background: it is painted anew where boxes would be laid out anew, in every frame.

/** Shares (each of 1), in the hues of their classes; where one is `own`, the others are pale. `gap` px of `between` apart, each at least `least` px wide, at the end too. */
export function stripes(shares, { own = null, gap = 1, between = "transparent", least = 0 } = {}) {
  const stops = [];
  let from = 0, after = shares.filter((share) => share > 0).length;
  shares.forEach((share, j) => {
    if (!(share > 0)) return;
    const to = from + 100 * share, apart = from ? gap : 0, room = `100% - ${--after * (gap + least)}px`; // what comes after it has its own
    const at = least ? `min(${from.toFixed(2)}% + ${apart}px, ${room} - ${least}px)` : `calc(${from.toFixed(2)}% + ${apart}px)`;
    const hue = own === null || own === j ? `var(--class-${j + 1})` : `color-mix(in srgb, var(--class-${j + 1}) 38%, var(--paper))`;
    const end = least ? `min(max(${to.toFixed(2)}%, ${from.toFixed(2)}% + ${apart + least}px), ${room})` : `${to.toFixed(2)}%`;
    stops.push(`${between} ${at}`, `${hue} ${at} ${end}`);
    from = to;
  });
  return stops.length ? `linear-gradient(to right, ${stops.join(", ")}, transparent 0)` : "none";
}
