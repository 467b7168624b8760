// One selection for all panels, and what the picture says about single examples.

/** @param {new (...parts: any[]) => any} Base */
export const Selection = (Base) => class extends Base {
  selected = -1;
  hovered = -1;
  activeClass = 0;

  isHot(i) {
    return i === this.hovered || i === this.selected;
  }

  focus() {
    return this.hovered >= 0 ? this.hovered : this.selected;
  }

  hover(i) {
    if (this.hovered === i) return;
    this.hovered = i;
    this.invalidate();
  }

  select(i) {
    this.selected = i;
    this.report();
    this.invalidate();
  }

  pick(i) {
    if (i >= this.data.classes) return;
    this.activeClass = i;
    this.dress();
    this.invalidate();
  }

  /** The points of this update's mini-batch, from a list of them or a bit for each. */
  batch() {
    const { batches } = this.data, { n } = this.points;
    if (!batches || this.step >= this.model.updates || this.pointsEdited) return [];
    const width = batches.shape[1], row = batches.subarray(this.step * width, this.step * width + width);
    if (batches instanceof Int16Array) return row.filter((i) => i >= 0 && i < n);
    return Array.from({ length: n }, (_, i) => i).filter((i) => (row[i >> 3] >> (i & 7)) & 1);
  }

  batchSet() {
    const key = `${this.step},${this.paintKey},${this.pointsKey}`;
    if (this.batchKey !== key) {
      this.batchKey = key;
      this.batchMembers = new Set(this.batch());
    }
    return this.batchMembers;
  }

  /** A support vector: a training point on or inside its margin; a loss without margin (delta 0) has none. */
  isSupport(i) {
    const { model, points, data } = this, { delta, picture } = data.loss;
    if (points.test[i] || !delta) return false;
    const reach = delta * 1.005;
    if (picture !== "own") return model.margin[i] <= reach;
    for (let j = 0; j < model.k; j++) if ((j === points.label[i] ? 1 : -1) * model.scores[i * model.k + j] <= reach) return true;
    return false;
  }

  /** Width of the margin band, 2Δ / |w₂ − w₁|: two classes, linear features, pair margins only. */
  bandWidth() {
    const { model, data, step } = this;
    if (model.k !== 2 || data.features.size !== 2 || data.loss.picture !== "margin" || !data.loss.delta) return null;
    const w = data.theta.subarray(step * model.d, step * model.d + model.d), { F } = model;
    const norm = Math.hypot(w[F] - w[0], w[F + 1] - w[1]);
    return norm > 1e-9 ? (2 * data.loss.delta) / norm : null;
  }
};
