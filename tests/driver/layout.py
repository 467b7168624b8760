"""Measurements of a page's layout, as JavaScript: texts that stick out of the window, formulas wider than their room, texts under 10 px."""

from __future__ import annotations

STICKS_OUT = """() => {
  const out = [], w = innerWidth;
  const walk = (root) => { for (const e of root.querySelectorAll('*')) {
    if (e.shadowRoot && !e.closest('[data-testid=stSidebar]')) walk(e.shadowRoot);
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height || getComputedStyle(e).visibility === 'hidden' || e.closest('.katex') || e.closest('[data-testid=stSidebar]')) continue;
    const speaks = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (speaks && (box.right > w + 1 || box.left < -1)) out.push(e.textContent.trim().slice(0, 40));
  } };
  walk(document);
  const main = document.querySelector('[data-testid=stMain]');
  if (main.scrollWidth > main.clientWidth + 1 || document.documentElement.scrollWidth > w + 1) out.unshift('the page scrolls sideways');
  return out;
}"""


TOO_SMALL = """() => {
  const out = [];
  const walk = (root) => { for (const e of root.querySelectorAll('*')) {
    if (e.shadowRoot) walk(e.shadowRoot);
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()), size = parseFloat(getComputedStyle(e).fontSize);
    if (own && size < 10 && e.getBoundingClientRect().width && !e.closest('.katex, style')) out.push(e.textContent.trim().slice(0, 40));
  } };
  walk(document);
  return out;
}"""

OVER = """nodes => nodes.map((n) => {
  const room = n.getBoundingClientRect(), inside = [...n.querySelectorAll('.base')].map((part) => part.getBoundingClientRect());
  return Math.max(...inside.map((part) => Math.max(part.right - room.right, room.left - part.left)));
})"""


# The boxes at each frame until the run has come to its end, as what differs from the first ones; and how many frames there were.
WATCH = """(parts) => new Promise((done) => {
  const stage = (function find(root) {
    for (const e of root.querySelectorAll('*')) {
      if (e.dataset?.testid === 'stage') return e;
      const inside = e.shadowRoot && find(e.shadowRoot);
      if (inside) return inside;
    }
    return null;
  })(document);
  const nodes = [stage, ...stage.querySelectorAll(parts)].filter((e) => e.getBoundingClientRect().width);
  const name = (e) => e.dataset.testid ?? `${e.className} ${e.dataset.name ?? ''}`.trim();
  const boxes = () => nodes.map((e) => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height].map((v) => Math.round(v * 2) / 2).join(); });
  const first = boxes(), moved = new Set();
  let frames = 0;
  const look = () => {
    frames++;
    boxes().forEach((box, i) => { if (box !== first[i]) moved.add(`${name(nodes[i])}: ${first[i]} -> ${box} at ${stage.dataset.step}`); });
    if (stage.dataset.playing !== 'true') done({ frames, step: +stage.dataset.step, seen: nodes.length, moved: [...moved].slice(0, 12) });
    else requestAnimationFrame(look);
  };
  stage.querySelector('[data-testid=play]').click();
  requestAnimationFrame(() => requestAnimationFrame(look));
})"""
