// The Race page's stage: two to six runs on one clock. Python computed all of them; here they are drawn and played.

import { chip, dress, racers } from "../kit/racers.js";
import { Board, mount, read } from "../kit/board.js";
import { h, write } from "../kit/dom.js";
import { playKey } from "../kit/keys.js";
import { Points } from "../kit/points.js";
import { clockParts, Transport } from "../kit/transport.js";
import { Bump } from "./bump.js";
import { Card, Dots } from "./cards.js";
import { Curves } from "./curves.js";
import { Plane } from "./plane.js";

const AXES = ["updates", "epochs", "examples", "time"];

function build() {
  const e = clockParts();
  e.sentence = h("p", { class: "sentence", "data-testid": "sentence", role: "status" });
  e.cards = h("div", { class: "cards" });
  e.planeTitle = h("h2");
  e.planeSub = h("span", { class: "sub" });
  e.plane = h("canvas", { "data-testid": "loss-plane", role: "img" });
  e.curvesTitle = h("h2");
  e.curvesSub = h("span", { class: "sub" });
  e.tabs = h("div", { class: "tabs", role: "group" });
  e.curves = h("canvas", { "aria-hidden": "true" });
  e.curveBox = h("div", { class: "curvebox" }, e.curves, e.scrub);
  e.counterName = h("span");
  e.counterStep = h("b");
  e.counterAll = h("span", { class: "sub" });
  e.counter = h("span", { class: "clock number", "data-testid": "counter" }, e.counterName, " ", e.counterStep, " ", e.counterAll);
  e.bar = h("div", { class: "bar" }, e.buttons, e.counter, h("span", { class: "push" }), e.speed);
  e.noticeText = h("p");
  e.noticeButton = h("button", { class: "ink", type: "button", "data-testid": "fix" });
  e.notice = h("div", { class: "notice", role: "status", "data-testid": "notice" }, e.noticeText, e.noticeButton);
  e.both = h("div", { class: "both" },
    h("section", { class: "plane" }, h("header", { class: "head" }, e.planeTitle, e.planeSub), h("div", { class: "field" }, e.plane)),
    h("section", { class: "curves" }, h("header", { class: "head" }, e.curvesTitle, e.curvesSub, h("span", { class: "push" }), e.tabs), e.curveBox));
  e.ranks = h("section", { class: "ranks" });
  e.empty = h("p", { class: "lossempty" });
  e.root = h("div", { class: "stage race", "data-testid": "stage" }, e.sentence, e.cards, e.both, e.bar, e.notice, e.empty, e.ranks);
  return e;
}

class Race extends Transport(Board) {
  constructor(parent) {
    super(parent, "race");
    this.e = build();
    this.attach(this.e.root);
    this.step = 0;
    this.paintKey = 0;
    this.selected = -1;
    this.picked = 0;
    this.cursorRev = 0;
    this.cards = [];
    this.dots = new Dots(this);
    this.plane = new Plane(this, this.e.plane);
    this.curves = new Curves(this, this.e.curves);
    this.bump = new Bump(this, this.e.ranks);
    this.wire();
  }

  wire() {
    const { e } = this;
    this.wireClock();
    e.noticeButton.onclick = () => this.act("fix");
    const follow = (event) => this.seek(this.curves.at(event.clientX - e.curveBox.getBoundingClientRect().left));
    e.curveBox.onpointerdown = (event) => {
      if (event.button || !this.running) return;
      e.curveBox.setPointerCapture(event.pointerId);
      this.dragging = true;
      e.scrub.focus({ preventScroll: true });
      follow(event);
    };
    e.curveBox.onpointermove = (event) => this.dragging && follow(event);
    e.curveBox.onpointerup = e.curveBox.onpointercancel = () => {
      if (!this.dragging) return;
      this.dragging = false;
      this.report();
    };
    this.pauseUnseen();
  }

  take(data) {
    const { e } = this, other = this.data?.run !== data.run;
    this.data = data;
    this.hues = racers(this.palette);
    this.paintKey++;
    // another update than the one posted last, and nothing sent since: Back, undo, or a link that was opened
    const settled = data.rev >= this.outbox.rev && data.cursor_rev >= this.cursorRev;
    const led = settled && data.step !== this.knownStep && data.step !== this.postedStep && !this.playing && !this.dragging;
    if (settled) this.knownStep = data.step;
    this.cursorRev = Math.max(this.cursorRev, data.cursor_rev);
    this.running = Boolean(data.racers);
    e.root.classList.toggle("idle", !this.running);
    for (const part of [e.cards, e.both, e.bar, e.ranks]) part.hidden = !this.running;
    e.empty.hidden = this.running;
    write(e.empty, data.empty ?? "");
    dress(e.root, this.palette);
    this.showSentence(data.sentence);
    if (this.running) this.line();
    else this.clock.stop();
    if (led && this.running) {
      this.step = data.step;
      this.postedStep = null;
      this.reported = JSON.stringify(this.cursor);
    }
    if (this.running && (other || led)) this.step = Math.min(this.step, this.model.updates);
    this.ready = true;
    this.name();
    this.arrange();
    e.root.dataset.rev = data.rev;
    e.root.dataset.run = data.run;
  }

  postCursor(value) {
    this.postedStep = value.step;
    this.cursorRev = Math.max(this.cursorRev + 1, Date.now());
    super.postCursor({ ...value, rev: this.cursorRev });
  }

