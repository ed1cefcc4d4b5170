"""Guards of the structure: what a reviewer would otherwise have to remember."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
CORE = sorted((ROOT / "src/remit/core").rglob("*.py"))
PACKAGE = sorted((ROOT / "src/remit").rglob("*.py"))
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def definitions(path: Path) -> Iterator[Definition]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Definition):
            yield node


def public_definitions(path: Path) -> Iterator[Definition]:
    """Yield what a stranger may call: top-level names and the methods of top-level classes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, Definition)]
    methods = [m for node in top if isinstance(node, ast.ClassDef) for m in node.body]
    for node in [*top, *methods]:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node


def is_stub(definition: Definition) -> bool:
    """Say whether a protocol only names what somebody else does."""
    body = definition.body[0]
    return isinstance(body, ast.Expr) and getattr(body.value, "value", None) is Ellipsis


def test_it_keeps_the_import_contracts(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_it_explains_every_public_name_of_the_core(path):
    private = any(part.startswith("_") for part in path.relative_to(ROOT).with_suffix("").parts)
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), "no module docstring"

    silent = [
        d.name for d in public_definitions(path) if not ast.get_docstring(d) and not is_stub(d)
    ]

    assert private or not silent, f"no docstring: {silent}"


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_it_keeps_the_functions_of_the_core_short(path):
    long = {
        d.name: d.end_lineno - d.lineno + 1 - docstring_lines(d)
        for d in definitions(path)
        if not isinstance(d, ast.ClassDef) and d.end_lineno
    }
    assert not {name: lines for name, lines in long.items() if lines > 50}


def docstring_lines(definition: Definition) -> int:
    first = definition.body[0]
    if ast.get_docstring(definition) is None or first.end_lineno is None:
        return 0
    return first.end_lineno - first.lineno + 1


@pytest.mark.parametrize("path", [p for p in PACKAGE if p.name == "__init__.py"], ids=name_of)
def test_it_lists_all_that_a_package_offers(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    offered = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("remit.")
        for alias in node.names
    }
    listed: list[str] = next(
        (ast.literal_eval(node.value) for node in tree.body if assigns(node, "__all__")), []
    )

    assert sorted(listed) == sorted(offered)


def assigns(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == name for target in node.targets
    )


def test_it_has_no_drawer_for_odds_and_ends():
    drawers = {"utils", "helpers", "manager", "common", "misc"}
    assert not [name_of(path) for path in PACKAGE if drawers & {path.stem, path.parent.name}]


def test_it_draws_every_error_in_the_tree():
    errors = ROOT / "src/remit/core/errors.py"
    drawing = ast.get_docstring(ast.parse(errors.read_text(encoding="utf-8"))) or ""

    names = [d.name for d in definitions(errors) if isinstance(d, ast.ClassDef)]
    assert [name for name in names if name not in drawing] == []


def test_it_gives_the_core_no_runtime_need_but_numpy():
    allowed = {"numpy", "remit"}
    foreign = {
        (name_of(path), module)
        for path in CORE
        for module in imports(path)
        if module not in allowed and module not in STANDARD_LIBRARY
    }
    assert foreign == set()


STANDARD_LIBRARY = sys.stdlib_module_names


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)


def test_it_numbers_its_decisions_once_and_without_gaps():
    files = sorted(path.name for path in (ROOT / "docs/decisions").glob("*.md"))
    numbers = [int(name[:4]) for name in files]

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("*.md")), ids=name_of)
def test_it_gives_every_decision_the_same_shape(path):
    headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[:4] == ["Status", "Context", "Decision", "Consequences"]
