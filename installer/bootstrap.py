"""Make the program run from a checkout: an environment of its own, locked packages, system parts.

Standard library only, in plain syntax, since any python3 may be asked to start it:

    python3 installer/bootstrap.py run | test | lint | bench | drill | words | pictures
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from installer import system_parts

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
LOCKS = ROOT / "requirements"
OLDEST, NEWEST = (3, 11), (3, 14)

PROBE = "import sys; print(*sys.version_info[:2])"
QT_PROBE = "from PySide6 import QtPdfWidgets, QtPrintSupport, QtSvg, QtWidgets"
ALWAYS_A_DISPLAY = ("win32", "darwin")
TYPE_PLATFORMS = ("linux", "win32", "darwin")
SIDE_BY_SIDE = (
    *("--numprocesses=auto", "--maxprocesses=4"),
    *("--dist=loadfile", "--no-loadscope-reorder"),
)
"""As many tests at once as there are cores; those of one file follow each other."""


def main(arguments: list[str]) -> int:
    """Carry out one verb and return the exit status of what it started."""
    verbs = {
        "run": run,
        "test": test,
        "lint": lint,
        "bench": bench,
        "drill": drill,
        "words": words,
        "pictures": pictures,
    }
    if len(arguments) != 1 or arguments[0] not in verbs:
        print(f"usage: bootstrap.py {' | '.join(verbs)}", file=sys.stderr)
        return 2
    try:
        return verbs[arguments[0]]()
    except system_parts.CannotGoOn as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 3


def run() -> int:
    """Open the window with practice families, or walk through it where there is no display."""
    install("run", "build")
    system_parts.complete_qt(VENV, PYTHON, QT_PROBE)
    program = [str(BIN / "mmep-desktop"), "--practice"]
    if has_display():
        return call(*program)
    print("No display here: walking through the pages off screen; the pictures go to ./out")
    return call(*program, "--walk", "out", QT_QPA_PLATFORM="offscreen")


def test() -> int:
    """Run every test off screen and then every check, even when a test failed."""
    prepare_for_tests()
    print("== tests", flush=True)
    tests = call(str(PYTHON), "-m", "pytest", *SIDE_BY_SIDE, QT_QPA_PLATFORM="offscreen")
    failed_checks = lint_only()
    return tests or failed_checks


def lint() -> int:
    """Check style, import contracts and types."""
    install("test")
    return lint_only()


def bench() -> int:
    """Measure what must stay fast; the table is printed and left in out/bench.md."""
    prepare_for_tests()
    bring_yardsticks()
    return call(str(PYTHON), "-m", "pytest", "tests/benchmarks", "-s", QT_QPA_PLATFORM="offscreen")


def drill() -> int:
    """Run the long rehearsals of what may go wrong."""
    prepare_for_tests()
    return call(str(PYTHON), "-m", "pytest", "tests/drills", "-s", QT_QPA_PLATFORM="offscreen")


def words() -> int:
    """Bring the catalogues of the window up to the sources, and name what is not translated."""
    install("test")
    return call(str(PYTHON), "installer/window_words.py")


def pictures() -> int:
    """Leave a picture of every page in every theme in out/pictures, to be looked at."""
    prepare_for_tests()
    return call(str(PYTHON), "-m", "tests.gallery.pictures", QT_QPA_PLATFORM="offscreen")


def prepare_for_tests() -> None:
    """Bring in the packages of the tests, Qt's libraries and the desktop's tools."""
    install("test")
    system_parts.complete_qt(VENV, PYTHON, QT_PROBE)
    system_parts.complete_tools()


def bring_yardsticks() -> None:
    """Bring in what our papers are measured beside; what cannot come is left out of the table."""
    for bring in (partial(install, "bench"), system_parts.complete_yardsticks):
        try:
            bring()
        except system_parts.CannotGoOn as reason:
            print(f"{reason}\nThe rows of the table that need it will say so.", flush=True)


def lint_only() -> int:
    """Run each check even when one before it failed; return how many did."""
    checks = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["lint-imports"],
        *(["mypy", "--platform", platform] for platform in TYPE_PLATFORMS),
    ]
    failed = 0
    for name, *arguments in checks:
        print("==", name, *arguments, flush=True)
        failed += call(str(BIN / name), *arguments) != 0
    return failed


def install(*locks: str) -> None:
    """Fill the environment with exactly the locked packages, each by its hash; at once if done."""
    files = [LOCKS / f"{name}.txt" for name in locks]
    wanted = stamp_for(*files, ROOT / "pyproject.toml")
    stamp = VENV / f".installed-{locks[0]}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    make_environment()
    print(f"Installing the locked packages ({', '.join(locks)}) into .venv ...", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    sources = [part for file in files for part in ("-r", str(file))]
    if call(*pip, "--require-hashes", "--only-binary", ":all:", *sources):
        raise system_parts.CannotGoOn(
            "The packages could not be fetched. Nothing outside .venv was changed.\n"
            "Check the network or the proxy (pip's own settings are used) and run this again."
        )
    # The build backend is locked and installed by now, so this step needs no network.
    if call(*pip, "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)):
        raise system_parts.CannotGoOn("The checkout itself could not be installed; see above.")
    stamp.write_text(wanted)


def stamp_for(*files: Path) -> str:
    """Return a mark that changes when a file does, or when the checkout has been moved."""
    digest = hashlib.sha256(str(ROOT).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """Make .venv with the newest Python here that fits, unless a working one is there."""
    if fits(version_of(PYTHON)):
        return
    chosen = choose_python(pythons_on_path())
    print(f"Making .venv with {chosen} ...", flush=True)
    if call(str(chosen), "-m", "venv", "--clear", str(VENV)):
        raise system_parts.CannotGoOn(f"{chosen} could not make a virtual environment; see above.")


def pythons_on_path() -> list[Path]:
    """List what may be a Python on PATH, and the one that runs this."""
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    names += ["python3", "python"]
    folders = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    found = [shutil.which(name, path=folder) for name in names for folder in folders]
    return [*(Path(each) for each in found if each), Path(sys.executable)]


def choose_python(candidates: list[Path]) -> Path:
    """Return the newest of *candidates* that fits and can make an environment."""
    versions = {python: version_of(python) for python in candidates}
    fitting = [python for python in candidates if fits(versions[python])]
    fitting.sort(key=versions.__getitem__, reverse=True)
    if not fitting:
        raise system_parts.CannotGoOn(
            f"This program needs Python {dotted(OLDEST)} to {dotted(NEWEST)}, and none is on PATH."
        )
    for python in fitting:
        if can_make_environments(python):
            return python
    system_parts.complete_venv(dotted(versions[fitting[0]]))
    return fitting[0]


def version_of(python: Path) -> tuple[int, ...]:
    """Ask *python* for its version; () when it does not run, as a stale shim does not."""
    try:
        answer = subprocess.run(
            [str(python), "-c", PROBE], capture_output=True, text=True, check=True, timeout=60
        )
        return tuple(int(part) for part in answer.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


def fits(version: tuple[int, ...]) -> bool:
    """Tell whether the locked packages are made for *version*."""
    return OLDEST <= version <= NEWEST


def can_make_environments(python: Path) -> bool:
    """Tell whether *python* brings ensurepip, which Debian keeps in a package of its own."""
    probe = [str(python), "-c", "import ensurepip, venv"]
    return subprocess.call(probe, stderr=subprocess.DEVNULL) == 0


def dotted(version: tuple[int, ...]) -> str:
    """Write (3, 11) as 3.11."""
    return ".".join(str(part) for part in version)


def has_display() -> bool:
    """Tell whether a window can open here."""
    always = sys.platform in ALWAYS_A_DISPLAY
    return always or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(*command: str, **environment: str) -> int:
    """Start *command* in the checkout, wait, and return its exit status."""
    return subprocess.call(list(command), cwd=ROOT, env={**os.environ, **environment})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
