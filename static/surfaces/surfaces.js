// The Surfaces board: one start, several descents, one step taken apart, and what curvature allows. All numbers come with the message.

import { chip, dress } from "../kit/racers.js";
import { Board, mount, read } from "../kit/board.js";
import { h, write } from "../kit/dom.js";
import { playKey } from "../kit/keys.js";
import { Route, SUPERSEDED } from "../kit/route.js";
import { Sender } from "../kit/sender.js";
import { clockParts, Transport } from "../kit/transport.js";
import { Anatomy } from "./anatomy.js";
import { Curves } from "./curves.js";
import { RateMap } from "./map.js";
import { Plane } from "./plane.js";
import { Slider } from "./slider.js";
import { sub } from "./names.js";

const LOOKS = ["step", "opened", "part", "where"];
const CALM = 250, REST = 120, WHOLE = 6; // ms before Python hears where one paused; ms that a held hand rests; seconds that a whole run takes to play

class Surfaces extends Transport(Board) {
  constructor(parent) {
    super(parent, "surfaces");
    const e = this.e = clockParts();
    e.sentence = h("p", { class: "finding", "data-testid": "sentence", "aria-live": "polite" });
    e.title = h("h2");
    e.drag = h("span", { class: "sub" });
    e.canvas = h("canvas", { "data-testid": "surface-plane", tabindex: "0", role: "application" });
    e.handle = h("canvas", { class: "handle", "aria-hidden": "true" });
    e.window = h("span", { class: "note left" });
    e.rate = h("section", { class: "rate" });
    e.map = h("section", { class: "ratemap" });
    e.curves = h("canvas");
    e.counter = h("strong", { class: "number counter", "data-testid": "counter" });
    e.anatomy = h("section", { class: "anatomy", "data-testid": "anatomy" });
    e.bar = h("div", { class: "bar" }, e.buttons, h("div", { class: "scrub" }, e.curves, e.scrub), e.counter);
    e.root = h("div", { class: "stage surfaces", "data-testid": "surfaces" }, e.sentence,
      h("div", { class: "planes" },
        h("section", { class: "plane" }, h("header", { class: "head" }, e.title, e.drag), h("div", { class: "field" }, e.canvas, e.handle, e.window)),
        h("div", { class: "beside" }, e.rate, e.map)),
      e.bar, e.anatomy);
    this.attach(e.root);
    this.wireClock();
    this.step = 0;
    this.opened = 0;
    this.part = 0;
    this.where = "dot";
    this.still = null;
    this.rates = null;
    this.route = new Route("live/surfaces");
    this.around = 0;
    this.dragging = false;
    this.selected = -1;
    this.sender = new Sender();
    this.plane = new Plane(this, e.canvas, e.handle);
    this.slider = new Slider(this, e.rate);
    this.map = new RateMap(this, e.map);
    this.curves = new Curves(this, e.curves);
    this.anatomy = new Anatomy(this, e.anatomy);
  }

  unmount() {
    clearTimeout(this.calmTimer);
    clearTimeout(this.resting);
    super.unmount();
  }

  get running() {
    return this.ready;
  }

  get model() {
    return { updates: this.data.updates };
  }

  take(data) {
    if (this.show(data)) this.sender.answered();
  }

  /** Draw what a message holds, the script's or the route's; false where it leaves out what is not here: what it left out went with a page that is gone. */
  show(data) {
    if (!this.whole(data)) return false;
    const settled = !this.dragging && data.rev >= this.outbox.rev, renamed = !this.ready || data.lang !== this.data.lang;
    const { look } = data, echo = JSON.stringify(LOOKS.map((id) => look[id])) === this.sentLooks; // the looks sent last: the clock may have gone on since
    if (!this.ready || (settled && !echo && LOOKS.some((id) => look[id] !== this.knownLooks[id]))) {
      Object.assign(this, look);
      this.sentLooks = this.looks();
    }
    this.knownLooks = look;
    if (settled) this.plane.ghost = this.slider.ghost = this.map.ghost = null;
    this.data = data;
    this.step = Math.min(this.step, data.updates);
    this.clock.speed = Math.max(4, data.updates / WHOLE);
    const { e } = this, moving = data.live && this.ready;
    this.ready = true;
    if (!moving) dress(e.root, this.palette);
    if (renamed) this.rename();
    this.showSentence();
    e.root.dataset.rev = data.rev;
    e.root.dataset.still = data.still.id;
    if (!data.live) this.script = data;
    if (moving && this.side) this.draw();
    else this.arrange();
    return true;
  }

  /** What does not change under a dragging hand travels once: put it back where a message leaves it out. */
  whole(data) {
    if (data.still.z) this.still = data.still;
    if (data.map?.z) this.rates = data.map;
    data.text ??= this.data?.lang === data.lang ? this.data.text : null;
    if (this.still?.id !== data.still.id || !data.text || (data.map && this.rates?.id !== data.map.id)) return false;
    data.still.z = this.still.z;
    if (data.map) data.map.z = this.rates.z;
    return true;
  }

