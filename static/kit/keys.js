// Keys of the whole page.

const TYPED = "input:not([type=range], [type=checkbox], [type=radio]), select, textarea, [contenteditable=true]"; // what keeps Ctrl+Z for itself
const TAKES_KEYS = "input:not([data-testid=scrub]), select, textarea"; // what keeps Space and the arrows for itself

/** "undo" for Ctrl+Z (⌘Z), "redo" for Ctrl+Shift+Z and Ctrl+Y; null for other keys, and where text is typed. */
export function historyStep(event) {
  if (!(event.ctrlKey || event.metaKey) || event.composedPath()[0].matches?.(TYPED)) return null;
  return { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()] ?? null;
}

/** Space, ←/→, Home/End for a board with a clock, and the keys of `more`; only while the component or nothing on the page has the focus. */
export function playKey(board, event, more = {}) {
  const path = event.composedPath(), [target] = path;
  if (event.ctrlKey || event.metaKey || !board.visible || target.matches?.(TAKES_KEYS)) return;
  if (!path.includes(board.root) && target !== document.body) return;
  const act = {
    " ": target.matches?.("button") ? null : () => board.toggle(),
    arrowleft: () => board.seek(board.step - 1),
    arrowright: () => board.seek(board.step + 1),
    home: () => board.seek(0),
    end: () => board.seek(Infinity),
    ...more,
  }[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}
