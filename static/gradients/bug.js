// Catch the bug: the rows of the gradient check with a mistake in the code, two further checks, and the person's guess.

import { h, write } from "../kit/dom.js";
import { glyph } from "../kit/shapes.js";
import { Bars, range } from "./rows.js";
import { fixed, slope } from "../kit/numbers.js";
import { rich } from "../kit/text.js";

const CLASSES = { weight: "left", w: "num wide", verdict: "left", bars: "bars", numeric: "num hue" };
const COLUMNS = ["weight", "w", "numeric", "bars", "analytic", "verdict"];

export class Bug {
  constructor(act) {
    this.act = act;
    const e = this.e = {
      title: h("h3"), sub: h("p", { class: "sub2" }), pick: h("select", { "data-testid": "inject" }), pickLabel: h("span"), about: h("p", { class: "about", "data-testid": "about" }),
      body: h("tbody"), start: h("dd"), steps: h("dd"), startLabel: h("dt"), stepsLabel: h("dt"), ask: h("h4"), compare: h("p", { class: "quiet" }),
      options: h("div", { class: "options", role: "group" }), card: h("div", { class: "card", "data-testid": "card", "aria-live": "polite" }),
      reveal: h("button", { class: "link", type: "button", "data-testid": "reveal", onclick: () => act("guess", { id: "shown" }) }),
    };
    this.heads = COLUMNS.map((id) => h("th", { scope: "col", class: CLASSES[id] ?? "num" }));
    const table = h("table", { class: "slopes bugrows", "data-testid": "bugrows" }, h("thead", {}, h("tr", {}, ...this.heads)), e.body);
    const checks = h("dl", { class: "checks" }, h("div", { "data-testid": "start-check" }, e.startLabel, e.start), h("div", { "data-testid": "steps-check" }, e.stepsLabel, e.steps));
    e.pick.onchange = () => act("inject", { id: e.pick.value });
    this.node = h("section", { class: "part", "data-testid": "bug" },
      h("header", { class: "head2" }, e.title, e.sub, h("span", { class: "push" }), h("label", { class: "pick" }, e.pickLabel, e.pick)),
      h("div", { class: "court" }, h("div", { class: "evidence" }, h("div", { class: "scroll", tabindex: "0" }, table), checks), h("div", { class: "jury" }, e.ask, e.compare, e.about, e.options, e.reveal, e.card)));
    this.rows = [];
  }

  name(t, data) {
    const { e } = this;
    write(e.title, t("bug"));
    write(e.pickLabel, t("inject"));
    write(e.startLabel, t("start_check"));
    write(e.stepsLabel, t("steps_check"));
    write(e.compare, t("compare"));
    write(e.reveal, t("reveal"));
    const labels = { weight: t("weight"), w: "W", numeric: t("numeric"), analytic: t("analytic"), verdict: t("verdict") };
    const key = (id) => h("span", { class: `key2 ${id}` }, h("i", { "aria-hidden": "true" }), h("span", { class: "word" }, t(id)));
    COLUMNS.forEach((id, i) => (id === "bars" ? this.heads[i].replaceChildren(key("numeric"), key("analytic")) : write(this.heads[i], labels[id])));
    e.pick.replaceChildren(...data.bug.kinds.map(({ id, name }) => h("option", { value: id }, name)));
  }

  build(data) {
    this.rows = data.names.map((name, i) => {
      const bars = new Bars(), label = h("span"), cells = COLUMNS.map((id) => h("td", { class: CLASSES[id] ?? "num" }));
      rich(label, name);
      cells[0].append(h("span", { class: "name" }, glyph(data.kinds[i]), label));
      cells[3].append(bars.node);
      return { row: h("tr", { "data-testid": "bugrow", "data-index": i }, ...cells), cells, bars };
    });
    this.e.body.replaceChildren(...this.rows.map(({ row }) => row));
  }

  draw(page) {
    const { data, t } = page, { bug } = data, { e } = this, scale = range(bug.numeric, bug.analytic);
    write(e.sub, t(bug.hidden ? "bug_sub" : bug.picked === "none" ? "bug_none" : "bug_given"));
    e.pick.value = bug.picked;
    rich(e.about, bug.about);
    this.rows.forEach(({ row, cells, bars }, i) => {
      const red = bug.red[i] === 1, verdict = red ? "differs" : bug.kink[i] ? "kink" : "agree";
      write(cells[1], fixed(data.theta[i]));
      write(cells[2], slope(bug.numeric[i]));
      bars.draw(bug.numeric[i], bug.analytic[i], scale);
      write(cells[4], slope(bug.analytic[i]));
      cells[5].className = `left verdict ${verdict}`;
      write(cells[5], red ? `✕ ${t("differs")}` : verdict === "kink" ? t("kink") : `✓ ${t("agrees")}`);
      row.dataset.verdict = verdict;
    });
    for (const [node, check] of [[e.start, bug.start], [e.steps, bug.steps]]) {
      node.className = check.ok ? "agree" : "differs";
      write(node, `${check.ok ? "✓" : "✕"} ${check.text}`);
    }
    const settled = Boolean(bug.card?.right);
    e.ask.hidden = e.compare.hidden = e.options.hidden = !bug.hidden;
    write(e.ask, t("which"));
    e.reveal.hidden = !bug.hidden || settled;
    this.offer(bug, settled);
    this.judge(bug, t);
  }

  offer(bug, settled) {
    const { options } = this.e, key = bug.options.map(({ id, name }) => id + name).join();
    if (this.offered !== key) {
      this.offered = key;
      options.replaceChildren(...bug.options.map(({ id, name }) => h("button", { type: "button", class: "option", "data-id": id, onclick: () => this.act("guess", { id }) }, name)));
    }
    for (const option of options.children) {
      const mine = option.dataset.id === bug.guess;
      option.setAttribute("aria-pressed", String(mine));
      option.classList.toggle("right", mine && settled);
      option.classList.toggle("wrong", mine && !settled);
      option.disabled = settled && !mine;
    }
  }

  judge(bug, t) {
    const { card } = this.e, said = bug.card, key = JSON.stringify([said, bug.hidden, t("another")]);
    const guessed = this.guess !== undefined && this.guess !== bug.guess; // not what a link opens with
    this.guess = bug.guess;
    card.hidden = !said;
    if (!said || this.judged === key) return;
    this.judged = key;
    card.classList.toggle("right", said.right);
    const text = h("p");
    rich(text, said.title ? `**${said.title}** ${said.text}` : said.text);
    const buttons = [];
    if (said.zero) buttons.push(h("button", { class: "choice", type: "button", "data-testid": "zero", onclick: () => this.act("zero") }, t(said.zero)));
    if (bug.hidden && said.right) buttons.push(h("button", { class: "ink", type: "button", "data-testid": "another", onclick: () => this.act("another") }, t("another")));
    card.replaceChildren(text, ...(buttons.length ? [h("div", { class: "acts" }, ...buttons)] : []));
    if (guessed) card.scrollIntoView({ block: "nearest" }); // on a phone it stands below the guesses
  }
}
