"""Frozen dataclasses with slots that are cheap to import; nothing else is different about them.

``dataclass(frozen=True, slots=True)`` compiles six methods for each class whenever a module is
imported, and a command imports over a hundred such classes: a quarter of its start-up. Here one
method is compiled, and the others ask for all fields at once.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

Fields = Callable[[object], tuple[object, ...]]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable(cls: type[T]) -> type[T]:
    """Return *cls* as ``dataclass(frozen=True, slots=True)`` would."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    own = fields(made)  # type: ignore[arg-type]
    names = tuple(each.name for each in own)
    compared = _reading(tuple(each.name for each in own if each.compare))
    methods = {
        **_storing(names, _reading(names)),
        **_comparing(compared),
        "__init__": _init(made),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _reading(names: tuple[str, ...]) -> Fields:
    """Return what gives the fields *names* of a value."""
    match names:
        case ():
            return lambda _: ()
        case (name,):
            return lambda value: (getattr(value, name),)
        case _:
            return attrgetter(*names)


def _comparing(read: Fields) -> dict[str, object]:
    def equal(self: object, other: object) -> bool:
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(read(self))

    return {"__eq__": equal, "__hash__": hashed}


def _storing(names: tuple[str, ...], read: Fields) -> dict[str, object]:
    def shown(self: object) -> str:
        pairs = (f"{name}={value!r}" for name, value in zip(names, read(self), strict=True))
        return f"{type(self).__qualname__}({', '.join(pairs)})"

    def state(self: object) -> tuple[object, ...]:
        return read(self)

    def restore(self: object, values: tuple[object, ...]) -> None:
        for name, value in zip(names, values, strict=True):
            object.__setattr__(self, name, value)

    return {"__repr__": shown, "__getstate__": state, "__setstate__": restore}


def _init(cls: type) -> object:
    known: dict[str, Any] = {}
    given, lines = ["self"], []
    for number, each in enumerate(fields(cls)):
        if each.default_factory is not MISSING or not each.init or each.kw_only:
            message = f"{cls.__name__}.{each.name} needs a dataclass, which makes such fields"
            raise TypeError(message)
        has_default = each.default is not MISSING
        known |= {f"_default{number}": each.default} if has_default else {}
        known[f"_set{number}"] = getattr(cls, each.name).__set__
        given.append(f"{each.name}=_default{number}" if has_default else each.name)
        lines.append(f"_set{number}(self, {each.name})")
    # The text is made of the names of fields alone.
    exec(f"def made({', '.join(given)}): {'; '.join(lines) or 'pass'}", known)  # noqa: S102
    known["made"].__annotations__ = {each.name: each.type for each in fields(cls)}
    return known["made"]


def _refuse(self: object, name: str, value: object = None) -> NoReturn:  # noqa: ARG001
    message = f"cannot change field {name!r}"
    raise FrozenInstanceError(message)
