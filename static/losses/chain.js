// Softmax one step at a time: score → exponentiate → normalize → −ln, on the image that was picked; it may really overflow.

import { h, tool, write } from "../kit/dom.js";
import { glyph, outline } from "../kit/shapes.js";
import { chain } from "./compute.js";
import { fixed, given, grown, score } from "../kit/numbers.js";
import { rung } from "./question.js";
import { rich } from "../kit/text.js";
import { s, set, show } from "../kit/svg.js";

const FACTORS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const STEP = 1100, STEPS = 4, TOP = 4.2, W = 232, H = 148, X0 = 10, X1 = 222, Y0 = 8, Y1 = 126;
const px = (p) => X0 + p * (X1 - X0), py = (loss) => Y1 - (Math.min(loss, TOP) / TOP) * (Y1 - Y0);
const CURVE = Array.from({ length: 120 }, (_, i) => Math.exp(-TOP) + (1 - Math.exp(-TOP)) * (i / 119) ** 2).map((p, i) => `${i ? "L" : "M"}${px(p).toFixed(1)} ${py(-Math.log(p)).toFixed(1)}`).join("");

export class Chain {
  constructor(page) {
    this.page = page;
    this.shown = STEPS;
    this.chips = h("div", { class: "chips" });
    this.play = tool("chain-play", "play", () => this.start());
    this.factor = h("input", { type: "range", min: "0", max: String(FACTORS.length - 1), step: "1", "data-testid": "chain-factor" });
    this.factorText = h("span", { class: "number" });
    this.factorName = h("span");
    this.shift = h("button", { class: "switch", type: "button", role: "switch", "data-testid": "chain-shift" }, h("i", { "aria-hidden": "true" }), h("span"));
    this.title = h("h3");
    this.body = h("div", { class: "steps" });
    this.notice = h("p");
    this.fix = h("button", { class: "ink", type: "button", "data-testid": "chain-fix", onclick: () => this.toggle(true) });
    this.card = h("div", { class: "notice", role: "status", "data-testid": "chain-notice" }, this.notice, this.fix);
    this.sentence = h("p", { class: "sentence", "data-testid": "chain-sentence" });
    this.root = h("section", { class: "chain", "data-testid": "chain" },
      h("div", { class: "title" }, this.title, this.play, this.chips,
        h("div", { class: "tools" }, h("label", { class: "slider" }, this.factorName, this.factor, this.factorText), this.shift)),
      this.body, this.card, this.sentence);
    this.factor.oninput = () => {
      this.local = { factor: FACTORS[+this.factor.value] };
      page.held = true;
      page.soon();
    };
    this.factor.onblur = () => page.release();
    this.factor.onchange = () => page.send("factor", { value: FACTORS[+this.factor.value] });
    this.shift.onclick = () => this.toggle(this.shift.getAttribute("aria-checked") !== "true");
  }

  toggle(on) {
    this.local = { ...this.local, shift: on };
    this.page.soon();
    this.page.send("shift", { on });
  }

  stop() {
    clearTimeout(this.timer);
  }

  /** Let the numbers come one step after the other; who wants no motion steps by hand. */
  start() {
    this.stop();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const next = () => {
      this.shown = Math.min(STEPS, this.shown + 1);
      this.mark();
      if (!still && this.shown < STEPS) this.timer = setTimeout(next, STEP);
    };
    if (!still || this.shown === STEPS) this.shown = 0;
    next();
  }

  jump(step) {
    this.stop();
    this.shown = step;
    this.mark();
  }

  mark() {
    this.root.dataset.step = this.shown;
    this.cells.forEach((row) => row.parts.forEach((part, i) => part.cell.classList.toggle("ahead", i >= this.shown)));
    this.heads.forEach((head, i) => head.classList.toggle("ahead", i >= this.shown));
    this.sums.forEach((cell, i) => cell.classList.toggle("ahead", i + 1 >= this.shown));
    this.plot.classList.toggle("ahead", this.shown < STEPS);
  }

  build() {
    const { data, t } = this.page, { n, k } = data;
    this.stop();
    this.root.hidden = n === 0;
    write(this.title, t("chain"));
    this.play.say(t("chain_play"));
    write(this.factorName, t("scores"));
    this.factor.setAttribute("aria-label", t("factor"));
    write(this.shift.lastChild, t("shift"));
    write(this.fix, t("subtract"));
    this.chips.replaceChildren(...Array.from({ length: n }, (_, i) => h("button", {
      class: "chip", type: "button", "data-testid": `chain-image-${i + 1}`, onclick: () => {
        this.page.data.chain.image = i;
        this.local = null;
        this.page.draw();
        this.page.send("chain", { image: i });
      },
    }, t("image", { i: i + 1 }), glyph(0))));
    this.heads = [1, 2, 3, 4].map((step) => h("button", { class: "stephead", type: "button", "data-testid": `step-${step}`, onclick: () => this.jump(step) },
      h("span", { class: "stepname" }, h("small", {}, `${step} `), h("strong", {}, t(`step_${step}`))), h("span", { class: "stepsub" }, t(`step_${step}_sub`))));
    this.body.replaceChildren(h("span"), ...this.heads);
    this.cells = Array.from({ length: k }, (_, j) => this.row(j, data.names[j]));
    this.sums = [2, 3].map((step) => h("div", { class: "step total" }, h("span", {}, "Σ"), h("strong", { class: "number", "data-testid": `chain-sum-${step}` })));
    this.body.append(h("span"), h("span"), ...this.sums);
    this.drawPlot();
    this.mark();
  }

