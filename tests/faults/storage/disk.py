"""A small disk in memory, which can be filled to the last byte and emptied again."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZE = 96 << 20  # a site needs 64 MiB to call itself ready
PAGE = 4096


@dataclass(frozen=True, slots=True)
class Disk:
    """A mounted disk at `folder`."""

    folder: Path

    def fill_up(self) -> None:
        """Take every byte that is left."""
        while (free := shutil.disk_usage(self.folder).free) >= PAGE:
            with (self.folder / "ballast").open("ab") as file, suppress(OSError):
                # others write meanwhile, so it may be less by now
                os.posix_fallocate(file.fileno(), file.tell(), free)

    def clear(self) -> None:
        """Give the bytes back."""
        (self.folder / "ballast").unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Give a disk of its own in a folder that exists; only root may.

    Raises:
        PermissionError: this process may not mount.

    """
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        raise PermissionError
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
