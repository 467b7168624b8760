// Who reached the target when, by each way of counting: a line for each racer through its ranks, the number at each badge.

import { chip } from "../kit/racers.js";
import { h, write } from "../kit/dom.js";

const NS = "http://www.w3.org/2000/svg";
const svg = (tag, attributes) => {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

export class Bump {
  constructor(page, node) {
    this.page = page;
    this.node = node;
    this.title = h("h2");
    this.sub = h("span", { class: "sub" });
    this.field = h("div", { class: "bump", "data-testid": "ranks" });
    node.append(h("header", { class: "head" }, this.title, this.sub), this.field);
  }

  draw() {
    const { page, node, field } = this, { data, u, width, phone } = page, axes = Object.keys(data.ranks ?? {});
    node.hidden = !axes.length;
    if (!axes.length) return;
    write(this.title, data.ranks_title);
    write(this.sub, page.t("ranks_sub"));
    const key = [page.paintKey, width].join();
    if (this.key === key) return;
    this.key = key;
    const n = data.racers.length, row = (phone ? 40 : 45) * u, head = 30 * u, height = head + n * row;
    const from = (phone ? 40 : 60) * u, to = width - (phone ? 34 : 180) * u, x = (a) => from + ((to - from) * a) / (axes.length - 1), y = (rank) => head + (rank + 0.5) * row;
    const place = axes.map((axis) => Object.fromEntries(data.ranks[axis].map(({ racer }, rank) => [racer, rank])));
    const lines = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    const out = [lines];
    const at = (node2, left, top) => {
      node2.style.left = `${left}px`;
      node2.style.top = `${top}px`;
      out.push(node2);
    };
    axes.forEach((axis, a) => at(h("span", { class: "column" }, page.t(`tab_${axis}`)), x(a), 0));
    for (let i = n - 1; i >= 0; i--) {
      const never = data.ranks[axes[0]].find(({ racer }) => racer === i).rank === null;
      const points = axes.map((_, a) => `${x(a).toFixed(1)},${y(place[a][i]).toFixed(1)}`).join(" ");
      lines.append(svg("polyline", { class: `dash-${i}${never ? " never" : ""}`, points }));
      axes.forEach((axis, a) => {
        const found = data.ranks[axis].find(({ racer }) => racer === i), side = a === 0 ? "before" : a === axes.length - 1 ? "after" : "above";
        at(chip(i), x(a), y(place[a][i]));
        if (!never || side !== "above") at(h("span", { class: `amount number ${phone && side !== "above" ? "above" : side}` }, found.amount), x(a), y(place[a][i]));
      });
      if (!phone) at(h("span", { class: "racername" }, data.racers[i].name), to + 76 * u, y(place[axes.length - 1][i]));
    }
    field.style.height = `${height}px`;
    field.replaceChildren(...out);
  }
}
