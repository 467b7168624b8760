// The Gradients page: nudge a weight, set h, choose a row. Every number came with the message.

import { Board, mount, read } from "../kit/board.js";
import { write } from "../kit/dom.js";
import { Bug } from "./bug.js";
import { Errors } from "./errors.js";
import { Lens } from "./lens.js";
import { Rows } from "./rows.js";
import { build } from "./view.js";
import { pair, power, scientific, slope, small, step } from "../kit/numbers.js";
import { flat, rich } from "../kit/text.js";

const MEDIUM = 62; // rem
const PACE = 220, LONGEST = 4000; // milliseconds for a row, and for all of them

class Gradients extends Board {
  constructor(parent) {
    super(parent, "gradients");
    this.lens = new Lens("lens");
    this.second = new Lens("lens-h");
    this.rows = new Rows((i) => this.choose(i));
    this.errors = new Errors((p, done) => this.turn({ power: p }, done));
    this.bug = new Bug((act, details) => this.ask(act, details));
    const e = this.e = build(this.lens, this.second, this.rows, this.errors, this.bug);
    this.attach(e.root);
    e.next.onclick = () => this.next();
    e.fill.onclick = () => (this.filling ? this.halt() : this.fill());
    e.range.oninput = () => this.turn({ power: +e.range.value }, false);
    e.range.onchange = () => this.turn({ power: +e.range.value }, true);
    e.forward.onclick = () => this.turn({ central: false }, true);
    e.central.onclick = () => this.turn({ central: true }, true);
    e.previous.onclick = () => this.ask("example", { example: this.data.worked.example - 1 });
    e.following.onclick = () => this.ask("example", { example: this.data.worked.example + 1 });
  }

  unmount() {
    clearTimeout(this.timer);
    super.unmount();
  }

  /** A message: its tables always count; its choices only where they answer the last edit made here. */
  take(data) {
    const renamed = !this.ready || data.lang !== this.data.lang;
    const reshaped = !this.ready || data.names.join() !== this.data.names.join();
    this.data = data;
    this.ready = true;
    if (!this.mine || data.rev >= this.outbox.rev || reshaped) {
      if (!this.filling && !this.errors.held) this.mine = { ...data.chosen, filled: new Set(data.chosen.filled) };
    }
    this.root.style.setProperty("--halo", this.palette.haloHue);
    if (reshaped) {
      this.rows.build(data);
      this.bug.build(data);
    }
    if (renamed) this.rename();
    this.root.dataset.rev = data.rev;
    this.arrange();
  }

  place = (p) => this.data.powers.indexOf(p);

  rename() {
    const { e, t } = this;
    for (const [node, id] of [[e.title, "nudge"], [e.sub, "nudge_sub"], [e.title2, "small_h"], [e.differenceLabel, "difference"], [e.next, "next"],
      [e.forward, "forward"], [e.central, "central"], [e.lecture, "lecture"]]) write(node, t(id));
    e.range.setAttribute("aria-label", t("step_size"));
    e.scheme.setAttribute("aria-label", t("scheme"));
    for (const [node, id] of [[e.previous, "previous_example"], [e.following, "next_example"]]) {
      node.title = t(id);
      node.setAttribute("aria-label", t(id));
    }
    this.rows.name(t);
    this.bug.name(t, this.data);
  }

  // edits

  turn(change, done) {
    this.halt(false);
    const same = Object.entries(change).every(([name, value]) => this.mine[name] === value);
    Object.assign(this.mine, change);
    if (!same) this.draw();
    if (done) this.send();
  }

  choose(i) {
    this.halt(false);
    this.mine.weight = i;
    this.mine.filled.add(i);
    this.draw();
    this.send();
  }

  open() {
    const d = this.data.names.length, { weight, filled } = this.mine;
    for (let k = 1; k <= d; k++) if (!filled.has((weight + k) % d)) return (weight + k) % d;
    return -1;
  }

  next() {
    const i = this.open();
    this.choose(i >= 0 ? i : (this.mine.weight + 1) % this.data.names.length);
  }

  fill() {
    const left = this.data.names.length - this.mine.filled.size;
    if (!left) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.filling = { done: 0, of: left };
    const one = () => {
      const i = this.open();
      if (i < 0) return this.halt();
      this.mine.weight = i;
      this.mine.filled.add(i);
      this.filling.done++;
      if (calm) return one();
      this.draw();
      this.timer = setTimeout(one, Math.min(PACE, LONGEST / left));
      return undefined;
    };
    one();
  }

  /** Stop filling; what was filled is a finished act. */
  halt(send = true) {
    if (!this.filling) return;
    clearTimeout(this.timer);
    this.filling = null;
    this.draw();
    if (send) this.send();
  }

  send() {
    const { power: p, central, weight, filled } = this.mine;
    this.ask("turn", { power: p, central, weight, filled: [...filled].sort((a, b) => a - b) });
  }

  ask(act, details) {
    this.outbox.add(act, details);
  }

  // what is shown

  arrangement() {
    return this.phone ? "phone" : this.width < MEDIUM * this.rem ? "medium" : "wide";
  }

  arrange() {
    if (!this.measure()) return;
    for (const part of [this.lens, this.second, this.errors]) part.u = this.u;
    this.bug.draw(this); // nothing in it follows the hand
    this.draw();
  }

