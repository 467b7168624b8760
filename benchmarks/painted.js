// In the page, before the others: when is what a frame drew on the screen? A message sent in the frame comes after its paint, but a busy page lets
// messages wait; so at the latest when the next frame begins, which cannot be before the last one has been painted.
(() => {
  const request = window.requestAnimationFrame.bind(window), waiting = new Set();
  let frame = null;
  const begin = (now) => {
    if (now === frame) return;
    frame = now;
    for (const tell of waiting) tell();
  };
  window.requestAnimationFrame = (callback) => request((now) => {
    begin(now);
    callback(now);
  });
  /** Calls back with the time at which the frame that is being made has been painted. */
  window.painted = (then) => {
    const channel = new MessageChannel(), tell = () => {
      if (!waiting.delete(tell)) return;
      channel.port1.close();
      then(performance.now());
    };
    waiting.add(tell);
    channel.port1.onmessage = tell;
    channel.port2.postMessage(0);
  };
})();
