// The Sweep page: a map whose cells are runs, filled slice by slice; this draws each slice, requests the next, and shows the cell under the pointer.

import { Board, mount, read } from "../kit/board.js";
import { h, write } from "../kit/dom.js";
import { count } from "../kit/numbers.js";
import { Sender } from "../kit/sender.js";
import { SweepMap } from "./map.js";
import { Run } from "./run.js";

const RESTS = 350; // ms without a key until what the keys did is a finished act
const PATIENCE = 2500; // ms without an answer until the next slice is asked for again
const MOMENT = 500; // ms after a click on Stop in which another one means the same

/** No line ends inside "η = 0.1". */
const whole = (text) => text.replaceAll(" = ", "\u00a0=\u00a0");

class Sweep extends Board {
  constructor(parent) {
    super(parent, "sweep");
    this.hover = null;
    this.looks = new Sender();
    this.map = new SweepMap(this);
    this.run = new Run(this);
    const e = this.e = {
      finding: h("b"), rest: h("span"), room: h("p", { class: "room", "aria-hidden": "true" }),
      colours: h("div", { class: "colours", role: "group", "data-testid": "colours" }),
      count: h("span", { class: "counted number", "data-testid": "counted" }), bar: h("i"),
      act: h("button", { class: "choice", type: "button", "data-testid": "stop", onclick: (event) => this.pause(event) }),
    };
    e.buttons = Object.fromEntries(["loss", "test", "updates", "lasted"].map((id) =>
      [id, h("button", { type: "button", "data-testid": `colour-${id}`, onclick: () => this.colourBy(id) })]));
    e.colours.append(...Object.values(e.buttons));
    e.progress = h("div", { class: "progress", role: "progressbar", "aria-valuemin": "0", "data-testid": "progress" }, e.bar);
    e.says = h("p", { class: "sentence", "data-testid": "finding", "aria-live": "polite" }, e.finding, " ", e.rest);
    e.foot = h("footer", { class: "foot" }, e.count, e.progress, e.act);
    this.attach(h("section", { class: "stage sweep", "data-testid": "sweep" }, h("div", { class: "opening" }, e.says, e.room),
      h("div", { class: "halves" }, h("div", { class: "left" }, e.colours, this.map.root, e.foot), this.run.root)));
  }

  unmount() {
    for (const timer of [this.resting, this.waiting, this.leaving]) clearTimeout(timer);
    super.unmount();
  }

  take(data, same) {
    if (!same) {
      const fresh = data.job !== this.data?.job;
      if (fresh) this.hover = this.pinned = null;
      this.data = data;
      this.ready = true;
      if (!this.outbox.queue.length && !this.resting) {
        this.colour = data.colour;
        this.pinned = data.kept;
      }
      if (data.shape && !data.views[this.colour]) this.colour = "loss";
      if (this.wish && data.rev >= this.wish.rev) this.wish = null;
      this.looks.answered();
      if (this.state === "running" && !data.fault) this.more();
      else clearTimeout(this.waiting);
    }
    this.arrange();
  }

  /** Running, stopped or done: what was asked for last, until Python has done it. */
  get state() { return this.data.state === "done" ? "done" : this.wish?.state ?? this.data.state; }

  get view() { return this.data.shape ? this.data.views[this.colour] : null; }

  /** The cell that is shown: where the hand is, else the one that is kept, else the best. */
  get cell() {
    if (!this.data.shape) return null;
    const [ny, nx] = this.data.shape, fits = (cell) => cell && cell[0] < ny && cell[1] < nx;
    return [this.hover, this.pinned, this.view?.best].find(fits) ?? [0, 0];
  }

  index([row, column]) { return row * this.data.shape[1] + column; }

  // What goes to Python

  /** This slice is drawn: the next one, please. Should the answer be lost, ask again. */
  more() {
    if (this.state !== "running" || this.leaving) return;
    clearTimeout(this.waiting);
    const { job, done } = this.data;
    this.asks = (this.asks ?? 0) + 1;
    this.post("more", { job, done, asks: this.asks });
    this.waiting = setTimeout(() => this.more(), PATIENCE);
  }

  send(act, details = {}) {
    clearTimeout(this.resting);
    this.resting = null;
    this.outbox.add(act, details);
  }

  /** Stop, or go on. It holds at once, whatever slice is still under way; quick clicks are one. */
  pause({ timeStamp }) {
    const again = timeStamp - (this.pressed ?? -MOMENT) < MOMENT;
    this.pressed = timeStamp;
    if (again) return;
    const running = this.state === "running";
    clearTimeout(this.waiting);
    this.send(running ? "stop" : "resume");
    this.wish = { rev: this.outbox.rev, state: running ? "stopped" : "running" };
    this.describe();
  }

