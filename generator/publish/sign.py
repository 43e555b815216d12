"""Sign the manifest of a published copy with the publisher's own key, and check such a signature.

OpenSSH's signatures (`ssh-keygen -Y`, since 8.0): anybody can check one without our scripts, and the same key gives
the same bytes (Ed25519). The key is the publisher's. It stands outside the copy; nothing here makes, keeps or reads one
but by handing its path to `ssh-keygen`.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from generator.files.hashes import MANIFEST

SIGNATURE = f"{MANIFEST}.sig"
SIGNERS = "data/allowed_signers"
"""Who may sign, in the form of `ssh-keygen`: a name, then the public key."""
NAMESPACE = "file"
"""What the signature is for: the name that OpenSSH's own examples use."""
_ANYBODY = "publisher"


class NoSignature(Exception):
    """Raised where a copy could not be signed; its text says why."""


def sign_copy(copy: Path, key: Path) -> None:
    """Write the signature of the manifest of a folder, and the list of who may sign."""
    manifest = copy / MANIFEST
    if not manifest.is_file():
        raise NoSignature(f"{copy} holds no {MANIFEST}: it is no copy of a published site")
    if copy.resolve() in key.resolve().parents:
        raise NoSignature("the key stands inside the copy: it would be published with it")
    public = key.with_name(f"{key.name}.pub")
    if not public.is_file():
        raise NoSignature(f"{public} is missing: the public key stands beside the key")
    (copy / SIGNATURE).unlink(missing_ok=True)
    made = _call(["-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(manifest)])
    if made.returncode:
        raise NoSignature(f"ssh-keygen could not sign: {made.stderr.strip()}")
    kind, code, *_ = public.read_text(encoding="utf-8").split()
    (copy / SIGNERS).write_text(f"{_ANYBODY} {kind} {code}\n", encoding="utf-8", newline="\n")


def check_signature(manifest: bytes, signature: bytes, signers: bytes) -> str:
    """Return what a signature is worth: `signed by the publisher` with the key, or why it is not."""
    with tempfile.TemporaryDirectory() as folder:
        sig, allowed = Path(folder) / "manifest.sig", Path(folder) / "allowed_signers"
        sig.write_bytes(signature)
        allowed.write_bytes(signers)
        command = ["-Y", "verify", "-f", str(allowed), "-I", _ANYBODY, "-n", NAMESPACE, "-s", str(sig)]
        answer = _call(command, manifest)
    if answer.returncode:
        return "NOT signed by the publisher: the signature does not fit the manifest or the key"
    return (
        f"signed by the publisher, {answer.stdout.strip().rpartition(' ')[2]}: compare the key with the one published"
    )


def _call(arguments: list[str], given: bytes = b"") -> subprocess.CompletedProcess[str]:
    try:
        made = subprocess.run(["ssh-keygen", *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoSignature("ssh-keygen is not installed: it comes with OpenSSH") from None
    return subprocess.CompletedProcess(made.args, made.returncode, made.stdout.decode(), made.stderr.decode())
