// From one page to the next. Streamlit sends what a component says a moment later than the question for another page, and what reaches it after
// that question brings it back to a page that is gone: nothing is shown then. So what was just said goes first, and from then on nothing is said.

const BREATH = 80; // ms from a word to the question for another page
const PATIENCE = 3000; // ms after which a page that has not come is not waited for

let spoke = -BREATH, left = -PATIENCE, path = location.pathname, through = false;
const held = new Set();

/** What is pressed, if it leads to another page in this same tab. */
function way(event) {
  const link = event.target.closest?.("a[href], [data-testid=stLogoLink]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  if (!link.href) return link;
  const here = !link.target && !link.hasAttribute("download") && new URL(link.href).origin === location.origin;
  return here && new URL(link.href).pathname !== location.pathname ? link : null;
}

document.addEventListener("click", (event) => {
  const link = through ? null : way(event);
  if (!link) return;
  const now = performance.now(), wait = spoke + BREATH - now;
  left = now;
  if (wait <= 0) return;
  event.preventDefault();
  event.stopPropagation();
  setTimeout(() => {
    through = true;
    link.click();
    through = false;
  }, wait);
}, true);
addEventListener("popstate", () => {
  if (location.pathname !== path) left = performance.now();
});

/** A component's way of saying something to Python. */
export const patient = (say) => (...words) => {
  const now = performance.now();
  path = location.pathname;
  if (now - left < PATIENCE) {
    const timer = setTimeout(() => {
      held.delete(timer);
      say(...words);
    }, PATIENCE);
    held.add(timer);
    return;
  }
  spoke = now;
  say(...words);
};

/** The component is gone, and with it what it still had to say. */
export function gone() {
  held.forEach(clearTimeout);
  held.clear();
  left = -PATIENCE;
}
