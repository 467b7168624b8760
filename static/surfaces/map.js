// Learning rate × momentum: how many updates bring a run ten times closer. The darker, the fewer; hatched where none do.

import { badge } from "../kit/racers.js";
import { cased, fit } from "../kit/canvas.js";
import { h, write } from "../kit/dom.js";
import { css } from "../kit/palette.js";
import { hatch } from "./marks.js";
import { figures } from "../kit/numbers.js";

const BANDS = 13, SPAN = 40; // from the best to forty times the best

export class RateMap {
  constructor(board, node) {
    const e = this.e = { title: h("h2"), drag: h("span", { class: "sub" }), canvas: h("canvas", { "data-testid": "rate-map", role: "img" }), none: h("p", { class: "lossempty" }) };
    e.field = h("div", { class: "mapfield" }, e.canvas, e.none);
    node.append(h("header", { class: "head" }, e.title, e.drag), e.field);
    this.board = board;
    this.ghost = null;
    this.grip = null;
    const { canvas } = e;
    canvas.onpointerdown = (event) => {
      const racer = this.hit(event);
      if (event.button !== 0 || racer === null) return;
      canvas.setPointerCapture(event.pointerId);
      board.hold();
      this.grip = { racer };
    };
    canvas.onpointermove = (event) => {
      if (!this.grip) canvas.style.cursor = this.hit(event) === null ? "default" : "grab";
      else this.follow(event);
    };
    canvas.onpointerup = canvas.onpointercancel = () => this.drop();
    canvas.ontouchstart = (event) => { if (this.hit(event.touches[0], 26) !== null) event.preventDefault(); };
  }

  name() {
    write(this.e.title, this.board.t("map"));
  }

  prepare(width, height) {
    const { u } = this.board;
    this.width = Math.floor(width);
    this.height = Math.max(Math.floor(height - 4 * u), Math.floor(150 * u));
    this.left = 34 * u;
    this.foot = 32 * u;
    this.top = 6 * u;
    this.right = 8 * u;
  }

  toX = (eta) => this.left + (eta / this.data.width) * (this.width - this.left - this.right);
  toY = (beta) => this.height - this.foot - (beta / this.data.height) * (this.height - this.foot - this.top);

  get data() {
    return this.board.data.map;
  }

  marks() {
    return this.data.marks.map((mark) => (this.ghost?.racer === mark.racer ? { ...mark, ...this.ghost } : mark));
  }

