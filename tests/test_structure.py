"""Who may import whom, and other promises that the source itself can break."""

import ast
import re
import sys
from collections import Counter
from pathlib import Path
from posixpath import normpath

import pytest
from hypothesis import settings

from web.bundle import EXPORT, HERE, IMPORT
from web.mount import MODULE

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (
    *"engine networks pictures figures web scenes stage drawing".split(),
    *"lessons live exports server ui pages".split(),
)
SOURCES = [path for name in FOLDERS for path in sorted((ROOT / name).rglob("*.py"))]
MAY_IMPORT = {  # beside Python's own modules
    "engine": "numpy",
    "networks": "engine numpy",
    "pictures": "numpy PIL",
    "figures": "numpy",
    "web": "streamlit",
    "scenes": "engine networks numpy",
    "stage": "scenes figures numpy",
    "drawing": "scenes figures plotly PIL numpy",
    "lessons": "engine networks scenes figures pictures numpy",
    "live": "lessons stage figures pictures numpy",
    "exports": "live lessons drawing scenes figures PIL numpy",
    "server": "live exports web stage lessons pictures streamlit starlette uvicorn"
    " h11 google segno",
    "ui": "live web stage lessons figures pictures numpy streamlit",
    "pages": "ui streamlit",
}
MOST = 15  # files of a kind in a folder
CHANGES = "append add extend insert update setdefault pop popitem remove clear".split()


def names(paths):
    return [path.relative_to(ROOT).as_posix() for path in paths]


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." if node.level else node.module.partition(".")[0]


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_a_folder_imports_only_what_it_may(path):
    folder = path.relative_to(ROOT).parts[0]
    allowed = {*MAY_IMPORT[folder].split(), folder, "."}
    found = set(imported(ast.parse(path.read_text("utf-8"))))
    assert found - set(sys.stdlib_module_names) - allowed == set()


def test_nothing_beside_the_script_hides_what_is_imported():
    """Streamlit looks for modules in the script's folder first."""
    beside = {path.stem for path in (ROOT / "ui").iterdir()}
    imports = {name for allowed in MAY_IMPORT.values() for name in allowed.split()}
    assert beside & {*imports, *FOLDERS, *sys.stdlib_module_names} == set()


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_no_module_keeps_mutable_state(path):
    tree = ast.parse(path.read_text("utf-8"))
    globals_ = {name.id for node in tree.body for name in assigned(node)}
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    changed = {name for function in functions for name in changes(function)}
    assert changed & globals_ == set()


def assigned(node):
    """Names that a statement binds."""
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    return [target for target in targets if isinstance(target, ast.Name)]


def changes(function):
    """Names whose contents a function changes, or which it declares global."""
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names
        elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield getattr(node.value, "id", None)
        elif isinstance(node, ast.Attribute) and node.attr in CHANGES:
            yield getattr(node.value, "id", None)


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_every_cache_is_bounded(path):
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    takes = [f for f in functions if f.args.args or f.args.kwonlyargs]
    kept = [ast.unparse(d) for f in takes for d in f.decorator_list]
    caches = [d for d in kept if d.startswith(("st.cache_", "lru_cache"))]
    assert [d for d in caches if "max_entries" not in d and "maxsize" not in d] == []


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_no_function_is_longer_than_forty_lines(path):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    assert [f.name for f in functions if body_length(f) > 40] == []


def body_length(function):
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


SCRIPTS = sorted(ROOT.glob("*/static/**/*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_a_script_asks_no_other_host(path):
    source = path.read_text("utf-8").replace("http://www.w3.org/", "")
    assert not re.search(r"https?://", source)


STORES = re.compile(r"(local|session)Storage|document\.cookie|cookieStore|indexedDB")


STYLES = sorted(ROOT.glob("*/static/**/*.css"))
TOO_NEW = re.compile(  # for one of Chromium 120, Firefox 125, Safari 17.4
    r"\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf)\("
    r"|(values|keys|entries)\(\)\.(map|filter|some|every|find|reduce|flatMap|toArray)\b"
    r"|\b(Iterator|Temporal|Float16Array|requestIdleCallback|ToggleEvent\.source)\b"
    r"|Array\.fromAsync|Promise\.try|URL\.(parse|canParse)|RegExp\.escape|sumPrecise"
    r"|moveBefore|startViewTransition|scrollend|(to|from)(Base64|Hex)\b|\bclosedby\b"
    r"|getHTML\(|setHTMLUnsafe|caretPositionFromPoint|scrollIntoViewIfNeeded"
    r"|light-dark\(|@starting-style|@scope|@property|@position-try|anchor-name"
    r"|position-anchor|field-sizing|interpolate-size|calc-size\(|scrollbar-gutter"
    r"|content-visibility|animation-timeline|(?<![.\w])(round|mod|rem)\(.*px"
    r"|Error\.isError|f16round|CloseWatcher|DurationFormat|commandfor|popover=.hint"
    r"|\bwith \{ type|(rgb|hsl|lab|lch|color)\(from |contrast-color|sibling-index"
    r"|:state\(|::details-content|:open\b|text-box|corner-shape|:has-slotted"
)


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES], ids=names([*SCRIPTS, *STYLES]))
def test_nothing_is_newer_than_the_oldest_browsers(path):
    found = [m[0] for m in TOO_NEW.finditer(path.read_text("utf-8"))]
    assert found == []


USER_SELECT = re.compile(r"(?<!-webkit-)user-select: (.*);")


