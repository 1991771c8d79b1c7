"""The plan's SQL on DuckDB and on local Spark: the same tables, row by row.

python eval/spark.py          2,000 articles
python eval/spark.py 500      fewer
"""

import sys
import tempfile
import time
from pathlib import Path

from copydesk.story.engine import opened
from copydesk.story.plan import PLAN
from reuse_corpus import corpus
from shared import SHARED

INPUTS = ("docs", "grams")


def duckdb_tables(size: int, folder: Path) -> dict[str, list[tuple[int, ...]]]:
    """Carry out the plan on DuckDB; write what goes in as Parquet, and return what comes out, sorted."""
    members = corpus(size).members
    with opened() as engine:
        engine.add(members)
        for table in INPUTS:
            engine.connection.table(table).write_parquet(str(folder / f"{table}.parquet"))
        started = time.perf_counter()
        for _ in engine.carry_out():
            pass
        print(f"DuckDB: {time.perf_counter() - started:.1f} s")
        return {step.name: sorted(engine.connection.table(step.name).fetchall()) for step in PLAN}


def spark_tables(folder: Path) -> dict[str, list[tuple[int, ...]]]:
    """Carry out the plan on local Spark and return what comes out, sorted."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - a second that --help must not wait

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    for table in INPUTS:
        session.read.parquet(str(folder / f"{table}.parquet")).createOrReplaceTempView(table)
    started = time.perf_counter()
    found = {}
    for step in PLAN:
        made = session.sql(step.query).cache()
        made.createOrReplaceTempView(step.name)
        found[step.name] = sorted(tuple(row) for row in made.collect())
    print(f"Spark:  {time.perf_counter() - started:.1f} s")
    session.stop()
    return found


def main() -> None:
    if not SHARED.exists():
        sys.exit(f"{SHARED} is absent: nothing was compared")
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = duckdb_tables(size, Path(folder)), spark_tables(Path(folder))
    for name, rows in ours.items():
        print(f"{name:12} {len(rows):9,} rows {'the same' if rows == theirs[name] else 'DIFFERENT'}")
    sys.exit(ours != theirs)


if __name__ == "__main__":
    main()
