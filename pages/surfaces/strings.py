"""The words of the Surfaces page, in both languages; `{slots}` of BOARD are filled in the browser."""

from __future__ import annotations

from engine.text import Text

TITLE = Text("Surfaces", "지형")
HELP = Text(
    "Let optimizers descend from one start, take a step apart, and see what curvature allows.",
    "옵티마이저를 한 시작점에서 내려보내고, 한 걸음을 뜯어보고, 곡률이 무엇을 허락하는지 봅니다.",
)
SURFACE, OPTIMIZERS = Text("Surface", "지형"), Text("Optimizers", "옵티마이저")
OWN = Text("Your data, two weights", "내 데이터, 가중치 둘")
RATES = Text("Each one's settings", "옵티마이저별 설정")
RATE = Text("{name}: η", "{name}: 학습률 η")
RESET, UNDO, REDO = Text("Reset", "초기화"), Text("Undo", "실행 취소"), Text("Redo", "다시 실행")
HELP_RESET = Text("Back to the narrow valley and its four optimizers.", "좁은 골짜기와 네 옵티마이저로 돌아갑니다.")
TOO_MANY = Text("Six optimizers at once is the most; take one away first.", "옵티마이저는 한 번에 여섯까지입니다. 먼저 하나를 빼세요.")
AT_LEAST_ONE = Text("One optimizer has to stay, or nobody descends.", "내려갈 옵티마이저가 하나는 있어야 합니다.")
REFUSED = Text("That is not possible here: {why}; nothing was changed.", "여기서는 쓸 수 없습니다: {why}. 바꾸지 않았습니다.")
NO_DATA = Text("Your data have no training points yet; draw some on Explore.", "아직 훈련 점이 없습니다. 탐색 페이지에서 점을 찍으세요.")
FIGURE = Text("The same runs on the surface", "같은 실행을 지형 위에서")
FIGURE_SUB = Text("drag to turn", "끌어서 돌려 보세요")
LOG_LOSS = Text("log loss", "로그 손실")
WHOLE = Text("The same bound for your own data", "내 데이터에서 본 같은 한계")
WHOLE_SUB = Text("all {d} weights of {loss}, at update {step} of Explore", "{loss}의 가중치 {d}개 모두, 탐색의 {step}번째 업데이트에서")
WHOLE_SAYS = {
    "settles": Text(
        "λ_max = {steepest}, so 2/λ_max = {bound}. Explore's η = {eta} is below half of it: each step settles straight in.",
        "λ_max = {steepest}이므로 2/λ_max = {bound}입니다. 탐색의 η = {eta} 그 절반보다 작아 곧바로 자리를 잡습니다.",
    ),
    "zigzags": Text(
        "λ_max = {steepest}, so 2/λ_max = {bound}. Explore's η = {eta} is below it, above half of it: steep directions zig-zag, then settle.",
        "λ_max = {steepest}이므로 2/λ_max = {bound}입니다. 탐색의 η = {eta} 그보다 작지만 절반보다 커서 가파른 쪽에서 지그재그하며 자리를 잡습니다.",
    ),
    "diverges": Text(
        "λ_max = {steepest}, so 2/λ_max = {bound}. Explore's η = {eta} is above it: plain gradient descent cannot settle in this place.",
        "λ_max = {steepest}이므로 2/λ_max = {bound}입니다. 탐색의 η = {eta} 그보다 커서 기본 경사 하강법은 이곳에 자리 잡지 못합니다.",
    ),
}
WHOLE_KINKS = Text(
    "{loss} is made of straight pieces: between its kinks only the penalty bends, so curvature sets no bound. Choose softmax on Explore to see one.",
    "{loss}: 직선 조각으로 된 손실이라 꺾인 점 사이에서는 정규화 항만 휩니다. 곡률이 한계를 정하지 않습니다. 탐색에서 소프트맥스를 고르면 볼 수 있습니다.",
)

