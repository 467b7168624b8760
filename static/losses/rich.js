// Sentences with a **strong** word in them.

import { h } from "../stage/dom.js";

/** Write `text` into `node`, once; what stands between ** is strong. */
export function rich(node, text) {
  if (node.rich === text) return;
  node.rich = text;
  node.replaceChildren(...text.split("**").map((part, i) => (i % 2 ? h("strong", {}, part) : part)));
}
