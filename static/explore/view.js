// The stage's elements, built once, and their layout: planes, bar, counters (or rail), table.

import { h, tool, write } from "../kit/dom.js";
import { clockParts } from "../kit/transport.js";

/** All elements of one stage, by name. */
export function build() {
  const e = clockParts();
  e.dataTitle = h("h2");
  e.classes = h("div", { class: "chips", role: "group" });
  e.add = tool("add-class", "plus");
  e.drop = tool("remove-class", "minus");
  e.brush = tool("brush", "brush");
  e.undo = tool("undo", "undo");
  e.redo = tool("redo", "redo");
  e.clear = tool("clear", "clear");
  e.data = h("canvas", { "data-testid": "data-plane", tabindex: "0", role: "application" });
  e.emptyTitle = h("strong");
  e.emptyText = h("p");
  e.presets = h("div", { class: "presets" });
  e.empty = h("div", { class: "empty" }, e.emptyTitle, e.emptyText, e.presets);
  e.dataNote = h("div", { class: "toast", role: "status" });
  e.lossTitle = h("h2");
  e.lossSub = h("span", { class: "sub" });
  e.legend = h("ul", { class: "legend" });
  e.loss = h("canvas", { "data-testid": "loss-plane", tabindex: "0", role: "img" });
  e.lossEmpty = h("p", { class: "lossempty" });
  e.noteLeft = h("span", { class: "note left" });
  e.noteRight = h("span", { class: "note right number" });
  e.heard = h("span", { class: "heard", role: "status" });
  e.badge = h("span", { class: "badge" });
  e.noticeText = h("p");
  e.noticeButton = h("button", { class: "ink", type: "button", "data-testid": "fix" });
  e.notice = h("div", { class: "notice", role: "status", "data-testid": "notice" }, e.noticeText, e.noticeButton);
  e.scrubCanvas = h("canvas", { "aria-hidden": "true" });
  e.scrubBox = h("div", { class: "scrub" }, e.scrubCanvas, e.scrub);
  e.miniUpdate = h("span", { class: "number" });
  e.miniLoss = h("span", { class: "number" });
  e.miniUpdateName = h("small");
  e.miniLossName = h("small");
  e.mini = h("div", { class: "mini", "aria-hidden": "true" }, h("div", {}, e.miniUpdateName, e.miniUpdate), h("div", {}, e.miniLossName, e.miniLoss));
  e.counters = h("dl", { class: "counters", "data-testid": "counter" });
  e.table = h("section", { class: "examples", "data-testid": "example-table" });
  e.dataPlane = h("section", { class: "plane" },
    h("header", { class: "head" }, e.dataTitle, e.classes, e.add, e.drop, h("span", { class: "push" }), h("span", { class: "tools" }, e.brush, e.undo, e.redo, e.clear)),
    h("div", { class: "field" }, e.data, e.empty, e.dataNote));
  e.lossPlane = h("section", { class: "plane" },
    h("header", { class: "head" }, e.lossTitle, e.lossSub, h("span", { class: "push" }), e.legend),
    h("div", { class: "field" }, e.loss, e.lossEmpty, e.noteLeft, e.noteRight, e.heard, e.badge, e.notice));
  e.heads = [e.dataPlane, e.lossPlane].map((plane) => plane.firstChild);
  e.speedName = h("dt");
  e.speedCell = h("dd");
  e.speedBox = h("div", { class: "count speed" }, e.speedName, e.speedCell);
  e.bar = h("div", { class: "bar" }, e.buttons, e.scrubBox, e.mini, e.speed);
  e.planes = h("div", { class: "planes" }, e.dataPlane, e.lossPlane);
  e.root = h("div", { class: "stage", "data-testid": "stage" }, e.planes, e.bar, e.counters, e.table);
  return e;
}

const RAIL = 32.5, DENSE_RAIL = 25.5; // rem a rail of nine counters is high, in large and in small type
const ROW = 47; // rem they need side by side

/** Sizes for a stage `width` px wide in a window `height` px high: plane side, gap, which layout it calls for, and whether counters are dense. */
export function layout(width, height, rem) {
  if (width < 44 * rem) return { kind: "phone", side: Math.floor(Math.min(width, Math.max(18 * rem, height - 9 * rem))), gap: 0, width, dense: false };
  const fit = (room, under) => Math.max(18 * rem, Math.floor(Math.min(room / 2, height - under * rem)));
  let side = fit(width - rem, 23.7);
  if (width - 2 * side > 11 * rem) {
    const rail = 11 * rem, tall = fit(width - rem - rail, 14.2), gap = Math.min(3 * rem, Math.max(rem, width - 2 * tall - rail));
    if (tall >= DENSE_RAIL * rem) return { kind: "rail", side: tall, gap, width: Math.min(width, 2 * tall + gap + 14 * rem), dense: tall < RAIL * rem };
    side = fit(width - rem, 14.2); // too low for a rail: the bar stays in sight, the counters need not
  }
  const used = Math.min(width, 2 * side + 3 * rem);
  return { kind: "wide", side, gap: Math.min(width - 2 * side, 3 * rem), width: used, dense: used < ROW * rem };
}

/** Less and less in a plane's head until it fits: small chips and a legend in two lines, then no title, then on a phone two rows. */
export function crowd(head) {
  for (const level of ["", "tight", "bare", "rows"]) {
    head.dataset.crowded = level;
    if (head.scrollWidth <= head.clientWidth) return;
  }
}

/** The first of `captions`, longest first, that has room in a head; rather beside a legend in two lines, or on a phone above it, than none at all. */
export function entitle(head, sub, captions) {
  const { crowded } = head.dataset;
  for (const level of new Set([crowded, "tight", "rows"])) {
    head.dataset.crowded = level;
    for (const text of captions) {
      write(sub, text);
      if (sub.scrollWidth <= sub.clientWidth + 1 && head.scrollWidth <= head.clientWidth) return;
    }
  }
  write(sub, "");
  head.dataset.crowded = crowded;
}

/** Names in the language of the message; nothing here depends on the update. */
export function name(e, t, { phone }) {
  write(e.dataTitle, t("data"));
  write(e.lossTitle, t("loss"));
  e.classes.setAttribute("aria-label", t("class"));
  e.data.setAttribute("aria-label", t("data_plane"));
  e.loss.setAttribute("aria-label", t("loss_plane"));
  e.scrub.setAttribute("aria-label", t("scrub"));
  e.speed.setAttribute("aria-label", t("speed"));
  e.speed.title = t("speed");
  write(e.speedName, t("speed"));
  for (const id of ["add", "drop", "brush", "undo", "redo", "clear", "first", "back", "forward", "last"]) e[id].say(t(`tool_${id}`));
  write(e.emptyTitle, t(phone ? "empty_touch_title" : "empty_title"));
  e.emptyText.replaceChildren(...t(phone ? "empty_touch" : "empty").split(/(\[[^\]]+\]|\n)/).filter(Boolean)
    .map((part) => (part === "\n" ? h("br") : part.startsWith("[") ? h("kbd", {}, part.slice(1, -1)) : part)));
  write(e.lossEmpty, t("loss_empty"));
  write(e.miniUpdateName, t("count_update"));
  write(e.miniLossName, t("count_loss"));
}
