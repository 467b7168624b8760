// Edits on their way to Python: at most one under way, the newest waits, so that a fast hand never queues up.

const PATIENCE = 400;

export class Sender {
  constructor() {
    this.busy = 0;
    this.waiting = null;
  }

  /** Send through `post(value)` now, or as soon as the last one was answered; a finished edit always goes out. */
  send(post, value) {
    if (this.busy && performance.now() - this.busy < PATIENCE && !value.done) {
      this.waiting = [post, value];
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), PATIENCE);
      return;
    }
    this.waiting = null;
    this.busy = performance.now();
    post(value);
  }

  /** An answer came: the next one may go. */
  answered() {
    this.busy = 0;
    this.flush();
  }

  flush() {
    clearTimeout(this.timer);
    if (!this.waiting) return;
    const [post, value] = this.waiting;
    this.waiting = null;
    this.busy = performance.now();
    post(value);
  }
}
