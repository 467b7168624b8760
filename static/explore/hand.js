// The hand on the data plane: click adds, drag moves, Shift+click relabels, right-click, long press or Delete removes,
// a brush sprays; and the same with keys alone.

const LONG_PRESS = 550, LATE = 60, SLOP = 3;
const round = (v) => Math.round(v * 1e4) / 1e4;

export class Hand {
  constructor(stage, plane) {
    this.stage = stage;
    this.plane = plane;
    this.canvas = plane.canvas;
    this.grip = null;
    this.keyboard = { x: 0, y: 0, held: -1 };
    const { canvas } = plane;
    canvas.onpointerdown = (e) => this.down(e);
    canvas.onpointermove = (e) => this.move(e);
    canvas.onpointerup = (e) => this.up(e);
    canvas.onpointercancel = (e) => this.cancel(e);
    canvas.onpointerleave = () => { if (!this.grip) this.leave(); };
    canvas.oncontextmenu = (e) => this.menu(e);
    canvas.onkeydown = (e) => this.key(e);
    canvas.onfocus = () => { if (canvas.matches(":focus-visible")) this.showCross(); };
    canvas.onblur = () => this.leave();
    // a finger on a point moves it, and no second one makes a pinch of that; a finger on empty plane may scroll the page
    canvas.ontouchstart = (e) => { if (this.stage.brush || this.grip?.kind === "point" || this.hit(...this.at(e.touches[0]), 14) >= 0) e.preventDefault(); };
  }

  /** The event's place on the canvas, whose own is asked for once a grip: asking makes the browser lay out the page. */
  at(event) {
    const box = this.grip?.box ?? this.canvas.getBoundingClientRect();
    if (this.grip) this.grip.box = box;
    return [event.clientX - box.left, event.clientY - box.top];
  }

  /** The canvas is elsewhere now, or of another size: a grip asks anew where. */
  moved() {
    if (this.grip) this.grip.box = null;
  }

  /** The nearest point within reach of the pixel, or −1. */
  hit(px, py, extra = 5) {
    const { stage, plane } = this, { points } = stage, reach = plane.radius + extra * stage.u;
    let best = -1, least = reach * reach;
    for (let i = 0; i < points.n; i++) {
      const d = (plane.toX(points.xy[2 * i]) - px) ** 2 + (plane.toY(points.xy[2 * i + 1]) - py) ** 2;
      if (d <= least) { least = d; best = i; }
    }
    return best;
  }

  inside(px, py) {
    const clamp = (v) => this.clamp(v);
    return [clamp(this.plane.fromX(px)), clamp(this.plane.fromY(py))];
  }

  /** No point leaves the window, and none makes it grow. */
  clamp(v) {
    const reach = Math.floor(this.stage.data.reach * 1e4) / 1e4;
    return round(Math.min(Math.max(v, -reach), reach));
  }

  /** Another finger than the one that holds: it neither moves nor lets go. */
  stranger(event) {
    return this.grip && event.pointerId !== this.grip.pointer;
  }

  down(event) {
    if (event.button !== 0 || this.grip) return;
    this.putDown();
    const { stage } = this, [px, py] = this.at(event), touch = event.pointerType === "touch";
    const i = this.hit(px, py, touch ? 14 : 5);
    this.canvas.setPointerCapture(event.pointerId);
    if (stage.brush) {
      this.grip = { kind: "brush", px, py };
      this.spray();
      this.grip.timer = setInterval(() => this.spray(), 60);
    } else if (i >= 0 && event.shiftKey) {
      stage.relabel(i);
    } else if (i >= 0) {
      this.grip = { kind: "point", i, px, py, moved: false };
      if (touch) this.wait(LONG_PRESS);
    } else if (touch) {
      this.grip = { kind: "tap", px, py };
    } else if (!event.shiftKey) {
      const added = stage.add(...this.inside(px, py));
      if (added >= 0) this.grip = { kind: "point", i: added, px, py, moved: false, fresh: true };
    }
    if (this.grip) this.grip.pointer = event.pointerId;
  }

  /** Long enough in one place: the point goes. A timer that rings late comes from a busy machine, where the finger's way may come later still. */
  wait(time) {
    const { grip } = this, due = performance.now() + time;
    grip.timer = setTimeout(() => {
      if (grip !== this.grip || grip.moved) return;
      if (performance.now() - due > LATE) return this.wait(2 * LATE);
      this.grip = null;
      this.stage.remove(grip.i);
    }, time);
  }

