"""The strings of Explore, in both languages. `BOARD` goes to the browser, which fills its `{slots}`."""

from __future__ import annotations

from engine.text import Text

TITLE = Text("Explore", "탐색")
HELP = Text(
    "Draw points, pick a loss and an optimizer, and watch the whole descent.",
    "점을 찍고 손실 함수와 옵티마이저를 골라 하강하는 과정을 지켜봅니다.",
)
GALLERY = Text("Pictures of the datasets", "데이터 그림으로 고르기")

# More
MORE = Text("More", "더 보기")
PART_MODEL = Text("Model", "모델")
PART_STEP = Text("Step", "업데이트 방법")
PART_RUN = Text("Run", "실행")
PART_SHARE = Text("Points", "점")
CLASSES = Text("Classes", "클래스")
START = Text("Start", "시작점")
START_ZEROS = Text("0", "0")
START_RANDOM = Text("random", "무작위")
START_PLACED = Text("placed", "지정")
FLIP = Text("Climb: flip the sign of the step", "오르기: 업데이트 부호 뒤집기")
HOLD = Text("Hold all but two weights", "가중치 두 개만 움직이기")
FREE = Text("Free weights on W", "W에서 움직일 가중치")
PAIR = Text("Two classes, w₁₁ and w₁₂, no bias", "두 클래스, w₁₁과 w₁₂만, 편향 없이")
HELP_SAMPLES = Text("Up to {most} points.", "점은 {most}개까지 쓸 수 있습니다.")
HELP_TEST = Text("Test points are drawn hollow. They are never trained on.", "테스트 점은 속이 빈 모양이며 훈련에 쓰지 않습니다.")
HELP_CLASSES = Text("2 to {most} classes.", "클래스는 2개에서 {most}개까지입니다.")
HELP_SEED = Text("Decides the data, a random start and the batches.", "데이터, 무작위 시작점, 미니배치를 정합니다.")
HELP_FLIP = Text("W ← W + η·gradient: the loss goes up instead of down.", "W ← W + η·그래디언트: 손실이 내려가지 않고 올라갑니다.")
HELP_HOLD = Text(
    "The others stay at the start, so the contour plot is the whole landscape and not a slice.",
    "나머지는 시작점에 머무르므로 등고선 그림이 단면이 아니라 손실 지형 전체가 됩니다.",
)
HELP_PAIR = Text(
    "All else is zero: two numbers turn one line through the origin, and one picture holds the whole loss landscape.",
    "나머지는 모두 0입니다. 두 수가 원점을 지나는 직선 하나를 돌리므로, 그림 한 장에 손실 지형 전체가 담깁니다.",
)

# foot of the sidebar
NEW_START = Text("New start", "새 시작점")
HELP_NEW_START = Text("New random weights; the data stay.", "가중치를 새로 무작위로 정합니다. 데이터는 그대로입니다.")
HELP_RESET = Text("Back to update 0, from the same start.", "같은 시작점에서 업데이트 0으로 돌아갑니다.")
LARGE = Text("Large, for a class", "크게 보기 (수업용)")

# points in and out
POINTS_IN = Text("Paste or upload points", "점 붙여넣기·올리기")
POINTS_PASTE = Text("Lines of x, y, label", "한 줄에 x, y, 레이블")
POINTS_EXAMPLE = Text("0.2, 0.5, cat\n-0.4, 0.1, dog", "0.2, 0.5, 고양이\n-0.4, 0.1, 개")
POINTS_FILE = Text("or a CSV file", "또는 CSV 파일")
POINTS_USE = Text("Use these points", "이 점 쓰기")
POINTS_DOWNLOAD = Text("Download points", "점 내려받기")
POINTS_NONE = Text("Paste some lines or choose a file first.", "먼저 줄을 붙여넣거나 파일을 고르세요.")
POINTS_LIMITS = Text(
    "Up to {points} points in {classes} classes; a header is optional.",
    "점 {points}개, 클래스 {classes}개까지. 머리글은 없어도 됩니다.",
)
POINTS_TAKEN = Text("{n} points read.", "점 {n}개를 읽었습니다.")

# opening the update
OPEN = Text("Open the update", "업데이트 열어 보기")
OPEN_EMPTY = Text(
    "Once points of two classes are there, every number of an update is written out here.",
    "두 클래스의 점이 있으면 업데이트의 모든 수를 여기에 풀어 씁니다.",
)
OPEN_END = Text("This is the last point of the run: there is no update after it.", "실행의 마지막 지점이라 다음 업데이트가 없습니다.")

# while it is worked out
RUNNING = Text("Running {n:,} updates …", "업데이트 {n:,}번을 실행하는 중 …")
DRAWING = Text("Cutting the loss landscape …", "손실 지형을 그리는 중 …")

# the stage
EXACT = Text("exact: only two weights move", "정확한 지형: 가중치 둘만 움직임")
FIRST = Text("slice, first {updates} updates", "단면 · 처음 {updates}번의 업데이트")
FIRST_ONE = Text("slice, first update", "단면 · 첫 업데이트")
FIRST_SHORT = Text("slice, first {updates}", "단면 · 처음 {updates}번")
SLICE = Text("slice · {share} % of the path", "단면 · 경로의 {share} %")
SLICE_SHORT = Text("slice · {share} %", "단면 · {share} %")

