// The stage: draws what Python computed, plays it on one clock, and reports what the hand did.

import { Counters } from "./counters.js";
import { DataPlane } from "./data_plane.js";
import { h, write } from "../kit/dom.js";
import { Editing } from "./editing.js";
import { Hand } from "./hand.js";
import { shortcut } from "../kit/keys.js";
import { LossPlane } from "./loss_plane.js";
import { Model } from "../kit/model.js";
import { num } from "../kit/numbers.js";
import { css, palette } from "../kit/palette.js";
import { Points } from "../kit/points.js";
import { Scrubber } from "./scrubber.js";
import { Selection } from "./selection.js";
import { glyph } from "../kit/shapes.js";
import { StartHand } from "./start_hand.js";
import { Table } from "./table.js";
import { Transport } from "../kit/transport.js";
import { build, crowd, entitle, layout, name } from "./view.js";

const instances = new WeakMap();

class Stage extends Transport(Editing(Selection(Object))) {
  constructor(parent) {
    super();
    this.host = parent.host ?? parent;
    this.e = build();
    parent.querySelector(".wait")?.remove();
    parent.append(this.e.root);
    Object.assign(this, { step: 0, pen: null, pointsKey: 0, paintKey: 0, due: 0, clockToken: 0, ready: false, visible: true });
    this.dataPlane = new DataPlane(this, this.e.data);
    this.lossPlane = new LossPlane(this, this.e.loss);
    this.scrubber = new Scrubber(this, this.e.scrubCanvas, this.e.scrub);
    this.counters = new Counters(this, this.e.counters);
    this.table = new Table(this, this.e.table);
    this.hand = new Hand(this, this.dataPlane);
    this.startHand = new StartHand(this, this.lossPlane);
    this.wire();
  }

  wire() {
    const { e } = this;
    e.play.onclick = () => this.toggle();
    e.first.onclick = () => this.seek(0);
    e.last.onclick = () => this.seek(Infinity);
    e.back.onclick = () => this.seek(this.step - 1);
    e.forward.onclick = () => this.seek(this.step + 1);
    e.scrub.oninput = () => this.seek(+e.scrub.value);
    e.speed.onchange = () => { this.clock.speed = +e.speed.value; };
    e.speed.value = String(this.clock.speed);
    e.brush.onclick = () => { this.brush = !this.brush; e.brush.setAttribute("aria-pressed", String(this.brush)); };
    for (const id of ["undo", "redo", "clear"]) e[id].onclick = () => this.act(id);
    e.add.onclick = () => this.act("add_class");
    e.drop.onclick = () => this.act("remove_class");
    e.noticeButton.onclick = () => this.act("fix");
    this.onkey = (event) => shortcut(this, event);
    document.addEventListener("keydown", this.onkey);
    this.resize = new ResizeObserver(() => this.arrange());
    this.resize.observe(this.host);
    this.onresize = () => this.arrange();
    addEventListener("resize", this.onresize);
    this.onscroll = () => this.hand.moved();
    addEventListener("scroll", this.onscroll, { capture: true, passive: true });
    this.sight = new IntersectionObserver(([entry]) => { this.visible = entry.isIntersecting; if (!this.visible) this.pause(); });
    this.sight.observe(e.root);
    this.onhide = () => { if (document.hidden) this.pause(); };
    document.addEventListener("visibilitychange", this.onhide);
  }