  row(j, name) {
    const label = h("div", { class: "who" }, glyph(j), h("span", {}, name));
    const parts = ["s", "e", "p"].map((kind) => {
      const bar = h("i"), number = h("span", { class: "number", "data-testid": `chain-${kind}-${j + 1}` });
      const cell = h("div", { class: `step ${kind}` }, h("span", { class: "meter" }, bar), number);
      cell.style.setProperty("--hue", `var(--class-${j + 1})`);
      return { kind, bar, number, cell };
    });
    this.body.append(label, ...parts.map((part) => part.cell));
    return { label, parts };
  }

  drawPlot() {
    this.guide = s("line", { class: "guide" });
    this.dot = s("path", { class: "dot" });
    this.value = s("text", { class: "value", "data-testid": "chain-loss" });
    this.plot = s("svg", { class: "curve", viewBox: `0 0 ${W} ${H}`, role: "img" },
      s("line", { class: "base", x1: X0, x2: X1, y1: Y1, y2: Y1 }), s("path", { class: "line", d: CURVE }),
      s("text", { x: X0, y: Y1 + 16, "text-anchor": "middle" }, "0"), s("text", { x: px(0.25), y: Y1 + 16, "text-anchor": "middle" }, "p"),
      s("text", { x: px(0.5), y: Y1 + 16, "text-anchor": "middle" }, "0.5"), s("text", { x: X1, y: Y1 + 16, "text-anchor": "middle" }, "1"),
      this.guide, this.dot, this.value);
    const holder = h("div", { class: "curvebox" }, this.plot);
    holder.style.gridRow = `2 / span ${this.page.data.k + 1}`;
    this.body.append(holder);
  }

  draw() {
    const { view, data, t, local } = this.page;
    if (!view.n) return;
    if (!this.page.held && !this.page.outbox.queue.length) this.local = null;
    const image = Math.min(data.chain.image, view.n - 1), label = view.labels[image];
    const { factor, shift } = { ...data.chain, ...this.local };
    const own = !local && !this.local && data.chain.for === image;
    const c = own ? { ...data.chain, total: data.chain.sums[0], loss: data.chain.sums[1] } : chain(view, image, factor, shift);
    [...this.chips.children].forEach((chip, i) => {
      chip.setAttribute("aria-pressed", String(i === image));
      chip.lastChild.set(view.labels[i], false);
    });
    const at = String(rung(FACTORS, factor));
    if (this.factor.value !== at) this.factor.value = at;
    this.factor.setAttribute("aria-valuetext", `× ${given(factor)}`);
    write(this.factorText, `×${given(factor)}`);
    this.shift.setAttribute("aria-checked", String(shift));
    write(this.heads[0].querySelector("strong"), t(shift ? "step_1_shifted" : "step_1"));
    write(this.heads[0].lastChild, t(shift ? "step_1_sub_shifted" : "step_1_sub"));
    this.bars(c, label, view.k);
    write(this.sums[0].lastChild, grown(c.total));
    const sum = c.p.reduce((a, b) => a + b, 0);
    write(this.sums[1].lastChild, fixed(sum, 3));
    this.point(c, label);
    this.card.hidden = !data.chain.notice || !own;
    if (data.chain.notice) rich(this.notice, data.chain.notice.text);
    this.fix.hidden = !data.chain.notice?.fix;
    this.sentence.hidden = !own;
    rich(this.sentence, data.chain.sentence);
  }

  bars(c, label, k) {
    const reach = Math.max(...Array.from(c.s, Math.abs), 1e-300), most = Math.max(...Array.from(c.e).filter(Number.isFinite), 0);
    const low = Math.min(0, ...c.s), high = Math.max(0, ...c.s), span = high - low || reach;
    for (let j = 0; j < k; j++) {
      const { parts, label: who } = this.cells[j], [a, b, d] = parts;
      who.classList.toggle("own", j === label);
      parts.forEach(({ cell }) => cell.classList.toggle("own", j === label));
      const from = Math.min(0, c.s[j]), to = Math.max(0, c.s[j]);
      a.bar.style.left = `${(100 * (from - low)) / span}%`;
      a.bar.style.width = `${(100 * (to - from)) / span}%`;
      a.bar.parentElement.style.setProperty("--zero", `${(100 * -low) / span}%`);
      write(a.number, score(+c.s[j].toPrecision(8)));
      const broken = !Number.isFinite(c.e[j]);
      b.cell.classList.toggle("broken", broken);
      b.bar.style.width = broken ? "100%" : `${most > 0 ? (100 * c.e[j]) / most : 0}%`;
      write(b.number, grown(c.e[j]));
      const lost = !Number.isFinite(c.p[j]);
      d.cell.classList.toggle("broken", lost);
      d.bar.style.width = lost ? "100%" : `${100 * c.p[j]}%`;
      write(d.number, fixed(c.p[j], 3));
    }
  }

  point(c, label) {
    const p = c.p[label], fine = Number.isFinite(p) && Number.isFinite(c.loss), hue = `var(--class-${label + 1})`;
    const x = px(fine ? p : 0), y = py(fine ? c.loss : TOP);
    show(this.dot, fine);
    show(this.guide, fine);
    set(this.dot, { d: outline(label, x, y, 6.5), fill: hue });
    set(this.guide, { x1: x, x2: x, y1: y, y2: Y1, stroke: hue });
    const text = fine ? fixed(c.loss, 3) : Number.isNaN(p) ? "−ln NaN = NaN" : "−ln 0 = ∞";
    write(this.value, fine && c.loss > TOP ? `▲ ${text}` : text);
    this.value.classList.toggle("bad", !fine);
    const right = x < W - 90;
    set(this.value, { x: right ? x + 14 : x - 10, y: Math.max(18, y - (right ? 6 : 18)), "text-anchor": right ? "start" : "end" }); // to the left of the marker is the line
    this.plot.setAttribute("aria-label", `${this.page.t("step_4")}: ${text}`);
  }
}
