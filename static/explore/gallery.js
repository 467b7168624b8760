// The datasets as pictures: a grid of buttons. Runs again with each message and theme: it only brings the nodes up to date.
const grids = new WeakMap();

/** Whether a CSS colour is dark. */
function isDark(colour) {
  const probe = new OffscreenCanvas(1, 1).getContext("2d");
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
  return 0.3 * r + 0.59 * g + 0.11 * b < 128;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let grid = grids.get(parentElement);
  if (!grid) {
    grid = document.createElement("div");
    grid.className = "grid";
    grid.dataset.testid = "gallery";
    parentElement.append(grid);
    grids.set(parentElement, grid);
  }
  const paper = getComputedStyle(parentElement.host ?? parentElement).getPropertyValue("--st-background-color");
  grid.classList.toggle("dark", isDark(paper.trim() || "#fff"));
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", data.label);
  while (grid.children.length < data.items.length) grid.append(document.createElement("button"));
  data.items.forEach(({ id, name, note, svg }, i) => {
    const button = grid.children[i];
    if (button.dataset.id !== id) {
      button.type = "button";
      button.dataset.id = id;
      button.innerHTML = `${svg}<span></span>`; // the picture is ours; the name is set as text
    }
    button.lastChild.textContent = name;
    button.title = note;
    button.setAttribute("aria-pressed", String(id === data.picked));
    button.onclick = () => setTriggerValue("picked", id);
  });
  grid.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 3, ArrowUp: -3 }[event.key];
    const at = [...grid.children].indexOf(event.target.closest("button"));
    const next = step && at >= 0 && grid.children[at + step];
    if (next) {
      next.focus();
      event.preventDefault();
    }
  };
}
