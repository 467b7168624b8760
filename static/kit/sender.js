// Edits on their way to Python: at most one under way, the newest waits, so that a fast drag makes no queue.

const PATIENCE = 400, SLOW = 250; // milliseconds

export class Sender {
  /** @param {(late: boolean) => void} slow `slow(late)`: what is on the screen has been older than the hand for a while, or no longer is. */
  constructor(slow = (_late) => {}) {
    this.busy = 0;
    this.asked = null; // a question beside the script comes to an end by itself; of a rerun one never knows
    this.waiting = null;
    this.sent = new Map(); // when the edits went out that are not answered yet, by revision
    this.late = false;
    this.slow = slow;
  }

  /** Send through `post(value)` now, or as soon as the last one was answered; a finished edit always goes out.
   *  Where `post` returns a promise, the next one waits for it, however long that takes: else a slow server had ever more to do. */
  send(post, value) {
    if (this.busy && !value.done && (this.asked || performance.now() - this.busy < PATIENCE)) {
      this.waiting = [post, value];
      clearTimeout(this.timer);
      if (!this.asked) this.timer = setTimeout(() => this.flush(), PATIENCE);
      return;
    }
    this.waiting = null;
    this.go(post, value);
  }

  /** An answer came, to this revision and all before it: the next edit may go.
   *  During a drag each answer is behind again at once: late until the drag rests or an answer is quick. */
  answered(rev = Infinity) {
    const quick = performance.now() - this.sent.get(rev) < SLOW;
    this.busy = 0;
    for (const each of this.sent.keys()) if (each <= rev) this.sent.delete(each);
    if (quick || (!this.waiting && !this.sent.size)) this.report(false);
    this.watch();
    this.flush();
  }

  flush() {
    clearTimeout(this.timer);
    if (!this.waiting) return;
    const [post, value] = this.waiting;
    this.waiting = null;
    this.go(post, value);
  }

  go(post, value) {
    this.busy = performance.now();
    this.sent.set(value.rev ?? 0, this.busy);
    if (this.sent.size === 1) this.watch();
    const answer = post(value), asked = this.asked = answer instanceof Promise ? answer : null;
    asked?.finally(() => { if (this.asked === asked) this.asked = null; });
  }

  watch() {
    clearTimeout(this.patience);
    if (this.sent.size) this.patience = setTimeout(() => this.report(true), SLOW);
  }

  report(late) {
    if (late === this.late) return;
    this.late = late;
    this.slow(late);
  }
}