  move(event) {
    if (this.stranger(event)) return;
    const { stage, grip } = this, [px, py] = this.at(event);
    if (!grip) {
      const i = this.hit(px, py);
      stage.hover(i);
      this.canvas.style.cursor = i >= 0 ? "grab" : "crosshair";
      stage.pen = stage.brush ? { x: this.plane.fromX(px), y: this.plane.fromY(py), brush: this.brushRadius } : null;
      if (stage.brush) stage.invalidate();
      return;
    }
    if (grip.kind === "brush") {
      Object.assign(grip, { px, py });
      stage.pen = { x: this.plane.fromX(px), y: this.plane.fromY(py), brush: this.brushRadius };
      stage.invalidate();
    } else if (grip.kind === "tap") {
      if (Math.hypot(px - grip.px, py - grip.py) > 12) this.grip = null;
    } else if (grip.moved || Math.hypot(px - grip.px, py - grip.py) > SLOP) {
      clearTimeout(grip.timer);
      grip.moved = true;
      stage.dragging = true;
      this.canvas.style.cursor = "grabbing";
      stage.drag(grip.i, ...this.inside(px, py));
    }
  }

  up(event) {
    const { stage, grip } = this;
    if (!grip || this.stranger(event)) return;
    clearTimeout(grip.timer);
    clearInterval(grip.timer);
    this.grip = null;
    stage.dragging = false;
    this.canvas.style.cursor = "crosshair";
    if (grip.kind === "tap") grip.fresh = stage.add(...this.inside(...this.at(event))) >= 0;
    if (grip.kind !== "point" || grip.moved || grip.fresh) this.finish(grip);
    else stage.select(stage.selected === grip.i ? -1 : grip.i);
  }

  /** The system took the pointer away (a scroll began): keep what was done, drop the rest. */
  cancel(event) {
    const { grip } = this;
    if (!grip || this.stranger(event)) return;
    clearTimeout(grip.timer);
    clearInterval(grip.timer);
    this.grip = null;
    this.stage.dragging = false;
    this.finish(grip);
  }

  /** Done, if anything was: a point too many is refused, and refusing changes nothing. */
  finish(grip) {
    if (grip.moved || grip.fresh) this.stage.finish();
  }

  /** What the keys hold is put down where it is, however they are taken away. */
  putDown() {
    if (this.keyboard.held < 0) return;
    this.keyboard.held = -1;
    this.stage.finish();
  }

  leave() {
    this.stage.pen = null;
    this.putDown();
    this.stage.hover(-1);
    this.stage.invalidate();
  }

  menu(event) {
    event.preventDefault();
    const i = this.hit(...this.at(event));
    if (i >= 0 && !this.grip) this.stage.remove(i);
  }

  get brushRadius() {
    return 0.12 * this.plane.span;
  }

  spray() {
    const angle = 2 * Math.PI * Math.random(), r = this.brushRadius * Math.sqrt(Math.random());
    const scale = this.plane.side / (2 * this.plane.span);
    const added = this.stage.add(...this.inside(this.grip.px + r * scale * Math.cos(angle), this.grip.py + r * scale * Math.sin(angle)), true);
    if (added >= 0) this.grip.fresh = true;
  }

  showCross() {
    const { x, y } = this.keyboard;
    this.stage.pen = { x, y, cross: true };
    this.stage.hover(this.hit(this.plane.toX(x), this.plane.toY(y)));
    this.stage.invalidate();
  }

  key(event) {
    const { stage, keyboard, plane } = this;
    if (event.ctrlKey || event.metaKey || event.altKey || this.grip) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    const under = keyboard.held >= 0 ? keyboard.held : this.hit(plane.toX(keyboard.x), plane.toY(keyboard.y));
    if (way) {
      const step = (event.shiftKey ? 0.01 : 0.05) * plane.span, clamp = (v) => this.clamp(v);
      keyboard.x = clamp(keyboard.x + way[0] * step);
      keyboard.y = clamp(keyboard.y + way[1] * step);
      if (keyboard.held >= 0) stage.drag(keyboard.held, keyboard.x, keyboard.y);
      this.showCross();
    } else if (event.key === "Enter") {
      if (keyboard.held >= 0) this.putDown();
      else if (under >= 0 && event.shiftKey) stage.relabel(under);
      else if (under >= 0) {
        keyboard.held = under;
        [keyboard.x, keyboard.y] = [stage.points.xy[2 * under], stage.points.xy[2 * under + 1]];
        stage.select(under);
      } else {
        this.finish({ fresh: stage.add(keyboard.x, keyboard.y) >= 0 });
      }
      this.showCross();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      const gone = under >= 0 && stage.pen ? under : stage.focus();
      keyboard.held = -1;
      if (gone >= 0) stage.remove(gone);
    } else if ((event.key === "n" || event.key === "p") && stage.points.n) {
      this.putDown();
      const next = (stage.selected + (event.key === "n" ? 1 : -1) + stage.points.n) % stage.points.n;
      [keyboard.x, keyboard.y] = [stage.points.xy[2 * next], stage.points.xy[2 * next + 1]];
      stage.select(next);
      this.showCross();
    } else if (event.key === "Escape") {
      stage.select(-1);
      this.leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