  rename() {
    const { e, t } = this;
    write(e.drag, t("drag"));
    for (const id of ["first", "back", "forward", "last"]) e[id].say(t(id));
    this.showPlay();
    e.scrub.setAttribute("aria-label", t("scrub"));
    this.slider.name();
    this.map.name();
    this.anatomy.name();
  }

  /** The engine's sentence, each racer's name with its badge. */
  showSentence() {
    const { e, data } = this;
    write(e.title, data.title);
    if (this.sentence === data.sentence + data.runs.length) return;
    this.sentence = data.sentence + data.runs.length;
    e.sentence.replaceChildren(...this.badged(data.sentence));
  }

  badged(text) {
    const names = this.data.runs.map((run) => run.name), out = [];
    let rest = text;
    while (rest) {
      const found = names.map((name, i) => [rest.indexOf(name), i]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0] || names[b[1]].length - names[a[1]].length)[0];
      if (!found) break;
      const [at, i] = found, name = names[i];
      out.push(rest.slice(0, at), h("span", { class: "who" }, chip(i), "\u00a0", h("b", {}, name.slice(2))));
      rest = rest.slice(at + name.length);
    }
    return [...out, ...sub(rest)].flatMap((piece) => (typeof piece === "string" ? sub(piece) : [piece]));
  }

  arrange() {
    if (!this.measure()) return;
    const { e, width, rem, phone } = this;
    const side = phone ? width : Math.max(Math.floor(20 * rem), Math.min(Math.floor(0.47 * width), Math.floor(innerHeight - 24.3 * rem)));
    this.side = side;
    this.gap = Math.floor(1.714 * rem);
    e.root.style.setProperty("--side", `${side}px`);
    e.root.style.setProperty("--gap", `${this.gap}px`);
    const beside = phone ? width : width - side - this.gap;
    this.slider.prepare(beside);
    this.map.prepare(beside, phone ? Math.floor(0.72 * width) : side - this.slider.taken());
    this.curves.prepare();
    this.anatomy.prepare(width);
    this.draw();
  }

  paint() {
    if (!this.side) return;
    const { e, data } = this;
    this.plane.draw();
    const now = performance.now();
    clearTimeout(this.calmTimer);
    if (this.dragging && this.plane.grip && now - this.around < CALM / 2) { // what lies around the plane may follow more calmly
      this.calmTimer = setTimeout(() => this.invalidate(), CALM / 2);
      return;
    }
    this.around = now;
    this.slider.draw();
    this.map.draw();
    this.curves.draw();
    this.anatomy.draw();
    write(e.counter, this.t("update", { step: this.step }));
    e.scrub.max = data.updates;
    e.scrub.value = this.step;
    e.scrub.setAttribute("aria-valuetext", this.t("scrub_value", { step: this.step }));
    if (e.root.dataset.step !== String(this.step)) e.root.dataset.step = this.step;
  }

  reportNow() {
    this.look({});
  }

  look(changes) {
    Object.assign(this, changes);
    clearTimeout(this.cursorTimer);
    this.invalidate();
    if (this.looks() !== this.sentLooks) this.edit("look", {});
  }

  looks() {
    return JSON.stringify(LOOKS.map((id) => this[id]));
  }

  /** Something that was done here; what is looked at goes along. */
  edit(act, details) {
    const { step, opened, part, where } = this;
    clearTimeout(this.resting);
    this.sentLooks = this.looks();
    const rev = this.outbox.next(), known = { still: this.still?.id, map: this.rates?.id, lang: this.data.lang };
    this.root.dataset.sent = rev;
    this.sender.send((edit) => {
      if (edit.done || act === "look") return this.outbox.add(act, edit);
      if (this.route.there) return this.live(act, edit, () => this.edit(act, { ...details, whole: true }));
      return this.outbox.live(act, edit);
    }, { rev, known, looks: { step, opened, part, where }, ...details });
  }

  /** While something is dragged, a route beside the script answers sooner, where there is one; what it only begins is `finish`ed when the drag rests. */
  async live(act, edit, finish) {
    const { record, link } = this.script, { lang } = this.data;
    const data = await this.route.ask({ surf: record, link, lang, edit: { ...edit, act } });
    if (data === SUPERSEDED) return this.sender.answered(edit.rev);
    if (!data) return edit.rev === this.outbox.rev ? this.outbox.live(act, edit) : this.sender.flush(); // what came later says more
    this.sender.answered(); // the next question is on its way while this answer is drawn
    if (this.dragging && data.rev > this.data.rev) this.show(data); // where one was slow, a later one may have come before
    if (this.dragging && data.short && data.rev === this.outbox.rev) this.resting = setTimeout(finish, REST);
  }

  hold() {
    this.dragging = true;
    this.pause();
  }

  travel(step) {
    this.edit(step, { done: true });
  }

  key(event) {
    playKey(this, event);
  }
}

export { read };
export default mount(Surfaces);
