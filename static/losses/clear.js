// Where small numbers stand on a picture: at the first place that is clear, else at the one where they lie on the fewest others.

const APART = 2;

/** About how wide a number is in 11 px and bold. */
export const across = (text) => [...text].reduce((width, sign) => width + (sign === "." ? 4.2 : 7.7), 0);

const box = ({ x, y, anchor }, width) => {
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return [left, left + width, y - 9, y + 1]; // digits have no descenders
};
const meet = (a, b) => a[0] < b[1] + APART && b[0] < a[1] + APART && a[2] < b[3] + APART && b[2] < a[3] + APART;

/** The first of `places` where a number of this width meets nothing of what is `taken` ([left, right, top, bottom] each); it is taken afterwards. */
export function clear(places, width, taken) {
  let found = null, least = Infinity;
  for (const place of places) {
    const at = box(place, width), met = taken.filter((other) => meet(at, other)).length;
    if (met < least) [found, least] = [{ place, at }, met];
    if (!met) break;
  }
  taken.push(found.at);
  return found.place;
}
