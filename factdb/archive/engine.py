"""Spark, started when it is needed, and the folder of a run with its stages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from factdb.errors import EngineError, UsageError
from factdb.store import postings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

NEXT = "first factdb archive extract, then match, then load"

BATCH = 64
"""How many rows go to Python at once: as many reports are parsed in one go."""


@contextmanager
def spark(master: str, settings: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """Start Spark, and stop it in the end.

    Args:
        master: ``local[*]``, or the address of a cluster whose machines have factdb.
        settings: what else to tell Spark.

    Raises:
        EngineError: if PySpark or Java is not there.

    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError(f"no Spark: {error}") from error
    # The workers of this machine run the Python that runs this.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        session = _configured(SparkSession.builder, master, settings or {}).getOrCreate()
    except (PySparkException, FileNotFoundError) as error:
        raise EngineError(f"Spark does not start: {str(error).splitlines()[0]}") from error
    try:
        session.sparkContext.setLogLevel("ERROR")
        yield session
    finally:
        session.stop()


def _configured(builder: Any, master: str, settings: Mapping[str, str]) -> Any:
    """Set what the work needs; what ``spark-defaults.conf`` says of other things holds."""
    told: dict[str, Any] = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": BATCH,
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.adaptive.enabled": "true",
        "spark.sql.adaptive.skewJoin.enabled": "true",
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executorEnv.OMP_NUM_THREADS": "1",
    }
    builder = builder.master(master).appName("factdb archive")
    for name, value in (told | dict(settings)).items():
        builder = builder.config(name, value)
    return builder


@dataclass(frozen=True, slots=True)
class Run:
    """A run: where its stages lie, and the Spark that makes them.

    ``folder`` is a path or an address that Spark can write to (``hdfs://…``, ``s3a://…``).
    ``work`` says how many entries of the index are followed for one statement.
    """

    spark: SparkSession
    folder: str
    work: int = postings.WORK

    def place(self, stage: str) -> str:
        """Say where a stage lies."""
        return f"{self.folder.rstrip('/')}/{stage}"

    def is_done(self, stage: str) -> bool:
        """Say whether a stage was finished: Spark notes that when the last part is written."""
        context: Any = self.spark.sparkContext
        path = context._jvm.org.apache.hadoop.fs.Path(f"{self.place(stage)}/_SUCCESS")
        return bool(path.getFileSystem(context._jsc.hadoopConfiguration()).exists(path))

    def read(self, stage: str) -> DataFrame:
        """Give a finished stage.

        Raises:
            UsageError: if it is not.

        """
        if not self.is_done(stage):
            raise UsageError(f"{self.place(stage)}: not there yet", hint=NEXT)
        return self.spark.read.parquet(self.place(stage))

    def stage(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """Make a stage unless it is done; give it as it was written."""
        if not self.is_done(name):
            make().write.mode("overwrite").parquet(self.place(name))
        return self.read(name)


Row = dict[str, Any]
Work = Callable[[list[Row]], "Iterator[Row]"]


def mapped(frame: DataFrame, schema: str, work: Work) -> DataFrame:
    """Run a function of ours over the rows of a frame, a batch at a time.

    Args:
        frame: rows.
        schema: the columns that come out, as Spark writes them: ``"id string, n int"``.
        work: from some rows to any number of others; pure, and importable by its name on every
            machine.

    """
    from pyspark.sql.pandas.types import to_arrow_schema
    from pyspark.sql.types import StructType

    columns = to_arrow_schema(cast(StructType, StructType.fromDDL(schema)))
    return frame.mapInArrow(_Through(work, columns), schema)


@dataclass(frozen=True, slots=True)
class _Through:
    """Batches of Arrow through a function of rows."""

    work: Work
    columns: Any

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            found = list(self.work(batch.to_pylist()))
            yield pa.RecordBatch.from_pylist(found, schema=self.columns)


def parts_of(folder: str, stage: str, size: int) -> Iterator[list[Row]]:
    """Read a finished stage without Spark: its rows in their order, so many at once.

    Raises:
        EngineError: if Arrow is not there.
        UsageError: if the stage is not finished.

    """
    try:
        from pyarrow import ArrowException, dataset, fs
    except ImportError as error:
        raise EngineError(f"no Arrow: {error}") from error
    place = f"{folder.rstrip('/')}/{stage}"
    try:
        where, path = fs.FileSystem.from_uri(
            place if "://" in place else f"{Path(place).resolve()}"
        )
        done = where.get_file_info(f"{path}/_SUCCESS").is_file
    except (ArrowException, OSError) as error:
        raise UsageError(f"{place}: {error}", hint=NEXT) from error
    if not done:
        raise UsageError(f"{place}: not there yet", hint=NEXT)
    found = dataset.dataset(path, filesystem=where, format="parquet")
    for batch in found.to_batches(batch_size=size, fragment_readahead=1):
        if batch.num_rows:
            yield batch.to_pylist()
