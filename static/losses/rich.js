// Sentences with a **strong** word in them, and letters _{below} the line.

import { h } from "../kit/dom.js";

/** Write `text` into `node`, once; what stands between ** is strong. */
export function rich(node, text) {
  if (node.rich === text) return;
  node.rich = text;
  const lowered = (part) => part.split(/_\{(\w+)\}/).map((piece, i) => (i % 2 ? h("sub", {}, piece) : piece));
  node.replaceChildren(...text.split("**").flatMap((part, i) => (i % 2 ? [h("strong", {}, part)] : lowered(part))));
}
