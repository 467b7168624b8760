// The Losses page: one component that draws the desk, follows the hand at once, and reports what it did.

import { Acts } from "../kit/outbox.js";
import { decode } from "../kit/decode.js";
import { h } from "../kit/dom.js";
import { css, palette } from "../kit/palette.js";
import { Chain } from "./chain.js";
import { work } from "./compute.js";
import { Desk } from "./desk.js";
import { Margins } from "./margins.js";
import { Question } from "./question.js";
import { Shares } from "./shares.js";

const instances = new WeakMap();
const RESTS = 350; // ms without a key until what the keys did is a finished act

class Page {
  constructor(parent) {
    this.host = parent.host ?? parent;
    this.acts = new Acts("losses");
    this.parts = [Question, Desk, Chain, Margins, Shares].map((Part) => new Part(this));
    this.root = h("section", { class: "stage losses", "data-testid": "losses" }, ...this.parts.map((part) => part.root));
    parent.querySelector(".wait")?.remove();
    parent.append(this.root);
    this.sight = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) this.parts.find((part) => part.root === target).away = !isIntersecting;
      if (this.held) this.soon();
    }, { rootMargin: "120px" });
    this.parts.forEach((part) => this.sight.observe(part.root));
    this.sized = new ResizeObserver(() => this.arrange());
    this.sized.observe(this.host);
    this.onkey = (event) => this.key(event);
    document.addEventListener("keydown", this.onkey);
  }

  unmount() {
    this.sized.disconnect();
    this.sight.disconnect();
    document.removeEventListener("keydown", this.onkey);
    cancelAnimationFrame(this.frame);
    clearTimeout(this.resting);
    if (this.rests) this.acts.note(this.rests.act, this.rests.details);
    this.acts.stop();
    this.parts.forEach((part) => part.stop?.());
    this.root.remove();
  }

  /** A message, or the same one under another theme. What the hand has done since is kept until it is answered. */
  receive({ data: raw, setStateValue }) {
    this.acts.through((edits) => setStateValue("edits", edits));
    const { classes, ...hues } = palette(this.host);
    classes.forEach((color, i) => this.root.style.setProperty(`--class-${i + 1}`, css(color)));
    for (const id of ["gradient", "ok"]) this.root.style.setProperty(`--${id}`, css(hues[id]));
    if (raw === this.raw) return;
    const data = decode(raw);
    this.raw = raw;
    this.acts.answered(data.rev);
    if (this.data && (this.held || data.rev < this.acts.rev)) this.waiting = data;
    else this.take(data);
  }

  take(data) {
    this.waiting = null;
    const shape = `${data.lang} ${data.names} ${data.n}`;
    this.data = data;
    this.local = null;
    this.view = data;
    if (shape !== this.shape) {
      this.shape = shape;
      this.parts.forEach((part) => part.build());
      this.arrange();
    } else this.draw();
    this.root.dataset.rev = data.rev;
  }

  t = (id, slots = {}) => (this.data.text[id] ?? id).replace(/\{(\w+)\}/g, (_, slot) => slots[slot] ?? "");

  arrange() {
    if (!this.data) return;
    const width = this.host.getBoundingClientRect().width;
    if (!width) return;
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
    this.u = this.rem / 14;
    this.phone = width < 44 * this.rem;
    this.root.dataset.layout = this.phone ? "phone" : "wide";
    this.parts.forEach((part) => part.arrange?.(width));
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
    if (this.waiting && this.waiting.rev >= this.acts.rev) this.take(this.waiting);
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
    this.acts.add(act, details);
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

  key(event) {
    const [target] = event.composedPath();
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || target.matches?.("input:not([type=range]), textarea")) return;
    event.preventDefault();
    this.send(event.shiftKey ? "redo" : "undo");
  }
}

export default function (component) {
  const parent = component.parentElement;
  if (!instances.has(parent)) instances.set(parent, new Page(parent));
  instances.get(parent).receive(component);
  return () => {
    instances.get(parent)?.unmount();
    instances.delete(parent);
  };
}
