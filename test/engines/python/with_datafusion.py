"""Asks DataFusion the questions in a JSON file and says what it answers, every value as text, and in how many seconds."""

import json
import sys
from time import perf_counter

from datafusion import SessionContext


def answer(asked):
    context = SessionContext()
    for name, folder in asked["tables"].items():
        context.register_parquet(name, folder)
    return [told(context, sql) for sql in asked["queries"]]


def told(context, sql):
    started = perf_counter()
    rows = [row for batch in context.sql(sql).collect() for row in batch.to_pylist()]
    seconds = perf_counter() - started
    return {"rows": [{name: text(value) for name, value in row.items()} for row in rows], "seconds": seconds}


def text(value):
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps([answer(asked) for asked in json.load(file)]))
