"""The words of the Gradients page, in both languages; `{slots}` of BOARD are filled in the browser, and `_{…}` stands below the line."""

from __future__ import annotations

from engine.text import Text

TITLE = Text("Gradients", "그래디언트")
HELP = Text("The gradient by nudging and by calculus, side by side.", "밀어서 구한 그래디언트와 미분으로 구한 그래디언트를 견주어 봅니다.")

# the sidebar
WEIGHTS = Text("Weights", "가중치")
FROM_RUN = Text("Explore, update {step}", "탐색, 업데이트 {step}")
SMALL = Text("Small: the lecture’s nine", "작은 예: 강의의 아홉 개")
CHANGED = Text("{name}, changed", "{name}, 바꿈")
NEW_WEIGHTS = Text("New weights", "새 가중치")
HELP_NEW = Text("Random weights; the run on Explore stays.", "무작위 가중치입니다. 탐색의 실행은 그대로입니다.")
KINK_BUTTON = Text("To a kink", "꺾인 점으로")
HELP_KINK = Text(
    "Moves the chosen weight to the nearest place where the slope jumps.", "고른 가중치를 기울기가 뛰는 가장 가까운 곳으로 옮깁니다."
)
RESET = Text("Reset", "초기화")
HELP_RESET = Text("Back to the run’s own weights, loss and λ.", "실행의 가중치, 손실, λ로 돌아갑니다.")
NO_KINK = Text("This weight meets no kink: nothing was moved.", "이 가중치는 꺾인 점을 만나지 않아 옮기지 않았습니다.")
NOTHING_YET = Text(
    "Explore has no two classes to learn from yet, so the lecture’s nine weights are shown.",
    "탐색에 배울 클래스가 아직 둘이 없어 강의의 가중치 아홉 개를 보여 줍니다.",
)
IN_LINK = Text("Gradients", "그래디언트")

