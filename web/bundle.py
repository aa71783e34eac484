"""All scripts in one file: a browser asks for it once, and not for each of them.

A module becomes a function that is called when it is asked for first, so each runs once
and in the same order as if it had been fetched alone. This takes only the imports and
exports that our scripts are written with, which a test of their source holds.
"""

import re
from functools import cache
from posixpath import dirname, join, normpath

from web.mount import scripts

IMPORT = re.compile(r'^import (?:(\{[^}]*\}) from )?"([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(
    r"^export (default )?((?:async )?function|class|const) (\w+|\[[\w, ]+\])",
    re.MULTILINE,
)
HERE = "import.meta.url"
FILE = """const modules = {{
{modules}
}};
const made = {{}};
const $at = (name) => new URL(name, import.meta.url).href;
export const $use = (name) => (made[name] ??= modules[name]());
"""


@cache
def bundle():
    """Return the file's text; it exports ``$use(name)``, a module by its name."""
    modules = (_function(name, path.read_text("utf-8")) for name, path in scripts())
    return FILE.format(modules=",\n".join(modules))


def _function(name, text):
    exports = ", ".join(_exported(match) for match in EXPORT.finditer(text))
    text = IMPORT.sub(lambda match: _used(dirname(name), *match.groups()), text)
    text = EXPORT.sub(r"\2 \3", text).replace(HERE, f'$at("{name}")')
    return f'"{name}"() {{\n{text}return {{ {exports} }};\n}}'


def _used(folder, names, path):
    module = f'$use("{normpath(join(folder, path))}");'
    return f"const {names.replace(' as ', ': ')} = {module}" if names else module


def _exported(match):
    default, _, names = match.groups()
    return f"default: {names}" if default else names.strip("[]")
