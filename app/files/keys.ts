import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemSecret } from "../database/context";

const keyLength = 32;

/** Gives the installation's key; makes it at the first start, for the owner's eyes only. */
export function installationKey(keysFolder: string): Uint8Array {
  const file = join(keysFolder, "installation.key");
  if (!existsSync(file)) {
    mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
    writeFileSync(file, systemSecret(keyLength), { mode: 0o600, flag: "wx" });
    chmodSync(file, 0o600);
  }
  const key = new Uint8Array(readFileSync(file));
  if (key.length !== keyLength) {
    throw new Error(`The key file ${file} is not whole: bring it back from its backup.`);
  }
  return key;
}
