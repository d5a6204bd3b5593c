"""Reads every area figure of a release with the client that openapi-python-client made of the API's own description."""

import importlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

address, collection, release = sys.argv[1:4]

with tempfile.TemporaryDirectory() as folder:
    made = Path(folder) / "returns_client"
    said = Path(folder) / "openapi.json"
    import httpx

    said.write_text(httpx.get(f"{address}/api/v1/openapi.json").text)
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(said)]
    done = subprocess.run(
        [*command, "--meta", "none", "--output-path", str(made)], capture_output=True, text=True
    )
    if not made.exists():
        sys.exit(done.stdout + done.stderr)
    sys.path.insert(0, folder)
    client = importlib.import_module("returns_client").Client(base_url=address)
    list_figures = importlib.import_module("returns_client.api.default.list_figures").sync
    explain = importlib.import_module("returns_client.api.default.explain_figure").sync
    found = []
    after = None
    while True:
        asked = {} if after is None else {"after": after}
        page = list_figures(collection, release, client=client, limit=100, **asked)
        found += page.figures
        if page.next_ is None:
            break
        after = page.figures[-1].figure
    figures = [
        {
            "measure": one.measure,
            "code": one.geography_code,
            "level": str(one.level),
            "numerator": one.numerator,
            "denominator": one.denominator,
            "value": one.value,
        }
        for one in found
        if str(one.level) != "council"
    ]
    england = next(one.figure for one in found if str(one.level) == "england")
    explained = explain(collection, release, client=client, figure=england)
    print(json.dumps({"figures": figures, "councils": len(explained.councils)}))
