// The card of the lecture's seven questions: guess, do it, and be told what was measured.

import { h, write } from "../kit/dom.js";
import { given } from "../kit/numbers.js";
import { rich } from "../kit/text.js";
import { set } from "../kit/svg.js";

/** The ladder of weights: 0, and from a hundredth to a thousandfold. */
export const LADDER = [0, 0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
export const rung = (ladder, value) => ladder.reduce((best, step, i) => (Math.abs(step - value) < Math.abs(ladder[best] - value) ? i : best), 0);

export class Question {
  constructor(page) {
    this.page = page;
    this.dots = h("div", { class: "dots", role: "group" });
    this.title = h("h2", { "data-testid": "question" });
    this.line = h("p", { class: "line", "data-testid": "verdict", role: "status" });
    this.side = h("div", { class: "side" });
    this.root = h("div", { class: "question", "data-testid": "question-card" }, this.dots, h("div", { class: "words" }, this.title, this.line), this.side);
  }

  build() {
    const { data, t } = this.page;
    this.dots.setAttribute("aria-label", t("questions"));
    this.dots.replaceChildren(...data.question.names.map((name, i) => h("button", {
      type: "button", title: name, "aria-label": `${i + 1}. ${name}`, "data-testid": `question-${i + 1}`, onclick: () => this.page.send("ask", { question: i }),
    })));
    this.key = "";
  }

  draw() {
    const { data, t } = this.page, q = data.question;
    [...this.dots.children].forEach((dot, i) => {
      dot.classList.toggle("done", q.done.includes(i));
      set(dot, { "aria-current": String(i === q.index) });
    });
    this.root.classList.toggle("settled", q.settled);
    write(this.title, q.ask);
    const verdict = q.settled && q.guess >= 0 ? `**${t(q.guess === q.right ? "right" : "not_quite")}** ` : "";
    rich(this.line, verdict + q.text);
    const key = JSON.stringify([q.index, q.settled, q.guess, data.lang]);
    if (key !== this.key) {
      this.key = key;
      this.side.replaceChildren(...this.controls(q));
    }
    this.follow?.();
  }

  controls(q) {
    const { page } = this, { t } = page;
    this.follow = null;
    const out = [];
    if (!q.settled) {
      const options = q.options.map((label, i) => h("button", {
        class: "choice", type: "button", "aria-pressed": String(i === q.guess), "data-testid": `guess-${i + 1}`, onclick: () => page.send("guess", { option: i }),
      }, label));
      out.push(h("div", { class: "guesses", role: "group", "aria-label": t("guess") }, ...options), ...this.tool(q.tool));
    } else {
      const last = q.done.length === q.names.length, next = q.names.findIndex((_, i) => i !== q.index && !q.done.includes(i));
      const label = last ? t("again") : t("next");
      const after = last ? (q.index + 1) % q.names.length : q.names.findIndex((_, i) => i > q.index && !q.done.includes(i));
      out.push(h("button", { class: "ink", type: "button", "data-testid": "next-question", onclick: () => page.send("ask", { question: after >= 0 ? after : next }) }, label));
    }
    return out;
  }

  /** What the question is answered with, where that is not the desk itself. */
  tool(kind) {
    const { page } = this, { t } = page;
    if (kind === "scale") {
      const shown = h("span", { class: "number" });
      const input = h("input", { type: "range", min: "0", max: String(LADDER.length - 1), step: "1", "aria-label": t("weights"), "data-testid": "question-scale" });
      input.oninput = () => page.change({ scale: LADDER[+input.value] });
      input.onblur = () => page.release();
      input.onchange = () => page.send("scale", { value: LADDER[+input.value] });
      this.follow = () => {
        const { scale } = page.view, at = String(rung(LADDER, scale));
        if (input.value !== at) input.value = at;
        input.setAttribute("aria-valuetext", `× ${given(scale)}`);
        write(shown, `× ${given(scale)}`);
      };
      return [h("label", { class: "slider" }, h("span", {}, t("weights")), input, shown)];
    }
    if (kind === "double") {
      return [h("button", { class: "choice tooling", type: "button", "data-testid": "double", onclick: () => this.double() }, t("double"))];
    }
    if (kind === "drag") return [];
    const toggle = h("button", { class: "switch", type: "button", role: "switch", "data-testid": "question-switch" }, h("i", { "aria-hidden": "true" }), t(`vary_${kind}`));
    toggle.onclick = () => {
      const on = !page.view[kind];
      page.change({ [kind]: on });
      page.send("vary", { field: kind, on });
    };
    this.follow = () => toggle.setAttribute("aria-checked", String(Boolean(page.view[kind])));
    return [toggle];
  }

  double() {
    const { page } = this, value = Math.min(1000, page.view.scale * 2);
    page.change({ scale: value });
    page.send("scale", { value });
  }
}
