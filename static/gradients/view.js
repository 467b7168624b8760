// The elements of the first two sections, made once.

import { h, icon } from "../kit/dom.js";

export function build(lens, second, rows, errors, bug) {
  const e = {
    title: h("h3"), sub: h("p", { class: "sub2" }),
    afterLabel: h("dt"), after: h("dd"), beforeLabel: h("dt"), before: h("dd"), differenceLabel: h("dt"), difference: h("dd", { "data-testid": "difference" }),
    divideLabel: h("dt"), divide: h("dd"), slopeLabel: h("dt"), slope: h("dd", { class: "big", "data-testid": "slope-now" }), words: h("p", { class: "said", "data-testid": "words" }),
    next: h("button", { class: "ink", type: "button", "data-testid": "next" }), fill: h("button", { class: "choice", type: "button", "data-testid": "fill" }),
    step: h("b", { class: "step" }), range: h("input", { type: "range", min: "1", max: "14", step: "1", "data-testid": "h" }),
    forward: h("button", { class: "chip", type: "button", "data-testid": "forward-difference" }), central: h("button", { class: "chip", type: "button", "data-testid": "central-difference" }),
    scheme: h("span", { class: "chips", role: "group" }), count: h("span", { class: "count2", "data-testid": "evaluations" }), progress: h("i", { class: "progress" }),
    notice: h("p", { class: "kinknote", "data-testid": "kink-note" }),
    lineText: h("span"), lineValue: h("span", { class: "hue" }), line: h("p", { class: "calculus", "data-testid": "calculus" }), exampleLine: h("span", { "data-testid": "example-line" }),
    example: h("p", { class: "calculus example" }), lecture: h("p", { class: "quiet lecture", "data-testid": "lecture" }),
    previous: h("button", { class: "tool", type: "button", "data-testid": "example-previous" }, icon("minus")), following: h("button", { class: "tool", type: "button", "data-testid": "example-next" }, icon("plus")),
    title2: h("h3"), sub2: h("p", { class: "sub2" }), said2: h("p", { class: "quiet", "data-testid": "h-said" }),
  };
  e.scheme.append(e.forward, e.central);
  e.line.append(e.lineText, e.lineValue);
  e.example.append(e.previous, e.following, e.exampleLine);
  const term = (label, value, kind = "") => h("div", { class: kind }, label, value);
  const sums = h("dl", { class: "sums" }, term(e.afterLabel, e.after), term(e.beforeLabel, e.before, "ruled"), term(e.differenceLabel, e.difference),
    term(e.divideLabel, e.divide, "ruled"), term(e.slopeLabel, e.slope));
  const bar = h("div", { class: "bar2" }, h("div", { class: "acts" }, e.next, e.fill), h("div", { class: "turn" }, e.step, e.range), e.scheme, e.count, e.progress);
  e.root = h("div", { class: "stage grads", "data-testid": "gradients" },
    h("section", { class: "part", "data-testid": "nudge" }, h("header", { class: "head2" }, e.title, e.sub),
      h("div", { class: "duo" }, lens.node, h("div", { class: "subtraction" }, sums, e.words)), bar, e.notice, h("div", { class: "scroll", tabindex: "0" }, rows.node), e.line, e.example, e.lecture),
    h("section", { class: "part", "data-testid": "small-h" }, h("header", { class: "head2" }, e.title2, e.sub2),
      h("div", { class: "duo" }, errors.node, h("div", {}, second.node, e.said2))),
    bug.node);
  return e;
}
