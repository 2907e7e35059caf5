"""Python's public names, as the installed module has them: one path a line, in the form that `surface.mjs` describes."""

from __future__ import annotations

import enum
import inspect
import types

import x402_kernel



def public(value: object) -> list[str]:
    return [name for name in vars(value) if not name.startswith("_")]


def members(path: str, value: type) -> list[str]:
    found: list[str] = []
    for name in public(value):
        member = inspect.getattr_static(value, name)
        if isinstance(member, type):
            case = f"{path}/{name}"
            found += [case, *members(case, member)]
        elif issubclass(value, enum.Enum):
            found += [f"{path}/{name}"] if isinstance(getattr(value, name), value) else []
        else:
            found.append(f"{path}.{name}")
    return found


def main() -> None:
    names: list[str] = []
    for name in x402_kernel.__all__ if hasattr(x402_kernel, "__all__") else public(x402_kernel):
        value = getattr(x402_kernel, name)
        if isinstance(value, types.ModuleType):
            continue
        if isinstance(value, type):
            names += [f"{name}:", *members(name, value)]
        else:
            names.append(name)
    # The constants, but those of a name that is a type's, too.
    for name, value in vars(x402_kernel.codes).items():
        if isinstance(value, type) and not hasattr(x402_kernel, name):
            names += [f"{name}:", *members(name, value)]
    print("\n".join(sorted(set(names))))


if __name__ == "__main__":
    main()