  /** The lens at the hand's weight and h; where its picture has not come yet, the three losses that are known. */
  view() {
    const { data } = this, { power: p, central, weight } = this.mine, at = this.place(p), d = data.names.length, { lens } = data;
    const count = lens.weights.shape[1];
    const up = data.up[at * d + weight] - data.J, down = data.down[at * d + weight] - data.J;
    const samples = p === lens.power ? lens.weights.subarray(weight * count, (weight + 1) * count)
      : weight === lens.weight ? lens.powers.subarray(at * count, (at + 1) * count) : [lens.window[0] * -down, down, 0, up, lens.window[1] * up];
    const name = data.names[weight], kinked = data.kink[at * d + weight] === 1;
    const numeric = data.numeric[((central ? 1 : 0) * data.powers.length + at) * d + weight];
    return {
      window: lens.window, samples, up, down, central, kinked, p, weight, name, numeric,
      left: data.left[at * d + weight], right: data.right[at * d + weight],
      change: central ? data.up[at * d + weight] - data.down[at * d + weight] : up,
      spoken: `${this.t("nudge_sub")}: ${flat(name)}, h = ${power(-p)}, ${slope(numeric)}`,
    };
  }

  paint() {
    const { e, data, t } = this;
    for (const part of [this.lens, this.second, this.errors]) part.size = [part.node.clientWidth, part.node.clientHeight]; // asked later it would cost a layout
    const view = this.view(), { p, central, weight, name } = view, d = data.names.length, at = this.place(p);
    this.lens.draw(view, t);
    this.second.draw(view, t);
    this.sums(view, data.up[at * d + weight], central ? data.down[at * d + weight] : data.J);
    write(e.step, `h = ${power(-p)}`);
    if (e.range.value !== String(p)) e.range.value = p;
    e.range.setAttribute("aria-valuetext", `h = ${step(p)}`);
    e.range.style.setProperty("--at", `${((p - 1) / 13) * 100}%`);
    e.forward.setAttribute("aria-pressed", String(!central));
    e.central.setAttribute("aria-pressed", String(central));
    const done = this.mine.filled.size, evaluations = central ? 2 * done : done + 1;
    write(e.count, evaluations === 1 ? t("evaluation") : t("evaluations", { n: evaluations }));
    write(e.fill, t(this.filling ? "stop" : "fill"));
    e.fill.disabled = done === d && !this.filling;
    e.progress.style.transform = `scaleX(${this.filling ? this.filling.done / this.filling.of : 0})`;
    e.progress.hidden = !this.filling;
    this.rows.draw(this);
    this.notice(view, at);
    this.calculus();
    this.errors.draw(this);
    rich(e.sub2, t("small_h_sub", { name }));
    write(e.said2, this.regime(view));
    Object.assign(e.root.dataset, { power: p, weight, filled: done, central, filling: Boolean(this.filling) });
  }

  sums(view, after, before) {
    const { e, t } = this, { central, p, name, numeric } = view;
    const both = pair(after, before);
    for (const [node, [head, rest]] of [[e.after, both[0]], [e.before, both[1]]]) {
      const key = `${head}|${rest}`;
      if (node.key === key) continue;
      node.key = key;
      const equal = document.createElement("span");
      equal.className = "equal";
      equal.textContent = head;
      node.replaceChildren(equal, rest);
    }
    write(e.afterLabel, t(central ? "after_central" : "after"));
    write(e.beforeLabel, t(central ? "before_central" : "before"));
    write(e.difference, scientific(after - before, 3));
    write(e.divideLabel, t(central ? "divide_central" : "divide"));
    write(e.divide, central ? `2 × ${step(p)}` : step(p));
    rich(e.slopeLabel, t("slope", { name }));
    write(e.slope, slope(numeric));
    const still = numeric === 0 && Math.abs(this.data.analytic[view.weight]) > 1e-12;
    rich(e.words, t(still ? "stuck" : numeric > 0 ? "rises" : numeric < 0 ? "falls" : "flat", { name }));
  }

  notice(view, at) {
    const { e, t, data } = this, n = data.examples[at];
    e.notice.hidden = !view.kinked;
    if (!view.kinked) return;
    const exact = data.examples[this.place(9)] > 0; // within 10⁻⁹ is on the kink
    rich(e.notice, `**${t("kink_title")}** ${n === 0 ? t("kink_penalty") : n === 1 && exact ? t("kink_one") : t("kink_many", { n })}`);
  }

  /** The formula belongs to the row that Python has answered; until the answer comes, the old one is veiled. */
  calculus() {
    const { e, t, data } = this, { worked } = data, fresh = worked.weight === this.mine.weight;
    rich(e.lineText, `${t("calculus")} **${worked.line}**`);
    write(e.lineValue, worked.value);
    rich(e.exampleLine, `${t("example", { n: worked.example, y: worked.y })} **${worked.example_line}${worked.example_value}**`);
    for (const node of [e.line, e.example]) node.classList.toggle("veiled", !fresh);
  }

  regime({ p, kinked, weight, central }) {
    const { data, t } = this, d = data.names.length, count = data.powers.length, slots = { h: power(-p) };
    if (kinked) return t("say_kink", slots);
    let best = 0;
    const error = (i) => data.error[((central ? 1 : 0) * count + i) * d + weight];
    for (let i = 1; i < count; i++) if (error(i) < error(best)) best = i;
    const at = this.place(p);
    if (at < best - 1) return t(error(at) < 1e-3 ? "say_straight" : "say_big", { ...slots, error: small(error(at)) });
    if (at <= best + 1) return t("say_good", slots);
    return t(p >= 12 ? "say_stairs" : "say_small", slots);
  }
}

export { read };
export default mount(Gradients);
