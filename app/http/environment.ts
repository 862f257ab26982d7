import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

/** A whole number of million bytes; a disk and a proxy set its bounds, not the award. */
function megabytes(standard: string) {
  return z
    .string()
    .regex(/^[1-9]\d{0,3}$/, "must be a whole number of megabytes from 1 to 9999")
    .default(standard)
    .transform(Number);
}

const schema = z.object({
  DATA_DIR: z.string().min(1).default("./data"),
  KEYS_DIR: z.string().min(1).optional(),
  APP_ORIGIN: z
    .string()
    .refine((url) => URL.canParse(url) && new URL(url).origin === url && /^https?:/.test(url), {
      error: "must be an origin such as https://award.example, without a path",
      abort: true,
    })
    .refine(
      (url) => url.startsWith("https://") || ["localhost", "127.0.0.1"].includes(new URL(url).hostname),
      "must be https, except on localhost",
    )
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().min(3).default("award@localhost"),
  CONTROLLER: z.string().min(1).default("the EUCPN Secretariat"),
  CONTACT_EMAIL: z.string().min(3).default("secretariat@award.example"),
  FILE_MB: megabytes("25"),
  ENTRY_MB: megabytes("200"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a number from 0 to 65535", abort: true })
    .transform(Number)
    .refine((port) => port <= 65535, "must be a number from 0 to 65535")
    .default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
});

/** The names of all settings, for the test that compares them with `.env.example`. */
export const settingNames = Object.keys(schema.shape);

/** The environment as a program gets it. */
type Environment = Readonly<Record<string, string | undefined>>;

export type Settings = {
  dataFolder: string;
  keysFolder: string;
  origin: string;
  databaseUrl?: string;
  smtpUrl?: string;
  mailFrom: string;
  controller: string;
  contactEmail: string;
  /** How much one uploaded file and all files of one entry may hold, in million bytes. */
  fileMegabytes: number;
  entryMegabytes: number;
  port: number;
  host: string;
};

/** Reads `.env` and the environment; ends with one sentence that names every wrong setting. */
export function readSettings(env: Environment = loadedEnvironment()): Settings {
  return checked(env, []);
}

function checked(env: Environment, needed: readonly string[]): Settings {
  // An empty setting means that it is not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  const wrong = [
    ...needed,
    ...(read.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`),
  ];
  if (!read.success || wrong.length > 0) {
    throw new Error(`The settings cannot be used: ${wrong.join("; ")}. See .env.example.`);
  }
  const { data } = read;
  return {
    dataFolder: resolve(data.DATA_DIR),
    keysFolder: resolve(data.KEYS_DIR ?? join(data.DATA_DIR, "keys")),
    origin: data.APP_ORIGIN ?? `http://localhost:${data.PORT}`,
    ...(data.DATABASE_URL ? { databaseUrl: data.DATABASE_URL } : {}),
    ...(data.SMTP_URL ? { smtpUrl: data.SMTP_URL } : {}),
    mailFrom: data.MAIL_FROM,
    controller: data.CONTROLLER,
    contactEmail: data.CONTACT_EMAIL,
    fileMegabytes: data.FILE_MB,
    entryMegabytes: data.ENTRY_MB,
    port: data.PORT,
    host: data.HOST,
  };
}

/** Reads the settings for production, where the origin must be given: links in letters depend on it. */
export function readProductionSettings(env: Environment = loadedEnvironment()): Settings {
  const missing = "APP_ORIGIN is not set: give the address people use, such as https://award.example";
  return checked(env, env.APP_ORIGIN ? [] : [missing]);
}

function loadedEnvironment(): Environment {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}
