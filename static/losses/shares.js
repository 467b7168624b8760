// Which image does each loss care about: one stacked bar per loss, largest first.

import { h, write } from "../kit/dom.js";
import { ROWS } from "./compute.js";

const percent = (share) => (share > 0 && share < 0.005 ? "<1" : String(Math.round(100 * share)));

export class Shares {
  constructor(page) {
    this.page = page;
    this.title = h("h3");
    this.sub = h("span", { class: "sub" });
    this.list = h("div", { class: "sharelist" });
    this.sentence = h("p", { class: "sentence", "data-testid": "shares-sentence" });
    this.root = h("section", { class: "shares", "data-testid": "shares" }, h("div", { class: "title" }, this.title, this.sub), this.list, this.sentence);
  }

  build() {
    const { data, t } = this.page;
    this.root.hidden = data.n === 0;
    write(this.title, t("shares"));
    write(this.sub, t("shares_sub"));
    this.rows = ROWS.map((id) => {
      const parts = Array.from({ length: data.n }, () => h("span", { class: "part" }, h("span")));
      const bar = h("div", { class: "sharebar", "data-testid": `share-${id}`, role: "img" }, ...parts), none = h("span", { class: "empty0" }, t("all_zero"));
      bar.append(none);
      return { id, parts, bar, none, line: h("div", { class: "shareline" }, h("span", {}, data.row_names[id]), bar) };
    });
    this.list.replaceChildren(...this.rows.map(({ line }) => line));
  }

  arrange() {
    this.least = this.rows.length && this.list.clientWidth ? (4.4 * this.page.rem) / this.rows[0].bar.clientWidth : 0.06; // room for a label
  }

  draw() {
    const { view, data, t } = this.page, { n, labels, rows } = view, best = {};
    if (!n) return;
    for (const { id, parts, bar, none } of this.rows) {
      const { value } = rows[id], total = value.reduce((a, b) => a + b, 0);
      const share = Array.from(value, (v) => (total > 0 ? v / total : 0)), order = share.map((_, i) => i).sort((a, b) => share[b] - share[a] || a - b);
      order.forEach((i, place) => {
        const part = parts[i];
        part.style.order = place;
        part.style.flexGrow = Math.max(share[i], 0);
        part.style.setProperty("--hue", `var(--class-${labels[i] + 1})`);
        part.hidden = share[i] === 0;
        write(part.firstChild, share[i] > this.least ? `${i + 1} · ${percent(share[i])} %` : "");
      });
      none.hidden = total > 0;
      bar.setAttribute("aria-label", `${data.row_names[id]}: ${order.filter((i) => share[i] > 0).map((i) => `${t("image", { i: i + 1 })} ${percent(share[i])} %`).join(", ") || t("all_zero")}`);
      best[id] = { i: order[0] + 1, share: percent(share[order[0]]), total };
    }
    const a = best.squared_hinge, b = best.softmax;
    write(this.sentence, a.total > 0 ? t("shares_say", { a: a.share, i: a.i, b: b.share, j: b.i }) : t("shares_zero"));
  }
}
