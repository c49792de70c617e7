"""Maps a function over drafts: in processes of this machine, or on a Dask cluster."""

from analyser.execution import cluster, local, travelling

travelling.allow()

__all__ = ["cluster", "local"]
