// Scores a file with DuckDB on two threads, into the same columns. Arguments: file, the CSV file to write.
import { DuckDBInstance } from '@duckdb/node-api';
import { csvSource, ndjsonSource, scored } from '../duckdb-sql.js';

const [path, output] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const source = path.endsWith('.csv') ? csvSource(path) : ndjsonSource(path);
await connection.run(`COPY (${scored(source)}) TO '${output}' (FORMAT csv, HEADER)`);
connection.closeSync();
