// The error against h, both axes logarithmic: forward in ink, central dashed; drag anywhere to choose h.

import { h } from "../kit/dom.js";
import { power, small } from "../kit/numbers.js";
import { label, s, set } from "../kit/svg.js";

const PAD = { left: 40, right: 14, top: 34, bottom: 48 };
const HIGH = 1, LOW = -13.5; // exponents of the error shown

export class Errors {
  constructor(turned) {
    this.turned = turned;
    /** @type {[number, number]} */
    this.size = [0, 0];
    this.u = 1;
    const word = (kind) => s("text", { class: `label ${kind}` });
    this.grid = s("g");
    this.central = s("path", { class: "line central" });
    this.forward = s("path", { class: "line forward" });
    this.dots = s("g");
    this.hair = s("path", { class: "hair" });
    this.knob = s("circle", { r: 7, class: "solid" });
    this.words = { here: word("strong"), forward: word(""), central: word("ok"), big: word("mute"), small: word("mute end") };
    this.svg = s("svg", { "aria-hidden": "true" }, this.grid, this.central, this.forward, this.dots, this.hair, this.knob, ...Object.values(this.words));
    this.node = h("div", { class: "errors", "data-testid": "errors", role: "slider", tabindex: "0", "aria-valuemin": "1", "aria-valuemax": "14" });
    this.node.append(this.svg);
    this.node.onpointerdown = (event) => {
      if (event.button) return;
      this.node.setPointerCapture(event.pointerId);
      this.held = true;
      this.turned(this.at(event), false);
      this.node.focus({ preventScroll: true });
    };
    this.node.onpointermove = (event) => { if (this.held) this.turned(this.at(event), false); };
    this.node.onpointerup = this.node.onpointercancel = (event) => {
      if (!this.held) return;
      this.held = false;
      this.turned(this.at(event), true);
    };
    this.node.onkeydown = (event) => {
      const by = { ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, Home: -99, End: 99 }[event.key];
      if (!by) return;
      event.preventDefault();
      this.turned(Math.min(14, Math.max(1, this.shown + by)), true);
    };
  }

  at(event) {
    const box = this.node.getBoundingClientRect(), { u } = this;
    const share = (event.clientX - box.left - PAD.left * u) / (box.width - (PAD.left + PAD.right) * u);
    return Math.min(14, Math.max(1, Math.round(1 + 13 * share)));
  }

  draw(page) {
    const [width, height] = this.size, { u } = this;
    if (!width || !height) return;
    const { data, t } = page, { power: p, central, weight } = page.mine, d = data.names.length, count = data.powers.length;
    this.shown = p;
    const x = (q) => PAD.left * u + ((q - 1) / 13) * (width - (PAD.left + PAD.right) * u);
    const y = (error) => {
      const e = Math.min(HIGH, Math.max(LOW, error > 0 ? Math.log10(error) : LOW));
      return PAD.top * u + ((HIGH - e) / (HIGH - LOW)) * (height - (PAD.top + PAD.bottom) * u);
    };
    set(this.svg, { viewBox: `0 0 ${width} ${height}`, width, height });
    const key = `${width}x${height}`;
    if (this.key !== key) {
      this.key = key;
      this.grid.replaceChildren(...[0, -4, -8, -12].flatMap((e) => [
        s("path", { class: "gridline", d: `M${PAD.left * u} ${y(10 ** e)}H${width - PAD.right * u}` }),
        s("text", { class: "label mute end", x: (PAD.left - 8) * u, y: y(10 ** e) + 4 * u }, e ? power(e) : "1"),
      ]), s("path", { class: "axis", d: `M${PAD.left * u} ${height - PAD.bottom * u}H${width - PAD.right * u}` }),
      ...[1, 3, 5, 7, 9, 11, 13].map((q) => s("text", { class: "label mute middle", x: x(q), y: height - (PAD.bottom - 18) * u }, power(-q))));
    }
    const error = (scheme, q) => data.error[(scheme * count + page.place(q)) * d + weight];
    const path = (scheme) => data.powers.map((q, i) => `${i ? "L" : "M"}${x(q).toFixed(1)} ${y(error(scheme, q)).toFixed(1)}`).join("");
    set(this.forward, { d: path(0) });
    set(this.central, { d: path(1) });
    if (this.dots.children.length !== 2 * count) {
      this.dots.replaceChildren(...[0, 1].flatMap((scheme) => data.powers.map(() => s("circle", { class: scheme ? "dot central" : "dot forward", r: scheme ? 2.4 : 3 }))));
    }
    data.powers.forEach((q, i) => [0, 1].forEach((scheme) => set(this.dots.children[scheme * count + i], { cx: x(q), cy: y(error(scheme, q)) })));
    const now = error(central ? 1 : 0, p), hx = x(p), right = hx > width * 0.6;
    set(this.hair, { d: `M${hx} ${14 * u}V${height - PAD.bottom * u}` });
    set(this.knob, { cx: hx, cy: y(now) });
    const said = t("here", { h: power(-p), error: small(now) });
    const { words } = this;
    label(words.here, said);
    set(words.here, { x: hx + (right ? -10 : 10) * u, y: 22 * u, "text-anchor": right ? "end" : "start" });
    label(words.forward, t("forward"));
    set(words.forward, { x: x(2) + 12 * u, y: y(error(0, 2)) - 4 * u });
    label(words.central, t("central"));
    set(words.central, { x: x(3) - 12 * u, y: y(error(1, 3)) + 5 * u, "text-anchor": "end" });
    label(words.big, t("too_big_side"));
    set(words.big, { x: PAD.left * u, y: height - 10 * u });
    label(words.small, t("too_small_side"));
    set(words.small, { x: width - PAD.right * u, y: height - 10 * u });
    set(this.node, { "aria-label": t("step_size"), "aria-valuenow": p, "aria-valuetext": said });
  }
}
