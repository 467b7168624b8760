// In the page, for the part whose test id is given: for each move of the pointer, the time from its event to the end of the frame in which the
// part shows it; for each act, to the end of the frame with its answer; and how long our script took in each frame.
(id) => {
  const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean);
  const root = [document, ...roots].map((each) => each.querySelector(`[data-testid=${id}]`)).find(Boolean);
  const noted = (window.noted = { follow: [], answers: [], frames: [] }), request = window.requestAnimationFrame.bind(window);
  // the frame that is being made has been painted when a message sent now arrives, or when the next frame begins, which messages give way to
  const waiting = new Set();
  let frame = null;
  const begin = (now) => {
    if (now === frame) return;
    frame = now;
    for (const tell of waiting) tell();
  };
  const inFrame = (then) => request((now) => { begin(now); then(); });
  const painted = (then) => {
    const channel = new MessageChannel(), tell = () => {
      if (!waiting.delete(tell)) return;
      channel.port1.close();
      then(performance.now());
    };
    waiting.add(tell);
    channel.port1.onmessage = tell;
    channel.port2.postMessage(0);
  };
  window.requestAnimationFrame = (callback) => request((now) => {
    begin(now);
    const start = performance.now();
    callback(now);
    noted.frames.push(performance.now() - start);
  });
  let moved = null, acted = null;
  addEventListener("pointermove", (event) => { moved ??= event.timeStamp; }, true);
  addEventListener("pointerup", (event) => { acted = event.timeStamp; }, true);
  new MutationObserver((changes) => {
    const since = moved;
    if (changes.some((change) => change.attributeName === "data-rev")) {
      inFrame(() => painted((now) => noted.answers.push(now - acted)));
    } else if (since !== null) {
      moved = null;
      painted((now) => noted.follow.push(now - since));
    }
  }).observe(root, { attributes: true, subtree: true, characterData: true });
  window.taken = () => ({ follow: noted.follow.splice(0), answers: noted.answers.splice(0), frames: noted.frames.splice(0) });
}
