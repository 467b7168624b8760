// Finished acts on their way to Python: all that are not answered are sent together, oldest first, until they are; Python does each of them once.

const PATIENCE = 2500; // ms without an answer until they are sent again

const left = new Map(); // by page: what was not answered when it was left; said when it is opened again

export class Acts {
  constructor(page) {
    Object.assign(this, { page, rev: 0, queue: left.get(page) ?? [], pushes: 0, opened: false });
  }

  /** How a list is said to Python: anew with each message. */
  through(post) {
    this.post = post;
  }

  /** Python has done all up to `rev`. */
  answered(rev) {
    this.queue = this.queue.filter((edit) => edit.rev > rev);
    this.rev = Math.max(this.rev, rev, this.queue.at(-1)?.rev ?? 0);
    if (!this.opened && this.queue.length) this.push();
    this.opened = true;
  }

  add(act, details) {
    this.note(act, details);
    this.push();
  }

  /** To be sent with the next one. */
  note(act, details = {}) {
    this.rev = Math.max(this.rev + 1, Date.now()); // grows across mounts too: Streamlit may mount a page twice while it opens
    this.queue.push({ rev: this.rev, act, ...details });
  }

  push() {
    this.pushes++;
    this.post([...this.queue, { pushes: this.pushes }]); // another value each time, so that it is seen
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.queue.length && this.push(), PATIENCE);
  }

  stop() {
    clearTimeout(this.timer);
    left.set(this.page, this.queue);
  }
}
