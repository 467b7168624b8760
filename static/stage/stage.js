// The stage: draws what Python computed, plays it on one clock, and reports what the hand did.

import { Clock } from "./clock.js";
import { Counters } from "./counters.js";
import { DataPlane } from "./data_plane.js";
import { decode } from "./decode.js";
import { h, write } from "./dom.js";
import { Hand } from "./hand.js";
import { shortcut } from "./keys.js";
import { LossPlane } from "./loss_plane.js";
import { Model } from "./model.js";
import { num } from "./numbers.js";
import { css, palette } from "./palette.js";
import { Points } from "./points.js";
import { Scrubber } from "./scrubber.js";
import { Sender } from "./sender.js";
import { glyph } from "./shapes.js";
import { StartHand } from "./start_hand.js";
import { Table } from "./table.js";
import { build, layout, name } from "./view.js";

const instances = new WeakMap();

class Stage {
  constructor(parent) {
    this.host = parent.host ?? parent;
    this.e = build();
    parent.append(this.e.root);
    Object.assign(this, { step: 0, rev: 0, selected: -1, hovered: -1, activeClass: 0, brush: false, dragging: false, pen: null, pointsKey: 0, paintKey: 0, clockToken: 0, ready: false });
    this.clock = new Clock((updates) => this.advance(updates));
    this.sender = new Sender();
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
    document.removeEventListener("visibilitychange", this.onhide);
    document.removeEventListener("keydown", this.onkey);
    this.e.root.remove();
  }

  /** A message (or the same one under another theme): take over what is new, keep what the hand is doing. */
  receive({ data: raw, setStateValue, setTriggerValue }) {
    this.post = setStateValue;
    this.trigger = setTriggerValue;
    const data = raw === this.raw ? this.data : decode(raw);
    this.raw = raw;
    const late = this.ready && (this.dragging || data.rev < this.rev);
    if (late && (data.points.label.length !== this.points.n || data.classes !== this.data.classes || !data.theta)) {
      this.sender.answered();
      return;
    }
    const renamed = !this.ready || data.lang !== this.data.lang;
    const reshaped = renamed || data.classes !== this.data.classes || data.loss.id !== this.data.loss.id || !data.theta !== !this.data.theta || data.curves.steps !== this.data.curves.steps;
    this.data = data;
    this.running = data.theta !== null;
    this.palette = palette(this.host);
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
    this.arrange();
    this.sender.answered();
    this.e.root.dataset.rev = data.rev;
    this.e.root.dataset.status = data.status;
    this.e.root.dataset.run = data.run;
  }

  t = (id, slots) => {
    const text = this.data.text[id] ?? id;
    return slots ? text.replace(/\{(\w+)\}/g, (_, slot) => slots[slot] ?? "") : text;
  };

  rename() {
    name(this.e, this.t, this);
    this.counters.name();
  }

