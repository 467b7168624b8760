"""What pictures are made of: the arrays agree with the run, update by update."""

import numpy as np
import pytest

from engine import BUGS, FEATURES, LOSSES, OPTIMIZERS, Config, simulate
from engine.views import examples, margin_width, opened, play
from engine.views.playing import SCALES

CLOSE = {"rtol": 1e-9, "atol": 1e-12}


def run(**changes):
    return simulate(Config(**{"samples": 30, "steps": 20, **changes}))


@pytest.mark.parametrize("batch_size", [0, 7])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_arrows_add_up(optimizer, batch_size):
    result = run(optimizer=optimizer, batch_size=batch_size)
    played = play(result)
    arrows, path = played.arrows, played.path
    np.testing.assert_allclose(path[:-1] + arrows["step"][:-1], path[1:], **CLOSE)
    assert all(a is None or (a.shape == path.shape and not a[-1].any()) for a in arrows.values())
    search = OPTIMIZERS[optimizer].kind == "search"
    assert (arrows["gradient"] is None) == search
    assert (arrows["batch"] is None) == (search or not batch_size)
    assert (arrows["momentum"] is not None) == (optimizer in {"momentum", "nesterov", "adam", "adamw"})
    if arrows["batch"] is not None:
        before = 0 if arrows["momentum"] is None else arrows["momentum"]
        np.testing.assert_allclose(before + arrows["batch"], arrows["step"], **CLOSE)


def test_arrows_are_what_they_say():
    result = run(optimizer="momentum", batch_size=5, learning_rate=0.2, schedule="exponential")
    fit, steps = result.problem, result.run
    played = play(result)
    eta = steps.learning_rate[:, None]
    to = played.slice.basis.T
    np.testing.assert_allclose(played.arrows["gradient"][:-1], -eta * fit.grad(steps.theta[:-1]) @ to, **CLOSE)
    np.testing.assert_allclose(played.arrows["momentum"][:-1], -eta * 0.9 * steps.states.b[:-1] @ to, **CLOSE)
    np.testing.assert_allclose(played.arrows["batch"][:-1], -eta * steps.batch_grad @ to, **CLOSE)


def test_plain_descent_steps_along_the_gradient():
    arrows = play(run()).arrows
    np.testing.assert_allclose(arrows["gradient"], arrows["step"], **CLOSE)


def test_held_weights_have_no_arrow():
    result = run(free=(0, 4), optimizer="adamw", start=tuple(range(9)))
    arrows = play(result).arrows
    for name in ("step", "momentum", "gradient"):
        assert arrows[name].shape == (21, 2)
    np.testing.assert_allclose(arrows["step"][:-1], result.run.step[:, [0, 4]], **CLOSE)


def test_held_weights_have_no_arrow_even_where_the_plane_would_show_it():
    result = run(free=(3,), optimizer="adamw", start=tuple(range(9)), batch_size=5)
    played = play(result)
    held = [i for i in range(9) if i != 3]
    across = played.slice.basis[:, held].any(1)
    for name in ("gradient", "step", "momentum", "batch"):
        assert not played.arrows[name][:, across].any()
        assert played.arrows[name][:, ~across].any()


def test_divergence_does_not_shrink_the_arrows():
    played = play(run(learning_rate=4.0, strength=0.3, steps=300))
    shown = np.hypot(*played.arrows["step"][: played.slice.updates].T) * played.arrow_scale / np.ptp(played.slice.a)
    assert 0.3 < shown.max() < 0.8


@pytest.mark.parametrize("changes", [
    {"optimizer": "adagrad", "steps": 300, "batch_size": 8, "loss": "hinge"},
    {}, {"learning_rate": 1e-5}, {"optimizer": "adam"}, {"learning_rate": 4.0, "strength": 0.3, "steps": 200}, {"learning_rate": 0.0},
], ids=str)  # fmt: skip
def test_arrows_are_of_a_size_to_be_seen(changes):
    played = play(run(**changes))
    assert played.arrow_scale in SCALES
    shown = np.hypot(*played.arrows["step"][: played.slice.updates].T) * played.arrow_scale / np.ptp(played.slice.a)
    assert shown.max() < 1
    assert played.arrow_scale == 50 or shown.max() > 0.08 or not shown.any()


