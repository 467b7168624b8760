"""Points from a file and back: what cannot be read is said by its line, and what was drawn is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine import Config
from tests.driver.stage import FOUR, Stage
from tests.driver.visit import Visit

CONFIG = Config(dataset="drawn", points=FOUR, steps=30)
GOOD = "0.1,0.2,고양이\n-0.3,0.4,강아지\n"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def opened(stage: Stage) -> Stage:
    stage.open_more()
    stage.press("points_in")
    stage.widget("points_use").wait_for()
    return stage


def upload(stage: Stage, path: Path) -> None:
    with stage.page.expect_response(lambda r: r.request.method == "PUT" and "upload_file" in r.url, timeout=90_000):  # the name is there before the bytes are
        stage.widget("points_file").locator("input[type=file]").set_input_files(path)
    stage.widget("points_file").get_by_text(path.name).first.wait_for()
    stage.widget("points_file").get_by_role("progressbar").first.wait_for(state="detached")
    stage.calm()
    stage.press("points_use")


def paste(stage: Stage, text: str) -> None:
    """Ctrl+V into the box, over what was there, and the button. To select a megabyte takes Chromium minutes: it goes into an empty box."""
    stage.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    area = stage.widget("points_pasted").locator("textarea")
    area.press("Control+a")
    area.press("Control+v")
    stage.press("points_use")
    stage.calm()


def kept(stage: Stage, sentence: str) -> tuple[object, int]:
    """The points, and how many are shown, once the dialog says just that."""
    stage.until(stage.page.get_by_test_id("stDialog").get_by_test_id("stAlert").all_inner_texts, [sentence].__eq__, sentence)
    return stage.config.points, stage.number_of_points()


def test_an_uploaded_file_becomes_the_points(visit: Visit, tmp_path: Path) -> None:
    stage = opened(visit(CONFIG))
    path = tmp_path / "mine.csv"
    path.write_text("x,y,label\n-0.5,0.25,cat\n0.5,0.25,dog\n0.0,-0.5,bird\n")
    upload(stage, path)
    points = stage.settled(lambda c: len(c.points) == 3).points
    assert points == ((-0.5, 0.25, 0), (0.5, 0.25, 1), (0.0, -0.5, 2))
    stage.until(stage.number_of_points, lambda n: n == 3, "three rows")


def test_pasted_lines_become_the_points(visit: Visit) -> None:
    stage = opened(visit(CONFIG, permissions=CLIPBOARD))
    paste(stage, "-0.5,0.25,0\n0.5,0.25,1\n")
    assert stage.points(2) == [(-0.5, 0.25, 0), (0.5, 0.25, 1)]


@pytest.mark.parametrize(
    "name, body, line",
    [
        ("words", b"x,y,label\n0.1,0.2,a\n0.3,much,b\n", "3"),
        ("missing", b"0.1,0.2,a\n0.3\n", "2"),
        ("extra", b"0.1,0.2,a\n0.3,0.4,b,5\n", "2"),
        ("nan", b"0.1,0.2,a\nnan,0.4,b\n", "2"),
        ("inf", b"0.1,0.2,a\n0.3,inf,b\n", "2"),
        ("huge", b"0.1,0.2,a\n0.3,1e300,b\n", "2"),
        ("nothing", b"x,y,label\n", ""),
        ("picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ""),
        ("script", b"0.1,0.2,a\n<script>document.title='taken'</script>,0.4,b\n", "2"),
    ],
)
def test_a_bad_file_is_explained_and_the_points_stay(visit: Visit, tmp_path: Path, name: str, body: bytes, line: str) -> None:
    stage = opened(visit(CONFIG))
    path = tmp_path / f"{name}.csv"
    path.write_bytes(body)
    upload(stage, path)
    alert = stage.page.get_by_test_id("stAlert").first
    alert.wait_for()
    said = alert.inner_text()
    assert line in said, said
    assert len(said) > 15
    assert stage.config.points == FOUR
    assert stage.number_of_points() == 4
    assert stage.page.title() == "Downslope"


def test_what_is_new_is_read_while_a_refused_file_is_still_there(visit: Visit, tmp_path: Path) -> None:
    stage = opened(visit(CONFIG, permissions=CLIPBOARD))
    path = tmp_path / "mine.csv"
    path.write_text("x,y,label\n0.1,much,a\n")
    upload(stage, path)
    assert kept(stage, "Line 2: y should be a number, but it is “much”.") == (FOUR, 4)
    paste(stage, "0.1,0.2,a\n0.3,b\n")
    assert kept(stage, "Line 2: three columns are needed (x, y, label), got 2.") == (FOUR, 4)
    paste(stage, "0.1,0.2,a\n0.3,0.4,b\n")
    assert stage.points(2) == [(0.1, 0.2, 0), (0.3, 0.4, 1)]


def test_too_many_points_are_cut_and_that_is_said(visit: Visit, tmp_path: Path) -> None:
    stage = opened(visit(CONFIG))
    path = tmp_path / "many.csv"
    path.write_text("0.1,0.2,a\n0.3,0.4,b\n" * 300)
    upload(stage, path)
    stage.page.get_by_text("The first 500 of 600 points were kept.").wait_for()
    stage.settled(lambda c: len(c.points) == 500)


def test_the_points_are_downloaded_as_they_were_drawn(visit: Visit) -> None:
    stage = visit(CONFIG)
    stage.open_more()
    with stage.page.expect_download() as download:
        stage.press("points_download")
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "x,y,label"
    assert [tuple(map(float, line.split(",")[:2])) for line in lines[1:]] == [p[:2] for p in FOUR]


@pytest.mark.parametrize("encoding", ["utf-16", "cp949"])
def test_words_of_another_encoding_name_the_classes(visit: Visit, tmp_path: Path, encoding: str) -> None:
    stage = opened(visit(CONFIG))
    path = tmp_path / "words.csv"
    path.write_bytes("x;y;레이블\n0,1;0,2;고양이\n0,3;0,4;강아지\n-0,5;0,5;고양이\n".encode(encoding))
    upload(stage, path)
    assert stage.points(3) == [(0.1, 0.2, 0), (0.3, 0.4, 1), (-0.5, 0.5, 0)]
    stage.page.get_by_test_id("stDialog").wait_for(state="detached")
    stage.calm()
    with stage.page.expect_download() as download:
        stage.press("points_download")
    assert Path(download.value.path()).read_text(encoding="utf-8").splitlines()[1:] == ["0.1,0.2,고양이", "0.3,0.4,강아지", "-0.5,0.5,고양이"]


def test_a_file_of_nearly_10_MB_is_read_and_a_larger_one_is_refused(visit: Visit, tmp_path: Path) -> None:
    stage = opened(visit(CONFIG))
    large = tmp_path / "large.csv"
    large.write_bytes(b"0.1,0.2,a\n0.3,0.4,b\n" * 600_000)
    stage.widget("points_file").locator("input[type=file]").set_input_files(large)
    stage.page.get_by_text("File must be 10.0MB or smaller").wait_for(timeout=90_000)
    stage.press("points_use")
    stage.page.get_by_test_id("stAlert").first.wait_for()
    assert stage.config.points == FOUR
    nearly = tmp_path / "nearly.csv"
    nearly.write_bytes(b"0.1,0.2,a\n0.3,0.4,b\n" * 480_000)
    upload(stage, nearly)
    stage.page.get_by_text("The first 500 of 960000 points were kept.").wait_for(timeout=90_000)
    stage.settled(lambda c: len(c.points) == 500)


def test_a_header_nobody_knows_is_said(visit: Visit, tmp_path: Path) -> None:
    stage = opened(visit(CONFIG))
    path = tmp_path / "flowers.csv"
    path.write_text("width,height,kind\n0.1,0.2,rose\n0.3,0.4,lily\n")
    upload(stage, path)
    stage.page.get_by_text("does not say which column is which").wait_for()
    stage.points(2)


def test_a_bad_file_is_explained_in_korean(visit: Visit, tmp_path: Path) -> None:
    stage = opened(visit(CONFIG, locale="ko-KR"))
    for name, body, sentence in (
        ("much", "x,y,레이블\n0.1,0.2,고양이\n0.3,많이,강아지\n".encode("cp949"), "3번째 줄: y 값은 수여야 하는데 “많이”입니다."),
        ("zero", b"0.1,0.2,a\n0.3,\0,b\n", "2번째 줄: y 값은 수여야 하는데 “␀”입니다."),
        ("bytes", bytes(range(256)), "텍스트 파일이 아닙니다. CSV는 줄마다 x, y, 레이블이 있습니다."),
    ):
        (tmp_path / f"{name}.csv").write_bytes(body)
        upload(stage, tmp_path / f"{name}.csv")
        assert kept(stage, sentence) == (FOUR, 4)


def test_a_bad_paste_is_explained_in_korean(visit: Visit) -> None:
    stage = opened(visit(CONFIG, locale="ko-KR", permissions=CLIPBOARD))
    paste(stage, "ㅁㄴㅇㄹ <b>?</b> \u200b\n")
    assert kept(stage, "1번째 줄: 열이 x, y, 레이블로 3개여야 하는데 1개입니다.") == (FOUR, 4)
    paste(stage, f"{GOOD}0.3,\0,강아지\n")
    assert kept(stage, "3번째 줄: y 값은 수여야 하는데 “␀”입니다.") == (FOUR, 4)


KOREAN = {"locale": "ko-KR", "permissions": CLIPBOARD}
ENGLISH = {"permissions": CLIPBOARD}


@pytest.mark.parametrize(
    "options, sentence",
    [
        (ENGLISH, "Line 301: y should be a number, but it is “많이”."),
        (KOREAN, "301번째 줄: y 값은 수여야 하는데 “많이”입니다."),
    ],
    ids=["en", "ko"],
)
def test_a_bad_paste_of_more_than_a_megabyte_names_its_line_and_can_be_mended(visit: Visit, options: dict[str, Any], sentence: str) -> None:
    stage = opened(visit(CONFIG, **options))
    paste(stage, f"{GOOD * 150}0.3,많이,강아지\n{GOOD * 50_000}")  # 1.25 million characters
    assert kept(stage, sentence) == (FOUR, 4)
    area = stage.widget("points_pasted").locator("textarea")
    assert area.evaluate("async area => area.value === await navigator.clipboard.readText()"), "all of it is still there"


@pytest.mark.parametrize(
    "options, sentence",
    [
        (ENGLISH, "The first 500 of 100000 points were kept."),
        (KOREAN, "점 100000개 가운데 앞의 500개만 남겼습니다."),
    ],
    ids=["en", "ko"],
)
def test_a_paste_of_more_than_a_megabyte_becomes_as_many_points_as_there_can_be(visit: Visit, options: dict[str, Any], sentence: str) -> None:
    stage = opened(visit(CONFIG, **options))
    paste(stage, GOOD * 50_000)
    stage.page.get_by_text(sentence).wait_for()
    assert stage.points(500) == [(0.1, 0.2, 0), (-0.3, 0.4, 1)] * 250
    stage.until(stage.number_of_points, lambda n: n == 500, "five hundred rows")
