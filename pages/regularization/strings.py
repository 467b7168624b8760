"""The words of the Regularization page, in both languages; `{slots}` of BOARD are filled in the browser."""

from engine.text import Text

TITLE = Text("Regularization", "정규화")
HELP = Text(
    "Turn λ and watch boundary, margin, weights and test loss move together.",
    "λ를 움직이며 경계, 마진, 가중치, 테스트 손실이 함께 변하는 모습을 봅니다.",
)

DATA = Text("Data", "데이터")
OWN = Text("My points from Explore", "탐색에서 그린 내 점")
FEATURES = Text("Features", "특징")
PENALTY = Text("Penalty", "정규화 항")
LINEAR = Text("Linear ({n} weights)", "선형 (가중치 {n}개)")
DEGREE = Text("Degree {degree} ({n} weights)", "{degree}차 (가중치 {n}개)")
RADIAL = Text("Radial bumps ({n} weights)", "방사형 기저 (가중치 {n}개)")
NEW_POINTS = Text("New points", "새 점")
HELP_NEW_POINTS = Text("New points from the same clouds.", "같은 분포에서 점을 새로 뽑습니다.")
RESET = Text("Reset", "초기화")
HELP_RESET = Text("The page as it was at first; undo brings your own back.", "페이지를 처음 상태로 되돌립니다. 실행 취소하면 돌아옵니다.")
HELP_TRAIN = Text("Fewer points are easier to overfit.", "점이 적을수록 과적합하기 쉽습니다.")

SLOPES = {
    "l2": Text(
        "The gradient of the penalty is 2λw. The bias is not penalized.",
        "정규화 항의 그래디언트는 2λw입니다. 편향은 정규화하지 않습니다.",
    ),
    "l1": Text(
        "L1 pulls every weight to 0 with the same force λ, so many stop exactly there. The bias is not penalized.",
        "L1은 모든 가중치를 같은 힘 λ로 0 쪽으로 당기므로 많은 가중치가 정확히 0에서 멈춥니다. 편향은 정규화하지 않습니다.",
    ),
    "elastic": Text(
        "Half of each: some weights stop exactly at 0, the others shrink. The bias is not penalized.",
        "둘을 반씩 섞습니다. 일부 가중치는 정확히 0에서 멈추고 나머지는 줄어듭니다. 편향은 정규화하지 않습니다.",
    ),
}
CHOOSE = Text(
    "For a λ you will use, choose it on validation data and keep the test set unseen.",
    "실제로 쓸 λ는 검증 데이터로 고르고 테스트 데이터는 남겨 두세요.",
)
RECIPE = Text(
    "{values} values of λ, each with hinge loss and {updates} proximal updates from w = 0.",
    "λ 값 {values}개를 저마다 힌지 손실로, w = 0에서 근접 업데이트 {updates}번씩 훈련합니다.",
)
OWN_NOTE = Text(
    "Classes 1 and 2 of the points in Explore; every second one is a test point unless Explore sets a test share.",
    "탐색의 점 가운데 클래스 1과 2를 씁니다. 탐색에서 테스트 비율을 정하지 않았으면 두 점 중 하나가 테스트 점입니다.",
)
PROGRESS = Text("Training for every λ: {done} of {all}", "λ마다 훈련하는 중: {all}개 중 {done}개")
NEED_CLASSES = Text(
    "Two classes need training points. Draw some in Explore, or choose other data.",
    "두 클래스 모두 훈련 점이 있어야 합니다. 탐색에서 점을 그리거나 다른 데이터를 고르세요.",
)
TOO_FAR = Text(
    "The points lie too far out for these features: some weights went beyond 10¹². Choose simpler features.",
    "이 특징을 쓰기에는 점이 너무 멀리 있어 가중치가 10¹²를 넘었습니다. 더 단순한 특징을 고르세요.",
)
GROUP_DEGREE = Text("degree {degree}", "차수 {degree}")
GROUP_BUMPS = Text("bumps at y = {y}", "y = {y} 봉우리")

ELSE = Text("What else λ changes", "λ가 바꾸는 다른 것들")
ELSE_SUB = Text("the line marks your λ", "세로선은 지금의 λ")

