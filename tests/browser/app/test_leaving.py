"""An act and a link to another page, pressed in one moment: the act is done, and the other page is shown."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from pages.sweep.record import Record as Swept
from pages.sweep.record import encode as sweep
from tests.driver.stage import Stage
from tests.driver.visit import Visit

# Two presses before anything is sent: as on a touch screen, where leaving a field finishes an act and the same touch presses something else.
AT_ONCE = "([first, second]) => { first.click(); second.click(); }"
# A page, something there that is an act at once, and another page's name and what is on it.
LEFT = [
    ("losses", "add-image", "Gradients", "gradients"),
    ("", "add-class", "Losses", "losses"),
    ("race", "axis-epochs", "Losses", "losses"),
    ("surfaces", "part-1", "Losses", "losses"),
    ("gradients", "next", "Losses", "losses"),
    ("regularization?reg=left~2_0_0_0", "as-at-first", "Losses", "losses"),
    (f"sweep?{urlencode({'sweep': sweep(Swept(updates=20, points=40))})}", "colour-test", "Losses", "losses"),
]


def opened(visit: Visit, path: str, button: str) -> Stage:
    path, _, link = path.partition("?")
    stage = visit(link, path=path, ready=False)
    stage.part(button).wait_for()
    return stage.calm()


@pytest.mark.parametrize("path, button, other, shown", LEFT)
def test_a_page_chosen_together_with_an_act_is_shown(visit: Visit, path: str, button: str, other: str, shown: str) -> None:
    stage = opened(visit, path, button)
    name = stage.page.get_by_role("link", name=other)
    stage.page.evaluate(AT_ONCE, [stage.part(button).element_handle(), name.element_handle()])
    stage.part(shown).wait_for()
    assert stage.part(shown).is_visible()


@pytest.mark.parametrize("path, button, other, shown", LEFT)
def test_an_act_on_a_page_that_is_being_left_does_not_bring_it_back(visit: Visit, path: str, button: str, other: str, shown: str) -> None:
    stage = opened(visit, path, button)
    name = stage.page.get_by_role("link", name=other)
    stage.page.evaluate(AT_ONCE, [name.element_handle(), stage.part(button).element_handle()])
    stage.part(shown).wait_for()
    stage.calm()
    assert stage.part(shown).is_visible()
