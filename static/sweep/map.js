// The map: cells of whole device pixels, darker where a run did well, × where it diverged, hatching where none was run.

import { fit } from "../kit/canvas.js";
import { h } from "../kit/dom.js";
import { count } from "../kit/numbers.js";
import { css } from "../kit/palette.js";

const STEPS = 13, NOT_RUN = 0, RAN = 1, DIVERGED = 2, NONE = 255;
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 0], ArrowDown: [-1, 0], PageUp: [4, 0], PageDown: [-4, 0] };

export class SweepMap {
  constructor(page) {
    this.page = page;
    this.base = h("canvas", { "aria-hidden": "true" });
    this.over = h("canvas", { class: "over", tabindex: "0", role: "img", "data-testid": "sweep-map" });
    this.said = h("span", { class: "unseen", "aria-live": "polite" });
    this.root = h("div", { class: "map" }, this.base, this.over, this.said);
    const at = (event) => {
      const box = this.over.getBoundingClientRect();
      return this.cellAt(event.clientX - box.x, event.clientY - box.y);
    };
    this.over.onpointermove = (event) => { if (event.pointerType === "mouse" || event.buttons) page.look(at(event)); };
    this.over.onpointerleave = () => page.look(null);
    this.over.onpointercancel = () => page.look(null);
    this.over.onpointerup = (event) => { this.touch = event.pointerType !== "mouse"; };
    this.over.onclick = (event) => {
      const cell = at(event);
      if (!cell) return;
      if (this.touch) page.keep(cell, 0);
      else page.open(cell);
    };
    this.over.onkeydown = (event) => this.key(event);
  }

  key(event) {
    const { page } = this;
    if (!page.data.shape || event.ctrlKey || event.metaKey || event.altKey) return;
    const [ny, nx] = page.data.shape, [row, column] = page.cell, move = MOVES[event.key];
    if (event.key === "Enter") page.open();
    else if (event.key === "Home" || event.key === "End") page.keep([row, event.key === "Home" ? 0 : nx - 1]);
    else if (event.key === "Escape") { if (page.view.best) page.keep(page.view.best); }
    else if (move) page.keep([Math.max(0, Math.min(ny - 1, row + move[0])), Math.max(0, Math.min(nx - 1, column + move[1]))]);
    else return;
    event.preventDefault();
  }

  /** Cells are whole device pixels, and the map is as square as they allow. */
  prepare(side, u, phone) {
    const ratio = Math.min(devicePixelRatio || 1, 2), [ny, nx] = this.page.data.shape ?? [1, 1];
    const left = Math.max(Math.round((phone ? 46 : 50) * u), this.labelled(u)), right = Math.round(phone ? 6 * u : 1), top = Math.round(2 * u), bottom = Math.round(42 * u);
    const room = Math.floor((side - left - right) * ratio), whole = (n) => Math.max(1, Math.floor(room / n)) / ratio;
    this.u = u;
    this.ratio = ratio;
    this.left = left;
    this.top = top;
    this.cw = whole(nx);
    this.ch = whole(ny);
    this.nx = nx;
    this.ny = ny;
    this.w = this.cw * nx;
    this.h = this.ch * ny;
    this.width = left + this.w + right;
    this.height = top + this.h + bottom;
    this.root.style.width = `${this.width}px`;
    this.root.style.height = `${this.height}px`;
    this.over.dataset.grid = [left, top, this.cw, this.ch, nx, ny].join(); // where a hand finds a cell
  }

  /** What the rows' marks and their title need beside the map. */
  labelled(u) {
    const { data, palette } = this.page, c = this.base.getContext("2d");
    c.font = `${11 * u}px ${palette.font}`;
    return Math.ceil(24 * u + Math.max(0, ...(data.axes?.y.marks ?? []).map(([, label]) => c.measureText(label).width)));
  }

  x = (column) => this.left + (column + 0.5) * this.cw;
  y = (row) => this.top + this.h - (row + 0.5) * this.ch;

