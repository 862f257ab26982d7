import { describe, expect, it } from "vitest";
import { isUnavailable } from "../../../app/database/unavailable";

function failed(code: string | undefined, message = "x"): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe("a database that cannot be used just now", () => {
  it.each([
    "SQLITE_FULL",
    "SQLITE_BUSY",
    "SQLITE_BUSY_SNAPSHOT",
    "SQLITE_LOCKED",
    "SQLITE_READONLY",
    "SQLITE_READONLY_DBMOVED",
    "SQLITE_IOERR_WRITE",
    "SQLITE_CANTOPEN",
    "53100",
    "53300",
    "55P03",
    "57P01",
    "57P02",
    "57P03",
    "08006",
    "25006",
    "ECONNREFUSED",
    "ECONNRESET",
    "ENOSPC",
  ])("is told by %s", (code) => {
    expect(isUnavailable(failed(code))).toBe(true);
  });

  it("is told by the words of the pool, which has no code for them", () => {
    expect(isUnavailable(failed(undefined, "timeout exceeded when trying to connect"))).toBe(true);
    expect(isUnavailable(failed(undefined, "Connection terminated unexpectedly"))).toBe(true);
  });

  it.each([
    "SQLITE_CONSTRAINT_UNIQUE",
    "SQLITE_ERROR",
    "SQLITE_CORRUPT",
    "23505",
    "42P01",
    "40001",
    undefined,
  ])("is not what %s means", (code) => {
    expect(isUnavailable(failed(code))).toBe(false);
  });

  it("is not what something thrown that is no error means", () => {
    expect([undefined, null, "SQLITE_FULL", { code: "SQLITE_FULL" }].map(isUnavailable)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
