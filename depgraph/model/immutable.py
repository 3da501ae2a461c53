"""Frozen dataclasses with slots that are cheap to import; nothing else is different about them.

``dataclass(frozen=True, slots=True)`` compiles six methods for each class whenever a module is
imported, and a command imports over two hundred such classes: a quarter of its start-up. Here one
method is compiled for each number of fields, and the others ask for all fields at once.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter, ge, gt, le, lt
from types import CodeType, FunctionType
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

Fields = Callable[[object], tuple[object, ...]]
Method = Callable[..., object]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable(cls: type[T]) -> type[T]:
    """Return *cls* as ``dataclass(frozen=True, slots=True)`` would."""
    return _made(cls, slots=True)


@dataclass_transform(frozen_default=True, order_default=True, field_specifiers=(field,))
def immutable_ordered(cls: type[T]) -> type[T]:
    """Return the same, its values ordered by their fields."""
    made = _made(cls, slots=True)
    for name, method in _ordering(_reading(_names(made, compared=True))).items():
        setattr(made, name, method)
    return made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def immutable_with_room(cls: type[T]) -> type[T]:
    """Return the same without slots, for values that find out some things about them once."""
    return _made(cls, slots=False)


def _made(cls: type[T], *, slots: bool) -> type[T]:
    made = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    names = _names(made)
    methods = {
        **_storing(names, _reading(names)),
        **_comparing(_reading(_names(made, compared=True))),
        "__init__": _init(made, slots=slots),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def _names(cls: type, *, compared: bool = False) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls) if each.compare or not compared)


def _reading(names: tuple[str, ...]) -> Fields:
    """Return what gives the fields *names* of a value."""
    match names:
        case ():
            return lambda _: ()
        case (name,):
            return lambda value: (getattr(value, name),)
        case _:
            return attrgetter(*names)


def _comparing(read: Fields) -> dict[str, Method]:
    def equal(self: object, other: object) -> bool:
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(read(self))

    return {"__eq__": equal, "__hash__": hashed}


def _storing(names: tuple[str, ...], read: Fields) -> dict[str, Method]:
    def shown(self: object) -> str:
        pairs = (f"{name}={value!r}" for name, value in zip(names, read(self), strict=True))
        return f"{type(self).__qualname__}({', '.join(pairs)})"

    def state(self: object) -> tuple[object, ...]:
        return read(self)

    def restore(self: object, values: tuple[object, ...]) -> None:
        for name, value in zip(names, values, strict=True):
            object.__setattr__(self, name, value)

    return {"__repr__": shown, "__getstate__": state, "__setstate__": restore}


def _ordering(read: Fields) -> dict[str, Method]:
    def ordered(compare: Callable[[Any, Any], object]) -> Method:
        return lambda one, other: (
            compare(read(one), read(other)) if other.__class__ is one.__class__ else NotImplemented
        )

    return {f"__{each.__name__}__": ordered(each) for each in (lt, le, gt, ge)}


def _init(cls: type, *, slots: bool) -> Method:
    """Return the method that takes all fields of *cls*, by position or by name."""
    own = fields(cls)
    known = {
        f"_set{number}": getattr(cls, each.name).__set__ if slots else _put(each.name)
        for number, each in enumerate(own)
    }
    names = tuple(each.name for each in own)
    code = _template(len(own)).replace(
        co_varnames=("self", *names),
        co_name="__init__",
        co_qualname=f"{cls.__qualname__}.__init__",
    )
    made = FunctionType(code, known, "__init__", _defaults(cls, own))
    made.__annotations__ = {each.name: each.type for each in own}
    return made


@cache
def _template(count: int) -> CodeType:
    """Return what sets *count* fields; compiled once, since only names tell two of them apart."""
    given = "".join(f", _{number}" for number in range(count))
    body = "; ".join(f"_set{number}(self, _{number})" for number in range(count))
    known: dict[str, Any] = {}
    exec(f"def made(self{given}): {body or 'pass'}", known)  # noqa: S102  # our own words
    code: CodeType = known["made"].__code__
    return code


def _defaults(cls: type, own: tuple[Field[Any], ...]) -> tuple[object, ...]:
    found: list[object] = []
    for each in own:
        if each.default_factory is not MISSING or not each.init or each.kw_only:
            message = f"{cls.__name__}.{each.name} needs a dataclass, which makes such fields"
            raise TypeError(message)
        if each.default is not MISSING:
            found.append(each.default)
        elif found:
            message = f"{cls.__name__}.{each.name} has no default and follows one that has"
            raise TypeError(message)
    return tuple(found)


def _put(name: str) -> Method:
    def put(value: object, held: object) -> None:
        value.__dict__[name] = held

    return put


def _refuse(self: object, name: str, value: object = None) -> NoReturn:  # noqa: ARG001
    message = f"cannot change field {name!r}"
    raise FrozenInstanceError(message)
