"""Find the parts that no Python package brings, and add them where we may: libraries and tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

QT_FILES = (
    "QtPdfWidgets.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtSvg.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
)

DEBIAN_PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}

PACKAGE_OF_TOOL = {
    "Xvfb": "xvfb",
    "age": "age",
    "cups-pdf": "printer-driver-cups-pdf",
    "cupsd": "cups",
    "dbus-run-session": "dbus-daemon",
    "fc-list": "fontconfig",
    "gnome-keyring-daemon": "gnome-keyring",
    "lpadmin": "cups-client",
    "minisign": "minisign",
    "openbox": "openbox",
    "openssl": "openssl",
    "pdftoppm": "poppler-utils",
    "strace": "strace",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
}
PACKAGE_OF_YARDSTICK = {"soffice": "libreoffice-writer-nogui"}
LIBRARY_OF_YARDSTICK = {"pangoft2-1.0": "libpangoft2-1.0-0"}
"""What draws a sheet beside ours in the benchmarks: LibreOffice, and what WeasyPrint stands on."""

TOOL_FOLDERS = ("/usr/sbin", "/sbin", "/usr/lib/cups/backend")


class CannotGoOn(Exception):
    """Something is missing that only the person at the terminal can bring."""


def complete_qt(environment: Path, python: Path, probe: str) -> None:
    """Load Qt in a child process; where a system library is missing, install it or say which."""
    stamp = environment / ".qt-loads"
    if stamp.exists():
        return
    if sys.platform == "linux":
        install_missing_libraries(environment)
    outcome = subprocess.run(
        [str(python), "-c", probe], capture_output=True, text=True, check=False
    )
    if outcome.returncode:
        raise CannotGoOn(f"Qt does not load on this computer:\n{outcome.stderr.strip()}")
    stamp.touch()


def install_missing_libraries(environment: Path) -> None:
    """Add the system libraries that Qt in *environment* cannot find."""
    qt_folders = list(environment.glob("lib/python3*/site-packages/PySide6"))
    missing = missing_libraries([folder / name for folder in qt_folders for name in QT_FILES])
    if missing:
        print("Qt needs system libraries that are not here:", ", ".join(missing), flush=True)
        install_packages([DEBIAN_PACKAGE_OF.get(name, name) for name in missing])


def missing_libraries(files: list[Path]) -> list[str]:
    """Ask the system's loader which libraries that *files* need are nowhere to be found."""
    answer = subprocess.run(
        ["ldd", *map(str, files)], capture_output=True, text=True, check=False
    ).stdout
    return sorted({line.split()[0] for line in answer.splitlines() if "=> not found" in line})


def complete_tools() -> None:
    """Add the window system, print queue and keyring that the tests use on Linux."""
    missing = missing_tools() if sys.platform == "linux" else []
    if missing:
        print("The tests need tools that are not here:", ", ".join(missing), flush=True)
        install_packages([PACKAGE_OF_TOOL[tool] for tool in missing])


def missing_tools() -> list[str]:
    """List the programs of the tests that are neither on PATH nor where Debian puts them."""
    places = os.pathsep.join([os.environ.get("PATH", ""), *TOOL_FOLDERS])
    return [tool for tool in PACKAGE_OF_TOOL if not shutil.which(tool, path=places)]


def missing_yardsticks() -> list[str]:
    """List the packages of what the benchmarks compare with and do not find."""
    missing = [each for tool, each in PACKAGE_OF_YARDSTICK.items() if not shutil.which(tool)]
    return missing + [each for name, each in LIBRARY_OF_YARDSTICK.items() if not find_library(name)]


def complete_yardsticks() -> None:
    """Add what draws PDF beside us in the benchmarks, on Linux."""
    missing = missing_yardsticks() if sys.platform == "linux" else []
    if missing:
        print("The benchmarks compare with programs that are not here.", flush=True)
        install_packages(missing)


def complete_venv(version: str) -> None:
    """Add the part of Python that makes virtual environments, which Debian keeps apart."""
    print(f"Python {version} is here without its venv part.", flush=True)
    install_packages([f"python{version}-venv"])


def install_packages(packages: list[str]) -> None:
    """Install Debian *packages* when we are root there; else say the exact command and stop."""
    wanted = sorted(set(packages))
    if not shutil.which("apt-get"):
        raise CannotGoOn(
            "Install what is named above with this system's own package tool and run this again.\n"
            f"On Debian and Ubuntu the packages are: {' '.join(wanted)}"
        )
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *wanted]
    if not is_root():
        raise CannotGoOn(
            "Please run this and then start again:\n"
            f"    sudo apt-get update && sudo {' '.join(install)}"
        )
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL):
            raise CannotGoOn(f"This command failed: {' '.join(command)}")


def is_root() -> bool:
    """Tell whether we may install system packages."""
    return sys.platform != "win32" and os.geteuid() == 0
