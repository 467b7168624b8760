// One clock for all panels: whole updates only, nothing between them.

export const SPEEDS = [1, 5, 15, 30, 60, 150, 600];

export class Clock {
  /** `tick(updates)` is called with whole updates due since the last frame. */
  constructor(tick) {
    this.tick = tick;
    this.speed = 30;
    this.running = false;
    this.due = 0;
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.due = 0;
    this.last = null;
    this.frame = requestAnimationFrame((now) => this.beat(now));
  }

  stop() {
    this.running = false;
    cancelAnimationFrame(this.frame);
  }

  beat(now) {
    if (!this.running) return;
    // a hidden tab or a long task must not make the run leap
    this.due += this.last === null ? 0 : (Math.min(now - this.last, 100) / 1000) * this.speed;
    this.last = now;
    this.frame = requestAnimationFrame((next) => this.beat(next));
    const whole = Math.floor(this.due);
    this.due -= whole;
    if (whole) this.tick(whole);
  }
}