  /** What depends on the message but not on the update: chips, legend, notice, colours. */
  dress() {
    const { e, data, t } = this;
    const { classes } = this.palette;
    classes.forEach((color, i) => e.root.style.setProperty(`--class-${i + 1}`, css(color)));
    for (const id of ["gradient", "momentum", "batch", "ok"]) e.root.style.setProperty(`--${id}`, css(this.palette[id]));
    if (e.classes.children.length !== data.classes) {
      e.classes.replaceChildren(...Array.from({ length: data.classes }, (_, i) => {
        const chip = h("button", { class: "chip", type: "button", "data-testid": `class-${i + 1}`, onclick: () => this.pick(i) }, glyph(i), h("span", {}, String(i + 1)));
        return chip;
      }));
    }
    [...e.classes.children].forEach((chip, i) => {
      chip.setAttribute("aria-label", data.points.names?.[i] ? `${t("class")} ${i + 1}: ${data.points.names[i]}` : `${t("class")} ${i + 1}`);
      chip.setAttribute("aria-pressed", String(i === this.activeClass));
    });
    e.add.hidden = data.classes >= data.limits.classes;
    e.drop.hidden = data.classes <= 2;
    e.undo.disabled = !data.history.undo;
    e.redo.disabled = !data.history.redo;
    e.clear.disabled = this.points.n === 0;
    e.empty.hidden = this.points.n > 0;
    e.presets.replaceChildren(...data.presets.map(({ id, name: label }) => h("button", { class: "choice", type: "button", "data-testid": `preset-${id}`, onclick: () => this.act("preset", { id }) }, label)));
    e.lossEmpty.hidden = this.running;
    write(e.lossSub, this.running ? data.slice.caption : "");
    const arrows = this.running ? ["gradient", "batch", "momentum", "step"].filter((id) => data.arrows[id]) : [];
    e.legend.replaceChildren(...arrows.map((id) => h("li", {}, h("i", { class: id, "aria-hidden": "true" }), t(`arrow_${id}`))));
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
    e.root.style.width = plan.width ? `${Math.floor(plan.width)}px` : "";
    e.root.style.setProperty("--side", `${plan.side}px`);
    if (plan.kind === "rail" !== (e.counters.parentElement === e.planes)) (plan.kind === "rail" ? e.planes.append(e.counters) : e.bar.after(e.counters));
    if (changed) {
      this.rename();
      this.table.shape();
    }
    this.scrubWidth = Math.floor(e.scrubBox.clientWidth);
    this.scrubHeight = Math.floor(e.scrubBox.clientHeight);
    this.draw();
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
    this.lossPlane.draw();
    this.scrubber.draw();
    this.scrubber.sync();
    this.counters.draw();
    this.table.draw();
    const [left, right] = this.running ? this.lossPlane.notes() : ["", ""];
    write(e.noteLeft, left);
    write(e.noteRight, right);
    write(e.badge, this.data.badge ?? "");
    e.badge.hidden = !this.data.badge || this.step !== 0;
    if (this.phone && this.running) {
      write(e.miniUpdate, String(this.step));
      write(e.miniLoss, num(this.data.curves.loss[this.step]));
    }
    if (e.root.dataset.step !== String(this.step)) e.root.dataset.step = this.step;
  }

  // the clock

  get playing() {
    return this.clock.running;
  }

  toggle() {
    if (!this.running) return;
    if (this.playing) this.pause();
    else {
      if (this.step >= this.model.updates) this.step = 0;
      this.clock.start();
      this.showPlay();
      this.invalidate();
    }
  }

  pause() {
    const was = this.playing;
    this.clock.stop();
    this.showPlay();
    if (was) this.invalidate();
    this.report();
  }

  showPlay() {
    const id = this.playing ? "pause" : "play";
    this.e.play.image.set(id);
    if (this.ready) this.e.play.say(this.t(`tool_${id}`));
    this.e.root.dataset.playing = this.playing;
  }

  advance(updates) {
    this.step = Math.min(this.step + updates, this.model.updates);
    if (this.step >= this.model.updates) this.pause();
    this.draw();
  }

  seek(step) {
    if (!this.running) return;
    if (this.playing) this.pause();
    this.step = Math.min(Math.max(step, 0), this.model.updates);
    this.report();
    this.invalidate();
  }

  /** Tell Python, calmly, where the reader paused: the opened update follows. */
  report() {
    clearTimeout(this.cursorTimer);
    if (!this.ready || !this.running) return;
    this.cursorTimer = setTimeout(() => {
      if (this.playing || this.dragging) return;
      const value = { step: this.step, example: Math.max(0, this.selected) }, key = JSON.stringify(value);
      if (key === this.reported) return;
      this.reported = key;
      this.post("cursor", value);
    }, 250);
  }

  // selection: what one panel points at lights up in all

  isHot(i) {
    return i === this.hovered || i === this.selected;
  }

  focus() {
    return this.hovered >= 0 ? this.hovered : this.selected;
  }

  hover(i) {
    if (this.hovered === i) return;
    this.hovered = i;
    this.invalidate();
  }

  select(i) {
    this.selected = i;
    this.report();
    this.invalidate();
  }

