"""Other machines' processors for what needs no database: a Dask cluster as an executor."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

PATIENCE = 10  # seconds until a scheduler, then a worker, must have answered
LARGEST = "20 MiB"  # a file; what is larger than expected is warned of in English

NOISY = ("distributed.client", "distributed.core", "tornado.application")
"""What tells in English, over pages, that a line was cut; we say so in a sentence."""


class NoCluster(Exception):
    """A cluster cannot be used; the message is a Chinese sentence."""


@contextmanager
def cluster(address: str, *, patience: float = PATIENCE) -> Iterator[Executor]:
    """Give an executor that runs on the workers of the scheduler at an address.

    What a worker was doing when it died, another does.

    Raises:
        NoCluster: Dask is not installed, nobody answers there, a worker has another version of
            quizapp than this machine, or the cluster went away meanwhile.

    """
    try:
        import dask  # noqa: PLC0415 - an extra, and heavy
        from distributed import Client, KilledWorker  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        raise NoCluster("没有装 Dask，请运行 pip install 'quizapp[cluster]'。") from error
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": LARGEST}):
        try:
            client: Any = Client(  # type: ignore[no-untyped-call] # it ships few types
                address, timeout=patience, set_as_default=False
            )
            client.wait_for_workers(1, timeout=patience)
        except (OSError, ValueError) as error:
            raise NoCluster(f"{address} 没有 Dask 集群，或者还没有工作进程。") from error
        try:
            _refuse_others(client.run(version, "quizapp"))
            yield client.get_executor(pure=False)
        except (CancelledError, KilledWorker, OSError) as error:
            raise NoCluster("集群中断了。读完的已经入库，再运行一次会接着读。") from error
        finally:
            client.close()


def _refuse_others(versions: dict[str, str]) -> None:
    """Refuse workers that would make other questions than this machine."""
    ours = version("quizapp")
    if others := sorted({found for found in versions.values() if found != ours}):
        raise NoCluster(f"集群上是 {'、'.join(others)} 版，这里是 {ours} 版，请先装成一样的。")
