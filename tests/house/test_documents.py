"""Guards of what strangers touch: commands, links, locks and the words of the documents."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": PROJECT["project"]["optional-dependencies"]["dev"],
    "requirements-bench.lock": PROJECT["project"]["optional-dependencies"]["bench"],
    "requirements-encoder.lock": PROJECT["project"]["optional-dependencies"]["encoder"],
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def files() -> list[Path]:
    """Return the files of the project: those that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:  # an unpacked archive has no git; then everything counts
        return [p for p in ROOT.rglob("*") if p.is_file() and ".venv" not in p.parts]
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def code_of(path: Path) -> str:
    """Return what a document sets as code: fenced blocks and inline code."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```.*?```", text, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`[^`\n]+`", text)])


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_it_documents_only_make_targets_that_exist(path):
    named = set(re.findall(r"(?<![\w/])make ([a-z]+)", code_of(path)))
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert named <= targets


def test_it_says_what_every_make_target_does():
    targets = re.findall(r"^([a-z]+):(.*)$", MAKEFILE, re.MULTILINE)
    assert [name for name, rest in targets if "##" not in rest] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_it_links_only_to_what_is_there(path):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (path.parent / link).exists()] == []


def commands() -> Iterator[tuple[str, click.Command]]:
    from remit.project.cli import main

    yield "remit", main
    if isinstance(main, click.Group):
        yield from ((f"remit {name}", command) for name, command in main.commands.items())


def test_it_documents_every_command_and_option():
    documented = "\n".join(code_of(path) for path in DOCUMENTS)
    options = {
        option
        for _, command in commands()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for option in parameter.opts
    }
    assert [name for name, _ in commands() if name not in documented] == []
    assert [o for o in options if not re.search(rf"{o}(?![\w-])", documented)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_it_documents_only_commands_that_exist(path):
    named = set(re.findall(r"(?:^|`|bin/)remit ([a-z]+)", code_of(path), re.MULTILINE))
    assert named <= {name.removeprefix("remit ") for name, _ in commands()}


@pytest.mark.parametrize(("lock", "requirements"), LOCKS.items(), ids=LOCKS)
def test_it_locks_all_that_the_project_asks_for(lock, requirements):
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text(), re.MULTILINE))
    assert {re.split(r"[><=!~;\[ ]", wanted)[0] for wanted in requirements} <= locked


@pytest.mark.parametrize("lock", LOCKS)
def test_it_locks_by_hash_and_names_no_host(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert len(re.findall(r"^\S+==", text, re.MULTILINE)) <= text.count("--hash=sha256:")


def test_it_names_no_registry_host_and_no_folder_of_this_machine():
    host = re.compile(b"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|index-url *[=:]")
    folder = f"{ROOT.parent}/".encode()
    guilty = [
        name_of(path)
        for path in files()
        if host.search(content := path.read_bytes()) or (len(folder) > 2 and folder in content)
    ]
    assert guilty == []


def test_it_tells_first_what_is_new():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", changelog, re.MULTILINE)[0] == "Unreleased"
