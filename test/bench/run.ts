import { benchScoring } from "./scoring";
import { benchServer } from "./server";
import { benchWriting } from "./writing";

const benches: Readonly<Record<string, (print: (line: string) => void) => Promise<void>>> = {
  scoring: benchScoring,
  server: benchServer,
  writing: benchWriting,
};

/** Measures and prints figures: everything, or what is named. Asserts nothing; only an unknown name fails. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    console.error(
      `There is no bench "${unknown.join('", "')}". Name some of: ${Object.keys(benches).join(", ")}.`,
    );
    process.exitCode = 2;
    return;
  }
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n${name}`);
    await bench((line) => console.log(line));
  }
}

await main(process.argv.slice(2));