@pytest.mark.parametrize("features", FEATURES)
def test_features_on_the_grid_and_at_the_points(features):
    result = run(features=features)
    played = play(result)
    settings = result.config.settings("features")
    assert played.grid_size == (2 if features == "linear" else 33)
    of_x, of_y = np.transpose(played.pairs)
    corner = FEATURES[features].map(np.array([played.window, -played.window]), **settings)
    np.testing.assert_allclose(played.axis_parts[-1, of_x] * played.axis_parts[0, of_y], corner)
    np.testing.assert_allclose(played.point_parts[:, 0, of_x] * played.point_parts[:, 1, of_y], played.phi)
    np.testing.assert_allclose(played.phi, FEATURES[features].map(result.data.X, **settings))
    assert played.window == 1.0
    far = play(run(dataset="drawn", points=((3.0, 0.0, 0), (0.0, -5.0, 1))))
    assert far.window == pytest.approx(5.15)


def test_no_point_that_the_hand_can_place_makes_the_window_grow():
    for far in (0.3, 1.0, 3.0):
        window = play(run(dataset="drawn", points=((far, 0.0, 0), (0.0, -0.2, 1)))).window
        for _ in range(5):
            reach = play(run(dataset="drawn", points=((far, 0.0, 0), (0.0, -0.2, 1)))).reach
            far = max(far, reach)
            again = play(run(dataset="drawn", points=((far, 0.0, 0), (0.0, far, 1)))).window
            assert again == pytest.approx(window, rel=1e-12)


def test_accuracy_train_and_test():
    result = run(test_fraction=0.3, learning_rate=1.0)
    played = play(result)
    for t in (0, 7, 20):
        right = result.data.X @ result.run.theta[t].reshape(3, 3)[:, :2].T + result.run.theta[t].reshape(3, 3)[:, 2]
        right = right.argmax(1) == result.data.y
        assert played.train_accuracy[t] == pytest.approx(right[result.data.train].mean())
        assert played.test_accuracy[t] == pytest.approx(right[result.data.test].mean())
    assert np.isnan(play(run()).test_accuracy).all()
    assert played.train_accuracy[-1] > 0.7


def test_blocks_do_not_show(monkeypatch):
    result = run(test_fraction=0.3)
    whole = play(result)
    monkeypatch.setattr("engine.views.playing.BLOCK", 500)
    parts = play(result)
    np.testing.assert_array_equal(parts.train_accuracy, whole.train_accuracy)
    np.testing.assert_allclose(parts.examples, whole.examples, **CLOSE)


def test_batches_are_indices_into_all_points():
    result = run(test_fraction=0.4, batch_size=8)
    batches = play(result).batches
    for t in range(20):
        rows = result.run.batches[t]
        np.testing.assert_array_equal(result.data.X[batches[t][batches[t] >= 0]], result.problem.phi[rows[rows >= 0], :2])
        assert ((batches[t] < 0) == (rows < 0)).all()
    assert not result.data.test[batches[batches >= 0]].any()
    assert play(run()).batches is None


@pytest.mark.parametrize("loss", LOSSES)
def test_example_losses_average_to_the_runs(loss):
    result = run(loss=loss, test_fraction=0.2)
    played = play(result)
    assert played.examples.shape == (21, 30)
    np.testing.assert_allclose(played.examples[:, result.data.train].mean(1), result.run.data_loss, **CLOSE)
    table = examples(result, 7)
    np.testing.assert_allclose(table.loss, played.examples[7], **CLOSE)
    np.testing.assert_allclose(table.terms.sum(1), table.loss)


def test_the_loss_at_zero_is_checked_where_the_run_starts_there():
    assert play(run(loss="softmax")).at_zero.ok
    assert play(run(start="random")).at_zero is None


@pytest.mark.parametrize("bug", [bug for bug in BUGS.values() if bug.caught_by == "start value"], ids=lambda bug: bug.id)
def test_the_check_at_zero_catches_what_it_must(bug):
    assert not play(run(bug=bug.id, **dict(bug.shows))).at_zero.ok


@pytest.mark.parametrize(("points", "shown"), [
    ((), False), (((0.1, 0.2, 0),), False), (((0.1, 0.2, 0), (0.3, 0.1, 0)), False), (((0.1, 0.2, 0), (0.1, 0.2, 1)), True),
])  # fmt: skip
def test_shown_once_there_are_two_classes(points, shown):
    played = play(run(dataset="drawn", points=points))
    assert played.shown == shown
    assert np.isfinite(played.slice.z).all()


def test_the_slice_beside_the_run():
    result = run(learning_rate=1.0)
    played = play(result)
    assert played.path.shape == (21, 2)
    assert played.slice_loss[-1] == pytest.approx(result.run.loss[-1])