  cellAt(px, py) {
    const column = Math.floor((px - this.left) / this.cw), row = Math.floor((this.top + this.h - py) / this.ch);
    return this.page.data.shape && column >= 0 && column < this.nx && row >= 0 && row < this.ny ? [row, column] : null;
  }

  draw() {
    const { page, left, top, w, h: height } = this, { data, palette } = page, c = this.c = fit(this.base, this.width, this.height);
    c.clearRect(0, 0, this.width, this.height);
    this.hatch(data.shape ? data.status : null);
    if (data.shape) {
      this.cells();
      c.save();
      c.beginPath();
      c.rect(left, top, w, height);
      c.clip();
      if (data.bound) this.line(data.bound);
      c.restore();
      this.gone();
      if (page.view?.best && data.state !== "running" && page.colour !== "lasted" && data.all > 1) this.best(page.view.best);
      this.axes();
      this.legend();
    }
    c.strokeStyle = css(palette.ink, 0.16);
    c.lineWidth = 1;
    c.strokeRect(left - 0.5, top - 0.5, w + 1, height + 1);
  }

  each(visit) {
    for (let row = 0; row < this.ny; row++) for (let column = 0; column < this.nx; column++) visit(row * this.nx + column, this.left + column * this.cw, this.top + this.h - (row + 1) * this.ch);
  }

  /** 45° lines over every cell that was not run. */
  hatch(status) {
    const { c, u, left, top, w, h: height } = this, gap = 5 * u;
    c.save();
    c.beginPath();
    if (status) this.each((i, x, y) => { if (status[i] === NOT_RUN) c.rect(x, y, this.cw, this.ch); });
    else c.rect(left, top, w, height);
    c.clip();
    c.beginPath();
    for (let d = -height; d < w; d += gap * Math.SQRT2) {
      c.moveTo(left + d, top + height);
      c.lineTo(left + d + height, top);
    }
    c.strokeStyle = css(this.page.palette.ink, 0.16);
    c.lineWidth = u;
    c.stroke();
    c.restore();
  }

  cells() {
    const { c, u, page } = this, { data, palette, view } = page, depths = palette.depths(STEPS), arm = Math.min(4 * u, 0.2 * Math.min(this.cw, this.ch) + 0.6 * u);
    const cross = new Path2D();
    this.each((i, x, y) => {
      const depth = view ? view.depth[i] : NONE;
      if (data.status[i] === RAN) {
        c.fillStyle = css(depth === NONE ? palette.paper : depths[depth]);
        c.fillRect(x, y, this.cw, this.ch);
        if (depth === NONE) {
          c.fillStyle = css(palette.ink, 0.34);
          c.fillRect(x + this.cw / 2 - 0.75 * u, y + this.ch / 2 - 0.75 * u, 1.5 * u, 1.5 * u);
        }
      } else if (data.status[i] === DIVERGED) {
        c.fillStyle = css(depth === NONE ? palette.paper : depths[depth]);
        c.fillRect(x, y, this.cw, this.ch);
        const a = x + this.cw / 2, b = y + this.ch / 2;
        cross.moveTo(a - arm, b - arm); cross.lineTo(a + arm, b + arm);
        cross.moveTo(a - arm, b + arm); cross.lineTo(a + arm, b - arm);
      }
    });
    c.strokeStyle = css(palette.ink, 0.5);
    c.lineWidth = Math.min(1.4 * u, arm / 2.4);
    c.stroke(cross);
  }

