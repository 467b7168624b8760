// The stage's clock work: play, pause, one update back or forward, and telling Python where the reader paused.

import { Clock } from "./clock.js";

export const Transport = (Base) => class extends Base {
  clock = new Clock((updates) => this.advance(updates));

  get playing() {
    return this.clock.running;
  }

  /** Nothing runs yet, but an answer is on its way: what was asked for is done when it comes. */
  later(act) {
    this.wanted = this.ready && this.rev > this.data.rev ? act : null;
  }

  toggle() {
    if (!this.running) return this.later(() => this.toggle());
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
    if (!this.running) return this.later(() => this.seek(step));
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
      const value = this.cursor, key = JSON.stringify(value);
      if (key === this.reported) return;
      this.reported = key;
      this.post("cursor", value);
    }, 250);
  }

  /** The paused update, and the example that is chosen there. */
  get cursor() {
    return { step: this.step, example: Math.max(0, this.selected) };
  }
};