BOARD: dict[str, Text] = {
    "data": Text("Data", "데이터"),
    "loss": Text("Loss", "손실"),
    "class": Text("Class", "클래스"),
    "start": Text("start", "시작"),
    "margin": Text("margin", "마진"),
    "score": Text("score", "점수"),
    "terms": Text("terms of the loss", "손실의 항"),
    "terms_short": Text("terms", "손실 항"),
    "probabilities": Text("probabilities", "확률"),
    "probabilities_short": Text("p", "확률"),
    "p_of_class": Text("p of class", "p(정답)"),
    "test": Text("test", "테스트"),
    "batch": Text("batch", "배치"),
    "examples": Text("Examples", "예제"),
    "no_points": Text("no points yet", "아직 점이 없습니다"),
    "one_class": Text("waiting for a second class", "두 번째 클래스를 기다립니다"),
    "worst_first": Text("worst first", "손실이 큰 순"),
    "sorted": Text("sorted by {name}", "{name} 순"),
    "sort_by": Text("Sort by {name}", "{name} 순으로 정렬"),
    "filter": Text("Which examples", "예제 고르기"),
    "filter_all": Text("All", "전체"),
    "filter_wrong": Text("Wrong", "오분류"),
    "filter_unsure": Text("Unsure", "확신 낮음"),
    "filter_inside": Text("Inside margin", "마진 안"),
    "filter_batch": Text("In batch", "배치 안"),
    "count_update": Text("Update", "업데이트"),
    "count_epoch": Text("Epoch", "에폭"),
    "count_rate": Text("Learning rate", "학습률"),
    "count_loss": Text("Loss", "손실"),
    "count_data": Text("Data loss", "데이터 손실"),
    "count_penalty": Text("Penalty", "정규화 항"),
    "count_train": Text("Train accuracy", "훈련 정확도"),
    "count_test": Text("Test accuracy", "테스트 정확도"),
    "count_gradient": Text("Gradient norm", "그래디언트 크기"),
    "arrow_gradient": Text("gradient step", "그래디언트 걸음"),
    "arrow_step": Text("step", "업데이트"),
    "arrow_momentum": Text("momentum", "모멘텀"),
    "arrow_batch": Text("mini-batch", "미니배치"),
    "arrows": Text("arrows {scale}", "화살표 {scale}"),
    "true_loss": Text("true loss {loss} · slice {slice}", "실제 손실 {loss} · 단면 {slice}"),
    "exact_loss": Text("loss {loss} · exact", "손실 {loss} · 정확한 지형"),
    "computing": Text("computing the new run…", "새 실행을 계산하는 중…"),
    "not_run": Text("not run", "실행 안 됨"),
    "scrub_value": Text("update {step}, loss {loss}", "업데이트 {step}, 손실 {loss}"),
    "scrub": Text("Update", "업데이트"),
    "speed": Text("Updates per second", "초당 업데이트 수"),
    "tool_play": Text("Play (Space)", "재생 (Space)"),
    "tool_pause": Text("Pause (Space)", "일시정지 (Space)"),
    "tool_first": Text("To the start (Home)", "처음으로 (Home)"),
    "tool_back": Text("One update back (←)", "한 업데이트 뒤로 (←)"),
    "tool_forward": Text("One update forward (→)", "한 업데이트 앞으로 (→)"),
    "tool_last": Text("To the end (End)", "끝으로 (End)"),
    "tool_add": Text("Add a class", "클래스 추가"),
    "tool_drop": Text("Remove the last class", "마지막 클래스 삭제"),
    "tool_brush": Text("Brush: spray points", "브러시: 점 뿌리기"),
    "tool_undo": Text("Undo (Ctrl+Z)", "실행 취소 (Ctrl+Z)"),
    "tool_redo": Text("Redo (Ctrl+Shift+Z)", "다시 실행 (Ctrl+Shift+Z)"),
    "tool_clear": Text("Clear all points", "점 모두 지우기"),
    "too_many": Text("{limit} points is the most there can be.", "점은 {limit}개까지 놓을 수 있습니다."),
    "most_classes": Text("{limit} classes is the most there can be.", "클래스는 {limit}개까지 쓸 수 있습니다."),
    "empty_title": Text("Click to place a point", "클릭해서 점을 놓으세요"),
    "empty": Text(
        "Pick a class above or press [1] to [6].\nDrag moves a point, [Shift] click\nchanges its class, right-click removes it.",
        "위에서 클래스를 고르거나 [1]~[6] 키를 누르세요.\n끌면 점이 움직이고, [Shift] 클릭은 클래스를 바꾸고,\n오른쪽 클릭은 점을 지웁니다.",
    ),
    "empty_touch_title": Text("Tap to place a point", "톡 눌러 점을 놓으세요"),
    "empty_touch": Text(
        "Pick a class above. Drag moves a point,\na long press removes it.",
        "위에서 클래스를 고르세요. 끌면 점이 움직이고,\n길게 누르면 지워집니다.",
    ),
    "loss_empty": Text(
        "The loss landscape appears\nonce two classes have a point.",
        "두 클래스에 점이 하나씩 있으면\n손실 지형이 나타납니다.",
    ),
    "data_plane": Text(
        "Data plane. Arrow keys move the cross, Enter adds or picks up a point, Shift Enter changes its class, "
        "Delete removes it, N and P go through the points.",
        "데이터 평면. 화살표 키로 십자를 움직이고, Enter로 점을 놓거나 집고, Shift Enter로 클래스를 바꾸고, "
        "Delete로 지우고, N과 P로 점을 차례로 고릅니다.",
    ),
    "loss_plane": Text(
        "Loss plane. Drag the dot, or press Shift and an arrow key, to start elsewhere.",
        "손실 평면. 점을 끌거나 Shift와 화살표 키를 누르면 시작점이 바뀝니다.",
    ),
}
