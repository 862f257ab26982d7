// As in production: React looks at it once, when it is loaded.
process.env.NODE_ENV = "production";

const benches: Readonly<Record<string, () => Promise<(print: (line: string) => void) => Promise<void>>>> = {
  scoring: async () => (await import("./scoring")).benchScoring,
  server: async () => (await import("./server")).benchServer,
  writing: async () => (await import("./writing")).benchWriting,
  judging: async () => (await import("./judging")).benchJudging,
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
    await (await bench())((line) => console.log(line));
  }
}

await main(process.argv.slice(2));

export {};
