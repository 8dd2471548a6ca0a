"""Makes wheels of pure Python, their index, and changed copies of them. Only with the standard library, and with the same bytes each time."""

import base64
import hashlib
import re
import zipfile


def write_wheel(folder, name, version, files, requires=(), requires_python=">=3.9"):
    stem = f"{name.replace('-', '_')}-{version}"
    info = f"{stem}.dist-info"
    metadata = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", f"Requires-Python: {requires_python}"]
    metadata += [f"Requires-Dist: {requirement}" for requirement in requires]
    kind = ["Wheel-Version: 1.0", "Generator: depot", "Root-Is-Purelib: true", "Tag: py3-none-any"]
    content = {**files, f"{info}/METADATA": "\n".join(metadata) + "\n", f"{info}/WHEEL": "\n".join(kind) + "\n"}
    return write_archive(folder / f"{stem}-py3-none-any.whl", {path: text.encode() for path, text in content.items()}, info)


def write_archive(path, content, info):
    lines = []
    for name, data in content.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(data)}\n")
    record = f"{info}/RECORD"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:  # not compressed: zlib's bytes differ between its versions
        for name, data in {**content, record: ("".join(lines) + f"{record},,\n").encode()}.items():
            entry = zipfile.ZipInfo(name, (2026, 3, 2, 9, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return path


def read_archive(path):
    """What is in a wheel, without its record, and the name of its `.dist-info`."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    info = next(name for name in content if name.endswith(".dist-info/METADATA")).rpartition("/")[0]
    del content[f"{info}/RECORD"]
    return content, info


def name_and_version(path):
    name, version = path.name.split("-")[:2]
    return name.replace("_", "-"), version


def release_again(path, version):
    """The same package under another version, beside the first."""
    content, info = read_archive(path)
    old = name_and_version(path)[1]
    other = info.replace(f"-{old}.", f"-{version}.")
    renamed = {name.replace(info, other): data for name, data in content.items()}
    metadata = f"{other}/METADATA"
    renamed[metadata] = re.sub(rb"(?m)^Version: .*$", b"Version: " + version.encode(), renamed[metadata])
    return write_archive(path.with_name(path.name.replace(f"-{old}-", f"-{version}-")), renamed, other)


def change_bytes(path, text):
    """Another content under the same name and version: what a stolen password on an index can do."""
    content, info = read_archive(path)
    module = next(name for name in content if name.endswith(".py"))
    content[module] += text.encode()
    return write_archive(path, content, info)


def write_index(folder):
    """The pages in `simple/` that tell an installer which wheels there are, and which hash each has."""
    packages = {}
    for path in sorted(folder.glob("*.whl")):
        packages.setdefault(name_and_version(path)[0], []).append(path)
    for name, paths in packages.items():
        page = folder / "simple" / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        links = [f'<a href="../../{path.name}#sha256={hashlib.sha256(path.read_bytes()).hexdigest()}">{path.name}</a><br>\n' for path in paths]
        page.write_text("<!DOCTYPE html>\n<html>\n<body>\n" + "".join(links) + "</body>\n</html>\n", encoding="utf-8", newline="\n")
