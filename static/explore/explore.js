// The Explore page: draws what Python computed, plays it on one clock, and sends what was done.

import { Counters } from "./counters.js";
import { DataPlane } from "./data_plane.js";
import { Board, mount, read } from "../kit/board.js";
import { h, write } from "../kit/dom.js";
import { Editing } from "./editing.js";
import { Hand } from "./hand.js";
import { playKey } from "../kit/keys.js";
import { LossPlane } from "./loss_plane.js";
import { Model } from "../kit/model.js";
import { num } from "../kit/numbers.js";
import { Points } from "../kit/points.js";
import { Scrubber } from "./scrubber.js";
import { Selection } from "./selection.js";
import { glyph } from "../kit/shapes.js";
import { StartHand } from "./start_hand.js";
import { Table } from "./table.js";
import { Transport } from "../kit/transport.js";
import { build, crowd, entitle, layout, name } from "./view.js";

class Explore extends Transport(Editing(Selection(Board))) {
  constructor(parent) {
    super(parent, "explore");
    this.e = build();
    this.attach(this.e.root);
    this.step = 0;
    this.pen = null;
    this.pointsKey = 0;
    this.paintKey = 0;
    this.due = 0;
    this.clockToken = 0;
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
    this.wireClock();
    e.brush.onclick = () => { this.brush = !this.brush; e.brush.setAttribute("aria-pressed", String(this.brush)); };
    for (const id of ["undo", "redo", "clear"]) e[id].onclick = () => this.act(id);
    e.add.onclick = () => this.act("add_class");
    e.drop.onclick = () => this.act("remove_class");
    e.noticeButton.onclick = () => this.act("fix");
    this.listen(window, "scroll", () => this.hand.moved(), { capture: true, passive: true });
    this.pauseUnseen();
  }

  /** A message: take over what is new, keep what is being edited. */
  take(data, same) {
    this.show(same ? this.data : data);
    if (same) this.redraw();
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
    this.show({ ...data, ...run, rev, notice: run.status === data.status ? data.notice : null, history: { undo: true, redo: false } });
  }

  show(data) {
    const late = this.ready && (this.dragging || data.rev < this.outbox.rev);
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

  rename() {
    name(this.e, this.t, { phone: this.phone });
    this.counters.name();
    this.showPlay();
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

  arrangement() {
    this.plan = layout(this.width, innerHeight, this.rem);
    return this.plan.kind;
  }

  arrange() {
    const before = this.plan?.kind;
    if (!this.measure()) return;
    const { e, plan } = this, changed = plan.kind !== before;
    this.side = plan.side;
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

  paint() {
    if (!this.side) return;
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

  travel(step) {
    if (!this.gripped) this.act(step);
  }

  key(event) {
    playKey(this, event, {
      delete: () => this.selected >= 0 && !this.gripped && this.remove(this.selected),
      escape: () => this.select(-1),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [n, () => this.pick(n - 1)])),
    });
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

export { read };
export default mount(Explore);
