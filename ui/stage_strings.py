"""The words the stage draws, in both languages; `{slots}` are filled in the browser."""

from engine.text import Text

EXACT = Text("exact: only two weights move", "정확한 지형: 가중치 둘만 움직임")
EXACT_SHORT = Text("exact", "정확한 지형")
FIRST = Text("slice, first {updates} updates", "단면 · 처음 {updates}번의 업데이트")
FIRST_ONE = Text("slice, first update", "단면 · 첫 업데이트")
FIRST_SHORT = Text("slice, first {updates}", "단면 · 처음 {updates}번")
SLICE = Text("slice · {share} % of the path", "단면 · 경로의 {share} %")
SLICE_SHORT = Text("slice · {share} %", "단면 · {share} %")

STAGE: dict[str, Text] = {
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