BOARD: dict[str, Text] = {
    "nudge": Text("Nudge one weight, divide by the nudge", "가중치 하나를 조금 밀고, 민 만큼 나눈다"),
    "nudge_sub": Text("the loss along this one weight, magnified until h fits", "이 가중치 하나를 따라 본 손실, h가 보이도록 확대"),
    "loss": Text("loss", "손실"),
    "zoom": Text("zoom ×{zoom}", "확대 ×{zoom}"),
    "tilted": Text("zoom ×{zoom} · tilted to show the bend", "확대 ×{zoom} · 꺾임이 보이도록 기울임"),
    "left": Text("left {slope}", "왼쪽 {slope}"),
    "right": Text("right {slope}", "오른쪽 {slope}"),
    "after": Text("Loss after", "이후 손실"),
    "before": Text("Loss before", "이전 손실"),
    "after_central": Text("Loss after (W + h)", "이후 손실 (W + h)"),
    "before_central": Text("Loss before (W − h)", "이전 손실 (W − h)"),
    "difference": Text("Difference", "차이"),
    "divide": Text("÷ h", "÷ h"),
    "divide_central": Text("÷ 2h", "÷ 2h"),
    "slope": Text("Slope {name}", "기울기 {name}"),
    "falls": Text("Raising **{name}** lowers the loss, so descent will raise it.", "**{name}** 값을 올리면 손실이 작아지므로, 경사 하강은 이 값을 올립니다."),
    "rises": Text("Raising **{name}** raises the loss, so descent will lower it.", "**{name}** 값을 올리면 손실이 커지므로, 경사 하강은 이 값을 내립니다."),
    "flat": Text("Nudging **{name}** changes nothing, so descent will leave it alone.", "**{name}** 값을 밀어도 손실이 그대로이므로, 경사 하강도 그대로 둡니다."),
    "stuck": Text(
        "The loss did not move: h is too small for **{name}**, whose slope is not 0.", "손실이 움직이지 않았습니다. **{name}** 기울기는 0이 아닌데 h가 너무 작습니다."
    ),
    "next": Text("Nudge the next weight", "다음 가중치 밀기"),
    "fill": Text("Fill the rest", "나머지 채우기"),
    "stop": Text("Stop", "멈추기"),
    "step_size": Text("Size of the nudge h", "미는 크기 h"),
    "scheme": Text("Difference", "차분"),
    "forward": Text("Forward", "전방"),
    "central": Text("Central", "중앙"),
    "evaluations": Text("{n} loss evaluations", "손실 계산 {n}회"),
    "evaluation": Text("1 loss evaluation", "손실 계산 1회"),
    "weight": Text("weight", "가중치"),
    "loss_after": Text("Loss after", "이후 손실"),
    "numeric": Text("numeric", "수치적"),
    "analytic": Text("analytic", "해석적"),
    "relative": Text("relative error", "상대 오차"),
    "verdict": Text("verdict", "판정"),
    "agree": Text("{n} digits agree", "{n}자리 일치"),
    "close": Text("look closer", "더 살펴볼 것"),
    "differs": Text("differs", "다름"),
    "agrees": Text("agrees", "일치"),
    "kink": Text("kink", "꺾인 점"),
    "too_big": Text("h too big", "h가 너무 큼"),
    "too_small": Text("h too small", "h가 너무 작음"),
    "kink_title": Text("A kink, not a bug.", "버그가 아니라 꺾인 점입니다."),
    "kink_one": Text(
        "One example sits exactly on its margin: the slope is different on each side, the formula picks one, the central difference averages both.",
        "예제 하나가 정확히 마진 위에 있습니다. 양쪽 기울기가 다른데, 공식은 그중 하나를 고르고 중앙 차분은 둘을 평균합니다.",
    ),
    "kink_many": Text(
        "{n} examples change sides within h of here, so the slopes on either side differ. A smaller h leaves them alone.",
        "h 안에서 예제 {n}개가 마진을 넘나들어 양쪽 기울기가 다릅니다. h를 줄이면 영향을 주지 않습니다.",
    ),
    "kink_penalty": Text(
        "The penalty |w| bends at 0: the slope is different on each side, and the formula takes sign(0) = 0.",
        "벌점 |w|는 0에서 꺾입니다. 양쪽 기울기가 다르고, 공식은 sign(0) = 0을 씁니다.",
    ),
    "calculus": Text("By calculus:", "미분으로:"),
    "example": Text("Example {n}, class {y}:", "예제 {n}, 클래스 {y}:"),
    "previous_example": Text("Previous example", "이전 예제"),
    "next_example": Text("Next example", "다음 예제"),
    "lecture": Text(
        "In the lecture: h = {h}, {sums}. The losses are the lecture’s own, on data it does not give; the numbers above are your model’s.",
        "강의에서는 h = {h}일 때 {sums}입니다. 이 손실은 강의에 적힌 값이며, 데이터는 나와 있지 않습니다. 위의 수는 지금 모델에서 나온 값입니다.",
    ),
    "small_h": Text("How small should h be?", "h는 얼마나 작아야 할까요?"),
    "small_h_sub": Text("drag left or right · error of {name}", "좌우로 끌어 보세요 · {name}의 오차"),
    "here": Text("h = {h}, error {error}", "h = {h}, 오차 {error}"),
    "too_big_side": Text("← too big", "← 너무 큼"),
    "too_small_side": Text("too small →", "너무 작음 →"),
    "say_big": Text(
        "At h = {h} the loss bends inside the nudge, so the straight line misses it. Truncation error: forward shrinks with h, central with h².",
        "h = {h}에서는 미는 동안 손실이 휘어서 직선이 빗나갑니다. 절단 오차이며, 전방 차분은 h에, 중앙 차분은 h²에 비례해 줄어듭니다.",
    ),
    "say_straight": Text(
        "At h = {h} the loss looks straight, and only {error} of error is left. Each tenth of h still gains a digit with forward differences, two with central ones.",
        "h = {h}에서는 손실이 곧아 보이고 오차는 {error}만 남습니다. h를 10분의 1로 줄일 때마다 전방 차분은 한 자리, 중앙 차분은 두 자리씩 좋아집니다.",
    ),
    "say_good": Text(
        "At h = {h} the loss looks straight and enough digits are left: about the best this difference can do.",
        "h = {h}에서는 손실이 곧아 보이고 자릿수도 넉넉히 남습니다. 이 차분으로는 여기가 거의 최선입니다.",
    ),
    "say_small": Text(
        "At h = {h} the two losses share most of their digits, and the subtraction loses them: round-off error grows as 1/h.",
        "h = {h}에서는 두 손실의 앞자리가 거의 같아 빼면 자릿수가 사라집니다. 반올림 오차는 1/h로 커집니다.",
    ),
    "say_stairs": Text(
        "At h = {h} the loss is a staircase: a 64-bit number cannot tell W from W + h finely enough.",
        "h = {h}에서는 손실이 계단이 됩니다. 64비트 수로는 W와 W + h를 그만큼 잘게 가를 수 없습니다.",
    ),
    "say_kink": Text(
        "At h = {h} the nudge reaches a kink: the two sides have two slopes, and one number cannot be both.",
        "h = {h}에서는 꺾인 점에 닿습니다. 양쪽 기울기가 달라서 수 하나로는 둘 다 나타낼 수 없습니다.",
    ),
    "bug": Text("Catch the bug", "버그 잡기"),
    "bug_sub": Text("one mistake is hidden in the code", "코드에 실수 하나가 숨어 있습니다"),
    "bug_given": Text("one mistake is in the code", "코드에 실수 하나가 들어 있습니다"),
    "bug_none": Text("no mistake is in the code", "코드에 실수가 없습니다"),
    "inject": Text("Mistake", "실수"),
    "inject_hidden": Text("hidden: guess it", "숨김: 맞혀 보기"),
    "inject_none": Text("none", "없음"),
    "which": Text("Which mistake is it?", "어떤 실수일까요?"),
    "compare": Text(
        "Compare each pair of bars: sign, size, which rows. Then the two checks under the table.",
        "막대를 짝지어 부호, 크기, 어느 행인지 보고, 표 아래의 두 검사도 보세요."
    ),
    "start_check": Text("Loss at W = 0", "W = 0의 손실"),
    "start_ok": Text("{got}, as it must be", "{got}, 맞는 값"),
    "start_bad": Text("{got}, must be {expected}", "{got}, 맞는 값은 {expected}"),
    "steps_check": Text("First updates", "첫 업데이트"),
    "steps_ok": Text("as the formula says", "공식과 같음"),
    "steps_bad": Text("off by {worst} %", "{worst} % 벗어남"),
    "steps_lost": Text("not a number", "숫자가 아님"),
    "caught": Text("Caught: {name}.", "잡았습니다: {name}."),
    "shown": Text("It was: {name}.", "정답: {name}."),
    "given": Text("{name}.", "{name}."),
    "who": Text("Who had it: {who}.", "이 실수를 한 곳: {who}."),
    "only_check": Text("The gradient check cannot see it: {check} catches it.", "그래디언트 검사로는 보이지 않고, {check}에서 잡힙니다."),
    "passes": Text("With λ = 0 the check passes, and the mistake is still there.", "λ = 0이면 검사를 통과합니다. 실수는 그대로 있는데도요."),
    "zero": Text("Switch λ to 0", "λ를 0으로"),
    "unzero": Text("Switch λ back", "λ 되돌리기"),
    "another": Text("Another one", "다른 문제"),
    "reveal": Text("Show me", "정답 보기"),
    "no_mistake": Text(
        "Both gradients agree in every row, the loss at W = 0 is right, and so are the first updates: this is what correct code looks like.",
        "모든 행이 일치하고 W = 0의 손실과 첫 업데이트도 맞습니다. 올바른 코드는 이렇게 보입니다.",
    ),
    "case": Text("{loss} · λ = {strength} · Adam · batches of {batch}", "{loss} · λ = {strength} · Adam · 배치 {batch}"),
    "case_full": Text("{loss} · λ = {strength} · Adam", "{loss} · λ = {strength} · Adam"),
}