  unmount() {
    this.clock.stop();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.cursorTimer);
    this.resize.disconnect();
    this.sight.disconnect();
    removeEventListener("resize", this.onresize);
    removeEventListener("scroll", this.onscroll, { capture: true });
    document.removeEventListener("visibilitychange", this.onhide);
    document.removeEventListener("keydown", this.onkey);
    this.e.root.remove();
  }

  /** A message (or the same one under another theme): take over what is new, keep what the hand is doing. */
  receive({ data: raw, setStateValue, setTriggerValue }) {
    this.post = setStateValue;
    this.trigger = setTriggerValue;
    const again = raw === this.raw;
    this.palette = palette(this.host);
    this.tint();
    this.raw = raw;
    this.take(again ? this.data : raw);
    if (again) this.redraw();
  }

  /** All of it, in the next frame, whatever the hand holds: the colours or the sizes are others now. */
  redraw() {
    this.due = 1;
    this.invalidate();
  }

  /** The run under a hand that still moves; nothing else has changed, and what was said of the outcome holds while the outcome does. */
  takeLive(run, rev) {
    if (rev <= this.taken) return this.sender.answered(rev); // a later edit was answered before
    const { data } = this;
    this.take({ ...data, ...run, rev, notice: run.status === data.status ? data.notice : null, history: { undo: true, redo: false } });
  }

  take(data) {
    const late = this.ready && (this.dragging || data.rev < this.rev);
    if (late && (data.points.label.length !== this.points.n || data.classes !== this.data.classes || !data.theta)) {
      this.sender.answered(data.rev);
      return;
    }
    const renamed = !this.ready || data.lang !== this.data.lang;
    const reshaped = renamed || data.classes !== this.data.classes || data.loss.id !== this.data.loss.id || !data.theta !== !this.data.theta || data.curves.steps !== this.data.curves.steps;
    if (this.ready && data.classes === data.limits.classes && data.classes > this.data.classes) this.say(this.t("most_classes", { limit: data.classes }));
    this.data = data;
    this.taken = data.rev;
    this.running = data.theta !== null;
    this.paintKey++;
    if (!late) {
      this.rev = Math.max(this.rev, data.rev);
      this.points = new Points(data.points);
      this.pointsKey++;
      this.release();
      if (this.selected >= this.points.n) this.selected = -1;
      this.hovered = -1;
    }
    if (this.running) {
      this.model = new Model(data);
      this.model.place(this.points, late ? null : data.features.points);
      this.step = Math.min(this.step, this.model.updates);
    } else {
      this.step = 0;
      this.clock.stop();
    }
    if (data.clock.token !== this.clockToken) {
      this.clockToken = data.clock.token;
      this.step = Math.min(data.clock.step, this.running ? this.model.updates : 0);
      this.pause();
    }
    this.ready = true;
    this.activeClass = Math.min(this.activeClass, data.classes - 1);
    if (renamed) this.rename();
    if (reshaped || renamed) this.table.shape();
    this.dress();
    if (renamed || reshaped || !this.side) this.arrange();
    else {
      this.caption();
      if (this.dragging) {
        this.due = 2;
        this.invalidate(); // with the frame that the moving hand asks for anyway
      } else this.draw();
    }
    this.sender.answered(data.rev);
    this.reported = JSON.stringify({ step: data.cursor[0], example: data.cursor[1] });
    this.report();
    const { wanted } = this;
    this.wanted = null;
    if (wanted) wanted();
    if (!this.due) this.settle();
  }

  /** All of the message is on the screen. */
  settle() {
    const { rev, status, run } = this.data;
    Object.assign(this.e.root.dataset, { rev, status, run });
  }

  t = (id, slots) => {
    const text = this.data.text[id] ?? id;
    return slots ? text.replace(/\{(\w+)\}/g, (_, slot) => slots[slot] ?? "") : text;
  };

  rename() {
    name(this.e, this.t, this);
    this.counters.name();
    this.showPlay();
  }

  tint() {
    const { style } = this.e.root;
    this.palette.classes.forEach((color, i) => style.setProperty(`--class-${i + 1}`, css(color)));
    for (const id of ["gradient", "momentum", "batch", "ok"]) style.setProperty(`--${id}`, css(this.palette[id]));
  }

  /** What depends on the message but not on the update: chips, legend, notice, colours. */
  dress() {
    const { e, data, t } = this;
    if (e.classes.children.length !== data.classes) {
      e.classes.replaceChildren(...Array.from({ length: data.classes }, (_, i) => {
        const chip = h("button", { class: "chip", type: "button", "data-testid": `class-${i + 1}`, onclick: () => this.pick(i) }, glyph(i), h("span", {}, String(i + 1)));
        return chip;
      }));
    }
    [...e.classes.children].forEach((chip, i) => {
      chip.setAttribute("aria-label", `${t("class")} ${i + 1}`);
      chip.setAttribute("aria-pressed", String(i === this.activeClass));
    });
    e.add.hidden = data.classes >= data.limits.classes;
    e.drop.hidden = data.classes <= 2;
    e.undo.disabled = !data.history.undo;
    e.redo.disabled = !data.history.redo;
    e.clear.disabled = this.points.n === 0;
    e.empty.hidden = this.points.n > 0;
    this.once(e.presets, data.presets.map(({ name: label }) => label), () => data.presets.map(({ id, name: label }) => (
      h("button", { class: "choice", type: "button", "data-testid": `preset-${id}`, onclick: () => this.act("preset", { id }) }, label))));
    e.lossEmpty.hidden = this.running;
    const arrows = this.running ? ["gradient", "batch", "momentum", "step"].filter((id) => data.arrows[id]) : [];
    this.once(e.legend, arrows.map((id) => t(`arrow_${id}`)), () => arrows.map((id) => h("li", {}, h("i", { class: id, "aria-hidden": "true" }), t(`arrow_${id}`))));
    e.notice.hidden = !data.notice;
    if (data.notice) {
      write(e.noticeText, data.notice.text);
      write(e.noticeButton, data.notice.label ?? "");
      e.noticeButton.hidden = !data.notice.label;
    }
    e.root.classList.toggle("noticed", Boolean(data.notice));
    e.root.classList.toggle("idle", !this.running);
    for (const id of ["first", "back", "play", "forward", "last", "speed", "scrub"]) e[id].disabled = !this.running;
  }

  arrange() {
    if (!this.ready) return;
    const { e } = this, width = this.host.getBoundingClientRect().width;
    if (!width) return;
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
    this.u = this.rem / 14;
    const plan = layout(width, innerHeight, this.rem), changed = plan.kind !== this.kind;
    this.kind = plan.kind;
    this.side = plan.side;
    this.phone = plan.kind === "phone";
    e.root.dataset.layout = plan.kind;
    e.root.dataset.dense = plan.dense;
    e.root.style.width = `${Math.floor(plan.width)}px`;
    e.root.style.setProperty("--side", `${plan.side}px`);
    e.root.style.setProperty("--gap", `${Math.floor(plan.gap)}px`);
    if (plan.kind === "rail" !== (e.counters.parentElement === e.planes)) {
      if (plan.kind === "rail") e.planes.append(e.counters);
      else e.bar.after(e.counters);
    }
    if (changed) {
      if (this.phone) {
        e.speedCell.append(e.speed);
        e.counters.append(e.speedBox);
      } else {
        e.speedBox.remove();
        e.bar.append(e.speed);
      }
      this.rename();
      this.table.shape();
    }
    this.table.fit(plan.width / this.rem);
    this.caption();
    this.scrubWidth = Math.floor(e.scrubBox.clientWidth);
    this.scrubHeight = Math.floor(e.scrubBox.clientHeight);
    this.hand.moved();
    this.due = 1;
    this.draw();
  }

  /** Give `node` new children only when what they say has changed. */
  once(node, words, children) {
    const key = words.join("|");
    if (node.dataset.says === key) return;
    node.dataset.says = key;
    node.replaceChildren(...children());
  }

  /** What kind of landscape this is, as long as there is room: whole, short, or not at all. */
  caption() {
    const captions = this.running ? this.data.slice.captions : [];
    const key = [this.side, this.rem, this.e.legend.dataset.says, this.data.classes, this.data.lang, ...captions].join("|");
    if (this.captioned === key) return;
    this.captioned = key;
    write(this.e.lossSub, "");
    this.e.heads.forEach(crowd);
    entitle(this.e.heads[1], this.e.lossSub, captions);
  }

  invalidate() {
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    if (!this.ready || !this.side) return;
    const { e } = this;
    this.dataPlane.draw();
    this.drawRun();
    if (e.root.dataset.step !== String(this.step)) e.root.dataset.step = this.step;
  }

  /** Everything else. A held point leaves it as it is until its new run comes, which is drawn a frame after the point: the hand never waits for it. */
  drawRun() {
    const held = this.dragging && !this.lossPlane.held && this.shownStep === this.step, { due } = this;
    this.due = held && due > 1 ? due - 1 : 0;
    if (held && due !== 1) this.table.draw(this.selected);
    else {
      this.lossPlane.draw();
      this.drawCurve();
      this.table.draw(); // last: what it writes would have to be laid out for whoever measures after it
      this.shownStep = this.step;
    }
    if (this.due) this.invalidate();
    else if (due) this.settle();
  }

  drawCurve() {
    const { e } = this;
    this.scrubber.draw();
    this.scrubber.sync();
    this.counters.draw();
    const [left, right] = this.running ? this.lossPlane.notes() : ["", ""];
    write(e.noteLeft, left);
    write(e.noteRight, right);
    write(e.badge, this.data.badge ?? "");
    e.badge.hidden = !this.running || !this.data.badge || this.step !== 0;
    if (this.phone && this.running) {
      write(e.miniUpdate, String(this.step));
      write(e.miniLoss, this.sender.late ? "…" : num(this.data.curves.loss[this.step]));
    }
  }
}

export { read } from "../kit/decode.js";

export default function mount(component) {
  const { parentElement } = component;
  let stage = instances.get(parentElement);
  if (!stage) {
    stage = new Stage(parentElement);
    instances.set(parentElement, stage);
  }
  stage.receive(component);
  return () => {
    stage.unmount();
    instances.delete(parentElement);
  };
}