  colourBy(id) {
    if (this.data.shape && !this.data.fault && !this.data.views[id]) return;
    this.colour = id;
    this.send("colour", { id });
    this.draw();
  }

  // Where one looks

  /** The hand is over a cell, or over none: the numbers are here, the picture of the run comes from the engine. */
  look(cell) {
    if (String(cell) === String(this.hover)) return;
    this.hover = cell;
    this.show();
  }

  /** A cell is kept: by keys once they rest, by a tap at once. */
  keep(cell, rests = RESTS) {
    this.pinned = cell;
    this.hover = null;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.send("keep", { row: cell[0], column: cell[1] }), rests);
    this.show();
  }

  open(cell = this.cell) {
    if (!cell || this.data.status[this.index(cell)] === 0 || this.data.fault || this.leaving) return;
    // from now on nothing else is asked of this page: a late question would bring the browser back to it
    this.leaving = setTimeout(() => (this.leaving = null), PATIENCE);
    this.send("open", { row: cell[0], column: cell[1] });
  }

  show() {
    this.map.point();
    this.run.draw();
    const { cell } = this, seen = this.data.look?.cell;
    if (!this.leaving && String(cell) !== String(seen) && this.data.status[this.index(cell)] !== 0) {
      this.moves = (this.moves ?? 0) + 1;
      this.looks.send((value) => this.leaving || this.post("look", value), { row: cell[0], column: cell[1], moves: this.moves });
    }
  }

  travel(step) {
    this.send(step);
  }

  // What is drawn

  arrange() {
    if (!this.measure()) return;
    const { width, rem, u, phone } = this;
    const side = phone ? width : Math.max(22 * rem, Math.min(0.6 * width, innerHeight - 12.6 * rem));
    this.map.prepare(Math.floor(side), u, phone);
    this.run.prepare(phone ? width : Math.floor(width - this.map.width - 2.714 * rem), u);
    this.draw();
  }

  paint() {
    this.describe();
    this.map.draw();
    if (this.data.shape) this.show();
    else this.run.draw();
  }

  /** As much room as any colour's sentence may come to need, held by sentences that nobody sees. */
  keepRoom() {
    const { room = [] } = this.data, key = room.join();
    if (key === this.roomKey) return;
    this.roomKey = key;
    this.e.room.replaceChildren(...room.map((text) => h("span", {}, whole(text))));
  }

  /** The sentence, the switch, the foot. */
  describe() {
    const { data, e, t, view } = this;
    const { state } = this, running = state === "running" && !data.fault;
    const stopped = data.shape && state === "stopped" && !data.fault;
    if (data.fault) { write(e.finding, data.fault); write(e.rest, ""); }
    else if (running) { write(e.finding, ""); write(e.rest, t("running", { ran: count(data.ran), all: count(data.all), seconds: data.seconds || "0.00" })); }
    else if (data.shape) { write(e.finding, whole(view.finding)); write(e.rest, whole(view.rest)); }
    this.keepRoom();
    for (const [id, button] of Object.entries(e.buttons)) {
      write(button, t(id, { target: data.target ?? "" }));
      button.setAttribute("aria-pressed", id === (data.shape ? this.colour : "loss"));
      button.disabled = Boolean(data.shape && !data.views[id]);
    }
    e.colours.setAttribute("aria-label", t("colour"));
    const all = data.all ?? 0;
    write(e.count, !data.shape ? "" : running ? `${data.ran} / ${all}` : stopped ? t("stopped", { ran: count(data.ran) })
      : t(`${data.seconds ? "done" : "known"}${all === 1 ? "_one" : ""}`, { all: count(all), seconds: data.seconds }));
    e.progress.hidden = !running;
    e.progress.setAttribute("aria-label", t("progress"));
    e.progress.setAttribute("aria-valuemax", all);
    e.progress.setAttribute("aria-valuenow", data.ran ?? 0);
    e.bar.style.width = `${all ? (100 * data.ran) / all : 0}%`;
    e.act.hidden = !(running || stopped);
    write(e.act, t(running ? "stop" : "resume"));
    this.root.classList.toggle("idle", Boolean(data.fault));
    Object.assign(this.root.dataset, { state: data.fault ? "fault" : state, ran: data.ran ?? 0, rev: data.rev, colour: this.colour ?? "" });
  }
}

export { read };
export default mount(Sweep);
