"""The Sweep page's own words, in both languages."""

from __future__ import annotations

from engine.text import Text

TITLE = Text("Sweep", "설정 지도")
HELP = Text(
    "A thousand runs on one map: two settings turned against each other.",
    "두 설정을 바꿔 가며 실행한 천 번의 결과를 한 장의 지도로 봅니다.",
)

# the sidebar
ACROSS = Text("Across", "가로")
UP = Text("Up", "세로")
RANGE_UP = Text("Range, upward", "세로 범위")
RANGE_ACROSS = Text("Range, across", "가로 범위")
CELLS = Text("Cells", "칸")
EXACT = Text("Exact ranges", "범위 직접 입력")
FROM = Text("from", "시작")
TO = Text("to", "끝")
VALUES = Text("values", "값 개수")
SCALE = Text("Steps of {name}", "{name} 눈금")
LOG = Text("equal ratios", "로그")
EVEN = Text("even", "고르게")
SAME = Text("Same for every run", "모든 실행에 같은 것")
POINTS = Text("Points", "점 개수")
UPDATES = Text("Updates of each run", "실행마다 업데이트 수")
TARGET = Text("Target loss", "목표 손실")
HELP_TARGET = Text("What “updates to the target” counts to.", "‘목표까지의 업데이트’에서 목표로 삼는 손실입니다.")
TRAINED = Text("{n} points to learn from, {test} to test on.", "훈련 점 {n}개, 테스트 점 {test}개.")
AGAIN = Text("Run again", "다시 실행")
CSV = Text("CSV", "CSV")
HELP_CSV = Text("Every cell with its numbers, as far as it was run.", "지금까지 실행한 모든 칸의 수를 내려받습니다.")
NEED = Text(
    "Two classes to learn from are needed; draw some points in Explore, or choose other data.",
    "훈련할 점이 두 클래스 이상 있어야 합니다. 탐색에서 점을 찍거나 다른 데이터를 고르세요.",
)

# the map
STAYS = Text("stays", "남음")
LEFT_AT = Text("left at {t}", "{t}번째에 떠남")
BOARD: dict[str, Text] = {
    "running": Text("{ran} of {all} runs, {seconds} s. The picture sharpens row by row.", "{all}번 중 {ran}번 실행, {seconds}초. 그림이 한 줄씩 또렷해집니다."),
    "stopped": Text("Stopped at {ran}. The rest was not run.", "{ran}개에서 멈췄습니다. 나머지는 실행하지 않았습니다."),
    "stop": Text("Stop", "멈추기"),
    "resume": Text("Resume", "이어서"),
    "done_one": Text("1 run, {seconds} s of computing", "실행 1번, 계산 {seconds}초"),
    "known_one": Text("1 run, known from before", "실행 1번, 이미 계산한 결과"),
    "done": Text("{all} runs, {seconds} s of computing", "실행 {all}번, 계산 {seconds}초"),
    "known": Text("{all} runs, known from before", "실행 {all}번, 이미 계산한 결과"),
    "colour": Text("Colour by", "색의 뜻"),
    "best": Text("best", "최선"),
    "diverged": Text("{n} diverged", "{n} 발산"),
    "never": Text("not there within {steps}", "{steps}번 안에 못 닿음"),
    "log": Text("{name} (log)", "{name} (로그)"),
    "this": Text("This run", "이 실행"),
    "hint": Text("hover to look, click to open", "가리키면 보이고, 누르면 탐색에서 열립니다"),
    "hint_touch": Text("tap a cell to look", "칸을 누르면 보입니다"),
    "loss": Text("Final loss", "마지막 손실"),
    "test": Text("Test accuracy", "테스트 정확도"),
    "updates": Text("Updates to {target}", "{target}까지 업데이트"),
    "lasted": Text("Diverged", "발산"),
    "open": Text("Open in Explore", "탐색에서 열기"),
    "left": Text("diverged", "발산"),
    "left_at": Text("diverged at update {t}", "업데이트 {t}에서 발산"),
    "not_run": Text("not run yet", "아직 실행 전"),
    "curve": Text("Loss over {steps} updates", "업데이트 {steps}번의 손실"),
    "cut_loss": Text("Across this row: loss against {x}", "이 줄을 따라: {x}에 따른 손실"),
    "cut_test": Text("Across this row: test accuracy against {x}", "이 줄을 따라: {x}에 따른 테스트 정확도"),
    "cut_updates": Text("Across this row: updates against {x}", "이 줄을 따라: {x}에 따른 업데이트 수"),
    "cut_lasted": Text("Across this row: updates before it left against {x}", "이 줄을 따라: {x}에 따라 버틴 업데이트 수"),
    "map": Text(
        "Map of runs ({all}), {x} across and {y} up. Arrow keys move, Enter opens the run in Explore.",
        "실행 {all}번의 지도. 가로 {x}, 세로 {y}. 화살표 키로 움직이고 Enter로 탐색에서 엽니다.",
    ),
    "progress": Text("Progress of the sweep", "진행 정도"),
}
