import polars

from report import names, run, table


def from_parquet(folder, name):
    path = folder / f"{name}.parquet"
    found = polars.read_parquet(path)
    columns = {column: str(kind) for column, kind in found.schema.items()}
    sums = {column: found[column].sum() for column, kind in found.schema.items() if kind == polars.Decimal}
    return table(columns, found.rows(), sums, metadata=polars.read_parquet_metadata(path))


def read(folder):
    return {"Parquet": {name: from_parquet(folder, name) for name in names(folder)}}


run(read)
