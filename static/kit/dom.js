// Small helpers to build the stage's elements once; afterwards only text and attributes change.

/** An element with attributes and children: h("button", { class: "chip" }, "text", child). */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** Set text only when it differs: per-frame writes must not touch the layout in vain. */
export function write(node, text) {
  if (node.firstChild?.nodeType === 3 && node.childNodes.length === 1) {
    if (node.firstChild.data !== text) node.firstChild.data = text;
  } else if (node.textContent !== text || !node.firstChild) node.textContent = text;
}

const ICONS = {
  first: "M5 5v14M19 5.5v13L8.5 12z",
  back: "M19 12H6M11 6.5 5.5 12l5.5 5.5",
  play: "M7 4.8v14.4L19.5 12z",
  pause: "M8 5v14M16 5v14",
  forward: "M5 12h13M13 6.5l5.5 5.5-5.5 5.5",
  last: "M19 5v14M5 5.5v13L15.5 12z",
  plus: "M12 5.5v13M5.5 12h13",
  minus: "M5.5 12h13",
  brush: "M12 4v.01M17.7 6.3v.01M20 12v.01M17.7 17.7v.01M12 20v.01M6.3 17.7v.01M4 12v.01M6.3 6.3v.01M12 12v.01M9.2 9.2v.01M14.8 9.2v.01M14.8 14.8v.01M9.2 14.8v.01",
  undo: "M9 13.5 4.5 9 9 4.5M5 9h9.5a5 5 0 0 1 0 10H11",
  redo: "M15 13.5 19.5 9 15 4.5M19 9H9.5a5 5 0 0 0 0 10H13",
  clear: "M4.5 6.5h15M9.5 6V4h5v2M6.5 6.5l.8 13h9.4l.8-13M10 10.5v5.5M14 10.5v5.5",
};

export function icon(name) {
  const NS = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(NS, "svg"), path = document.createElementNS(NS, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  const set = (next) => {
    path.setAttribute("d", ICONS[next]);
    svg.classList.toggle("filled", next === "play");
    svg.classList.toggle("bold", next === "pause" || next === "brush");
  };
  set(name);
  return Object.assign(svg, { set });
}

/** An icon button that always says what it does. */
export function tool(testid, iconName, onclick) {
  const image = icon(iconName);
  const button = h("button", { class: "tool", type: "button", "data-testid": testid, onclick }, image);
  button.image = image;
  button.say = (label) => {
    button.title = label;
    button.setAttribute("aria-label", label);
  };
  return button;
}
