import type { Row, TableName } from "../migrations-rows";

/** Rows that every constraint allows. */
export const lawful: [TableName, Row][] = [];

/** For each named constraint a change of a lawful row that violates it. */
export const unlawful: Record<string, [TableName, Row]> = {};
