"""A whole archive on Apache Spark: the same pure functions, partition by partition.

From and to Parquet, a folder for each stage, so that what was done once is not done again::

    reports              JSON lines or Parquet               `extract`
    | extracted          one parse of each report
    | actors             who is named anywhere, gathered     `match`
    | resolved           who speaks, given all of them
    | statements         numbered as they would arrive
    | pairs              who meets whom by keys
    | judged             what the judge keeps of that
    | matched            all of it, a row for each report
    | database           in the order of publication         `load`

The result is that of ``factdb ingest`` of the same reports in the order of publication into a
database that knows the gathered actors: ``tests/archive`` holds both against each other. Spark is
loaded when it is asked for; nothing else of factdb imports it.
"""
