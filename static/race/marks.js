// What the Race page draws besides badges: lines on a casing of paper, and labels that keep apart.

import { css } from "../kit/palette.js";
import { dash, racers } from "../kit/racers.js";

/** A path in racer i's hue and dash, on a casing of paper unless `casing` is 0. */
export function stroke(c, path, i, palette, u, casing = 4.6) {
  c.lineJoin = "round";
  if (casing) {
    c.setLineDash([]);
    c.lineWidth = casing * u;
    c.strokeStyle = css(palette.paper, 0.78);
    c.stroke(path);
  }
  c.setLineDash(dash(i, u));
  c.lineWidth = 2 * u;
  c.strokeStyle = css(racers(palette)[i]);
  c.stroke(path);
  c.setLineDash([]);
}

/** Places for labels that would stand at `wanted`: at least `gap` apart, inside low…high, crowded ones around their middle. */
export function spread(wanted, gap, low, high) {
  const order = wanted.map((_, i) => i).sort((i, j) => wanted[i] - wanted[j] || i - j), out = [];
  const settle = (group) => {
    const half = ((group.members.length - 1) * gap) / 2, mean = group.members.reduce((sum, i) => sum + wanted[i], 0) / group.members.length;
    group.from = Math.max(low, Math.min(high - 2 * half, mean - half));
    return group;
  };
  const groups = [];
  for (const i of order) {
    groups.push(settle({ members: [i] }));
    while (groups.length > 1) {
      const [before, last] = groups.slice(-2);
      if (before.from + before.members.length * gap <= last.from + 1e-9) break;
      groups.pop();
      before.members.push(...last.members);
      settle(before);
    }
  }
  for (const { members, from } of groups) members.forEach((i, at) => { out[i] = from + at * gap; });
  return out;
}

/** Places [x, y] (or null) pushed apart until no two are nearer than `gap`, both as far; `wide` ones have something at their side. */
export function apart(places, gap, side, wide = []) {
  const out = places.map((place) => place && [...place]);
  for (let round = 0; round < 12; round++) {
    let calm = true;
    for (let i = 0; i < out.length; i++) {
      for (let j = i + 1; j < out.length; j++) {
        if (!out[i] || !out[j]) continue;
        const stretch = wide[i] || wide[j] ? 0.45 : 1, dx = (out[j][0] - out[i][0]) * stretch, dy = out[j][1] - out[i][1], length = Math.hypot(dx, dy);
        if (length >= gap - 0.1) continue;
        calm = false;
        const way = stretch < 1 ? [0, dy < 0 ? -1 : 1] : length > 1 ? [dx / length, dy / length] : [1, 0], push = (gap - (stretch < 1 ? Math.abs(dy) : length)) / 2;
        way.forEach((unit, k) => {
          out[i][k] -= unit * push;
          out[j][k] += unit * push;
        });
      }
    }
    for (const place of out) if (place) place.forEach((v, k) => { place[k] = Math.min(Math.max(v, gap * 0.65), side - gap * 0.65); });
    if (calm) break;
  }
  return out;
}
