"""Each row of the lecture that a page carries is done by a browser test: which one, and that it is there."""

from __future__ import annotations

import ast

import pytest

from .conftest import ROOT

# The rows of the lecture's notes that Losses, Gradients and Regularization carry, and the tests that do them in Chromium.
LOSSES, GRADIENTS, REGULARIZATION = "losses", "gradients", "regularization"
ROWS: dict[int, list[tuple[str, str]]] = {
    1: [(LOSSES, "test_a_score_moves_and_the_numbers_answer_before_the_hand_lets_go")],
    3: [
        (LOSSES, "test_a_violation_is_a_length_to_its_margin_line"),
        (REGULARIZATION, "test_lambda_is_dragged_from_overfitting_to_about_right_to_too_strong"),
    ],
    4: [
        (LOSSES, "test_the_lectures_table_in_all_five_losses"),
        (LOSSES, "test_every_sum_is_written_with_its_numbers"),
        (LOSSES, "test_the_notes_of_2016_and_of_log10"),
    ],
    5: [(LOSSES, "test_the_mean_divides_by_images")],
    6: [(LOSSES, "test_a_nudge_leaves_hinge_at_zero_and_moves_softmax")],
    7: [(LOSSES, "test_all_seven_questions_are_answered_by_doing")],
    8: [
        (REGULARIZATION, "test_the_hands_frame_shows_the_engines_numbers_before_it_lets_go"),
        (REGULARIZATION, "test_the_lowest_test_loss_is_marked"),
        (REGULARIZATION, "test_weights_are_as_long_as_the_engine_says_and_outlined_where_they_began"),
        (REGULARIZATION, "test_the_lectures_example_is_there"),
        (REGULARIZATION, "test_a_square_is_dragged_and_the_scores_matched"),
    ],
    9: [
        (LOSSES, "test_the_chain_of_the_lecture"),
        (LOSSES, "test_the_chain_plays_its_steps"),
        (LOSSES, "test_it_overflows_and_the_shift_mends_it"),
    ],
    10: [(LOSSES, "test_softmax_never_reaches_0_and_hinge_does")],
    13: [(GRADIENTS, "test_fill_the_table_one_weight_at_a_time"), (GRADIENTS, "test_fill_the_rest_runs_by_itself_and_counts")],
    14: [(GRADIENTS, "test_h_is_dragged_along_the_v"), (GRADIENTS, "test_what_it_costs")],
    15: [(GRADIENTS, "test_the_formula_with_its_numbers")],
    16: [
        (GRADIENTS, "test_the_check_is_live_on_explores_paused_update"),
        (GRADIENTS, "test_each_mistake_can_be_put_in_and_turns_red_what_it_should"),
        (GRADIENTS, "test_the_hidden_mistake_is_guessed"),
    ],
}


@pytest.mark.parametrize("row", ROWS)
def test_the_row_has_its_test(row: int) -> None:
    for page, name in ROWS[row]:
        trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "tests" / "browser" / page).glob("test_*.py")]
        assert name in {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}
