from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from remit.project.settings_readers import Readers, Setting, WrongSetting

ROOT = Path(__file__).parents[2]
KNOWN = (Setting("NAME", "", ""), Setting("FLAG", "no", ""), Setting("COUNT", "0", ""))


def reader(**environ: str) -> Readers:
    return Readers(KNOWN, environ)


def test_what_is_not_set_has_its_default():
    assert reader().truth("FLAG") is False
    assert reader(FLAG="  ").truth("FLAG") is False


@pytest.mark.parametrize("said", ["1", "yes", "TRUE"])
def test_yes_may_be_said_in_several_ways(said):
    assert reader(FLAG=said).truth("FLAG") is True


def test_maybe_is_no_answer():
    with pytest.raises(WrongSetting, match="FLAG is “maybe”, but can only be yes or no"):
        reader(FLAG="maybe").truth("FLAG")


@pytest.mark.parametrize("said", ["-1", "two", "1.5", "²"])
def test_a_count_is_a_whole_number(said):
    with pytest.raises(WrongSetting, match="whole number"):
        reader(COUNT=said).whole("COUNT")


def test_a_choice_is_one_of_those_offered():
    with pytest.raises(WrongSetting, match="can only be red or blue"):
        reader(NAME="green").choice("NAME", "red", "blue")


def test_a_secret_may_come_from_a_file(tmp_path):
    (tmp_path / "secret").write_text("kept\n", encoding="utf-8")

    assert reader(NAME_FILE=str(tmp_path / "secret")).secret("NAME") == "kept"


def test_a_secret_s_file_that_is_not_there_is_missed(tmp_path):
    with pytest.raises(WrongSetting, match="NAME_FILE names .*/gone, which cannot be read"):
        reader(NAME_FILE=str(tmp_path / "gone")).secret("NAME")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WrongSetting, match="cannot be made"):
        reader(NAME=str(tmp_path / "file" / "below")).folder("NAME")


def test_the_embedded_database_waits_instead_of_failing(tmp_path):
    database = reader().database("NAME", tmp_path)

    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20


def test_an_address_of_postgresql_is_taken_apart(tmp_path):
    url = "postgres://re%40mit:p%2Fw@db.example:6432/remit?sslmode=require"
    database = reader(NAME=url).database("NAME", tmp_path)

    assert (database["USER"], database["PASSWORD"]) == ("re@mit", "p/w")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 6432, "remit")
    assert database["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url", ["mysql://u:hidden@h/x", "postgres://u:hidden@h", "postgres://u:hidden@h:no/x"]
)
def test_an_address_that_is_none_is_refused_without_showing_its_password(url, tmp_path):
    with pytest.raises(WrongSetting) as raised:
        reader(NAME=url).database("NAME", tmp_path)
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "REMIT_SECRET is not set"),
        ({"REMIT_SECRET": "x", "REMIT_DEMO": "perhaps"}, "REMIT_DEMO is “perhaps”"),
        ({"REMIT_SECRET": "x", "REMIT_DATABASE": "nonsense"}, "REMIT_DATABASE must look like"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_sentence(wrong, sentence, tmp_path):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REMIT")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    ended = subprocess.run(
        [sys.executable, ROOT / "manage.py", "check"],
        env={**clean, "REMIT_DATA": str(tmp_path), **wrong},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Remit does not start: {sentence}")
    assert ended.stderr.count("\n") == 1


def test_the_document_names_every_setting_with_its_default_and_help():
    from remit.project.settings import SETTINGS

    document = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    rows = [line for line in document.splitlines() if line.startswith("| `REMIT_")]

    assert rows == [
        f"| `{one.name}` | {f'`{one.default}`' if one.default else ''} | {one.help} |"
        for one in SETTINGS
    ]
