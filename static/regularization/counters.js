// Eight numbers of the λ that is shown.

import { h, write } from "../kit/dom.js";
import { num, percent } from "../kit/numbers.js";

const NAMES = ["data", "penalty", "total", "train", "test", "margin", "support", "alive"];

export class Counters {
  constructor(page, node) {
    this.page = page;
    this.cells = NAMES.map((name) => {
      const label = h("dt"), value = h("span", { class: "number" }), unit = h("small");
      node.append(h("div", { class: `count ${name}`, "data-name": name }, label, h("dd", {}, value, unit)));
      return { name, label, value, unit };
    });
  }

  name() {
    for (const { name, label } of this.cells) write(label, this.page.t(`count_${name}`));
  }

  values(at) {
    const { data, points } = this.page, c = data.curves;
    const share = (v) => (Number.isFinite(v) ? [percent(v), " %"] : ["–", ""]);
    const train = points.n - points.test.reduce((sum, v) => sum + v, 0);
    return {
      data: [num(c.data[at]), ""],
      penalty: [num(c.penalty[at]), ""],
      total: [num(c.total[at]), ""],
      train: share(c.train[at]),
      test: share(c.test[at]),
      margin: [num(c.margin[at]), ""],
      support: [String(c.support[at]), ` / ${train}`],
      alive: [String(c.alive[at]), ` / ${data.features.F - 1}`],
    };
  }

  draw(at) {
    const values = this.page.data.features ? this.values(at) : null;
    for (const { name, value, unit } of this.cells) {
      write(value, values ? values[name][0] : "–");
      write(unit, values ? values[name][1] : "");
    }
  }
}