BOARD: dict[str, Text] = {
    "data": Text("Data", "데이터"),
    "data_sub": Text("solid: train · hollow: test", "채움: 훈련 · 빈칸: 테스트"),
    "data_label": Text(
        "Decision boundary at λ = {strength}: {wrong} of {n} points on the wrong side, {support} support vectors.",
        "λ = {strength}일 때 결정 경계: 점 {n}개 중 {wrong}개가 반대쪽에 있고 서포트 벡터는 {support}개입니다.",
    ),
    "weights": Text("Weights", "가중치"),
    "weights_sub": Text("outline: at λ = 0 · square-root scale", "윤곽: λ = 0일 때 · 제곱근 눈금"),
    "weights_label": Text(
        "{alive} of {count} weights are not 0; the longest is {name} = {value}.",
        "가중치 {count}개 중 0이 아닌 것은 {alive}개, 가장 큰 것은 {name} = {value}입니다.",
    ),
    "towards": Text("towards {mark}", "{mark} 쪽으로"),
    "scrub": Text("Regularization strength λ", "정규화 강도 λ"),
    "scrub_value": Text("λ = {strength}, test loss {test}, train loss {train}", "λ = {strength}, 테스트 손실 {test}, 훈련 손실 {train}"),
    "test_loss": Text("test loss", "테스트 손실"),
    "train_loss": Text("train loss", "훈련 손실"),
    "lowest": Text("lowest test loss {loss}", "테스트 손실 최소 {loss}"),
    "lowest_short": Text("lowest {loss}", "최소 {loss}"),
    "drag": Text("↔ drag", "↔ 끌기"),
    "overfit": Text("Overfitting.", "과적합입니다."),
    "overfit_why": Text(
        "Train loss is low, but test loss is {times} times its lowest: a larger λ would help.",
        "훈련 손실은 낮지만 테스트 손실이 최솟값의 {times}배입니다. λ를 키우면 나아집니다.",
    ),
    "right": Text("About right.", "적당합니다."),
    "right_why": Text(
        "Train loss is higher than it could be, and test loss is near its lowest.",
        "훈련 손실은 더 낮출 수 있지만, 테스트 손실은 최솟값 근처입니다.",
    ),
    "right_both": Text("Train and test loss are both near their lowest.", "훈련 손실과 테스트 손실이 모두 최솟값 근처입니다."),
    "strong": Text("Too strong.", "너무 강합니다."),
    "strong_why": Text(
        "The weights are held so small that train loss rises too.",
        "가중치를 너무 작게 붙잡아 훈련 손실까지 커집니다.",
    ),
    "unknown": Text("No test points.", "테스트 점이 없습니다."),
    "unknown_why": Text("Without them nobody can say which λ is best.", "테스트 점이 없으면 어느 λ가 좋은지 알 수 없습니다."),
    "zeros": Text("{zero} of {count} weights are exactly 0.", "{count}개 중 {zero}개가 정확히 0입니다."),
    "count_data": Text("Data loss", "데이터 손실"),
    "count_penalty": Text("Penalty", "정규화 항"),
    "count_total": Text("Total", "전체"),
    "count_train": Text("Train accuracy", "훈련 정확도"),
    "count_test": Text("Test accuracy", "테스트 정확도"),
    "count_margin": Text("Margin 2/|w|", "마진 2/|w|"),
    "count_support": Text("Support vectors", "서포트 벡터"),
    "count_alive": Text("Weights not 0", "0이 아닌 가중치"),
    "same": Text("Same score, different penalty", "점수는 같고 벌점은 다르다"),
    "same_sub": Text(
        "each weight is a square: side = weight, area = its L2 penalty · drag a top edge",
        "가중치 하나가 정사각형 하나: 변 = 가중치, 넓이 = L2 벌점 · 윗변을 끌어 보세요",
    ),
    "score": Text("score w·x", "점수 w·x"),
    "l2": Text("L2 penalty Σw²", "L2 벌점 Σw²"),
    "l1": Text("L1 penalty Σ|w|", "L1 벌점 Σ|w|"),
    "width": Text("total width {width}", "전체 너비 {width}"),
    "both_score": Text("With x = {x} both score {score}.", "x = {x}이면 둘 다 점수가 {score}입니다."),
    "l2_spread": Text(
        "L2 charges {left} against {right}: it prefers weight spread out.", "L2 벌점은 {left} 대 {right}: 고르게 퍼진 가중치를 좋아합니다."
    ),
    "l2_left": Text(
        "L2 charges {left} against {right}: it prefers the left weights.", "L2 벌점은 {left} 대 {right}: 왼쪽 가중치를 좋아합니다."
    ),
    "l2_right": Text(
        "L2 charges {left} against {right}: it prefers the right weights.", "L2 벌점은 {left} 대 {right}: 오른쪽 가중치를 좋아합니다."
    ),
    "l2_both": Text("L2 charges both {left}.", "L2 벌점은 둘 다 {left}입니다."),
    "l1_both": Text("L1 charges both the same, {left}.", "L1 벌점은 둘 다 {left}, 서로 같습니다."),
    "l1_differ": Text("L1 charges {left} against {right}.", "L1 벌점은 {left} 대 {right}입니다."),
    "scores_differ": Text(
        "The scores differ, {left} and {right}, so their penalties cannot be compared.",
        "점수가 서로 달라({left}, {right}) 벌점을 비교할 수 없습니다.",
    ),
    "match": Text("Match the scores", "점수 맞추기"),
    "first_again": Text("As at first", "처음 값으로"),
    "weight_label": Text("Weight {i} of w{side}", "w{side} 가중치 {i}"),
    "input_label": Text("x{i}", "x{i}"),
    "missing": Text("A number is missing here, so {value} stays.", "수가 비어 있으므로 {value} 값을 그대로 둡니다."),
    "not_taken": Text(
        "{got} is not a number from −10 to 10, so {value} stays.", "{got} 값은 −10에서 10 사이의 수가 아니므로 {value} 값을 그대로 둡니다."
    ),
}
