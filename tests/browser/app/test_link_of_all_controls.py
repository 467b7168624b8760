"""All state is in the link: every control of a page is changed, and its address opened cold shows the same controls and the same picture."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, TimeoutError

from tests.driver.stage import calm, eventually
from tests.driver.visit import Visit

# Every control of the sidebar by its label: what a person sees in it.
CONTROLS = """() => Object.fromEntries([...document.querySelectorAll('[data-testid=stSidebar] [class*=st-key-]')].flatMap(box => {
  const key = [...box.classList].find(name => name.startsWith('st-key-')), inputs = [...box.querySelectorAll('input')];
  if (box.querySelector('[class*=st-key-]')) return [];
  const thumbs = [...box.querySelectorAll('[data-testid=stSliderThumbValue]')].map(thumb => thumb.textContent);
  const pressed = [...box.querySelectorAll('button, [role=radio], label')].filter(one => one.dataset.testid?.endsWith('Active')
    || ['aria-checked', 'aria-pressed', 'aria-selected', 'data-selected'].some(name => one.getAttribute(name) === 'true')).map(one => one.textContent);
  const typed = inputs.map(input => input.type === 'radio' || input.type === 'checkbox' ? input.checked : input.value);
  const seen = JSON.stringify([typed, thumbs, pressed]);
  return /[^\\[\\],]/.test(seen.replace(/null|""/g, '')) ? [[key, seen]] : [];
}))"""
OPEN = "() => document.querySelectorAll('[data-testid=stSidebar] details:not([open]) > summary').forEach(node => node.click())"
Act = tuple[str, str, str]


@dataclass(frozen=True)
class Kind:
    """`acts`: what is done on the page `path`, in order, as (how, where, what); `hooks`: where the picture says what it shows, as (test id, data name)."""

    path: str
    root: str
    acts: tuple[Act, ...]
    hooks: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]


KINDS = {
    "race": Kind(
        "race",
        "stage",
        (
            ("choose", "race_preset", "Learning rates"),
            ("button", "race_add", ""),
            ("choose", "race_optimizer_", "Momentum"),
            ("slide", "race_rate_", "ArrowRight"),
            ("slide", "race_batch_", "ArrowLeft"),
            ("choose", "race_loss_", "Squared hinge (L2-SVM)"),
            ("choose", "race_schedule_", "Step"),
            ("type", "race_seed_", "21"),
            ("choose", "race_dataset", "Two moons"),
            ("type", "race_steps", "120"),
            ("type", "race_target", "0.45"),
            ("button", "race_start", ""),
            ("part", "axis-epochs", ""),
            ("scrub", "scrub", "80"),
        ),
        (("stage", "run"), ("stage", "step")),
        ("sentence", "counter"),
    ),
    "one racer's settings": Kind(
        "race",
        "stage",
        (
            ("choose", "race_optimizer_", "AdamW"),
            ("type", "race_optimizer_adamw_beta1_", "0.7"),
            ("type", "race_optimizer_adamw_beta2_", "0.99"),
            ("slide", "race_optimizer_adamw_eps_", "ArrowRight"),
            ("type", "race_optimizer_adamw_weight_decay_", "0.25"),
            ("choose", "race_loss_", "Hinge (Weston–Watkins)"),
            ("slide", "race_loss_hinge_delta_", "ArrowLeft"),
            ("slide", "race_strength_", "ArrowRight"),
            ("choose", "race_schedule_", "Step"),
            ("type", "race_schedule_step_step_size_", "7"),
            ("type", "race_schedule_step_gamma_", "0.8"),
            ("scrub", "scrub", "30"),
        ),
        (("stage", "run"), ("stage", "step")),
        ("sentence", "counter"),
    ),
    "racers removed, copied, six seeds": Kind(
        "race",
        "stage",
        (
            ("pill", "race_racer_pick", "B"),
            ("button", "race_remove", ""),
            ("button", "race_duplicate", ""),
            ("pill", "race_racer_pick", "B"),
            ("button", "race_seeds", ""),
            ("button", "race_start", ""),
            ("scrub", "scrub", "30"),
        ),
        (("stage", "run"), ("stage", "step")),
        ("sentence", "counter"),
    ),
    "surfaces": Kind(
        "surfaces",
        "surfaces",
        (
            ("choose", "surf_surface", "Himmelblau"),
            ("choose", "surf_surface", "Narrow valley"),
            ("slide", "surf_condition", "ArrowRight"),
            ("pill", "surf_optimizers", "Nesterov momentum"),
            ("slide", "surf_updates", "ArrowRight"),
            ("slide", "surf_eta_0", "ArrowLeft"),
            ("place", "surface-plane", "0.3 0.7"),
            ("scrub", "scrub", "12"),
            ("part", "open-1", ""),
            ("part", "part-forward", ""),
        ),
        (("surfaces", "still"), ("surfaces", "step"), ("surface-plane", "start")),
        ("sentence", "counter", "anatomy-step"),
    ),
    "sweep": Kind(
        "sweep",
        "sweep",
        (
            ("slide", "sweep_cells", "Home"),
            ("slide", "sweep_cells", "ArrowRight"),
            ("choose", "sweep_y", "Batch size"),
            ("slide", "sweep_x_range", "ArrowRight"),
            ("type", "sweep_y_low", "2"),
            ("type", "sweep_x_count", "3"),
            ("choose", "sweep_y_log", "even"),
            ("type", "sweep_target", "0.4"),
            ("choose", "sweep_dataset", "Two moons"),
            ("type", "sweep_points", "80"),
            ("type", "sweep_updates", "60"),
            ("slide", "sweep_test", "ArrowRight"),
            ("choose", "sweep_loss", "Hinge (Weston–Watkins)"),
            ("choose", "sweep_regularizer", "L1"),
            ("choose", "sweep_optimizer", "Adam"),
            ("choose", "sweep_schedule", "Step"),
            ("part", "colour-updates", ""),
            ("press", "sweep-map", "ArrowLeft"),
        ),
        (("sweep", "ran"), ("sweep", "state"), ("sweep", "colour"), ("sweep-map", "cell")),
        ("finding", "cell-loss"),
    ),
    "sweep's ends and steps": Kind(
        "sweep",
        "sweep",
        (
            ("choose", "sweep_optimizer", "Momentum"),
            ("choose", "sweep_x", "Momentum μ"),
            ("slide", "sweep_cells", "Home"),
            ("type", "sweep_x_count", "4"),
            ("type", "sweep_y_count", "3"),
            ("slide", "sweep_y_range", "ArrowRight"),
            ("type", "sweep_x_low", "0.2"),
            ("type", "sweep_x_high", "0.8"),
            ("choose", "sweep_x_log", "equal ratios"),
            ("type", "sweep_y_high", "2"),
            ("slide", "sweep_batch_size", "ArrowLeft"),
        ),
        (("sweep", "ran"), ("sweep", "state"), ("sweep", "colour"), ("sweep-map", "cell")),
        ("finding", "cell-loss"),
    ),
}


def linked(page: Page) -> str:
    return str(page.evaluate("location.search.slice(1)"))


def do(page: Page, act: Act) -> None:
    """One act of a hand, until the link says so."""
    how, where, what = act
    before, box = linked(page), page.locator(f"[data-testid=stSidebar] [class*='st-key-{where}']").first
    if how == "choose":
        option = page.get_by_role("option", name=what, exact=True)
        for _ in range(8):  # what is drawn anew meanwhile closes a list
            box.locator("input").first.click()
            with contextlib.suppress(TimeoutError):
                option.wait_for(timeout=2500)
                break
        option.click()
    elif how == "slide":
        box.get_by_role("slider").first.press(what)
    elif how == "type":
        box.locator("input").first.fill(what)
        box.locator("input").first.press("Enter")
    elif how == "button":
        box.get_by_role("button").first.click()
    elif how == "pill":
        box.get_by_role("button", name=what).or_(box.get_by_role("radio", name=what)).first.click()
    elif how == "scrub":
        page.get_by_test_id(where).fill(what)
    elif how == "press":
        page.get_by_test_id(where).press(what)
    elif how == "place":
        x, y = map(float, what.split())
        size = page.get_by_test_id(where).bounding_box()
        assert size is not None
        page.get_by_test_id(where).click(position={"x": x * size["width"], "y": y * size["height"]})
    else:
        page.get_by_test_id(where).click()
    eventually(lambda: linked(page), lambda now: now != before, f"{act} in the link")
    calm(page)


def shown(page: Page, kind: Kind) -> dict[str, str]:
    """What all controls and the picture say."""
    found = {str(name): str(value) for name, value in page.evaluate(CONTROLS).items()}
    found |= {f"{id} {name}": str(page.get_by_test_id(id).get_attribute(f"data-{name}")) for id, name in kind.hooks}
    return found | {id: page.get_by_test_id(id).inner_text() for id in kind.texts}


def unfold(page: Page, kind: Kind) -> None:
    page.get_by_test_id(kind.root).wait_for()
    calm(page)
    page.evaluate(OPEN)


@pytest.mark.parametrize("name", KINDS)
def test_every_control_is_in_the_link(visit: Visit, name: str) -> None:
    kind = KINDS[name]
    page = visit(path=kind.path, ready=False).page
    unfold(page, kind)
    for act in kind.acts:
        do(page, act)
    other = visit(linked(page), path=kind.path, ready=False).page
    unfold(other, kind)
    page.mouse.move(2, 2)
    changed = {act[1] for act in kind.acts if act[0] in ("choose", "slide", "type", "pill")}
    before = eventually(
        lambda: shown(page, kind), lambda now: all(any(name.startswith(f"st-key-{key}") for name in now) for key in changed), "the controls"
    )
    assert eventually(lambda: shown(other, kind), lambda now: now == before, f"{before} opened cold") == before
