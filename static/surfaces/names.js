// λ_max in sentences.

import { h } from "../kit/dom.js";

/** `text` as nodes, each "_max" as an index below the line. */
export function sub(text) {
  return text.split(/(_max)/).map((piece) => (piece === "_max" ? h("sub", {}, "max") : piece)).filter(Boolean);
}