@pytest.mark.parametrize("path", STYLES, ids=names(STYLES))
def test_safari_is_told_with_its_prefix_what_cannot_be_selected(path):
    text = path.read_text("utf-8")
    assert text.count("-webkit-user-select") == len(USER_SELECT.findall(text))


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS], ids=names([*SOURCES, *SCRIPTS]))
def test_only_one_helper_touches_what_a_browser_may_deny(path):
    if path.name != "storage.js":
        assert not STORES.search(path.read_text("utf-8"))


OF_ALL = {"contrast.css", "page.css", "paper.css", "start.css"}  # speak of both folders
FIRST_CLASS = re.compile(r"(?:^|[,}])\s*(\.ls-[\w-]+)", re.MULTILINE)


def test_a_class_is_styled_by_one_folder():
    """All stand on one page: what one says of its own class befell the other's."""
    told = Counter()
    for path in (path for path in STYLES if path.name not in OF_ALL):
        text = path.read_text("utf-8")
        folder = path.relative_to(ROOT).parts[0]
        told |= Counter({(name, folder) for name in FIRST_CLASS.findall(text)})
    folders = Counter(name for name, _ in told)
    assert [name for name, count in folders.items() if count > 1] == []


MODULES = {path: path.read_text("utf-8") for path in SCRIPTS} | {"inline": MODULE}
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


@pytest.mark.parametrize("path", MODULES, ids=[*names(SCRIPTS), "inline"])
def test_no_module_awaits_at_its_top_level(path):
    """Safari up to 26 fails where two modules import one that does."""
    source = COMMENT.sub("", MODULES[path])
    statements = re.split(r"\n(?=[a-z])", source)
    waiting = [s for s in statements if re.search(r"\bawait\b", s)]
    assert [s for s in waiting if not re.search(r"\basync\b", s)] == []


OWN = re.compile(r"^(import|export)\b.*|\bimport\(.*|import\.meta.*|\$(use|at)\b", re.M)


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_a_script_imports_and_exports_as_the_file_of_all_is_made(path):
    """``web.bundle`` reads no more of the language than our scripts are written in."""
    source = COMMENT.sub("", path.read_text("utf-8")).replace(HERE, "")
    assert [m[0] for m in OWN.finditer(EXPORT.sub("", IMPORT.sub("", source)))] == []


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS], ids=names([*SOURCES, *SCRIPTS]))
def test_sentences_stand_with_the_texts_and_nowhere_else(path):
    """Chinese in the source would be a sentence that no other language has."""
    assert not re.search(r"[\u4e00-\u9fff]", path.read_text("utf-8"))


PARTS = (  # of the screen, from the ground up: each imports none that comes later
    "web",
    *("web/plotly", "web/talk"),
    *("stage/scene", "stage/paint", "stage/plotly", "stage/player"),
    *("stage/panels", "stage/graph"),
    *("stage/equation", "stage/floor", "stage/maps", "stage/overview"),
    *("stage/closeup", "stage"),
    *("ui/along", "ui/frame", "ui/charts", "ui/controls", "ui/picture", "ui/start"),
    *("ui/training/step", "ui/training"),
)
ASKED_FOR = re.compile(r'"(\.{1,2}/[\w./-]+\.(?:js|css))"')


def part_of(path):
    """Folder of a script as the browser sees it: ``stage/panels``."""
    room, _, *rest = path.relative_to(ROOT).parts
    return "/".join([room, *rest[:-1]])


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_a_script_asks_for_nothing_that_stands_above_it(path):
    here = part_of(path)
    asked = ASKED_FOR.findall(path.read_text("utf-8"))
    found = [served(normpath(f"{here}/{way}")) for way in asked]
    assert [each for each in found if not each.is_file()] == []
    above = PARTS[PARTS.index(here) + 1 :]
    assert [each for each in found if part_of(each) in above] == []


def served(name):
    """File behind a name of the static route."""
    room, _, rest = name.partition("/")
    return ROOT / room / "static" / rest


def test_all_files_are_looked_at():
    """A pattern that finds too little would let everything pass."""
    found = len(SOURCES), len(SCRIPTS), len(STYLES)
    assert found >= (278, 118, 21)


@pytest.mark.parametrize("kind", ["py", "js", "css"])
def test_no_folder_is_a_heap(kind):
    """Two folders are lists by nature: a file a kind of layer, of operator."""
    files = [path for path in ROOT.glob(f"*/**/*.{kind}") if path.name[0] != "_"]
    mine = [path for path in files if path.relative_to(ROOT).parts[0] in FOLDERS]
    counts = Counter(str(path.parent.relative_to(ROOT)) for path in mine)
    heaps = {name for name, many in counts.items() if many > MOST}
    assert heaps <= {"engine", "networks/operators"}


PAGES = sorted((ROOT / "pages").glob("*.py"))
SHOWN = re.compile(r"[A-Z][a-z]+ [a-z]+ [a-z]+")


@pytest.mark.parametrize("path", PAGES, ids=names(PAGES))
def test_a_page_holds_no_sentence(path):
    tree = ast.parse(path.read_text("utf-8"))
    kinds = ast.Module | ast.FunctionDef
    parts = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    docstrings = {ast.get_docstring(part, clean=False) for part in parts}
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    sentences = [t for t in texts if isinstance(t, str) and SHOWN.search(t)]
    assert [t for t in sentences if t not in docstrings] == []


def test_random_tests_take_fresh_examples_everywhere_and_print_the_one_that_fails():
    now = settings()
    assert not now.derandomize and now.print_blob
    assert now.database is None and now.deadline is None
