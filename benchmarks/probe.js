// Runs in the page before its own scripts: notes frames, their script time, and how long an answer to the pointer takes.
(() => {
  const roots = [document], request = window.requestAnimationFrame.bind(window), attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  };
  const probe = (window.probe = { frames: null, painted: null, wanted: "[data-testid=stage][data-status]" });

  window.requestAnimationFrame = (callback) => request((now) => {
    if (!probe.frames) return callback(now);
    const before = probe.stage.dataset.step, start = performance.now();
    callback(now);
    const cost = performance.now() - start, drawn = probe.stage.dataset.step !== before;
    const last = probe.frames.at(-1);
    if (last && last.now === now) {
      last.cost += cost;
      last.drawn ||= drawn;
    } else probe.frames.push({ now, cost, drawn });
  });

  probe.find = (selector) => {
    for (const root of roots) {
      const found = root.querySelector(selector);
      if (found) return found;
    }
    return null;
  };

  const wait = () => {
    if (probe.find(probe.wanted)) request(() => painted((now) => { probe.painted = now; }));
    else request(wait);
  };
  request(wait);

  probe.record = () => { probe.stage = probe.find("[data-testid=stage]"); probe.frames = []; };

  probe.take = () => {
    const { frames } = probe;
    probe.frames = null;
    return frames;
  };

  /** Watch a drag of the point `index`: for each move, when its row and picture follow, and when its run (or a later one) is there. */
  probe.watch = (index) => {
    const stage = (probe.stage = probe.find("[data-testid=stage]")), row = probe.find(`[data-testid=row][data-index="${index}"]`);
    const moves = [], local = [], runs = [], first = +stage.dataset.rev;
    let open = null, answered = first;
    const onmove = (event) => {
      moves.push(event.timeStamp);
      open ??= event.timeStamp;
    };
    addEventListener("pointermove", onmove, true);
    const follow = new MutationObserver(() => {
      if (open === null) return;
      const since = open, drawn = performance.now() - since;
      open = null;
      painted((now) => local.push({ drawn, painted: now - since })); // the row is written in the frame's own callback
    });
    follow.observe(row, { subtree: true, characterData: true, childList: true });
    const answer = new MutationObserver(() => {
      const rev = +stage.dataset.rev, from = answered;
      if (rev <= from) return;
      answered = rev;
      request(() => painted((now) => runs.push({ from: from - first, to: rev - first, now })));
    });
    answer.observe(stage, { attributes: true, attributeFilter: ["data-rev"] });
    probe.stop = () => {
      removeEventListener("pointermove", onmove, true);
      follow.disconnect();
      answer.disconnect();
      return { moves, local, runs };
    };
  };
})();
