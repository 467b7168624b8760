"""Strings that the frame and several pages use, in both languages."""

from __future__ import annotations

from engine.text import Text

LANGUAGE_NAMES = {"en": "English", "ko": "한국어"}
DATA = Text("Data", "데이터")
DRAWN = Text("Drawn by you", "직접 그린 점")
LOSS = Text("Loss", "손실")
FEATURES = Text("Features", "특징")
OPTIMIZER = Text("Optimizer", "옵티마이저")
ALL = Text("all", "전체")
REGULARIZER = Text("Regularizer", "정규화")
SCHEDULE = Text("Schedule", "학습률 스케줄")
RESET = Text("Reset", "초기화")
EXACT = Text("exact", "정확한 지형")  # of a loss landscape
LANGUAGE = Text("Language", "언어")
VIEW = Text("View", "보기")
COPY_LINK = Text("Copy link", "링크 복사")
COPIED = Text("Copied", "복사했습니다")
COPY_HELP = Text("The link holds the points and every setting.", "링크에 점과 모든 설정이 담깁니다.")
NOT_TAKEN = Text("That value is not possible here; nothing was changed.", "여기서는 쓸 수 없는 값이라 바꾸지 않았습니다.")
TOO_MANY = Text("{most} points is the most there can be.", "점은 {most}개까지 놓을 수 있습니다.")
HELP_STEPS = Text("Up to {most:,} updates.", "업데이트는 {most:,}번까지 할 수 있습니다.")
