import pandas
import pyarrow
import pyarrow.compute
import pyarrow.parquet

from report import names, run, table


def from_arrow(folder, name):
    found = pyarrow.parquet.read_table(folder / f"{name}.parquet")
    columns = {field.name: str(field.type) for field in found.schema}
    decimals = [field.name for field in found.schema if pyarrow.types.is_decimal(field.type)]
    sums = {column: pyarrow.compute.sum(found[column]).as_py() for column in decimals}
    metadata = {key.decode(): value.decode() for key, value in (found.schema.metadata or {}).items()}
    return table(columns, zip(*(column.to_pylist() for column in found.columns)), sums, metadata=metadata)


def from_pandas(folder, name):
    found = pandas.read_parquet(folder / f"{name}.parquet", dtype_backend="pyarrow")
    columns = {column: str(kind) for column, kind in found.dtypes.items()}
    sums = {column: found[column].sum(min_count=1) for column, kind in columns.items() if kind.startswith("decimal")}
    plain = found.astype(object).where(found.notna(), None)
    return table(columns, plain.itertuples(index=False, name=None), {k: none_if_missing(v) for k, v in sums.items()})


def none_if_missing(value):
    return None if pandas.isna(value) else value


def read(folder):
    return {
        "pyarrow": {name: from_arrow(folder, name) for name in names(folder)},
        "pandas": {name: from_pandas(folder, name) for name in names(folder)},
    }


run(read)
