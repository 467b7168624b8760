// The counters under (or beside) the planes: the state of this update in nine numbers.

import { h, write } from "../kit/dom.js";
import { num, percent, plain } from "../kit/numbers.js";

const NAMES = ["update", "epoch", "rate", "loss", "data", "penalty", "train", "test", "gradient"];
const KEYS = { loss: "thick", data: "thin", penalty: "area" };

export class Counters {
  constructor(stage, node) {
    this.stage = stage;
    this.cells = NAMES.map((name) => {
      const label = h("span"), value = h("span", { class: "number" }), unit = h("small");
      const key = KEYS[name] ? [h("i", { class: `key ${KEYS[name]}`, "aria-hidden": "true" })] : [];
      node.append(h("div", { class: `count ${name}`, "data-name": name }, h("dt", {}, ...key, label), h("dd", {}, value, unit)));
      return { name, label, value, unit };
    });
  }

  values() {
    const { stage } = this, t = stage.step, { curves } = stage.data;
    const share = (list) => (Number.isFinite(list[t]) ? [percent(list[t]), " %"] : ["–", ""]);
    return {
      update: [String(t), ` / ${curves.steps}`],
      epoch: [Number.isInteger(curves.epoch[t]) ? String(curves.epoch[t]) : curves.epoch[t].toFixed(1), ""],
      rate: [plain(curves.rate[Math.min(t, curves.rate.length - 1)]), ""],
      loss: [num(curves.loss[t]), ""],
      data: [num(curves.data[t]), ""],
      penalty: [num(curves.penalty[t]), ""],
      train: share(curves.train),
      test: share(curves.test),
      gradient: [num(curves.gradient[t], 4), ""],
    };
  }

  name() {
    for (const { name, label } of this.cells) write(label, this.stage.t(`count_${name}`));
  }

  draw() {
    const values = this.stage.running ? this.values() : null;
    for (const { name, value, unit } of this.cells) {
      write(value, values ? values[name][0] : "–");
      write(unit, values ? values[name][1] : "");
    }
  }
}
