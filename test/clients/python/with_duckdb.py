import duckdb

from report import names, run, table


def relation(found, **said):
    """A relation with the sums of its decimals worked out by DuckDB."""
    columns = dict(zip(found.columns, [str(kind) for kind in found.types]))
    decimals = [name for name, kind in columns.items() if kind.startswith("DECIMAL")]
    totals = found.aggregate(", ".join(f'sum("{name}")' for name in decimals)).fetchall()[0] if decimals else ()
    return table(columns, found.fetchall(), dict(zip(decimals, totals)), **said)


def from_parquet(folder, name):
    path = str(folder / f"{name}.parquet")
    pairs = duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata('{path}')").fetchall()
    return relation(duckdb.read_parquet(path), metadata={key.decode(): value.decode() for key, value in pairs})


def from_database(database, name):
    comment = database.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [name]).fetchone()[0]
    columns = database.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [name]
    ).fetchall()
    return relation(database.table(name), metadata={"comment": comment, "columns": dict(columns)})


def views(database):
    found = database.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
    return {name: {"comment": said, "rows": len(database.table(name).fetchall())} for name, said in found}


def read(folder):
    (path,) = folder.glob("*.duckdb")
    with duckdb.connect(str(path), read_only=True) as database:
        return {
            "Parquet": {name: from_parquet(folder, name) for name in names(folder)},
            "database": {name: from_database(database, name) for name in names(folder)},
            "views": views(database),
        }


run(read)
