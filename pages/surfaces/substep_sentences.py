"""Names of the sub-steps of an update, and one sentence about each."""

from __future__ import annotations

from engine.text import Text
from engine.views.substeps import Part, Rule
from ui.language.numbers import said

NAMES = {
    "gradient": Text("Gradient", "그래디언트"),
    "momentum": Text("Momentum", "모멘텀"),
    "squares": Text("Squares", "제곱"),
    "correction": Text("Bias correction", "편향 보정"),
    "ahead": Text("Look ahead", "앞을 내다보기"),
    "decay": Text("Weight decay", "가중치 감쇠"),
    "guess": Text("Guess", "찍기"),
    "compare": Text("Compare", "비교"),
    "step": Text("Step", "걸음"),
}
RULES: dict[Rule, Text] = {
    "gradient": Text("Points straight uphill. We will walk against it.", "가장 가파르게 올라가는 쪽입니다. 그 반대로 걷습니다."),
    "against": Text("Turned around, and made η = {eta} times as long.", "방향을 뒤집고 길이를 η = {eta}배로 합니다."),
    "sum": Text(
        "{mu} of what was rolling, plus the new gradient: the zig-zag cancels, the valley adds up.",
        "굴러가던 것의 {mu}배에 새 그래디언트를 더합니다. 지그재그는 상쇄되고 골짜기 방향은 쌓입니다.",
    ),
    "against_momentum": Text(
        "Against what is rolling, not against the gradient, times η = {eta}.",
        "그래디언트가 아니라 굴러가는 방향의 반대로, η = {eta}배만큼 걷습니다.",
    ),
    "ahead": Text(
        "The gradient once more, plus {mu} of the memory: as if measured one roll further on.",
        "그래디언트에 기억의 {mu}배를 한 번 더 더합니다. 한 번 더 굴러간 곳에서 잰 셈입니다.",
    ),
    "mean": Text(
        "{keep} of the memory, {new} of the new gradient: the zig-zag cancels, the valley adds up.",
        "기억의 {keep}배와 새 그래디언트의 {new}배입니다. 지그재그는 상쇄되고 골짜기 방향은 쌓입니다.",
    ),
    "root_mean_square": Text(
        "How large the gradient has been along x and along y, as a root mean square.",
        "지금까지 x 방향과 y 방향의 그래디언트가 얼마나 컸는지, 제곱 평균의 제곱근입니다.",
    ),
    "root_of_sum": Text(
        "All gradients so far, squared and added, then the root: it only ever grows.",
        "지금까지의 그래디언트를 제곱해 모두 더한 뒤 제곱근을 냅니다. 커지기만 합니다.",
    ),
    "correction": Text(
        "Both memories began at 0, so they are too small. Dividing repairs that.",
        "두 기억 모두 0에서 시작해 너무 작습니다. 나누어 바로잡습니다.",
    ),
    "scaled": Text(
        "Each direction divided by its own size, times η = {eta}: almost equal steps in x and y.",
        "방향마다 제 크기로 나누고 η = {eta}배 합니다. x와 y의 걸음이 거의 같아집니다.",
    ),
    "decay": Text(
        "{decay} of the place itself, times η: the weights are pulled to 0, past all memories.",
        "지금 위치의 {decay}배에 η를 곱합니다. 기억을 거치지 않고 가중치를 0 쪽으로 당깁니다.",
    ),
    "scaled_and_decay": Text("The scaled step and the pull to 0, added.", "크기를 맞춘 걸음과 0 쪽으로 당기는 몫을 더합니다."),
    "anywhere": Text("A random place, wherever we are.", "지금 어디에 있든 아무 곳이나 찍습니다."),
    "nearby": Text("A random step from here, about η = {eta} long.", "여기서 아무 쪽으로나 η = {eta}만큼 내디뎌 봅니다."),
    "compare": Text("The loss here, and the loss there. Only lower counts.", "여기의 손실과 그곳의 손실입니다. 낮을 때만 갑니다."),
    "if_lower": Text("Taken if the guess was lower, else (0, 0): we stay.", "찍은 곳이 더 낮으면 가고, 아니면 (0, 0), 제자리입니다."),
}


def part_sentence(part: Part) -> Text:
    """What a sub-step does, with its settings."""
    return RULES[part.rule].format(**{name: said(value) for name, value in part.numbers.items()})