  /** Where a law throws runs out, named on the side where they stay. */
  line({ line, name }) {
    const { c, u, page } = this, { palette } = page, path = new Path2D(), at = [];
    for (let i = 0; i < line.length; i += 2) {
      const [px, py] = [this.x(line[i]), this.y(line[i + 1])];
      if (i) path.lineTo(px, py); else path.moveTo(px, py);
      if (px > this.left && px < this.left + this.w && py > this.top && py < this.top + this.h) at.push([px, py]);
    }
    c.lineWidth = 4 * u;
    c.strokeStyle = css(palette.paper, 0.75);
    c.stroke(path);
    c.lineWidth = 1.6 * u;
    c.strokeStyle = css(palette.ink);
    c.stroke(path);
    if (at.length < 3) return;
    const [x, y] = at[Math.floor(at.length / 2)], [ax, ay] = at[0], [bx, by] = at[at.length - 1];
    if (Math.hypot(bx - ax, by - ay) < 90 * u) return;
    c.save();
    c.translate(x, y);
    c.rotate(Math.atan2(by - ay, bx - ax));
    this.text(name, 0, 11 * u, { size: 11, weight: 600, align: "center", halo: true });
    c.restore();
  }

  /** How many diverged, written where they did if the corner is theirs. */
  gone() {
    const { c, u, page } = this, { data, palette } = page;
    this.cornered = false;
    if (!data.diverged) return;
    const text = `× ${page.t("diverged", { n: count(data.diverged) })}`;
    c.font = `600 ${12 * u}px ${palette.font}`;
    const w = c.measureText(text).width + 18 * u, hgt = 24 * u;
    const columns = Math.ceil(w / this.cw), rows = Math.ceil(hgt / this.ch); // whole cells, so that no cross is cut
    if (columns >= this.nx || rows >= this.ny) return;
    for (let r = 0; r < rows; r++) for (let q = 0; q < columns; q++) if (data.status[(this.ny - 1 - r) * this.nx + this.nx - 1 - q] !== DIVERGED) return;
    const wide = columns * this.cw, high = rows * this.ch;
    c.fillStyle = css(palette.paper);
    c.fillRect(this.left + this.w - wide, this.top, wide, high);
    this.text(text, this.left + this.w - wide / 2, this.top + high / 2, { size: 12, weight: 600, align: "center" });
    this.cornered = true;
  }

  best([row, column]) {
    const { c, u, page } = this, { palette } = page, x = this.x(column), y = this.y(row), text = page.t("best"), r = 5 * u;
    c.beginPath();
    c.arc(x, y, r, 0, 7);
    c.lineWidth = 5 * u;
    c.strokeStyle = css(palette.paper, 0.8);
    c.stroke();
    c.lineWidth = 2 * u;
    c.strokeStyle = css(palette.ink);
    c.stroke();
    c.font = `600 ${12 * u}px ${palette.font}`;
    const clear = (this.cw > 60 * u ? r : Math.max(r, this.cw / 2 + 4 * u)) + 4 * u, after = x + clear + c.measureText(text).width < this.left + this.w - 2 * u;
    this.text(text, after ? x + clear : x - clear, y, { size: 12, weight: 600, align: after ? "left" : "right", halo: true });
  }

  axes() {
    const { c, u, page } = this, { x, y } = page.data.axes, foot = this.top + this.h, mute = css(page.palette.mute);
    let last = -Infinity;
    for (const [at, label] of x.marks) {
      const px = this.x(at);
      c.font = `${11 * u}px ${page.palette.font}`;
      const half = c.measureText(label).width / 2;
      if (px - half < last + 6 * u) continue;
      this.text(label, Math.min(px, this.width - half), foot + 12 * u, { align: "center", color: mute });
      last = px + half;
    }
    let low = Infinity;
    for (const [at, label] of y.marks) {
      const py = this.y(at);
      if (py > low - 14 * u) continue;
      this.text(label, this.left - 6 * u, py, { align: "right", color: mute });
      low = py;
    }
    const named = ({ name, log }) => (log ? page.t("log", { name }) : name);
    c.save();
    c.translate(7 * u, foot);
    c.rotate(-Math.PI / 2);
    this.text(named(y), 0, 0, { color: mute, most: this.h });
    c.restore();
    c.font = `${11 * u}px ${page.palette.font}`;
    this.named = c.measureText(named(x)).width;
    this.text(named(x), this.left + this.w, foot + 30 * u, { align: "right", color: mute });
  }

