// The base class of every page's component: mounting, messages, texts, sizes, colours, keys, and their end.

import { read } from "./decode.js";
import { historyStep } from "./keys.js";
import { Outbox } from "./outbox.js";
import { css, palette } from "./palette.js";
import { fill } from "./text.js";

const PHONE = 44; // rem; narrower is a phone
const HUES = ["gradient", "momentum", "batch", "ok"];

export { read };

/**
 * A page's subclass builds its elements and calls `attach`; it defines `take(data, same)` for messages and `arrange` for sizes, which begins with
 * `measure`; `paint` draws. Streamlit's calls reach it through `mount`.
 */
export class Board {
  /** `page` names the component's outbox. */
  constructor(parent, page) {
    this.parent = parent;
    this.host = parent.host ?? parent;
    this.outbox = new Outbox(page);
    this.ready = false;
    this.visible = true;
    this.ends = [];
    this.frame = null;
    /** @type {any} The newest message that is shown; each page has a type of its own. */
    this.data = null;
  }

  /** A message came; `same` where only the theme has changed. */
  take(_data, _same) {}

  /** The size has changed. */
  arrange() {}

  /** Draw all that moves. */
  paint() {}

  /** Show `root` instead of the placeholder, and follow sizes and keys from now on. */
  attach(root) {
    this.root = root;
    this.parent.querySelector(".wait")?.remove();
    this.parent.append(root);
    this.observe(new ResizeObserver(() => this.arrange()), this.host);
    this.listen(window, "resize", () => this.arrange());
    this.listen(document, "keydown", (event) => this.press(event));
  }

  /** Add an event listener that `unmount` removes. */
  listen(target, name, act, options) {
    target.addEventListener(name, act, options);
    this.ends.push(() => target.removeEventListener(name, act, options));
  }

  /** Observe elements until `unmount`. */
  observe(observer, ...nodes) {
    nodes.forEach((node) => observer.observe(node));
    this.ends.push(() => observer.disconnect());
  }

  unmount() {
    cancelAnimationFrame(this.frame);
    this.ends.forEach((end) => end());
    this.outbox.stop();
    this.root.remove();
  }

  /** Streamlit's call with a message, opened by `read`; the same message again when the theme has changed. */
  receive({ data, setStateValue }) {
    const same = data === this.message;
    this.message = data;
    this.post = setStateValue;
    this.outbox.through((edits) => setStateValue("edits", edits));
    if (!same) this.outbox.answered(data.rev);
    this.tint();
    this.take(data, same);
  }

  /** A text of the message, with its {slots} filled. */
  t = (id, slots) => {
    const text = this.data.text[id] ?? id;
    return slots ? fill(text, slots) : text;
  };

  /** The theme's colours, as `palette` and as CSS variables of the root. */
  tint() {
    this.palette = palette(this.host);
    const { style } = this.root;
    this.palette.classes.forEach((color, i) => style.setProperty(`--class-${i + 1}`, css(color)));
    for (const id of HUES) style.setProperty(`--${id}`, css(this.palette[id]));
  }

  /** Measure the host: `width` in px, `rem` in px, `u` = rem / 14, `phone`. False while there is no message, or nothing to be seen. */
  measure() {
    const width = this.ready ? Math.floor(this.host.getBoundingClientRect().width) : 0;
    if (!width) return false;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
    this.width = width;
    this.rem = rem;
    this.u = rem / 14;
    this.phone = width < PHONE * rem;
    this.root.dataset.layout = this.arrangement();
    return true;
  }

  /** @returns {string} The layout, for the style sheet. */
  arrangement() {
    return this.phone ? "phone" : "wide";
  }

  /** Draw with the next frame. */
  invalidate() {
    this.frame ??= requestAnimationFrame(() => this.draw());
  }

  /** Draw now, once `arrange` has measured. */
  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    if (this.ready && this.width) this.paint();
  }

  /** A key anywhere on the page: undo and redo, then the page's own. */
  press(event) {
    if (event.defaultPrevented || event.altKey || !this.ready) return;
    const step = historyStep(event);
    if (step) {
      event.preventDefault();
      this.travel(step);
    } else this.key(event);
  }

  /** "undo" or "redo" by key. */
  travel(step) {
    this.outbox.add(step);
  }

  /** Another key; a page with keys of its own overrides this. */
  key(_event) {}
}

/** The component of a page, as Streamlit wants it: a function called with each message, which returns what ends it. One board per place in the document. */
export function mount(Page) {
  const boards = new WeakMap();
  return (component) => {
    const { parentElement } = component;
    if (!boards.has(parentElement)) boards.set(parentElement, new Page(parentElement));
    boards.get(parentElement).receive(component);
    return () => {
      boards.get(parentElement)?.unmount();
      boards.delete(parentElement);
    };
  };
}
