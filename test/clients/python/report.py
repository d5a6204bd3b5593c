"""What every client prints: for each snapshot folder, for each way of reading it, its tables as text."""

import json
import sys
from decimal import Decimal
from pathlib import Path


def cell(value):
    """One value in the form all clients are compared in. A float is refused: no figure may pass through one."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:.4f}"
    raise TypeError(f"{value!r} is {type(value).__name__}")


def table(columns, rows, sums, **said):
    """A table as read: its columns with their types, every row, and what the client itself adds up."""
    return {
        "columns": columns,
        "rows": [[cell(value) for value in row] for row in rows],
        "sums": {name: cell(total) for name, total in sums.items()},
        **said,
    }


def names(folder):
    """The tables of a snapshot, by its Parquet files."""
    return sorted(path.stem for path in Path(folder).glob("*.parquet"))


def run(read):
    """Prints what `read` makes of each folder named on the command line."""
    json.dump([read(Path(folder)) for folder in sys.argv[1:]], sys.stdout)
