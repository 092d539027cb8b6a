"""A print scheduler of our own, on this machine only, gone with the test that started it."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
PDF_SETTINGS = Path("/etc/cups")
"""The one place where the cups-pdf back end looks for its settings."""

_FILES = """
ServerRoot {root}
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/spool/tmp
ErrorLog {root}/error_log
AccessLog {root}/access_log
PageLog {root}/page_log
Printcap
"""

_RULES = """
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType None
LogLevel debug
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

_TO_PDF = """
Out {out}
AnonDirName {out}
Spool {root}/pdf-spool
Log {root}
Label 1
"""


class PrivateCups:
    """A scheduler with its own folder and port; ``environment`` is what leads a program to it."""

    def __init__(self, root: Path, port: int) -> None:
        self.root = root
        self.environment = {"PATH": PATH, "CUPS_SERVER": f"127.0.0.1:{port}"}
        self._port = port

    def write_settings(self) -> None:
        for folder in ("spool/tmp", "cache", "state", "ppd", "pdf-spool"):
            (self.root / folder).mkdir(parents=True)
        (self.root / "cups-files.conf").write_text(_FILES.format(root=self.root))
        (self.root / "cupsd.conf").write_text(_RULES.format(port=self._port))

    def command(self) -> list[str]:
        """Return how the scheduler is started in the foreground."""
        rules, files = self.root / "cupsd.conf", self.root / "cups-files.conf"
        return ["cupsd", "-f", "-c", str(rules), "-s", str(files)]

    def is_up(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    def run(self, *command: str) -> str:
        """Run one of CUPS's own programs against this scheduler."""
        outcome = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        assert outcome.returncode == 0, f"{command}: {outcome.stderr}"
        return outcome.stdout

    @contextmanager
    def pdf_queue(self, name: str) -> Iterator[Path]:
        """Give a queue that turns each job into a PDF in the folder that is returned."""
        out, settings = self.root / f"out-{name}", PDF_SETTINGS / f"cups-pdf-{name}.conf"
        out.mkdir()
        out.chmod(0o777)
        settings.write_text(_TO_PDF.format(out=out, root=self.root))
        try:
            self.run("lpadmin", "-p", name, "-v", f"cups-pdf:/{name}", "-P", str(PPD), "-E")
            yield out
        finally:
            settings.unlink()

    def log(self) -> str:
        """Return the end of what the scheduler wrote down, for a test that fails."""
        return (self.root / "error_log").read_text(errors="replace")[-3000:]


@contextmanager
def private_cups() -> Iterator[PrivateCups]:
    """Start a scheduler and stop it again."""
    root = Path(tempfile.mkdtemp(prefix="mmep-cups-"))
    root.chmod(0o755)  # its filters run as another user
    cups = PrivateCups(root, _free_port())
    cups.write_settings()
    scheduler = subprocess.Popen(cups.command(), env={**os.environ, "PATH": PATH})
    try:
        wait_until(cups.is_up, 20)
        yield cups
    finally:
        scheduler.terminate()
        scheduler.wait(20)
        shutil.rmtree(root, ignore_errors=True)


def wait_until(is_so: Callable[[], bool], seconds: float) -> None:
    """Wait until *is_so*() holds; fail after *seconds*."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