  hit(event, reach = 16) {
    if (!this.data) return null;
    const box = this.e.canvas.getBoundingClientRect(), [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const found = this.marks().map((m) => [Math.hypot(this.at(m)[0] - px, this.at(m)[1] - py), m.racer]).sort((a, b) => a[0] - b[0])[0];
    return found && found[0] <= reach * this.board.u ? found[1] : null;
  }

  at(mark) {
    return [Math.min(Math.max(this.toX(mark.eta), this.left), this.width - this.right), Math.min(Math.max(this.toY(mark.beta), this.top), this.height - this.foot)];
  }

  follow(event) {
    const box = this.e.canvas.getBoundingClientRect(), { data, grip } = this;
    const share = (v) => Math.min(Math.max(v, 0), 1), mark = data.marks.find((m) => m.racer === grip.racer);
    const eta = share((event.clientX - box.left - this.left) / (this.width - this.left - this.right)) * data.width;
    const beta = share((this.height - this.foot - (event.clientY - box.top)) / (this.height - this.foot - this.top)) * data.height;
    this.ghost = { racer: grip.racer, eta: +Math.max(eta, data.width / 500).toPrecision(3), beta: mark.free ? +beta.toFixed(3) : 0 };
    this.board.edit("mark", this.ghost);
    this.board.invalidate();
  }

  drop() {
    if (!this.grip) return;
    this.grip = null;
    this.board.dragging = false;
    if (this.ghost) this.board.edit("mark", { ...this.ghost, done: true });
  }

  paint() {
    const { data, board } = this, { palette } = board, ratio = Math.min(devicePixelRatio || 1, 2);
    const key = [data.id, this.width, this.height, palette.dark, ratio].join();
    if (this.layerKey === key) return;
    this.layerKey = key;
    const w = Math.round((this.width - this.left - this.right) * ratio), ht = Math.round((this.height - this.foot - this.top) * ratio), na = data.na, nb = data.z.length / na;
    this.layer = document.createElement("canvas");
    Object.assign(this.layer, { width: w, height: ht });
    const c = this.layer.getContext("2d"), image = c.createImageData(w, ht), out = new Uint32Array(image.data.buffer);
    const colors = Uint32Array.from(palette.depths(BANDS + 1), ([r, g, b]) => (255 << 24) | (b << 16) | (g << 8) | r);
    const speed = Float64Array.from(data.z, (n) => 1 / n), levels = Array.from({ length: BANDS }, (_, i) => 1 / (data.best * SPAN ** ((i + 0.5) / BANDS)));
    for (let py = 0; py < ht; py++) {
      const v = Math.min(Math.max((1 - (py + 0.5) / ht) * nb - 0.5, 0), nb - 1.001), j = Math.floor(v), q = v - j;
      for (let px = 0; px < w; px++) {
        const s = Math.min(Math.max(((px + 0.5) / w) * na - 0.5, 0), na - 1.001), i = Math.floor(s), p = s - i, o = j * na + i;
        const value = (speed[o] * (1 - p) + speed[o + 1] * p) * (1 - q) + (speed[o + na] * (1 - p) + speed[o + na + 1] * p) * q;
        let band = 0;
        while (band < BANDS && value < levels[band]) band++;
        out[py * w + px] = colors[band];
      }
    }
    c.putImageData(image, 0, 0);
  }

  draw() {
    const { board, e, data } = this, { palette, u, t } = board;
    const key = [data?.id, JSON.stringify(data?.marks), JSON.stringify(this.ghost), this.width, this.height, palette.dark, board.data.lang].join();
    if (this.key === key) return;
    this.key = key;
    e.none.hidden = Boolean(data);
    write(e.none, data ? "" : t("map_none"));
    write(e.drag, data && data.marks.length ? t("map_drag", { who: board.data.curvature.plain }) : "");
    const c = fit(e.canvas, this.width, this.height), right = this.width - this.right, bottom = this.height - this.foot;
    c.clearRect(0, 0, this.width, this.height);
    if (!data) {
      const all = new Path2D();
      all.rect(this.left, this.top, right - this.left, bottom - this.top);
      hatch(c, all, this.left, this.top, right, bottom, u, palette, 0.14);
      e.canvas.setAttribute("aria-label", t("map_none"));
      return;
    }
    this.paint();
    c.drawImage(this.layer, this.left, this.top, right - this.left, bottom - this.top);
    this.drawEdge(c, right, bottom);
    this.drawAxes(c, right, bottom);
    this.drawFastest(c, right);
    this.drawMarks(c, right);
    e.canvas.setAttribute("aria-label", t("map_label", { best: data.fastest.n }));
  }

  /** Beyond the line nothing settles: paper, hatched. */
  drawEdge(c, right, bottom) {
    const { data, board } = this, { palette, u } = board, [low, high] = data.edge.map(this.toX), beyond = new Path2D(), line = new Path2D();
    beyond.moveTo(low, bottom);
    beyond.lineTo(high, this.top);
    beyond.lineTo(Math.max(right, high), this.top);
    beyond.lineTo(right, bottom);
    c.save();
    const frame = new Path2D();
    frame.rect(this.left, this.top, right - this.left, bottom - this.top);
    c.clip(frame);
    c.fillStyle = css(palette.paper);
    c.fill(beyond);
    hatch(c, beyond, this.left, this.top, right, bottom, u, palette);
    line.moveTo(low, bottom);
    line.lineTo(high, this.top);
    c.setLineDash([]);
    c.lineWidth = 1.6 * u;
    c.strokeStyle = css(palette.ink, 0.85);
    c.stroke(line);
    c.restore();
    c.font = `${12 * u}px ${palette.font}`;
    c.textAlign = "right";
    c.textBaseline = "alphabetic";
    c.lineWidth = 4 * u;
    c.strokeStyle = css(palette.paper);
    const taken = this.marks().map((mark) => this.at(mark)).some(([x, y]) => x > right - 90 * u && y > bottom - 34 * u), y = bottom - (taken ? 36 : 11) * u;
    c.strokeText(board.t("diverges"), right - 9 * u, y);
    c.fillStyle = css(palette.ink);
    c.fillText(board.t("diverges"), right - 9 * u, y);
  }

  drawAxes(c, right, bottom) {
    const { data, board } = this, { palette, u } = board;
    c.font = `${10.5 * u}px ${palette.font}`;
    c.fillStyle = css(palette.mute);
    c.textBaseline = "middle";
    c.textAlign = "right";
    for (const beta of [0, 0.5, 0.9]) c.fillText(String(beta), this.left - 6 * u, this.toY(beta) - (beta ? 0 : 4 * u));
    c.textAlign = "center";
    c.textBaseline = "top";
    const raw = data.width / 4.2, power = 10 ** Math.floor(Math.log10(raw)), step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw);
    for (let i = 0; i * step <= data.width; i++) {
      const x = this.toX(i * step);
      if (x < right - 6 * u) c.fillText(i ? figures(i * step) : "0", x, bottom + 5 * u);
    }
    c.textAlign = "right";
    c.fillText(board.t("rate_axis"), right, bottom + 18 * u);
    c.save();
    c.translate(this.left - 25 * u, bottom - 4 * u);
    c.rotate(-Math.PI / 2);
    c.textAlign = "left";
    c.textBaseline = "middle";
    c.fillText(board.t("momentum"), 12 * u, 0);
    c.restore();
  }

  drawFastest(c, right) {
    const { data, board } = this, { palette, u } = board, [x, y] = this.at(data.fastest), ring = new Path2D();
    ring.arc(x, y, 4.5 * u, 0, 7);
    cased(c, ring, 1.6 * u, css(palette.ink), 4 * u, css(palette.paper, 0.8));
    this.text(c, board.t("fastest", { n: data.fastest.n }), x + 8 * u, y - 9 * u, 11, 400, right, y > this.top + 20 * u ? 0 : 20 * u);
  }

  drawMarks(c, right) {
    const { board } = this, { palette, u } = board;
    for (const mark of this.marks().reverse()) {
      const [x, y] = this.at(mark), high = Math.min(y, this.height - this.foot - 8 * u);
      badge(c, mark.racer, x, high, 8 * u, palette);
      this.text(c, mark.n, x + 12 * u, high, 12, 600, right, 0);
    }
  }

  /** Words beside a sign, on whichever side they fit. */
  text(c, text, x, y, size, weight, right, down) {
    const { palette, u } = this.board;
    c.font = `${weight} ${size * u}px ${palette.font}`;
    const over = x + c.measureText(text).width > right - 2 * u, place = over ? x - 2 * (size === 12 ? 12 : 8) * u : x;
    c.textAlign = over ? "right" : "left";
    c.textBaseline = "middle";
    c.lineWidth = 3.5 * u;
    c.lineJoin = "round";
    c.strokeStyle = css(palette.paper, 0.75);
    c.strokeText(text, place, y + down);
    c.fillStyle = css(palette.ink);
    c.fillText(text, place, y + down);
  }
}
