"""Selectors of single elements, taken apart so that a walk can ask them of each element."""

from __future__ import annotations

from dataclasses import dataclass, field

from cssselect import SelectorError
from cssselect.parser import Element, Selector, parse

from newscrawl.site.checks import RuleError


@dataclass(frozen=True, slots=True)
class ElementTest:
    """One compound selector, taken apart so that a walk can ask it of an element."""

    tag: str | None
    id: str | None
    classes: frozenset[str] = field(default_factory=frozenset)
    attributes: tuple[tuple[str, str, str], ...] = ()
    """(name, operator, value); the operator is one of exists, =, ^=, *=."""


def simple_selectors(row: str, css: str) -> tuple[ElementTest, ...]:
    """Take a list of compound selectors apart; RuleError for anything that looks beyond one element."""
    try:
        return tuple(_element_test(row, selector) for selector in parse(css))
    except SelectorError as error:
        raise RuleError(f"{row}: {css!r} is no CSS selector: {error}") from error


def _element_test(row: str, selector: Selector) -> ElementTest:
    node = selector.parsed_tree
    identifier: str | None = None
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    while not isinstance(node, Element):
        kind = type(node).__name__
        if kind == "Hash":
            identifier = node.id  # type: ignore[union-attr]
        elif kind == "Class":
            classes.append(node.class_name)  # type: ignore[union-attr]
        elif kind == "Attrib" and node.operator in ("exists", "=", "^=", "*="):  # type: ignore[union-attr]
            value = node.value.value if node.value else ""  # type: ignore[union-attr]
            attributes.append((node.attrib, node.operator, value or ""))  # type: ignore[union-attr]
        else:
            raise RuleError(f"{row}: {kind} is not a test of one element; use tag, .class, #id or [attr]")
        node = node.selector
    return ElementTest(node.element, identifier, frozenset(classes), tuple(attributes))
