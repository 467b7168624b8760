"""The words of the Losses page; `{slots}` are filled in the browser where the hand is followed there."""

from engine.text import Text

TITLE = Text("Losses", "손실 함수")
HELP = Text(
    "Move scores by hand, and see what every loss makes of them.", "점수를 직접 움직이며 여러 손실이 어떻게 달라지는지 봅니다."
)

PRESET = Text("Scores", "점수")
OWN = Text("Your own scores", "직접 정한 점수")
VARIATIONS = Text("Variations of the sum", "합의 변형")
HELP_VARIATIONS = Text("They change the Hinge row alone.", "힌지 행만 바뀝니다.")
HELP_SCALE = Text("Multiplies every weight, and with it every score.", "모든 가중치, 따라서 모든 점수에 곱합니다.")
UNDO = Text("Undo", "실행 취소")
REDO = Text("Redo", "다시 실행")
RESET = Text("Reset", "초기화")
HELP_RESET = Text("The lecture’s table again; undo brings yours back.", "강의의 표로 돌아갑니다. 실행 취소하면 되살아납니다.")
EMPTY = Text("Add an image to see its sum here.", "이미지를 추가하면 여기에 합이 나옵니다.")
REFUSED = Text("That is not possible on the desk, and nothing was changed: {why}", "책상에서 할 수 없는 일이라 바꾸지 않았습니다: {why}")

ROWS = {
    "hinge": Text("Hinge", "힌지"),
    "squared_hinge": Text("Squared hinge", "제곱 힌지"),
    "max_hinge": Text("Crammer–Singer", "크래머–싱어"),
    "ova_hinge": Text("One-versus-all", "일대다"),
    "softmax": Text("Softmax", "소프트맥스"),
}
VARY = {
    "every_class": Text("All classes, the true one too", "정답까지 모든 클래스"),
    "mean_of_terms": Text("Mean instead of sum", "합 대신 평균"),
    "squared": Text("Square every term", "항을 제곱"),
}

