from __future__ import annotations

import pytest

from remit.adapters.checkpoints import Checkpoint
from remit.core.errors import SnapshotMismatch

CONDITIONS = {"file": "abc", "promise": 0.05}


def test_what_was_saved_comes_back_and_can_be_removed(tmp_path):
    checkpoint = Checkpoint(tmp_path / "checkpoint", CONDITIONS)
    assert checkpoint.load() is None

    checkpoint.save({"position": 7})
    checkpoint.save({"position": 8})

    assert Checkpoint(tmp_path / "checkpoint", CONDITIONS).load() == {"position": 8}
    checkpoint.remove()
    checkpoint.remove()
    assert checkpoint.load() is None


def test_other_conditions_are_refused_and_named(tmp_path):
    Checkpoint(tmp_path / "checkpoint", CONDITIONS).save(1)

    with pytest.raises(SnapshotMismatch, match=r"promise was 0.05 and is 0.1.*--fresh"):
        Checkpoint(tmp_path / "checkpoint", {**CONDITIONS, "promise": 0.1}).load()


@pytest.mark.parametrize("content", [b"nonsense", b"", b'{"file": "abc", "promise": 0.05}\nxxx'])
def test_a_damaged_checkpoint_is_refused(tmp_path, content):
    (tmp_path / "checkpoint").write_bytes(content)

    with pytest.raises(SnapshotMismatch, match="cannot be read"):
        Checkpoint(tmp_path / "checkpoint", CONDITIONS).load()


def test_a_failure_while_saving_leaves_what_was_saved_before(tmp_path):
    checkpoint = Checkpoint(tmp_path / "checkpoint", CONDITIONS)
    checkpoint.save(1)

    with pytest.raises((AttributeError, TypeError)):
        checkpoint.save(lambda: None)

    assert checkpoint.load() == 1
