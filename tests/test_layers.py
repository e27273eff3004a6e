"""Who may import whom, read from the sources themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("claimbot", "handlers", "jobs", "storage")
ROOT_MODULES = ("claimbot.cli", "claimbot.app", "claimbot.demo", "claimbot.__main__")
"""The composition root: it alone knows all four packages."""
EDGES = {
    "telegram": ("handlers", *ROOT_MODULES),
    "sqlmodel": ("storage",),
    "sqlalchemy": ("storage",),
    "alembic": ("storage",),
    "httpx": ("jobs", "handlers.sender"),
    "httpcore": ("jobs",),
    "feedparser": ("jobs",),
    "trafilatura": ("jobs",),
    "apscheduler": ("jobs",),
}
"""Libraries that are imported in one place, so that they can be exchanged there."""


def within(module: str, parents: tuple[str, ...]) -> bool:
    return any(module == parent or module.startswith(f"{parent}.") for parent in parents)


def modules() -> list[tuple[str, Path]]:
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [
        (".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path)
        for path in paths
        if "versions" not in path.parts
    ]


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def faults(module: str, imported: set[str]) -> list[str]:
    """Give each import that breaks a rule."""
    package = module.partition(".")[0]
    siblings = tuple(name for name in PACKAGES if name not in ("claimbot", package))
    closed = () if within(module, ROOT_MODULES) else (*siblings, *ROOT_MODULES)
    wrong = [name for name in imported if within(name, closed)]
    for library, places in EDGES.items():
        if not within(module, places):
            wrong += [name for name in imported if within(name, (library,))]
    return sorted(wrong)


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_module_imports_only_what_its_layer_may(module: str, path: Path) -> None:
    """Handlers, jobs and storage know the core alone, the core knows none of them, and each library has its place."""
    assert faults(module, imports(path)) == []


def test_the_rule_sees_a_stray_import() -> None:
    """The check itself fails where a handler reaches into storage, or the core into Telegram."""
    assert faults("handlers.lookup", {"storage.ledger", "telegram"}) == ["storage.ledger"]
    assert faults("claimbot.compare", {"telegram.ext", "datetime"}) == ["telegram.ext"]
    assert faults("claimbot.app", {"sqlalchemy", "storage.record", "telegram"}) == ["sqlalchemy"]
    assert faults("claimbot.record", {"claimbot.app"}) == ["claimbot.app"]
