"""Asks DataFusion the questions in a JSON file and says what it answers, every value as text."""

import json
import sys

from datafusion import SessionContext


def answer(asked):
    context = SessionContext()
    for name, folder in asked["tables"].items():
        context.register_parquet(name, folder)
    return [rows(context.sql(sql)) for sql in asked["queries"]]


def rows(frame):
    return [
        {name: None if value is None else str(value) for name, value in row.items()}
        for batch in frame.collect()
        for row in batch.to_pylist()
    ]


with open(sys.argv[1], encoding="utf-8") as file:
    print(json.dumps([answer(asked) for asked in json.load(file)]))
