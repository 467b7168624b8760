// Which columns the example table has room for: all of them, then without the bar of losses, with the terms drawn as that bar,
// without scores, and at last as narrow as it can be read.

const GAP = 0.857, PAD = 1.143, INDENT = 0.429, SCORE = 3.6, TERM = 3.9, FORMULA = 19;
const SMALL = "minmax(1.9rem, 2.6rem) 6.1rem minmax(2.6rem, 1fr) minmax(4.6rem, 4.9rem) minmax(2.7rem, 3.4rem)";

/** The first choice of columns that fits `width` rem: { scores, bar, stacked, small, css }. `terms` is how many a row shows. */
export function columns(width, { k, terms, formula, probabilities, phone }) {
  const wide = formula ? FORMULA : terms * (TERM + GAP);
  const offers = [
    { scores: true, bar: true, stacked: probabilities },
    { scores: true, bar: false, stacked: probabilities },
    { scores: true, bar: false, stacked: true },
    { scores: false, bar: false, stacked: probabilities },
  ].filter(({ scores }) => !(scores && phone));
  for (const { scores, bar, stacked } of offers) {
    const picture = INDENT + (stacked ? (bar ? 8 : 5) : wide);
    const [number, kind, value, loss] = phone ? [2.6, 6.8, 5.2, 4] : [3.3, 8.2, 6, 4.5];
    const widths = [number, kind, ...(scores ? Array(k).fill(SCORE) : []), picture, value, loss, ...(bar ? [4] : [])];
    const need = widths.reduce((sum, w) => sum + w, PAD + (widths.length - 1) * GAP);
    if (need > width) continue;
    const css = `${number}rem ${kind}rem ${scores ? `repeat(${k}, minmax(${SCORE}rem, 5.8rem)) ` : ""}minmax(${picture}rem, 1.4fr) ${value}rem ${loss}rem${bar ? " minmax(4rem, .7fr)" : ""}`;
    return { scores, bar, stacked, small: false, css };
  }
  return { scores: false, bar: false, stacked: true, small: true, css: SMALL };
}
