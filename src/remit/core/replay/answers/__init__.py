"""What a replay answers, in sentences that any language can say."""

from remit.core.replay.answers.five_questions import Answers, answers

__all__ = ["Answers", "answers"]
