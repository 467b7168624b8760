// A board with a clock: play, pause, one update back or forward, and the update at which the reader paused.

import { Clock, SPEEDS } from "./clock.js";
import { h, tool } from "./dom.js";

const CALM = 250; // ms before Python is told where the reader paused

/** The clock's elements by name: its buttons and their row `buttons`, the scrubber `scrub`, the choice of `speed`. */
export function clockParts() {
  const e = Object.fromEntries(["first", "back", "play", "forward", "last"].map((id) => [id, tool(id, id)]));
  e.buttons = h("div", { class: "buttons" }, ...Object.values(e));
  e.play.classList.add("playbutton");
  e.scrub = h("input", { class: "unseen", type: "range", min: "0", max: "0", step: "1", value: "0", "data-testid": "scrub" });
  e.speed = h("select", { "data-testid": "speed" }, ...SPEEDS.map((s) => h("option", { value: s }, `${s}/s`)));
  return e;
}

/** @param {new (...parts: any[]) => any} Base */
export const Transport = (Base) => class extends Base {
  clock = new Clock((updates) => this.advance(updates));

  /** Wire the parts that `clockParts` made. */
  wireClock() {
    const { e } = this;
    e.play.onclick = () => this.toggle();
    e.first.onclick = () => this.seek(0);
    e.last.onclick = () => this.seek(Infinity);
    e.back.onclick = () => this.seek(this.step - 1);
    e.forward.onclick = () => this.seek(this.step + 1);
    e.scrub.oninput = () => this.seek(+e.scrub.value);
    e.speed.onchange = () => { this.clock.speed = +e.speed.value; };
    e.speed.value = String(this.clock.speed);
  }

  /** Pause while nobody sees the board. */
  pauseUnseen() {
    this.observe(new IntersectionObserver(([entry]) => {
      this.visible = entry.isIntersecting;
      if (!this.visible) this.pause();
    }), this.root);
    this.listen(document, "visibilitychange", () => document.hidden && this.pause());
  }

  unmount() {
    this.clock.stop();
    clearTimeout(this.cursorTimer);
    super.unmount();
  }

  get playing() {
    return this.clock.running;
  }

  /** While nothing runs yet but an answer is on its way, what was asked for is done when it comes. */
  whenRunning(act) {
    this.wanted = this.ready && this.outbox.rev > this.data.rev ? act : null;
  }

  toggle() {
    if (!this.running) return this.whenRunning(() => this.toggle());
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
    this.root.dataset.playing = this.playing;
  }

  advance(updates) {
    this.step = Math.min(this.step + updates, this.model.updates);
    if (this.step >= this.model.updates) this.pause();
    this.draw();
  }

  seek(step) {
    if (!this.running) return this.whenRunning(() => this.seek(step));
    if (this.playing) this.pause();
    this.step = Math.min(Math.max(step, 0), this.model.updates);
    this.report();
    this.invalidate();
  }

  /** Tell Python, after a while without a change, where the reader paused. */
  report() {
    clearTimeout(this.cursorTimer);
    if (!this.ready || !this.running) return;
    this.cursorTimer = setTimeout(() => {
      if (!this.playing && !this.dragging) this.reportNow();
    }, CALM);
  }

  reportNow() {
    const value = this.cursor, key = JSON.stringify(value);
    if (key === this.reported) return;
    this.reported = key;
    this.postCursor(value);
  }

  /** A value of its own, of which the newest counts: looking is no finished act. */
  postCursor(value) {
    this.post("cursor", value);
  }

  /** The paused update, and the example that is chosen there. */
  get cursor() {
    return { step: this.step, example: Math.max(0, this.selected) };
  }
};
