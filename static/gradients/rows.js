// The table of slopes: one row a weight. Built once for a model; afterwards only text and widths change.

import { h, write } from "../kit/dom.js";
import { glyph } from "../kit/shapes.js";
import { fixed, slope, small, step, weight } from "../kit/numbers.js";
import { flat, rich } from "../kit/text.js";

export const VERDICTS = ["agree", "close", "differs", "kink", "too_big", "too_small"];
const MARKS = { agree: "✓ ", differs: "✕ " };
const COLUMNS = [["weight", "left"], ["w", "num"], ["moved", "num wide"], ["after", "num wide"], ["numeric", "num hue"], ["bars", "bars"],
  ["analytic", "num"], ["relative", "num wide"], ["verdict", "left"]];

/** Two bars on one zero line, the scale shared by all rows. */
export class Bars {
  constructor() {
    this.zero = h("i", { class: "zero" });
    this.numeric = h("i", { class: "beam numeric" });
    this.analytic = h("i", { class: "beam analytic" });
    this.node = h("div", { class: "twin", "aria-hidden": "true" }, this.zero, this.numeric, this.analytic);
  }

  draw(numeric, analytic, [low, high]) {
    const span = high - low || 1, origin = -low / span;
    this.zero.style.left = `${100 * origin}%`;
    for (const [node, value] of [[this.numeric, numeric], [this.analytic, analytic]]) {
      const end = Number.isFinite(value) ? Math.min(1, Math.max(0, (value - low) / span)) : origin;
      node.hidden = value === null;
      node.style.left = `${100 * Math.min(origin, end)}%`;
      node.style.width = `${100 * Math.abs(end - origin)}%`;
    }
  }
}

/** The range of all bars, with zero in it. */
export function range(...lists) {
  let low = 0, high = 0;
  for (const list of lists) for (const v of list) if (Number.isFinite(v)) { low = Math.min(low, v); high = Math.max(high, v); }
  return high > low ? [low, high] : [-1, 1];
}

export class Rows {
  constructor(choose) {
    this.choose = choose;
    this.heads = COLUMNS.map(([, kind]) => h("th", { class: kind, scope: "col" }));
    this.body = h("tbody");
    this.node = h("table", { class: "slopes", "data-testid": "slopes" }, h("thead", {}, h("tr", {}, ...this.heads)), this.body);
    this.rows = [];
  }

  name(t) {
    const key = (id, kind) => h("span", { class: `key2 ${kind}` }, h("i", { "aria-hidden": "true" }), h("span", { class: "word" }, t(id)));
    const labels = { weight: t("weight"), w: "W", moved: "W + h", after: t("loss_after"), numeric: t("numeric"), analytic: t("analytic"), relative: t("relative"), verdict: t("verdict") };
    COLUMNS.forEach(([id], i) => {
      if (id === "bars") this.heads[i].replaceChildren(key("numeric", "numeric"), key("analytic", "analytic"));
      else write(this.heads[i], labels[id]);
    });
  }

  build(data) {
    this.rows = data.names.map((name, i) => {
      const bars = new Bars(), button = h("button", { type: "button", class: "name" }, glyph(data.kinds[i]));
      const label = h("span");
      rich(label, name);
      button.append(label);
      const cells = COLUMNS.map(([, kind]) => h("td", { class: kind }));
      cells[0].append(button);
      cells[5].append(bars.node);
      const row = h("tr", { "data-testid": "slope", "data-index": i, onclick: () => this.choose(i) }, ...cells);
      row.setAttribute("data-name", flat(name));
      return { row, cells, bars, button };
    });
    this.body.replaceChildren(...this.rows.map(({ row }) => row));
  }

  draw(page) {
    const { data, t } = page, { power: p, central, weight: chosen, filled } = page.mine, scheme = central ? 1 : 0, d = this.rows.length;
    const at = page.place(p), lane = (scheme * data.powers.length + at) * d;
    const numeric = data.numeric.subarray(lane, lane + d);
    const scale = range(data.analytic, numeric.filter((_, i) => filled.has(i)));
    this.rows.forEach(({ row, cells, bars, button }, i) => {
      const done = filled.has(i);
      row.classList.toggle("chosen", i === chosen);
      row.classList.toggle("open", !done);
      button.setAttribute("aria-pressed", String(i === chosen));
      write(cells[1], weight(data.theta[i], p));
      const moved = done ? weight(p > 6 ? data.theta[i] : data.theta[i] + 10 ** -p, p, true) : "";
      const digit = p <= 6 ? moved.length - 1 - Math.max(0, 4 - p) : -1; // the one that h changes
      if (cells[2].shown !== `${moved}|${digit}`) {
        cells[2].shown = `${moved}|${digit}`;
        cells[2].replaceChildren(...(done && digit > 0 ? [moved.slice(0, digit), h("b", {}, moved[digit]), moved.slice(digit + 1)] : [moved]));
      }
      write(cells[3], done ? fixed(data.up[at * d + i], 6) : "");
      write(cells[4], done ? slope(numeric[i]) : "");
      bars.draw(done ? numeric[i] : null, data.analytic[i], scale);
      write(cells[6], slope(data.analytic[i]));
      const error = data.error[lane + i], verdict = VERDICTS[data.verdict[lane + i]];
      write(cells[7], done ? small(error) : "");
      const digits = Math.min(15, error > 0 ? Math.floor(-Math.log10(error)) : 15);
      cells[8].className = `left verdict ${done ? verdict : ""}`;
      const words = verdict === "agree" ? t("agree", { n: digits }) : t(verdict);
      write(cells[8], done ? (page.phone && verdict === "agree" ? `✓ ${digits}` : (MARKS[verdict] ?? "") + words) : "");
      row.dataset.verdict = done ? verdict : "";
    });
    this.node.dataset.step = step(p);
  }
}
