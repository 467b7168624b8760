"""The words of the Race page, in both languages; `{slots}` of BOARD are filled in the browser."""

from engine.text import Text

TITLE = Text("Race", "경주")
HELP = Text("Two to six runs from the same W, on one clock.", "같은 W에서 출발한 실행 둘에서 여섯을 한 시계로 봅니다.")

RACE = Text("Race", "경주")
OWN_MIX = Text("Your own mix", "직접 고른 조합")
RACER = Text("Racer", "참가자")
ADD = Text("Add", "추가")
HELP_ADD = Text("One more racer, up to six.", "참가자를 하나 더합니다. 여섯까지 됩니다.")
DUPLICATE = Text("Copy", "복제")
REMOVE = Text("Remove", "빼기")
NEW_START = Text("New start", "새 시작점")
HELP_NEW_START = Text("The same race from another random W, the same for all.", "모두 같은 새 무작위 W에서 같은 경주를 다시 합니다.")
SIX_SEEDS = Text("Six seeds", "시드 여섯 개")
HELP_SIX_SEEDS = Text(
    "This racer six times: same settings, other batches and guesses.",
    "이 참가자를 여섯 번 달리게 합니다. 설정은 같고 배치와 무작위로 고르는 값만 다릅니다.",
)
NO_LUCK = Text(
    "This racer has no luck in it: six seeds would be six times the same run. Give it a batch size or a search.",
    "이 참가자에는 우연이 끼지 않아 시드 여섯 개가 모두 같은 실행이 됩니다. 배치 크기를 정하거나 무작위 탐색 또는 지역 탐색을 고르세요.",
)
MORE = Text("More about this racer", "이 참가자의 나머지 설정")
COMMON = Text("Same for all racers", "모두에게 같은 것")
COMMON_NOTE = Text("Data, features and W come from Explore.", "데이터, 특징, W는 탐색에서 옵니다.")
TARGET = Text("Target loss", "목표 손실")
HELP_TARGET = Text(
    "The loss to reach first; 0 lets the race suggest one. Where losses differ it is a share of the first: 0.5 is half.",
    "먼저 닿아야 할 손실입니다. 0이면 경주가 알아서 정합니다. 손실이 서로 다르면 처음 손실의 비율로, 0.5는 절반입니다.",
)
SCHEDULE = Text("Schedule", "스케줄")
FULL = Text("A race has six racers at most.", "참가자는 여섯까지입니다.")
LEAST = Text("A race needs two racers.", "경주에는 참가자가 둘은 있어야 합니다.")
NEED_CLASSES = Text(
    "A race needs training points of two classes. Draw some in Explore, or choose other data there.",
    "경주를 하려면 두 클래스의 훈련 점이 있어야 합니다. 탐색에서 점을 그리거나 다른 데이터를 고르세요.",
)

# Names that would not fit on a card of six.
SHORT = {
    "local_search": Text("Local search", "지역 탐색"),
    "nesterov": Text("Nesterov", "네스테로프"),
    "proximal": Text("Proximal", "근접"),
}
KEEPS_BEST = Text("keeps the best", "가장 좋은 것만 남김")
RATE = Text("η {rate}", "η {rate}")
OF = Text("{size} of {n}", "{n}개 중 {size}개")
STRENGTH = Text("λ {value}", "λ {value}")
SEED = Text("seed {value}", "시드 {value}")
TARGET_LOSS = Text("target {value}", "목표 {value}")
RANKS = {
    "loss": Text("Reached loss {value} after", "손실 {value}에 닿기까지"),
    "share": Text("Reached {value} % of the first loss after", "처음 손실의 {value}%에 닿기까지"),
}
NEVER = Text("never", "못 닿음")
ONE_SLICE = Text("one slice, same for all · {share} %", "단면 하나, 모두 같음 · {share} %")
EXACT = Text("exact, same for all", "정확한 지형, 모두 같음")
OWN_SLICE = Text("slice of {letter}’s own loss · {share} %", "{letter} 자신의 손실 단면 · {share} %")
OWN_EXACT = Text("exact, {letter}’s own loss", "정확한 지형, {letter} 자신의 손실")
OWN = Text("{letter}’s own loss", "{letter} 자신의 손실")
FIX_ALL = Text("Slow them down", "모두 늦추기")

LUCK = Text("Luck against slope", "운과 기울기")
LUCK_SUB = Text("on these points, with η = {eta}", "같은 점, η = {eta}")
BAND = Text("Band: best to worst; line: median.", "띠는 가장 좋은 것부터 가장 나쁜 것까지, 선은 중앙값입니다.")
NOISE = Text("One W, every batch", "W 하나, 모든 배치")
NOISE_SUB = Text("racer {letter}’s W at update {update}", "업데이트 {update}에서 참가자 {letter}의 W")
SAME_SLICE = Text("same slice · {share} %", "같은 단면 · {share} %")
SAME = Text("same slice", "같은 단면")

BOARD: dict[str, Text] = {
    "paths": Text("All paths", "모든 경로"),
    "loss": Text("Loss", "손실"),
    "share": Text("Loss, share of the first", "손실, 처음을 1로"),
    "share_sub": Text("losses differ, so each is divided by its start", "손실이 달라 저마다 시작값으로 나눔"),
    "share_short": Text("each over its start", "저마다 시작값으로 나눔"),
    "same_start": Text("same start", "같은 시작"),
    "left_at": Text("× left at update {update}", "× {update}번째에 떠남"),
    "updates": Text("Update", "업데이트"),
    "tab_updates": Text("Updates", "업데이트"),
    "tab_epochs": Text("Epochs", "에폭"),
    "tab_examples": Text("Examples", "예제"),
    "tab_time": Text("Time", "시간"),
    "axis": Text("Count along x", "가로축으로 셀 것"),
    "axis_updates": Text("updates", "업데이트"),
    "axis_epochs": Text("epochs", "에폭"),
    "axis_examples": Text("examples touched (log)", "본 예제 수 (로그)"),
    "axis_time": Text("time measured, ms (log)", "잰 시간, ms (로그)"),
    "ranks_sub": Text("rank by each way of counting", "세는 방법마다 매긴 순위"),
    "card_label": Text(
        "{name} at update {update}: loss {loss}, {accuracy} % right",
        "{name}, 업데이트 {update}: 손실 {loss}, 정답 {accuracy}%",
    ),
    "plane_label": Text("Loss landscape with the path of every racer", "모든 참가자의 경로가 있는 손실 지형"),
    "scrub": Text("Update", "업데이트"),
    "scrub_value": Text("update {step}, losses {losses}", "업데이트 {step}, 손실 {losses}"),
    "speed": Text("Updates per second", "초당 업데이트 수"),
    "tool_play": Text("Play (Space)", "재생 (Space)"),
    "tool_pause": Text("Pause (Space)", "일시정지 (Space)"),
    "tool_first": Text("To the start (Home)", "처음으로 (Home)"),
    "tool_back": Text("One update back (←)", "한 업데이트 뒤로 (←)"),
    "tool_forward": Text("One update forward (→)", "한 업데이트 앞으로 (→)"),
    "tool_last": Text("To the end (End)", "끝으로 (End)"),
}
