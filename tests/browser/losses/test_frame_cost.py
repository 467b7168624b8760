"""What a frame of the Losses desk costs: only what the hand changes is written, layers are few, and letting go draws once, with the answer."""

from __future__ import annotations

from pages.losses.record import Desk
from pages.losses.score_table import Table
from tests.driver.losses_page import Open
from tests.driver.stage import calm, drawn

LARGE = Table(
    names=("cat", "car", "frog", "dog", "ship", "bird"),
    scores=tuple(tuple(float((3 * i + 5 * j) % 7 - 3) for j in range(6)) for i in range(12)),
    labels=tuple(i % 6 for i in range(12)),
)
OWN_LAYER = """(desk) => [...desk.querySelectorAll('*')].filter((e) => e.checkVisibility()).map((e) => [e, getComputedStyle(e)])
  .filter(([e, look]) => !e.disabled && (look.position === 'sticky' || look.opacity !== '1' || look.transform !== 'none' || look.willChange !== 'auto'))
  .map(([e]) => String(e.getAttribute('class')))"""
# From now on: where something was written, before the hand lets go and from then to the answer.
WATCH = """(root) => {
  const noted = window.noted = { held: [], after: [], answered: false };
  let list = noted.held;
  addEventListener('pointerup', () => { list = noted.after; }, true);
  new MutationObserver((changes) => {
    if (noted.answered || (noted.answered = changes.some((change) => change.attributeName === 'data-rev'))) return;
    for (const { target } of changes) {
      const part = (target.closest ? target : target.parentElement).closest('[data-testid]');
      const column = part.closest('.column');
      list.push(column ? column.getAttribute('aria-label') : part.dataset.testid);
    }
  }).observe(root, { attributes: true, subtree: true, characterData: true, childList: true });
}"""


def test_the_desk_has_two_layers_of_its_own(desk_page: Open) -> None:
    page = desk_page(Desk(LARGE))
    assert sorted(page.part("desk").evaluate(OWN_LAYER)) == ["pin left", "pin right"]


def test_the_heads_and_scores_stand_still_while_images_scroll_by(desk_page: Open) -> None:
    page = desk_page(Desk(LARGE))
    kept = ["class-name-1", "mean-hinge", "add-image"]
    before = [page.part(part).bounding_box() for part in kept]
    page.part("desk").locator(".scroller").evaluate("(e) => { e.scrollLeft = 300; }")
    assert [page.part(part).bounding_box() for part in kept] == before
    tops = [page.part(part).bounding_box() for part in ("class-name-6", "score-6-6")]
    assert tops[0] and tops[1] and abs(tops[0]["y"] - tops[1]["y"]) < 2, "a name stands in the row of its scores"


def test_the_hand_writes_its_own_image_only_and_letting_go_draws_with_the_answer(desk_page: Open) -> None:
    page = desk_page(Desk(LARGE))
    calm(page.page)
    box = page.part("knob-2-2").locator("path").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x, y - 4)
    drawn(page.page)
    page.root.evaluate(WATCH)
    for step in range(2, 12):
        page.page.mouse.move(x, y - 14 * step)  # to the top: let go, the scale is another
    drawn(page.page)
    page.page.mouse.up()
    page.page.wait_for_function("noted.answered")
    noted = page.page.evaluate("noted")
    assert "Image 2" in noted["held"], "the picture follows"
    foreign = {part for part in noted["held"] if part[-2:] in {f"-{i}" for i in (1, *range(3, 13))} and part.startswith("loss-")}
    assert not foreign and not {f"Image {i}" for i in (1, *range(3, 13))} & set(noted["held"])
    assert "formula" not in noted["held"], "the sum of an image that nobody moves is not written anew"
    assert not [part for part in noted["after"] if part.startswith("Image")], "between the hand and the answer nothing is drawn"
