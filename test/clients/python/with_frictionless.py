import json
import sys

from frictionless import Package


def read(folder):
    """What Frictionless says of the package: whether all its files are as described, and what it knows of them."""
    package = Package(f"{folder}/datapackage.json")
    report = package.validate()
    return {
        "errors": [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
        + [error.message for error in report.errors],
        "rows": {task.name: task.stats.get("rows") for task in report.tasks},
        "descriptions": {
            resource.name: {field.name: field.description for field in resource.schema.fields}
            for resource in package.resources
        },
    }


json.dump([read(folder) for folder in sys.argv[1:]], sys.stdout)