BOARD = {
    "drag": Text("drag the start anywhere", "시작점을 끌어 보세요"),
    "rate": Text("Learning rate η", "학습률 η"),
    "of": Text("of {who}", "{who}"),
    "nobody": Text("no gradient descent among the optimizers", "옵티마이저에 경사 하강법이 없습니다"),
    "settles": Text("settles", "정착"),
    "zigzags": Text("zig-zags", "지그재그"),
    "diverges": Text("diverges", "발산"),
    "curvature": Text("Curvature here is λ_max = {steepest}.", "이곳의 곡률은 λ_max = {steepest}입니다."),
    "curvature_minimum": Text("Curvature at the minimum is λ_max = {steepest}.", "최솟값에서 곡률은 λ_max = {steepest}입니다."),
    "factors": Text(
        "Each step multiplies the steep distance by {steep}, the gentle one by {gentle}.",
        "한 걸음마다 가파른 쪽 거리는 {steep}배, 완만한 쪽 거리는 {gentle}배가 됩니다.",
    ),
    "at_minimum": Text(
        "Near the minimum, each step multiplies the steep distance by {steep}, the gentle one by {gentle}.",
        "최솟값 근처에서는 한 걸음마다 가파른 쪽 거리는 {steep}배, 완만한 쪽 거리는 {gentle}배가 됩니다.",
    ),
    "higher": Text(
        "Every step lands higher on the other side: {times} times as far out.",
        "걸음마다 반대편 더 높은 곳에 떨어집니다. 거리가 {times}배가 됩니다.",
    ),
    "down": Text(
        "Here the loss bends down along one direction (λ = {low}): no learning rate holds a run in this place, and 2/λ_max speaks of the other alone.",
        "여기서는 한쪽으로 손실이 아래로 휩니다(λ = {low}). 어떤 학습률로도 이곳에 머물지 않으며, 2/λ_max는 다른 쪽에만 해당합니다.",
    ),
    "level": Text(
        "Here the loss does not bend at all, so curvature sets no bound on the learning rate.",
        "여기서는 손실이 휘지 않아 곡률이 학습률을 제한하지 않습니다.",
    ),
    "where_dot": Text("at {who}", "{who} 있는 곳"),
    "where_minimum": Text("at the minimum", "최솟값"),
    "where": Text("Where the curvature is taken", "곡률을 재는 곳"),
    "map": Text("Updates for 10 times closer", "10배 가까워지는 데 드는 업데이트"),
    "map_drag": Text("drag {who}", "{who} 끌어 보세요"),
    "map_label": Text(
        "Map of learning rate against momentum; fastest: {best} updates.", "학습률과 모멘텀의 지도. 가장 빠르면 업데이트 {best}번."
    ),
    "map_none": Text("The loss bends down here: no setting gets closer.", "여기서는 손실이 아래로 휘어, 어떤 설정도 가까워지지 않습니다."),
    "momentum": Text("momentum β", "모멘텀 β"),
    "rate_axis": Text("learning rate η", "학습률 η"),
    "fastest": Text("fastest: {n}", "가장 빠름: {n}"),
    "loss": Text("Loss, log", "손실, 로그"),
    "update": Text("Update {step}", "업데이트 {step}"),
    "scrub": Text("Update", "업데이트"),
    "scrub_value": Text("update {step}", "업데이트 {step}"),
    "first": Text("To the start (Home)", "처음으로 (Home)"),
    "back": Text("One update back (←)", "한 업데이트 뒤로 (←)"),
    "tool_play": Text("Play (Space)", "재생 (Space)"),
    "tool_pause": Text("Pause (Space)", "일시정지 (Space)"),
    "forward": Text("One update forward (→)", "한 업데이트 앞으로 (→)"),
    "last": Text("To the end (End)", "끝으로 (End)"),
    "anatomy": Text("Anatomy of one step", "한 걸음 뜯어보기"),
    "anatomy_step": Text("update {from} → {to}", "업데이트 {from} → {to}"),
    "anatomy_over": Text("the run is over: its last step", "실행이 끝났습니다. 마지막 걸음입니다"),
    "anatomy_none": Text("no step was made", "한 걸음도 가지 못했습니다"),
    "previous_part": Text("Previous sub-step", "앞의 작은 단계"),
    "next_part": Text("Next sub-step", "다음 작은 단계"),
    "window": Text("x {x0}…{x1} · y {y0}…{y1}", "x {x0}…{x1} · y {y0}…{y1}"),
    "plane_label": Text(
        "Contours of the surface; the start is at {x}, {y}. Shift and an arrow key move it.",
        "지형의 등고선. 시작점은 {x}, {y}. Shift와 화살표 키로 옮깁니다.",
    ),
    "left": Text("out of the picture since update {step}", "{step}번째 업데이트부터 그림 밖"),
}
