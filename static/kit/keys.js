// Keys of the whole stage; typing elsewhere is never disturbed.

// outside the stage no widget that takes keys itself is disturbed: only the bare page passes them on
const TYPING = "input:not([data-testid=scrub]), select";

/** Space, ←/→, Home/End, 1–6, Ctrl+Z: only when the page or the stage itself has the keyboard. */
export function shortcut(stage, event) {
  const [target] = event.composedPath(), inside = event.composedPath().includes(stage.e.root);
  if (event.defaultPrevented || !stage.ready || !stage.visible) return;
  if (!inside && target !== document.body) return;
  if (target.matches?.(TYPING)) return;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === "z" || key === "y") {
      event.preventDefault();
      if (!stage.gripped) stage.act(key === "y" || event.shiftKey ? "redo" : "undo");
    }
    return;
  }
  if (event.altKey) return;
  const onButton = target.matches?.("button");
  const act = {
    " ": onButton ? null : () => stage.toggle(),
    arrowleft: () => stage.seek(stage.step - 1),
    arrowright: () => stage.seek(stage.step + 1),
    home: () => stage.seek(0),
    end: () => stage.seek(Infinity),
    delete: () => stage.selected >= 0 && !stage.gripped && stage.remove(stage.selected),
    escape: () => stage.select(-1),
  }[key] ?? (/^[1-6]$/.test(key) ? () => stage.pick(+key - 1) : null);
  if (!act) return;
  event.preventDefault();
  act();
}
