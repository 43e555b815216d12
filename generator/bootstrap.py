"""Set up everything on a fresh machine and run a command: `python3 -m generator.bootstrap build` or `test`.

Uses only the standard library. Python packages go into `.venv` from the lock files with their hashes; what the tests
need besides (browsers, a web server, Java for the checkers) comes from npm, and from apt where it is missing: that is
said, with the reason, before it is done.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from generator.files.hashes import hash_bytes  # Only the standard library is there yet.

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"
COMMANDS = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "java": "default-jre-headless",
    "nginx": "nginx-light",
}
"""What the tests call, and the Debian package that holds it."""
FILES = {
    "/usr/share/dict/british-english": "wbritish",
    "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so": "libnginx-mod-http-brotli-static",
}
_NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "Name or service not known",
    "Network is unreachable",
)
"""What pip says where it reaches no index."""
LIBRARIES = {"pangoft2-1.0": "libpangoft2-1.0-0", "harfbuzz-subset": "libharfbuzz-subset0"}
"""What WeasyPrint calls."""


def install(lock: str) -> None:
    """Install what a lock file names into `.venv`, unless that very file was installed before."""
    content = (ROOT / lock).read_bytes()
    mark = VENV / f".installed-{lock}"
    digest = hash_bytes(content + sys.version.encode())
    make_environment()
    if mark.exists() and mark.read_text() == digest:
        return
    print(f"installing {lock}", flush=True)
    mark.unlink(missing_ok=True)  # An interrupted installation must not pass for the last whole one.
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    done = subprocess.run([*pip, "-r", lock], cwd=ROOT, check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        if any(sign in done.stderr for sign in _NO_NETWORK):
            sys.exit(f"{lock} cannot be installed: the package index cannot be reached; is there a network?")
        sys.stderr.write(done.stderr)
        sys.exit(done.returncode)
    fresh = mark.with_suffix(".new")
    fresh.write_text(digest)
    fresh.replace(mark)


def make_environment() -> None:
    """Make `.venv` where it is missing, half made or of another Python; a link is left alone with what it leads to."""
    if VENV.is_symlink():
        if not _is_usable():
            sys.exit(".venv is a link to a place that holds no environment of this Python: remove the link")
        return
    whole = VENV / ".made"
    if whole.exists() and _is_usable():
        return
    if not (VENV.exists() and _is_usable() and _has_pip()):
        print("setting up .venv", flush=True)
        venv.create(VENV, with_pip=True, clear=True)
    whole.write_text("This environment was made to its end.\n")


def _is_usable() -> bool:
    """Return whether the Python in `.venv` runs and is of this version."""
    ask = "import sys; print(sys.version)"
    try:
        done = subprocess.run([str(PYTHON), "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.strip() == sys.version


def _has_pip() -> bool:
    command = [str(PYTHON), "-m", "pip", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install_checkers() -> None:
    """Install the browsers, Java, nginx and the npm checkers that the tests use, where they are missing."""
    path = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"  # where servers are, and users do not look
    missing = [package for command, package in COMMANDS.items() if shutil.which(command, path=path) is None]
    missing += [package for file, package in FILES.items() if not Path(file).exists()]
    missing += [package for library, package in LIBRARIES.items() if ctypes.util.find_library(library) is None]
    if missing:
        missing.append("fonts-dejavu-core")
        print(f"the tests call programs that this machine lacks; apt-get will install {', '.join(missing)}", flush=True)
        sudo = ["sudo"] if os.name != "nt" and os.geteuid() != 0 else []
        run([*sudo, "apt-get", "update", "-qq"])
        run([*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing])
    lock = (ROOT / "package-lock.json").read_bytes()
    mark = ROOT / "node_modules" / ".installed"
    digest = hash_bytes(lock)
    if not mark.exists() or mark.read_text() != digest:
        print("installing the npm checkers", flush=True)
        run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"])
        mark.write_text(digest)


def run(command: list[str]) -> None:
    """Run a command in the project's folder; end this program with its code where it fails."""
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def main(arguments: list[str]) -> None:
    """Set up what the command needs and run it."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not arguments:
        sys.exit("usage: python3 -m generator.bootstrap test | build | any other command of the generator")
    if arguments[0] == "test":
        install("requirements-test.lock")
        install_checkers()
        run([str(PYTHON), "-m", "ruff", "check", "generator", "tests"])
        run([str(PYTHON), "-m", "mypy"])
        run([str(PYTHON), "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments[1:]])
    else:
        install("requirements.lock")
        run([str(PYTHON), "-m", "generator", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
