import json
import sys
import warnings

from csvw import CSVW
from csvw.metadata import TableGroup


def faults(path):
    """Every warning of a strict reading, or the value at which it stopped."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            valid = CSVW(path, validate=True).is_valid
        except ValueError as error:
            return [str(error)]
    return [str(one.message) for one in warned] or ([] if valid else ["not valid"])


def read(folder):
    """What csvw says of the CSVs by their metadata, and how many rows of each it reads."""
    path = f"{folder}/csv-metadata.json"
    found = faults(path)
    if found:
        return {"faults": found, "refers": False, "rows": {}, "keys": {}}
    group = TableGroup.from_file(path)
    return {
        "faults": [],
        "refers": group.check_referential_integrity(),
        "rows": {str(table.url): len(list(table.iterdicts(strict=True))) for table in group.tables},
        "keys": {str(table.url): table.check_primary_key() for table in group.tables},
    }


json.dump([read(folder) for folder in sys.argv[1:]], sys.stdout)