BOARD: dict[str, Text] = {
    "desk": Text("Scores and losses", "점수와 손실"),
    "classes": Text("Classes", "클래스"),
    "add_class": Text("Add a class", "클래스 추가"),
    "remove_class": Text("Remove {name}", "{name} 삭제"),
    "class_name": Text("Name of class {j}", "클래스 {j}의 이름"),
    "image": Text("Image {i}", "이미지 {i}"),
    "add_image": Text("Add an image", "이미지 추가"),
    "remove_image": Text("Remove image {i}", "이미지 {i} 삭제"),
    "no_image": Text("No image to lose anything on.", "손실을 낼 이미지가 없습니다."),
    "true": Text("true", "정답"),
    "truth": Text("True class of image {i}", "이미지 {i}의 정답 클래스"),
    "truth_of": Text("Image {i} is truly {name}", "이미지 {i}의 정답은 {name}"),
    "mean": Text("Mean", "평균"),
    "hint_drag": Text("Drag, or type below.", "끌거나 아래에 입력하세요."),
    "hint_cost": Text("Above the dashes costs.", "점선 위는 손실"),
    "score_of": Text("Score of {name}, image {i}", "이미지 {i}, {name} 점수"),
    "own_scale": Text("Each row of bars has its own scale.", "막대 눈금은 행마다 다릅니다."),
    "dull": Text(
        "At weights × 0 every score is 0 and none can move; turn the weights up first.",
        "가중치 배율이 0이면 모든 점수가 0이라 움직일 수 없습니다. 먼저 배율을 올리세요.",
    ),
    "empty_score": Text("A score is missing here; the last one is kept.", "점수가 비어 있어 앞의 값을 그대로 둡니다."),
    "not_a_score": Text(
        "“{got}” is not a number; a score like 3.2 or −1.7 is meant. The last one is kept.",
        "“{got}” 값은 수가 아닙니다. 3.2나 −1.7 같은 점수를 입력하세요. 앞의 값을 그대로 둡니다.",
    ),
    "too_large": Text(
        "{got} is too large; scores go from −{most} to {most}. The last one is kept.",
        "{got} 값은 너무 큽니다. 점수는 −{most}부터 {most}까지입니다. 앞의 값을 그대로 둡니다.",
    ),
    "mark_every": Text("j = y", "j = y"),
    "mark_mean": Text("mean", "평균"),
    "mark_squared": Text("( )²", "( )²"),
    "cell": Text("{row}, image {i}: {value}", "{row}, 이미지 {i}: {value}"),
    "cell_name": Text("{row}, image {i}", "{row}, 이미지 {i}"),
    "mean_note": Text(
        "Mean {total} ÷ {n} = {mean}. Divide by the number of **images**, not classes; add an image (+) to see the difference.",
        "평균 {total} ÷ {n} = {mean}. 클래스 수가 아니라 **이미지 수**로 나눕니다. 이미지를 추가하면(+) 차이가 보입니다.",
    ),
    "mean_differs": Text(
        "Mean {total} ÷ {n} = {mean}: divide by the {n} **images**. By the {k} classes it would be {other}, and that is wrong.",
        "평균 {total} ÷ {n} = {mean}: **이미지** {n}개로 나눕니다. 클래스 {k}개로 나누면 {other}, 틀린 값입니다.",
    ),
    "mean_plain": Text(
        "Mean {total} ÷ {n} = {mean}: divide by the number of **images**.", "평균 {total} ÷ {n} = {mean}. **이미지 수**로 나눕니다."
    ),
    "questions": Text("The lecture’s questions", "강의의 질문"),
    "guess": Text("Your guess", "짐작"),
    "right": Text("Right.", "맞습니다."),
    "not_quite": Text("Not quite.", "아쉽습니다."),
    "next": Text("Next", "다음"),
    "again": Text("Ask again", "다시 풀기"),
    "weights": Text("Weights", "가중치"),
    "double": Text("Weights × 2", "가중치 × 2"),
    "vary_every_class": Text("All classes", "모든 클래스"),
    "vary_mean_of_terms": Text("Mean", "평균"),
    "vary_squared": Text("Square", "제곱"),
    "chain": Text("Softmax, one step at a time", "소프트맥스, 한 단계씩"),
    "chain_play": Text("Play the steps", "단계별로 보기"),
    "scores": Text("Scores", "점수 배율"),
    "factor": Text("Multiply the scores", "점수에 곱하기"),
    "shift": Text("Subtract the largest first", "최댓값을 먼저 빼기"),
    "subtract": Text("Subtract it", "최댓값 빼기"),
    "step_1": Text("Score", "점수"),
    "step_1_shifted": Text("Score − largest", "점수 − 최댓값"),
    "step_1_sub": Text("any number", "아무 수"),
    "step_1_sub_shifted": Text("0 or less", "0 이하"),
    "step_2": Text("Exponentiate", "지수 함수"),
    "step_2_sub": Text("eˢ, always positive", "eˢ, 항상 양수"),
    "step_3": Text("Normalize", "정규화"),
    "step_3_sub": Text("÷ Σ, adds up to 1", "÷ Σ, 합이 1"),
    "step_4": Text("−ln of the true one", "정답 확률의 −ln"),
    "step_4_sub": Text("0 only at p = 1", "p = 1일 때만 0"),
    "four": Text("The same margin, four losses", "같은 마진, 네 가지 손실"),
    "four_sub": Text("drag the line · each panel has its own scale", "선을 끌어 보세요 · 눈금은 그림마다 다릅니다"),
    "margin": Text("margin", "마진"),
    "loss": Text("loss", "손실"),
    "slope": Text("slope", "기울기"),
    "shape_zero_one": Text("0/1 (is it wrong?)", "0/1 (틀렸는가?)"),
    "shape_hinge": Text("Hinge", "힌지"),
    "shape_squared_hinge": Text("Squared hinge", "제곱 힌지"),
    "shape_softmax": Text("Softmax, two classes", "소프트맥스, 클래스 둘"),
    "four_wrong": Text(
        "At margin {m} (true score − best other), 0/1 has slope 0: it cannot tell the weights which way to move. The other three can."
        " Hollow marks are your images; above the curve means more than one class costs.",
        "마진 {m}(정답 점수 − 나머지 중 최고)에서 0/1의 기울기는 0이라 가중치가 어디로 움직일지 말해 주지 못합니다. 나머지 셋은 말해 줍니다."
        " 속이 빈 표식은 이미지이고, 곡선보다 위에 있으면 둘 이상의 클래스가 손실을 낸다는 뜻입니다.",
    ),
    "four_close": Text(
        "At margin {m} the answer is right and 0/1 is content, but the lead is less than Δ = {delta}: hinge still costs {value} and still pulls.",
        "마진 {m}에서 답은 맞아 0/1은 만족하지만, 차이가 Δ = {delta}보다 작아 힌지는 아직 {value}만큼 손실을 내고 당깁니다.",
    ),
    "four_safe": Text(
        "At margin {m}, past Δ = {delta}, hinge is 0 and its slope too: it has stopped caring. Softmax never stops; it only whispers.",
        "마진 {m}에서는 Δ = {delta}보다 크게 앞서 힌지도 기울기도 0이라 더 신경 쓰지 않습니다. 소프트맥스는 멈추지 않고 작아지기만 합니다.",
    ),
    "four_others": Text(
        "Dotted: 0/1 again, underneath. Crammer–Singer is the hinge curve itself; so is one-versus-all, once for each class, at margin ±s.",
        "점선은 아래에 다시 그린 0/1입니다. 크래머–싱어는 힌지 곡선 그대로이고, 일대다는 클래스마다 마진을 ±s로 둔 힌지 곡선입니다.",
    ),
    "shares": Text("Which image does each loss care about?", "각 손실은 어느 이미지를 신경 쓸까요?"),
    "shares_sub": Text("share of the total", "전체 손실에서 차지하는 몫"),
    "shares_say": Text(
        "Squared hinge puts {a} % on image {i}; softmax puts {b} % on image {j}.",
        "제곱 힌지는 이미지 {i}에 {a} %, 소프트맥스는 이미지 {j}에 {b} %를 둡니다.",
    ),
    "shares_zero": Text(
        "Every squared hinge is 0: only softmax still cares about anybody.", "제곱 힌지가 모두 0입니다. 소프트맥스만 아직 신경을 씁니다."
    ),
    "all_zero": Text("all 0", "모두 0"),
}
