"""The Regularization page, opened."""

from __future__ import annotations

from typing import Any

import pytest

from pages.regularization.record import DEFAULT, Study, encode
from tests.driver.regularization_page import Board
from tests.driver.visit import Visit


@pytest.fixture
def board(visit: Visit) -> Any:
    def opened(study: Study = DEFAULT, **options: Any) -> Board:
        link = {"reg": encode(study)} if study != DEFAULT else {}
        return Board(visit(link | options.pop("link", {}), path="regularization", ready=False, **options).page).ready()

    return opened
