"""The UI's own words, in both languages, in one table; what can be picked brings its name along from the engine."""

from __future__ import annotations

from engine.studies.grid_plan import ZERO
from engine.text import Text

LANGUAGE_NAMES = {"en": "English", "ko": "한국어"}

EXPLORE = Text("Explore", "탐색")
EXPLORE_HELP = Text(
    "Draw points, pick a loss and an optimizer, and watch the whole descent.",
    "점을 찍고 손실 함수와 옵티마이저를 골라 하강하는 과정을 지켜봅니다.",
)

# the six controls of the first sight
DATA = Text("Data", "데이터")
DRAWN = Text("Drawn by you", "직접 그린 점")
LOSS = Text("Loss", "손실")
OPTIMIZER = Text("Optimizer", "옵티마이저")
ALL = ZERO["batch_size"]
GALLERY = Text("Pictures of the datasets", "데이터 그림으로 고르기")

# More
MORE = Text("More", "더 보기")
PART_MODEL = Text("Model", "모델")
PART_STEP = Text("Step", "업데이트 방법")
PART_RUN = Text("Run", "실행")
PART_SHARE = Text("Points", "점")
CLASSES = Text("Classes", "클래스")
FEATURES = Text("Features", "특징")
REGULARIZER = Text("Regularizer", "정규화")
SCHEDULE = Text("Schedule", "학습률 스케줄")
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
HELP_STEPS = Text("Up to {most:,} updates.", "업데이트는 {most:,}번까지 할 수 있습니다.")
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
RESET = Text("Reset", "초기화")
HELP_NEW_START = Text("New random weights; the data stay.", "가중치를 새로 무작위로 정합니다. 데이터는 그대로입니다.")
HELP_RESET = Text("Back to update 0, from the same start.", "같은 시작점에서 업데이트 0으로 돌아갑니다.")
LANGUAGE = Text("Language", "언어")
VIEW = Text("View", "보기")
LARGE = Text("Large, for a class", "크게 보기 (수업용)")
COPY_LINK = Text("Copy link", "링크 복사")
COPIED = Text("Copied", "복사했습니다")
COPY_HELP = Text("The link holds the points and every setting.", "링크에 점과 모든 설정이 담깁니다.")

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

# notes
NOT_TAKEN = Text("That value is not possible here; nothing was changed.", "여기서는 쓸 수 없는 값이라 바꾸지 않았습니다.")
TOO_MANY = Text("{most} points is the most there can be.", "점은 {most}개까지 놓을 수 있습니다.")
