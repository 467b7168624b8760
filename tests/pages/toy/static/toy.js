// The Toy page's component: a number, and a button that raises it.

import { Board, mount, read } from "../kit/board.js";
import { h, write } from "../kit/dom.js";

class Toy extends Board {
  constructor(parent) {
    super(parent, "toy");
    this.count = h("output", { class: "number", "data-testid": "count" });
    this.more = h("button", { class: "chip", type: "button", "data-testid": "more", onclick: () => this.outbox.add("more") });
    this.attach(h("div", { class: "stage", "data-testid": "toy" }, this.count, this.more));
  }

  take(data) {
    Object.assign(this, { data, ready: true });
    write(this.count, String(data.count));
    write(this.more, this.t("more"));
  }

  arrange() {} // nothing depends on the size
}

export { read };
export default mount(Toy);
