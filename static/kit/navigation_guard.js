// Between two pages. Streamlit sends a component's value a moment later than the request for another page, and a value that arrives after that
// request brings the server back to the page that was left: nothing is shown then. So a value just set is sent first, and from then on none is.

const BREATH = 80; // ms from a value to the request for another page
const PATIENCE = 3000; // ms after which a page that has not come is not waited for

let sent = -BREATH, left = -PATIENCE, path = location.pathname, through = false;
const held = new Set();

/** The link that was pressed, if it leads to another page in this same tab. */
function linkOf(event) {
  const link = event.target.closest?.("a[href], [data-testid=stLogoLink]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  if (!link.href) return link;
  const here = !link.target && !link.hasAttribute("download") && new URL(link.href).origin === location.origin;
  return here && new URL(link.href).pathname !== location.pathname ? link : null;
}

document.addEventListener("click", (event) => {
  const link = through ? null : linkOf(event);
  if (!link) return;
  const now = performance.now(), wait = sent + BREATH - now;
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

/** A component's setter, which waits while another page is requested. */
export const guarded = (set) => (...value) => {
  const now = performance.now();
  path = location.pathname;
  if (now - left < PATIENCE) {
    const timer = setTimeout(() => {
      held.delete(timer);
      set(...value);
    }, PATIENCE);
    held.add(timer);
    return;
  }
  sent = now;
  set(...value);
};

/** The component is unmounted: what it still had to send is dropped. */
export function gone() {
  held.forEach(clearTimeout);
  held.clear();
  left = -PATIENCE;
}
