"""Any value of `factdb.types` to one line of JSON and back, field by field, with nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def line(value: object) -> str:
    """Write a value as a line that `value_of` reads: nothing of it is lost."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def value_of(kind: type[Value], told: str) -> Value:
    """Read a value of a type back from its line.

    Raises:
        KeyError, TypeError, ValueError: if the line is of another type.

    """
    built: Value = _builder(cast(Hashable, kind))(json.loads(told))
    return built


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """Make the function that reads a type; made once, since hints are slow to look up."""
    if is_dataclass(kind):
        return _of_fields(kind)
    if get_origin(kind) is tuple:
        return _of_tuple(*get_args(kind))
    if given := [one for one in get_args(kind) if one is not NoneType]:
        inner = _builder(given[0])
        return lambda told: None if told is None else inner(told)
    if isinstance(kind, type) and issubclass(kind, date):
        return kind.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda told: told


def _of_fields(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [(name, _builder(hints[name])) for name in _names(kind)]
    return lambda told: kind(**{name: read(told[name]) for name, read in readers})


def _of_tuple(*kinds: Any) -> Callable[[Any], Any]:
    if kinds[-1] is Ellipsis:
        inner = _builder(kinds[0])
        return lambda told: tuple(map(inner, told))
    readers = [_builder(one) for one in kinds]
    return lambda told: tuple(read(one) for read, one in zip(readers, told, strict=True))