# One of the lecture's subtractions.
SUM = "({after} − {before}) / h = {slope}"

# Who had each mistake, for the page; a mistake that is not here is told by the engine's own words.
WHO: dict[str, Text] = {
    "sum_with_true_class": Text("many a first svm_loss of the CS231n assignment, without its `continue`", "CS231n 과제의 svm_loss에서 continue를 빠뜨린 답안들"),
    "base_ten": Text("the 2016 slides of this lecture, which print 0.89 for 2.04", "이 강의의 2016년 슬라이드(2.04를 0.89로 표기)"),
    "mean_over_classes": Text("lecture notes in circulation, where n = K = 3 hides it", "떠도는 강의 노트(n = K = 3이라 드러나지 않음)"),
    "no_true_row": Text("many a first svm_loss_vectorized of the CS231n assignment", "CS231n 과제의 svm_loss_vectorized 답안들"),
    "no_minus_one": Text("many a first softmax_loss of the CS231n assignment", "CS231n 과제의 softmax_loss 답안들"),
    "penalty_quarter": Text(
        "the best-known web demo of this lecture, CS231n’s linear classification demo", "이 강의에서 가장 유명한 웹 데모인 CS231n 선형 분류 데모"
    ),
    "penalty_over_batch": Text("TensorFlow Playground (nn.ts) and ConvNetJS", "TensorFlow Playground(nn.ts)와 ConvNetJS"),
    "bias_in_penalty_grad": Text(
        "programs that decay every parameter alike, such as SGD with weight_decay over all of them", "모든 매개변수에 weight_decay를 거는 프로그램들"
    ),
    "adam_uncorrected": Text("hand-written Adams; BERT’s original optimizer, on purpose", "직접 짠 Adam들, 그리고 일부러 그렇게 한 BERT의 옵티마이저"),
    "adam_multiplied": Text("ConvNetJS (2016) and its ports", "ConvNetJS(2016)와 그 이식판들"),
    "adam_from_zero": Text("hand-written Adams that raise t after the step", "업데이트 뒤에 t를 올리는, 직접 짠 Adam들"),
    "short_batch": Text("ConvNetJS, and gradient accumulation over a fixed count", "ConvNetJS, 그리고 고정 횟수로 그래디언트를 모으는 코드들"),
}

