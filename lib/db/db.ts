import 'server-only';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from '@/lib/db/schema';

type Rows<Row> = { rows: Row[] };

interface CommonResult extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/**
 * The database as both engines offer it. A transaction is a `Db` too. Ask raw SQL for `::int` and `::text`: the
 * engines return int8, bytea and interval in different shapes.
 */
export type Db = PgDatabase<CommonResult, typeof schema>;
