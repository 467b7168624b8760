// The hand on the loss plane: drag the dot (or press the arrow keys) and a new run starts there.

const KEYS = "keys";
const round = (v) => Math.round(v * 1e4) / 1e4; // short links

export class StartHand {
  constructor(stage, plane) {
    this.stage = stage;
    this.plane = plane;
    this.grip = null;
    const { canvas } = plane;
    canvas.onpointerdown = (e) => this.down(e);
    canvas.onpointermove = (e) => this.move(e);
    canvas.onpointerup = canvas.onpointercancel = (e) => { if (e.pointerId === this.grip) this.up(); }; // no other finger lets go
    canvas.onkeydown = (e) => this.key(e);
    canvas.onkeyup = (e) => { if (this.grip === KEYS && e.key.startsWith("Arrow")) this.up(); };
    canvas.onblur = () => { if (this.grip === KEYS) this.up(); }; // a hand holds on, whatever takes the keyboard meanwhile
    canvas.ontouchstart = (e) => { if (this.grip !== null || this.near(...this.at(e.touches[0]), 22)) e.preventDefault(); };
  }

  at(event) {
    const box = this.plane.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  near(px, py, reach = 14) {
    const { dot } = this.plane;
    return this.stage.running && dot && Math.hypot(px - dot[0], py - dot[1]) <= reach * this.stage.u;
  }

  /** Held by `grip`: a pointer, or the keys. */
  take(grip) {
    const { plane, stage } = this;
    plane.held = plane.slice;
    this.grip = grip;
    stage.dragging = true;
    stage.pause();
  }

  down(event) {
    if (event.button !== 0 || this.grip !== null || !this.near(...this.at(event), event.pointerType === "touch" ? 22 : 14)) return;
    this.plane.canvas.setPointerCapture(event.pointerId);
    this.take(event.pointerId);
  }

  move(event) {
    const [px, py] = this.at(event), { side, canvas } = this.plane;
    if (this.grip === null) {
      canvas.style.cursor = this.near(px, py) ? "grab" : "default";
      return;
    }
    if (event.pointerId !== this.grip) return;
    canvas.style.cursor = "grabbing";
    const keep = (v) => Math.min(Math.max(v, 0), side);
    this.go(keep(px), keep(py));
  }

  go(px, py) {
    const { plane, stage } = this, [a, b] = [plane.fromX(px), plane.fromY(py)];
    this.moved = true;
    plane.ghost = [a, b];
    stage.setStart(plane.lift(a, b).map(round), false);
  }

  up() {
    if (this.grip === null) return;
    const { plane, stage } = this;
    this.grip = null;
    stage.dragging = false;
    if (this.moved) stage.setStart(plane.lift(...plane.ghost).map(round), true);
    else stage.release();
    this.moved = false;
  }

  key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const { plane, stage } = this;
    if (!way || !event.shiftKey || !stage.running) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.grip === null) this.take(KEYS);
    const [px, py] = plane.ghost ? [plane.toX(plane.ghost[0]), plane.toY(plane.ghost[1])] : plane.dot;
    this.go(px + way[0] * 0.02 * plane.side, py + way[1] * 0.02 * plane.side);
  }
}