  /** The racers come to the line: points, cards, and the number of updates on the common clock. */
  line() {
    const { data, e } = this;
    this.points = new Points(data.points);
    this.points.test = Uint8Array.from(data.points.test);
    this.model = { updates: Math.max(1, ...data.racers.map(({ updates, diverged }) => updates + (diverged ? 1 : 0))) };
    if (this.cards.length !== data.racers.length) {
      this.cards = data.racers.map((_, i) => new Card(this, i));
      e.cards.replaceChildren(...this.cards.map(({ node }) => node));
    }
    e.counterStep.style.minWidth = `${String(this.model.updates).length}ch`;
    this.picked = Math.min(data.picked, data.racers.length - 1);
    this.axis = data.axis;
    this.cards.forEach((card, i) => card.receive(data.racers[i]));
  }

  /** Whose heights the landscape has, where every racer has its own. */
  get landscape() {
    return this.data.plane.own ? this.picked : 0;
  }

  showSentence(parts) {
    const key = JSON.stringify(parts);
    if (this.sentenceKey === key) return;
    this.sentenceKey = key;
    // a badge and the first word of its name stay on one line
    this.e.sentence.replaceChildren(...parts.map(({ text, racer, strong }) => {
      if (racer === undefined) return text;
      const [first, ...rest] = text.replaceAll(" = ", "\u00a0=\u00a0").split(" ");
      return h("span", { class: strong ? "who strong" : "who" }, h("span", { class: "together" }, chip(racer), `\u00a0${first}`), rest.length ? ` ${rest.join(" ")}` : "");
    }));
  }

  name() {
    const { e, t, data } = this;
    write(e.planeTitle, t("paths"));
    write(e.curvesTitle, t(data.measure === "share" ? "share" : "loss"));
    e.scrub.setAttribute("aria-label", t("scrub"));
    e.speed.setAttribute("aria-label", t("speed"));
    e.speed.title = t("speed");
    e.tabs.setAttribute("aria-label", t("axis"));
    for (const id of ["first", "back", "forward", "last"]) e[id].say(t(`tool_${id}`));
    this.showPlay();
    write(e.counterName, t("updates"));
    if (!e.tabs.children.length) e.tabs.append(...AXES.map((axis) => h("button", { class: "tab", type: "button", "data-testid": `axis-${axis}`, onclick: () => this.act("axis", { axis }) })));
    AXES.forEach((axis, i) => {
      write(e.tabs.children[i], t(`tab_${axis}`));
      e.tabs.children[i].setAttribute("aria-pressed", String(axis === this.axis));
    });
    this.cards.forEach((card, i) => card.node.setAttribute("aria-pressed", String(i === this.picked)));
    e.notice.hidden = !data.notice;
    if (data.notice) {
      write(e.noticeText, data.notice.text);
      write(e.noticeButton, data.notice.label ?? "");
      e.noticeButton.hidden = !data.notice.label;
    }
    if (this.running) {
      e.plane.setAttribute("aria-label", t("plane_label"));
    }
  }

  /** What kind of landscape this is, and what the curves are, as long as there is room. */
  caption() {
    const { e, data, t } = this, curves = data.measure === "share" ? [t("share_sub"), t("share_short")] : [];
    for (const [node, texts] of [[e.planeSub, data.plane.captions[this.landscape]], [e.curvesSub, curves]]) {
      for (const text of [...texts, ""]) {
        write(node, text);
        if (node.scrollWidth <= node.clientWidth + 1) break;
      }
    }
  }

  /** Send a finished act; an axis is shown at once. */
  act(name, more = {}) {
    if (name === "axis" && this.running) {
      this.axis = more.axis;
      this.paintKey++;
      this.name();
      this.draw();
    }
    this.outbox.add(name, more);
  }

  pick(i) {
    if (!this.running || i >= this.data.racers.length) return;
    this.picked = i;
    this.name();
    this.caption();
    this.draw();
    this.act("pick", { racer: i });
  }

  travel(step) {
    this.act(step);
  }

  key(event) {
    playKey(this, event, Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [n, () => this.pick(n - 1)])));
  }

  arrange() {
    if (!this.running || !this.measure()) return;
    const { e, data, width, rem, phone } = this, n = data.racers.length;
    const many = n > 4, gap = Math.round(0.857 * rem);
    const columns = phone ? 2 : many ? n : 4, cardSide = Math.floor(Math.min((width - gap * (columns - 1)) / columns, phone ? width : 16.3 * rem));
    e.root.dataset.heads = many || phone ? "two" : "one";
    e.cards.style.gridTemplateColumns = `repeat(${columns}, ${cardSide}px)`;
    e.cards.style.gap = `${gap}px`;
    e.root.style.setProperty("--card", `${cardSide}px`);
    if (this.cards.some((card) => card.cut)) e.root.dataset.heads = "two";
    const free = innerHeight - cardSide - (e.root.dataset.heads === "two" ? 24.2 : 23) * rem;
    const planeSide = phone ? width : Math.floor(Math.max(Math.min(0.4 * width, free), 15 * rem));
    this.cardSide = cardSide;
    this.planeSide = planeSide;
    this.curveSize = phone ? { width, height: Math.floor(0.96 * width) } : { width: width - planeSide - Math.round(1.43 * rem), height: planeSide };
    e.root.style.setProperty("--side", `${planeSide}px`);
    this.caption();
    this.bump.draw();
    this.draw();
  }

  paint() {
    if (!this.running || !this.planeSide) return;
    const { e, step } = this;
    for (const card of this.cards) card.draw(step);
    this.plane.draw(step);
    this.curves.draw(step);
    write(e.counterStep, String(step));
    write(e.counterAll, `/ ${this.model.updates}`);
    e.scrub.max = this.model.updates;
    e.scrub.value = step;
    e.scrub.setAttribute("aria-valuetext", this.t("scrub_value", { step, losses: this.curves.spoken(step) }));
    if (e.root.dataset.step !== String(step)) e.root.dataset.step = step;
  }
}

export { read };
export default mount(Race);
