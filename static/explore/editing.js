// Edits: at once on screen, then to Python. Each carries a revision; a late answer never overwrites a newer edit.

import { write } from "../kit/dom.js";
import { Route, SUPERSEDED } from "../kit/route.js";
import { Sender } from "../kit/sender.js";

/** @param {new (...parts: any[]) => any} Base */
export const Editing = (Base) => class extends Base {
  sender = new Sender((late) => this.lag(late));
  brush = false;
  dragging = false;
  route = new Route("live/run");
  holding = false;

  edited(done) {
    this.pointsKey++;
    this.pointsEdited = true;
    this.e.clear.disabled = this.points.n === 0;
    this.e.empty.hidden = this.points.n > 0;
    this.ask("points", { rev: this.outbox.next(), points: this.points.list(), classes: this.data.classes, done, cursor: this.cursor });
    this.invalidate();
  }

  /** A finished act goes by the outbox; during a drag a route beside the script answers sooner, where there is one. */
  ask(act, value) {
    if (!this.holding) this.lateShown = false;
    this.holding = !value.done;
    this.sender.send((edit) => {
      if (edit.done) return this.outbox.add(act, edit);
      if (this.route.there) return this.live(act, edit);
      return this.outbox.live(act, edit);
    }, value);
  }

  /** The run on the screen is older than the hand for a while, or no longer: seen where its loss stands, heard once a hold. */
  lag(late) {
    if (!this.running) return;
    this.drawCurve();
    write(this.e.heard, late && !this.lateShown ? this.t("computing") : "");
    this.lateShown ||= late;
  }

  async live(act, edit) {
    const { link, lang, window } = this.data, question = act === "start" ? { start: edit.theta } : { points: edit.points, classes: edit.classes };
    const run = await this.route.ask({ link, lang, window, ...question });
    if (run === SUPERSEDED) this.sender.answered(edit.rev);
    else if (run) this.takeLive(run, edit.rev);
    else if (edit.rev === this.outbox.rev) this.outbox.live(act, edit);
    else this.sender.flush(); // what came later says more
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
    this.step = 0;
    this.ask("start", { rev: this.outbox.next(), theta, done, cursor: this.cursor });
    this.invalidate();
  }

  /** The hand let go and the answer is here: planes follow the new run again. */
  release() {
    this.pointsEdited = false;
    this.lossPlane.held = this.lossPlane.ghost = null;
    this.invalidate();
  }

  /** Something is between the fingers: no key takes it away. */
  get gripped() {
    return Boolean(this.hand.grip) || this.startHand.grip !== null;
  }

  /** Send a finished act; what the keys hold is put down first. */
  act(act, more = {}) {
    this.hand.putDown();
    this.outbox.add(act, { cursor: this.cursor, ...more });
  }

  say(text) {
    write(this.e.dataNote, text);
    this.e.dataNote.classList.add("shown");
    clearTimeout(this.sayTimer);
    this.sayTimer = setTimeout(() => this.e.dataNote.classList.remove("shown"), 4000);
  }
};
