// Finished acts on their way to Python. All that are not answered are sent together, oldest first, until they are; Python does each of them once.

const PATIENCE = 2500, LONGEST = 20000; // ms without an answer until they are sent again: each time twice as long, since a new list interrupts a long run

const left = new Map(); // by page: what was not answered when it was left; sent when it is opened again

export class Outbox {
  constructor(page) {
    this.page = page;
    this.rev = 0;
    this.queue = left.get(page) ?? [];
    this.pushes = 0;
    this.opened = false;
    this.patience = PATIENCE;
  }

  /** How a list is handed to Streamlit: anew with each message. */
  through(post) {
    this.post = post;
  }

  /** A revision later than all before, also across mounts: Streamlit may mount a page twice while it opens. */
  next() {
    this.rev = Math.max(this.rev + 1, Date.now());
    return this.rev;
  }

  /** Python has done all up to `rev`. */
  answered(rev) {
    this.queue = this.queue.filter((edit) => edit.rev > rev);
    this.rev = Math.max(this.rev, rev, this.queue.at(-1)?.rev ?? 0);
    this.patience = PATIENCE;
    if (!this.opened && this.queue.length) this.push();
    this.opened = true;
  }

  /** Send a finished act, now and until it is answered. */
  add(act, details) {
    this.note(act, details);
    this.push();
  }

  /** To be sent with the next one. */
  note(act, details = {}) {
    this.queue.push({ rev: details.rev ?? this.next(), act, ...details });
  }

  /** Send what is only begun, once, after all that is finished: the next one takes its place. */
  live(act, details) {
    this.post([...this.queue, { rev: details.rev ?? this.next(), act, ...details }]);
  }

  push() {
    this.pushes++;
    this.post([...this.queue, { pushes: this.pushes }]); // another value each time: Streamlit drops one that has not changed
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.queue.length) return;
      this.patience = Math.min(2 * this.patience, LONGEST);
      this.push();
    }, this.patience);
  }

  stop() {
    clearTimeout(this.timer);
    left.set(this.page, this.queue);
  }
}
