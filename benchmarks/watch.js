// In the page, for the part whose test id is given: for each move of the pointer, the time from its event to the end of the frame in which the
// part shows it; for each act, to the end of the frame with its answer; and how long our script took in each frame.
(id) => {
  const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean);
  const root = [document, ...roots].map((each) => each.querySelector(`[data-testid=${id}]`)).find(Boolean);
  const noted = (window.noted = { follow: [], answers: [], frames: [] }), request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((now) => {
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
      request(() => painted((now) => noted.answers.push(now - acted)));
    } else if (since !== null) {
      moved = null;
      painted((now) => noted.follow.push(now - since));
    }
  }).observe(root, { attributes: true, subtree: true, characterData: true });
  window.taken = () => ({ follow: noted.follow.splice(0), answers: noted.answers.splice(0), frames: noted.frames.splice(0) });
}