def test_the_table_at_one_update():
    result = run(dataset="hand_check", loss="hinge", learning_rate=1.0, batch_size=4)
    table = examples(result, 5)
    np.testing.assert_allclose(table.scores, result.problem.scores(result.run.theta[5]))
    np.testing.assert_allclose(table.probabilities.sum(1), 1)
    own = table.scores[np.arange(9), table.y]
    others = [np.delete(s, y).max() for s, y in zip(table.scores, table.y, strict=True)]
    np.testing.assert_allclose(table.margin, own - others)
    assert ((table.margin > 0) == (table.predicted == table.y)).all()
    np.testing.assert_array_equal(np.flatnonzero(table.batch), [i for i in result.run.batches[5] if i >= 0])
    np.testing.assert_array_equal(np.flatnonzero(examples(result, 4).batch), np.sort(result.run.batches[4]))
    assert examples(result, 20).batch.all()
    assert examples(result, -1).step == 20
    with pytest.raises(IndexError):
        examples(result, 21)


def test_the_table_without_points():
    assert examples(run(dataset="drawn"), 0).scores.shape == (0, 2)


def test_margin_width():
    start = (0.0, 0.0, 0.0, 3.0, 4.0, 9.0)
    assert margin_width(run(dataset="two_blobs", loss="hinge", loss_settings=(("delta", 2),), start=start), 0) == pytest.approx(0.8)
    for nothing in ({"loss": "softmax"}, {"loss": "hinge", "features": "radial", "start": "random"}, {"loss": "hinge", "start": "zeros"}):
        assert margin_width(run(**{"dataset": "two_blobs", "start": start, **nothing}), 0) is None
    assert margin_width(run(loss="hinge", start="random"), 0) is None


@pytest.mark.parametrize("batch_size", [0, 7])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_an_opened_update_is_the_runs(optimizer, batch_size):
    result = run(optimizer=optimizer, batch_size=batch_size, test_fraction=0.2, regularizer="elastic")
    fit = result.problem
    for step in (0, 9, 19):
        for example in (0, 4):
            o = opened(result, step, example)
            np.testing.assert_allclose(o.W.ravel(), result.run.theta[step])
            np.testing.assert_allclose(o.s, o.W @ o.phi)
            assert pytest.approx(o.terms.sum()) == o.L
            np.testing.assert_allclose(o.grad_example, np.outer(o.slopes, o.phi))
            np.testing.assert_allclose(o.data_grad + o.penalty_grad, o.grad, **CLOSE)
            np.testing.assert_allclose(o.W + o.delta_W, o.W_new, **CLOSE)
            batched = batch_size and OPTIMIZERS[optimizer].kind != "search"
            rows = result.run.batches[step][result.run.batches[step] >= 0] if batched else None
            assert o.used == (len(rows) if batched else fit.n)
            np.testing.assert_allclose(o.grad.ravel(), fit.grad(result.run.theta[step], rows), **CLOSE)
            assert o.kept == bool((o.W_new != o.W).any())


def test_the_mean_is_over_the_training_examples():
    result = run(test_fraction=0.2)
    of_train = [opened(result, 3, int(i)).grad_example for i in np.flatnonzero(result.data.train)]
    np.testing.assert_allclose(np.mean(of_train, 0), opened(result, 3, 0).data_grad, **CLOSE)


def test_the_state_before_and_after():
    result = run(optimizer="adam")
    o = opened(result, 4, 0)
    assert (o.before["t"], o.after["t"]) == (4, 5)
    np.testing.assert_allclose(o.after["m"], 0.9 * o.before["m"] + 0.1 * o.grad)
    np.testing.assert_allclose(o.after["v"], 0.999 * o.before["v"] + 0.001 * o.grad**2)


def test_a_guess_with_held_weights():
    result = run(optimizer="random_search", free=(0, 1), steps=60)
    for step in range(60):
        o = opened(result, step, 0)
        assert o.kept == (o.tried_loss < o.loss)
        assert not o.kept or np.allclose(o.tried, o.W_new)


def test_the_end_opens_without_a_step():
    o = opened(run(), 20, 0)
    assert (o.delta_W, o.W_new, o.after, o.kept) == (None, None, None, False)
    with pytest.raises(IndexError):
        opened(run(), 21, 0)
    with pytest.raises(IndexError):
        opened(run(), 0, 30)


def test_a_run_without_an_update_still_has_a_learning_rate():
    far = play(run(start=(1e13,) * 9, learning_rate=0.2, schedule="warmup"))
    assert far.result.run.updates == 0
    assert far.rate.tolist() == pytest.approx([0.02])
    assert len(play(run(steps=7)).rate) == 7
