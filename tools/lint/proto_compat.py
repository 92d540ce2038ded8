#!/usr/bin/python3
"""The protos stay readable to those who hold old bytes.

Compares the protos under proto/ with what proto_baseline/ recorded, one
readable file a package. In the frozen packages nothing may be removed,
renumbered, renamed or retyped, ever; every other difference is refused until
it is recorded with --update, so that it is seen in a review.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2

import source_tree

# Bytes of these lie on disks and in other académies' logs.
FROZEN = ("preau.log.v1", "preau.storage.v1")
COMMAND = "tools/lint/proto_compat.py --update"
BREAK = COMMAND + " --break "

_FIELD = descriptor_pb2.FieldDescriptorProto
_MAX_NUMBER = {"message": 1 << 29, "enum": (1 << 31) - 1}


def _type_name(field):
    if field.type_name:
        return field.type_name.lstrip(".")
    return _FIELD.Type.Name(field.type).removeprefix("TYPE_").lower()


def _field_type(message, field):
    """How a field is written: what must not change under its number."""
    words = []
    if field.label == _FIELD.LABEL_REPEATED:
        words.append("repeated")
    elif field.proto3_optional:
        words.append("optional")
    elif field.HasField("oneof_index"):
        words.append("oneof:" + message.oneof_decl[field.oneof_index].name)
    words.append(_type_name(field))
    return " ".join(words)


def _ranges(ranges, end_is_exclusive, kind):
    for item in ranges:
        last = item.end - 1 if end_is_exclusive else item.end
        if last >= _MAX_NUMBER[kind] - 1:
            yield f"{item.start}-max"
        else:
            yield f"{item.start}-{last}"


def _add_enum(enum, prefix, facts):
    name = prefix + enum.name
    facts[f"enum {name}"] = ""
    for value in enum.value:
        facts[f"value {name} {value.number} {value.name}"] = ""
    for text in _ranges(enum.reserved_range, False, "enum"):
        facts[f"reserved {name} {text}"] = ""
    for reserved in enum.reserved_name:
        facts[f"reserved-name {name} {reserved}"] = ""


def _add_message(message, prefix, facts):
    name = prefix + message.name
    facts[f"message {name}"] = ""
    for field in message.field:
        key = f"field {name} {field.number} {field.name}"
        facts[key] = _field_type(message, field)
    for text in _ranges(message.reserved_range, True, "message"):
        facts[f"reserved {name} {text}"] = ""
    for reserved in message.reserved_name:
        facts[f"reserved-name {name} {reserved}"] = ""
    for nested in message.nested_type:
        _add_message(nested, name + ".", facts)
    for enum in message.enum_type:
        _add_enum(enum, name + ".", facts)


def _add_service(service, prefix, facts):
    name = prefix + service.name
    facts[f"service {name}"] = ""
    for method in service.method:
        takes = ("stream " if method.client_streaming else "") + (
            method.input_type.lstrip("."))
        gives = ("stream " if method.server_streaming else "") + (
            method.output_type.lstrip("."))
        facts[f"rpc {name} {method.name}"] = f"{takes} -> {gives}"


def current(root):
    """package -> {fact: its value}, from the protos in the tree."""
    protos = [p.relative_to("proto").as_posix()
              for p in source_tree.files(root, {".proto"})
              if p.parts[0] == "proto"]
    if not protos:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "descriptors")
        subprocess.run(
            ["protoc", "-I", str(root / "proto"),
             f"--descriptor_set_out={out}", *protos], check=True)
        files = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    packages = {}
    for file in files.file:
        facts = packages.setdefault(file.package, {})
        for message in file.message_type:
            _add_message(message, file.package + ".", facts)
        for enum in file.enum_type:
            _add_enum(enum, file.package + ".", facts)
        for service in file.service:
            _add_service(service, file.package + ".", facts)
    return packages


def _natural(line):
    return [int(w) if w.isdigit() else w for w in re.split(r"(\d+)", line)]


def _owner_then_kind(fact):
    """Sorts the facts of one message together, its own line first."""
    kind, owner, rest = (fact.split(" ", 2) + [""])[:3]
    kinds = ("message", "enum", "service", "field", "value", "rpc",
             "reserved", "reserved-name")
    return owner, kinds.index(kind), _natural(rest)


def to_text(facts):
    lines = []
    for fact in sorted(facts, key=_owner_then_kind):
        if lines and fact.split()[0] in ("message", "enum", "service"):
            lines.append("")
        lines.append(f"{fact} = {facts[fact]}" if facts[fact] else fact)
    return "\n".join(lines) + "\n"


def from_text(text):
    facts = {}
    for line in text.splitlines():
        if line.strip():
            fact, _, value = line.partition(" = ")
            facts[fact] = value
    return facts


def baseline(folder):
    """package -> facts, as recorded."""
    return {path.stem: from_text(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.txt"))}


def _is_reserved(facts, owner, number, name):
    if f"reserved-name {owner} {name}" not in facts:
        return False
    for fact in facts:
        kind, fact_owner, rest = (fact.split(" ", 2) + [""])[:3]
        if kind == "reserved" and fact_owner == owner:
            first, _, last = rest.rpartition("-")
            if int(first) <= number and (last == "max" or number <= int(last)):
                return True
    return False


def _members(facts, owner):
    """(by number, by name) of a message's fields or an enum's values."""
    by_number, by_name = {}, {}
    for fact, value in facts.items():
        words = fact.split()
        if words[0] in ("field", "value") and words[1] == owner:
            by_number.setdefault(int(words[2]), []).append((words[3], value))
            by_name[words[3]] = int(words[2])
    return by_number, by_name


def _broken_member(fact, old_value, new):
    """What became of a field or an enum value, or None if it still stands."""
    kind, owner, number, name = fact.split()
    by_number, by_name = _members(new, owner)
    if fact in new:
        if new[fact] == old_value:
            return None
        return f"was '{old_value}' and is '{new[fact]}'"
    if name in by_name:
        return f"was renumbered to {by_name[name]}"
    if int(number) in by_number:
        return f"was renamed to {by_number[int(number)][0][0]}"
    if _is_reserved(new, owner, int(number), name):
        return None
    return (f"was removed: reserve its number and its name, "
            f"reserved {number}; reserved \"{name}\";")


def broken(old, new):
    """What `new` no longer understands of bytes written by `old`."""
    for fact, value in old.items():
        kind, owner = fact.split()[:2]
        if kind in ("message", "enum"):
            if fact not in new:
                yield f"{fact} was removed"
        elif kind in ("field", "value"):
            if f"message {owner}" in new or f"enum {owner}" in new:
                what = _broken_member(fact, value, new)
                if what:
                    yield f"{fact} {what}"
        elif kind in ("reserved", "reserved-name") and fact not in new:
            if f"message {owner}" in new or f"enum {owner}" in new:
                if not _still_reserved(fact, new):
                    yield f"{fact} is no longer reserved"


def _still_reserved(fact, new):
    """Whether wider ranges cover what a range covered."""
    kind, owner, rest = fact.split(" ", 2)
    if kind == "reserved-name":
        return False
    first, _, last = rest.rpartition("-")
    low = int(first)
    high = _MAX_NUMBER["enum"] if last == "max" else int(last)
    for other in sorted((f for f in new if f.startswith(f"reserved {owner} ")),
                        key=_natural):
        other_first, _, other_last = other.split(" ", 2)[2].rpartition("-")
        top = _MAX_NUMBER["enum"] if other_last == "max" else int(other_last)
        if int(other_first) <= low <= top:
            low = top + 1
    return low > high


def _breaks(old, new):
    """package -> list of what breaks in it, for the frozen packages."""
    result = {}
    for package in FROZEN:
        if package in old:
            found = list(broken(old[package], new.get(package, {})))
            if found:
                result[package] = found
    return result


def compare(old, new):
    problems = []
    breaks = _breaks(old, new)
    for package, found in breaks.items():
        problems.extend(f"{package} is frozen: {what}" for what in found)
    for package in sorted(set(old) | set(new)):
        before, after = old.get(package, {}), new.get(package, {})
        if before == after or package in breaks:
            continue
        lines = [f"{package} differs from its baseline:"]
        for fact in sorted(set(before) | set(after), key=_owner_then_kind):
            if before.get(fact) != after.get(fact):
                if fact in before:
                    lines.append(f"  - {fact} {before[fact]}".rstrip())
                if fact in after:
                    lines.append(f"  + {fact} {after[fact]}".rstrip())
        lines.append(f"  If that is meant: {COMMAND}, and commit the result.")
        problems.append("\n".join(lines))
    return problems


def update(old, new, folder, allowed):
    """Records the protos; returns what stands against it."""
    problems = []
    for package, found in _breaks(old, new).items():
        if package in allowed:
            continue
        problems.extend(f"{package} is frozen: {what}" for what in found)
        problems.append(f"  Only while no such bytes exist: {BREAK}{package}")
    if problems:
        return problems
    folder.mkdir(parents=True, exist_ok=True)
    for package in set(old) - set(new):
        (folder / f"{package}.txt").unlink()
    for package, facts in new.items():
        (folder / f"{package}.txt").write_text(to_text(facts), encoding="utf-8")
    return []


def main(argv):
    here = pathlib.Path(__file__).resolve()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=here.parents[2])
    parser.add_argument("--update", action="store_true",
                        help="record the protos as they are now")
    parser.add_argument("--break", dest="allowed", action="append", default=[],
                        metavar="PACKAGE", choices=FROZEN,
                        help="record PACKAGE although old bytes can't be read")
    options = parser.parse_args(argv)
    root = options.root.resolve()
    folder = root / "tools/lint/proto_baseline"
    old, new = baseline(folder), current(root)
    if options.update:
        problems = update(old, new, folder, options.allowed)
    else:
        problems = compare(old, new)
    for problem in problems:
        print(problem)
    if not new:
        print("no protos found: is --root right?")
        return 2
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