  pick(i) {
    if (i >= this.data.classes) return;
    this.activeClass = i;
    this.dress();
    this.invalidate();
  }

  batch() {
    const { batches } = this.data;
    if (!batches || this.step >= this.model.updates || this.pointsEdited) return [];
    const width = batches.shape[1];
    return batches.subarray(this.step * width, this.step * width + width).filter((i) => i >= 0 && i < this.points.n);
  }

  batchSet() {
    const key = `${this.step},${this.paintKey},${this.pointsKey}`;
    if (this.batchKey !== key) {
      this.batchKey = key;
      this.batchMembers = new Set(this.batch());
    }
    return this.batchMembers;
  }

  /** A support vector: a training point on or inside its margin. */
  isSupport(i) {
    const { model, points, data } = this, { delta, picture } = data.loss;
    if (points.test[i]) return false;
    const reach = delta * 1.005;
    if (picture !== "own") return model.margin[i] <= reach;
    for (let j = 0; j < model.k; j++) if ((j === points.label[i] ? 1 : -1) * model.scores[i * model.k + j] <= reach) return true;
    return false;
  }

  /** Width of the margin band, 2Δ / |w₂ − w₁|: two classes, linear features, pair margins only. */
  bandWidth() {
    const { model, data, step } = this;
    if (model.k !== 2 || data.features.size !== 2 || data.loss.picture !== "margin") return null;
    const w = data.theta.subarray(step * model.d, step * model.d + model.d), { F } = model;
    const norm = Math.hypot(w[F] - w[0], w[F + 1] - w[1]);
    return norm > 1e-9 ? (2 * data.loss.delta) / norm : null;
  }

  // edits: at once on screen, then to Python

  edited(done) {
    this.rev++;
    this.pointsKey++;
    this.pointsEdited = true;
    this.e.clear.disabled = this.points.n === 0;
    this.e.empty.hidden = this.points.n > 0;
    this.sender.send((value) => this.post("points", value), { rev: this.rev, points: this.points.list(), classes: this.data.classes, done });
    this.invalidate();
  }

  replace(points) {
    this.points = points;
    if (this.running) this.model.place(points, null);
  }

  add(x, y, quiet = false) {
    if (this.points.n >= this.data.limits.points) {
      this.say(this.t("too_many", { limit: this.data.limits.points }));
      return -1;
    }
    this.replace(this.points.plus(x, y, this.activeClass));
    if (!quiet) this.selected = -1;
    this.edited(false);
    return this.points.n - 1;
  }

  drag(i, x, y) {
    this.points.xy[2 * i] = x;
    this.points.xy[2 * i + 1] = y;
    this.selected = i;
    if (this.running) this.model.move(i);
    this.edited(false);
  }

  relabel(i) {
    const next = this.points.label[i] === this.activeClass ? (this.activeClass + 1) % this.data.classes : this.activeClass;
    this.points.label[i] = next;
    this.selected = i;
    if (this.running) this.model.shown = -1;
    this.edited(true);
  }

  remove(i) {
    this.replace(this.points.minus(i));
    this.selected = this.hovered = -1;
    this.edited(true);
  }

  finish() {
    this.edited(true);
  }

  setStart(theta, done) {
    this.rev++;
    this.step = 0;
    this.sender.send((value) => this.post("start", value), { rev: this.rev, theta, done });
    this.invalidate();
  }

  /** The hand let go and the answer is here: planes follow the new run again. */
  release() {
    this.pointsEdited = false;
    this.lossPlane.held = this.lossPlane.ghost = null;
    this.invalidate();
  }

  act(action, more = {}) {
    this.rev++;
    this.trigger("action", { name: action, rev: this.rev, ...more });
  }

  say(text) {
    write(this.e.dataNote, text);
    this.e.dataNote.classList.add("shown");
    clearTimeout(this.sayTimer);
    this.sayTimer = setTimeout(() => this.e.dataNote.classList.remove("shown"), 4000);
  }
}

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
