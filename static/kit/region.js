// Region: the argmax class over paper, stronger where it is surer. A 132² raster, smoothed up.

export const RASTER = 132;

export class Region {
  constructor(raster = RASTER) {
    this.raster = raster;
    this.canvas = document.createElement("canvas");
    this.canvas.width = this.canvas.height = raster;
    this.context = this.canvas.getContext("2d");
    this.image = this.context.createImageData(raster, raster);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }

  /** Fill the raster from grid scores (size² × k); returns the canvas to be scaled up. A loss without margin (delta 0) has full strength at a lead of 1. */
  paint(scores, size, k, { probabilities, delta, tints, paper }) {
    const { pixels, raster } = this, last = size - 1, cell = new Float64Array(k), edge = new Float64Array(size * k);
    const blank = (255 << 24) | (paper[2] << 16) | (paper[1] << 8) | paper[0];
    for (let r = 0; r < raster; r++) {
      const v = (1 - (r + 0.5) / raster) * last, j = Math.min(Math.floor(v), last - 1), fv = v - j;
      const low = j * size * k, high = low + size * k;
      for (let c = 0; c < size * k; c++) edge[c] = scores[low + c] * (1 - fv) + scores[high + c] * fv;
      for (let c = 0; c < raster; c++) {
        const u = ((c + 0.5) / raster) * last, i = Math.min(Math.floor(u), last - 1), fu = u - i, from = i * k;
        let best = 0, top = -Infinity, second = -Infinity;
        for (let m = 0; m < k; m++) {
          const s = edge[from + m] * (1 - fu) + edge[from + k + m] * fu;
          cell[m] = s;
          if (s > top) { second = top; top = s; best = m; } else if (s > second) second = s;
        }
        let q;
        if (probabilities) {
          let sum = 1; // e⁰ of the best one itself
          for (let m = 0; m < k; m++) if (m !== best) sum += Math.exp(cell[m] - top);
          q = (1 / sum - 1 / k) / (1 - 1 / k);
        } else {
          q = Math.min(1, (top - second) / (delta || 1));
        }
        pixels[r * raster + c] = top - second < 1e-12 || !(q >= 0) ? blank : tints[best][Math.round(64 * q)];
      }
    }
    this.context.putImageData(this.image, 0, 0);
    return this.canvas;
  }
}
