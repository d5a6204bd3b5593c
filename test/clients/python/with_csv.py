import csv
import json
from decimal import Decimal

from report import run, table

# A field as its type in datapackage.json says. An empty field is no value.
TYPES = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def from_csv(folder, resource):
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with open(folder / resource["path"], encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = [{name: TYPES[types[name]](text) if text != "" else None for name, text in row.items()} for row in reader]
        header = reader.fieldnames
    sums = {name: total(rows, name) for name in header if types[name] == "number"}
    return table({name: types[name] for name in header}, [row.values() for row in rows], sums)


def total(rows, name):
    given = [row[name] for row in rows if row[name] is not None]
    return sum(given, Decimal(0)) if given else None


def read(folder):
    resources = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    return {"CSV": {one["name"]: from_csv(folder, one) for one in resources if one["format"] == "csv"}}


run(read)
