// Texts of the message: slots, and markup for what is strong or below the line.

/** `text` with each {slot} replaced; a slot without a value becomes empty. */
export const fill = (text, slots) => text.replace(/\{(\w+)\}/g, (_, slot) => slots[slot] ?? "");

/** Set `markup` with _{…} below the line and **…** strong; only when it differs. */
export function rich(node, markup) {
  if (node.markup === markup) return;
  node.markup = markup;
  node.replaceChildren(...markup.split(/(_\{[^}]*\}|\*\*.*?\*\*)/).filter(Boolean).map((part) => {
    const low = part.startsWith("_{"), strong = part.startsWith("**");
    if (!low && !strong) return part;
    const child = document.createElement(low ? "sub" : "strong");
    if (low) child.textContent = part.slice(2, -1);
    else rich(child, part.slice(2, -2));
    return child;
  }));
}

/** `markup` as plain text, for attributes: w_{2x} is w2x. */
export const flat = (markup) => markup.replace(/_\{([^}]*)\}/g, "$1");
