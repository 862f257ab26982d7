import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const schema = z.object({
  DATA_DIR: z.string().min(1).default("./data"),
  KEYS_DIR: z.string().min(1).optional(),
  APP_ORIGIN: z
    .url()
    .refine(
      (url) => new URL(url).origin === url,
      "must be an origin such as https://award.example, without a path",
    )
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
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
});

/** The names of all settings, for the test that compares them with `.env.example`. */
export const settingNames = Object.keys(schema.shape);

export type Settings = {
  dataFolder: string;
  keysFolder: string;
  origin: string;
  databaseUrl?: string;
  smtpUrl?: string;
  mailFrom: string;
  controller: string;
  contactEmail: string;
  port: number;
  host: string;
};

/** Reads `.env` and the environment; ends with one sentence that names every wrong setting. */
export function readSettings(env: NodeJS.ProcessEnv = loadedEnvironment()): Settings {
  // An empty setting means that it is not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
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
    port: data.PORT,
    host: data.HOST,
  };
}

/** Reads the settings for production, where the origin must be given: links in letters depend on it. */
export function readProductionSettings(env: NodeJS.ProcessEnv = loadedEnvironment()): Settings {
  if (!env.APP_ORIGIN) {
    throw new Error(
      "APP_ORIGIN is not set: give the address people use, such as https://award.example. See .env.example.",
    );
  }
  return readSettings(env);
}

function loadedEnvironment(): NodeJS.ProcessEnv {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}
