// Keys of the whole board: Space, ←/→, Home/End, Ctrl+Z; what takes keys itself is not disturbed.

const TYPED = "input:not([data-testid=scrub]), select, textarea";

export function shortcut(board, event) {
  const [target] = event.composedPath();
  if (event.defaultPrevented || !board.ready || event.altKey || target.matches?.(TYPED)) return;
  if (!event.composedPath().includes(board.e.root) && target !== document.body) return;
  const key = event.key.toLowerCase();
  const act = event.ctrlKey || event.metaKey
    ? { z: () => board.act(event.shiftKey ? "redo" : "undo"), y: () => board.act("redo") }[key]
    : {
      " ": target.matches?.("button") ? null : () => board.toggle(),
      arrowleft: () => board.seek(board.step - 1), arrowright: () => board.seek(board.step + 1),
      home: () => board.seek(0), end: () => board.seek(Infinity),
    }[key];
  if (!act) return;
  event.preventDefault();
  act();
}
