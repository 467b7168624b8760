// The Losses page: draws the score table, follows a drag at once, and sends finished acts.

import { Board, mount, read } from "../kit/board.js";
import { h } from "../kit/dom.js";
import { Chain } from "./chain.js";
import { work } from "./compute.js";
import { Desk } from "./desk.js";
import { Margins } from "./margins.js";
import { Question } from "./question.js";
import { Shares } from "./shares.js";

const RESTS = 350; // ms without a key until what the keys did is a finished act

/** A part of the page; `away` while it is out of sight.
 * @typedef {{ root: HTMLElement, away?: boolean, build(): void, draw(): void, arrange?(width: number): void, stop?(): void }} Part */

class Losses extends Board {
  constructor(parent) {
    super(parent, "losses");
    /** @type {Part[]} */
    this.parts = [Question, Desk, Chain, Margins, Shares].map((Part) => new Part(this));
    this.attach(h("section", { class: "stage losses", "data-testid": "losses" }, ...this.parts.map((part) => part.root)));
    this.observe(new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) this.parts.find((part) => part.root === target).away = !isIntersecting;
      if (this.held) this.soon();
    }, { rootMargin: "120px" }), ...this.parts.map((part) => part.root));
  }

  unmount() {
    clearTimeout(this.resting);
    if (this.rests) this.outbox.note(this.rests.act, this.rests.details);
    this.parts.forEach((part) => part.stop?.());
    super.unmount();
  }

  /** What was done here since is kept until it is answered. */
  take(data, same) {
    if (same) return;
    if (this.ready && (this.held || data.rev < this.outbox.rev)) this.waiting = data;
    else this.show(data);
  }

  show(data) {
    this.waiting = null;
    const shape = `${data.lang} ${data.names} ${data.n}`;
    this.data = data;
    this.ready = true;
    this.local = null;
    this.view = data;
    if (shape !== this.shape) {
      this.shape = shape;
      this.parts.forEach((part) => part.build());
      this.arrange();
    } else this.draw();
    this.root.dataset.rev = data.rev;
  }

  arrange() {
    if (!this.measure()) return;
    this.parts.forEach((part) => part.arrange?.(this.width));
    this.draw();
  }

  /** Draw all, or in the hand's own frame what is in sight. */
  draw(hand = false) {
    cancelAnimationFrame(this.frame);
    for (const part of this.parts) if (!(hand && part.away)) part.draw();
  }

  /** The hand's own frame: change the table, work it out, and draw at the next frame. */
  change(changes) {
    const table = { ...(this.local ?? this.data), ...changes };
    this.local = table;
    this.view = { ...table, ...work(table) };
    this.held = true;
    this.soon();
  }

  /** What the hand had begun is not to be: back to what the engine said last. */
  drop() {
    this.held = false;
    this.local = null;
    if (this.waiting && this.waiting.rev >= this.outbox.rev) this.show(this.waiting);
    else {
      this.view = this.data;
      this.draw();
    }
  }

  soon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw(true));
  }

  /** A finished act; what keys did before it is one too. */
  send(act, details) {
    this.rest();
    this.held = false;
    this.outbox.add(act, details);
  }

  /** What keys do is one act once they rest. */
  later(act, details) {
    if (this.rests && this.rests.key !== `${act} ${details.image} ${details.label}`) this.rest();
    clearTimeout(this.resting);
    this.rests = { key: `${act} ${details.image} ${details.label}`, act, details };
    this.resting = setTimeout(() => this.rest(), RESTS);
  }

  rest() {
    const { rests } = this;
    clearTimeout(this.resting);
    this.rests = null;
    if (rests) this.send(rests.act, rests.details);
  }

  /** The hand lets a control go: where that was no act, since the value is the one it began with, nothing is held any more. */
  release() {
    if (this.held) this.drop();
  }

  /** One score as it is shown, at once. */
  score(image, label, value) {
    const table = this.local ?? this.data, scores = Float64Array.from(table.scores);
    scores[image * table.k + label] = value / table.scale;
    this.change({ scores });
  }

  get dull() { return this.view.scale === 0; } // no score can move while every weight is 0

  travel(step) {
    this.send(step);
  }
}

export { read };
export default mount(Losses);
