import json
import sys
import warnings

from csvw import CSVW


def read(folder):
    """What csvw says of the CSVs by their metadata, keys and references among it, and how many rows of each it reads."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            csvw = CSVW(f"{folder}/csv-metadata.json", validate=True)
            # Reads every table, and holds each key and reference to the rows.
            valid = csvw.is_valid
        except ValueError as error:
            return {"faults": [str(error)], "rows": {}}
    faults = [str(one.message) for one in [*warned, *csvw.warnings]] or ([] if valid else ["not valid"])
    rows = {} if faults else {str(table.url): len(list(table.iterdicts(strict=True))) for table in csvw.tables}
    return {"faults": faults, "rows": rows}


json.dump([read(folder) for folder in sys.argv[1:]], sys.stdout)
