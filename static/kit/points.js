// The points as they are under the hand.

export class Points {
  constructor({ xy, label, test, test_fraction }) {
    this.n = label.length;
    this.xy = Float64Array.from(xy);
    this.label = Uint8Array.from(label);
    this.test = Uint8Array.from(test);
    this.share = test_fraction;
  }

  /** The same split rule as the engine's: a point's side depends on its place in the list alone. */
  split() {
    this.test = Uint8Array.from({ length: this.n }, (_, i) => (Math.floor((i + 1) * this.share + 1e-9) > Math.floor(i * this.share + 1e-9) ? 1 : 0));
    return this;
  }

  with(xy, label) {
    return new Points({ xy, label, test: [], test_fraction: this.share }).split();
  }

  plus(x, y, label) {
    return this.with([...this.xy, x, y], [...this.label, label]);
  }

  minus(i) {
    return this.with([...this.xy].filter((_, at) => at >> 1 !== i), [...this.label].filter((_, at) => at !== i));
  }

  list() {
    return Array.from(this.label, (label, i) => [this.xy[2 * i], this.xy[2 * i + 1], label]);
  }
}