# while it is worked out
RUNNING = Text("Running Explore’s {all} updates first …", "먼저 탐색의 업데이트 {all}번을 실행하는 중 …")
NUDGING = Text("Nudging every weight by every h: part {done} of {all}", "모든 가중치를 h마다 밀어 보는 중: {all}단계 중 {done}단계")
PROGRESS = Text("Checking the code with each mistake in it: {done} of {all}", "코드에 실수를 하나씩 넣어 검사하는 중: {all}개 중 {done}개")

# what it costs
COST = Text("Why nobody trains with it", "왜 수치적 그래디언트로 학습하지 않을까")
COST_SUB = Text("one gradient, measured on this machine", "그래디언트 한 번, 이 컴퓨터에서 측정")
MEASURING = Text("Timing both gradients on this machine …", "이 컴퓨터에서 두 그래디언트의 시간을 재는 중 …")
COST_SAID = Text(
    "At {d} weights: {losses} losses and {numeric} for one numeric gradient, one pass and {analytic} for one analytic. "
    "Least of {timings} timings; the last numeric points are one loss timed, multiplied by d + 1.",
    "가중치 {d}개에서 수치적 그래디언트는 손실 {losses}번에 {numeric}, 해석적 그래디언트는 한 번에 {analytic}입니다. "
    "{timings}번 잰 것 가운데 가장 짧은 시간이며, 끝의 수치적 점들은 손실 한 번의 시간에 d + 1을 곱한 값입니다.",
)
