import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readProductionSettings, readSettings } from "../../../app/http/environment";

describe("the settings", () => {
  it("have defaults that serve on this computer only", () => {
    expect(readSettings({})).toEqual({
      dataFolder: resolve("data"),
      keysFolder: resolve("data/keys"),
      origin: "http://localhost:3000",
      mailFrom: "award@localhost",
      controller: "the EUCPN Secretariat",
      contactEmail: "secretariat@award.example",
      fileMegabytes: 25,
      entryMegabytes: 200,
      port: 3000,
      host: "127.0.0.1",
    });
  });

  it("take what is given, and an empty one as not given", () => {
    const settings = readSettings({
      DATA_DIR: "/srv/award",
      APP_ORIGIN: "https://award.example",
      DATABASE_URL: "postgresql://award@localhost/award",
      SMTP_URL: "",
      PORT: "8080",
      HOST: "",
    });
    expect(settings).toEqual({
      dataFolder: "/srv/award",
      keysFolder: "/srv/award/keys",
      origin: "https://award.example",
      databaseUrl: "postgresql://award@localhost/award",
      mailFrom: "award@localhost",
      controller: "the EUCPN Secretariat",
      contactEmail: "secretariat@award.example",
      fileMegabytes: 25,
      entryMegabytes: 200,
      port: 8080,
      host: "127.0.0.1",
    });
  });

  it("that are wrong are all named in one sentence", () => {
    const wrong = {
      APP_ORIGIN: "http://award.example",
      DATABASE_URL: "mysql://localhost/award",
      SMTP_URL: "mail.example",
      PORT: "eighty",
    };
    expect(() => readSettings(wrong)).toThrow(
      new Error(
        "The settings cannot be used: APP_ORIGIN must be https, except on localhost; DATABASE_URL must begin with postgres://; SMTP_URL must begin with smtp:// or smtps://; PORT must be a number from 0 to 65535. See .env.example.",
      ),
    );
  });

  it.each(["-1", "65536", "3000.5", "1e3", "0x10", " 80"])("refuse %j as a port", (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(
      new Error("The settings cannot be used: PORT must be a number from 0 to 65535. See .env.example."),
    );
  });

  it.each([
    "https://award.example",
    "https://award.example:8443",
    "http://localhost:3000",
    "http://127.0.0.1",
  ])("take %s as the address people use", (origin) => {
    expect(readSettings({ APP_ORIGIN: origin }).origin).toBe(origin);
  });

  it.each([
    "award.example",
    "https://",
    "https://award.example/",
    "https://award.example/ecpa",
    "https://user@award.example",
    "https://AWARD.example",
    "ftp://localhost",
    "javascript:alert(1)",
  ])("refuse %s: links in letters begin with it", (origin) => {
    expect(() => readSettings({ APP_ORIGIN: origin })).toThrow(
      /^The settings cannot be used: APP_ORIGIN must be an origin such as https:\/\/award\.example, without a path\. See/,
    );
  });

  it.each(["http://award.example", "http://localhost.award.example", "http://192.168.1.5"])(
    "refuse %s: without https only on this computer",
    (origin) => {
      expect(() => readSettings({ APP_ORIGIN: origin })).toThrow(
        /APP_ORIGIN must be https, except on localhost/,
      );
    },
  );

  it("need the address people use in production, and name what else is wrong with it", () => {
    expect(() => readProductionSettings({})).toThrow(
      new Error(
        "The settings cannot be used: APP_ORIGIN is not set: give the address people use, such as https://award.example. See .env.example.",
      ),
    );
    expect(() => readProductionSettings({ APP_ORIGIN: "", PORT: "x" })).toThrow(
      /APP_ORIGIN is not set: .*; PORT must be a number/,
    );
    expect(readProductionSettings({ APP_ORIGIN: "https://award.example" }).origin).toBe(
      "https://award.example",
    );
  });
});
