"""Tables of messages made up by chance, from the words of three departments."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

WORDS = {
    "roads": "pothole pavement street light kerb traffic signal crossing repair 路燈 路面".split(),
    "parks": "tree playground bench lawn dog fountain garden path litter 公園 樹木".split(),
    "water": "pipe leak meter drain flood pressure tap sewer bill 水管 漏水".split(),
}


def write_messages(path: Path, cases: int, seed: int = 1) -> Path:
    """Write a table with id, received, message, department and harm."""
    dice = np.random.default_rng(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "received", "message", "department", "harm"])
        for number in range(cases):
            department = list(WORDS)[dice.integers(len(WORDS))]
            words = dice.choice(WORDS[department], size=5)
            day = f"2024-{1 + number * 12 // cases:02}-{1 + number % 28:02}"
            writer.writerow([number, day, " ".join(words), department, "ab"[number % 2]])
    return path