  /** The ramp with its ends, and what else a cell may hold. */
  legend() {
    const { c, u, page } = this, { data, palette, view } = page, y = this.top + this.h + 26 * u, mute = css(palette.mute);
    if (!view) return;
    let x = this.left;
    if (view.ends[0]) {
      const w = Math.round((page.phone ? 5 : 7) * u);
      palette.depths(STEPS).forEach((color, i) => {
        c.fillStyle = css(color);
        c.fillRect(x + i * w, y, w, 8 * u);
      });
      c.strokeStyle = css(palette.ink, 0.25);
      c.lineWidth = 1;
      c.strokeRect(x + 0.5, y + 0.5, STEPS * w - 1, 8 * u - 1);
      x += STEPS * w + 8 * u;
      const ends = view.ends[0] === view.ends[1] ? view.ends[0] : `${view.ends[0]} … ${view.ends[1]}`;
      this.text(ends, x, y + 4 * u, { color: mute });
      c.font = `${11 * u}px ${palette.font}`;
      x += c.measureText(ends).width + 12 * u;
    }
    const more = [];
    if (data.diverged && !this.cornered) more.push(`× ${page.t("diverged", { n: count(data.diverged) })}`);
    if (page.colour === "updates" && data.status.some((s, i) => s === RAN && view.depth[i] === NONE)) more.push(`▪ ${page.t("never", { steps: data.steps })}`);
    const room = this.left + this.w - this.named - 10 * u;
    for (const text of more) {
      const w = c.measureText(text).width;
      if (x + w > room) break;
      this.text(text, x, y + 4 * u, { color: mute });
      x += w + 12 * u;
    }
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {{ size?: number, weight?: number, align?: CanvasTextAlign, color?: string, halo?: boolean, most?: number }} [look]
   */
  text(text, x, y, { size = 11, weight = 400, align = "left", color, halo = false, most } = {}) {
    const { c, u, page } = this;
    c.font = `${weight} ${size * u}px ${page.palette.font}`;
    c.textAlign = align;
    c.textBaseline = "middle";
    if (halo) {
      c.lineWidth = 4 * u;
      c.lineJoin = "round";
      c.strokeStyle = css(page.palette.paper, 0.8);
      c.strokeText(text, x, y);
    }
    c.fillStyle = color ?? css(page.palette.ink);
    c.fillText(text, x, y, most);
  }

  /** The cell that is looked at, and its row; on a canvas of its own, so that a moving hand draws little. */
  point() {
    const { page, u } = this, { data, palette } = page, c = fit(this.over, this.width, this.height);
    c.clearRect(0, 0, this.width, this.height);
    if (!data.shape) return;
    const [row, column] = page.cell, x = this.left + column * this.cw, y = this.top + this.h - (row + 1) * this.ch;
    c.strokeStyle = css(palette.ink, 0.28);
    c.lineWidth = u;
    c.strokeRect(this.left + 0.5 * u, y + 0.5 * u, this.w - u, this.ch - u);
    const grow = 1.5 * u;
    /** @type {[number, string][]} */
    const strokes = [[5, css(palette.paper)], [2.25, css(palette.ink)]];
    for (const [width, color] of strokes) {
      c.lineWidth = width * u;
      c.strokeStyle = color;
      c.strokeRect(x - grow, y - grow, this.cw + 2 * grow, this.ch + 2 * grow);
    }
    const { x: ax, y: ay } = data.axes;
    this.over.setAttribute("aria-label", page.t("map", { all: data.all, x: ax.name, y: ay.name }));
    this.over.dataset.cell = `${row},${column}`;
    if (document.activeElement && page.hover === null) this.said.textContent = page.run.spoken();
  }
}
