import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

/** The rooms of the house; a file belongs to the first one whose pattern fits. */
const rooms: readonly { name: string; files: RegExp }[] = [
  { name: "test", files: /^(test\/|vitest\.config\.ts$)/ },
  { name: "routes", files: /^app\/(routes\/|routes(\.ts)?$|root\.tsx|entry\.server\.tsx)/ },
  { name: "jobs", files: /^app\/jobs\// },
  { name: "tasks", files: /^app\/tasks\// },
  { name: "server", files: /^(server|vite\.config)\.ts$|^remix\.config\.js$/ },
  { name: "http", files: /^app\/http\// },
  { name: "ui", files: /^app\/ui\// },
  { name: "browser", files: /^app\/browser\// },
  { name: "commands", files: /^app\/domain\/.*\.server\.tsx?$/ },
  { name: "authorize", files: /^app\/domain\/authorize\.ts$/ },
  { name: "rules", files: /^app\/domain\// },
  { name: "database", files: /^app\/database\// },
  { name: "print", files: /^app\/print\// },
  { name: "files", files: /^app\/files\// },
  { name: "scoring", files: /^scoring\// },
  { name: "emails", files: /^emails\// },
  { name: "migrations", files: /^migrations\// },
];

/** Who may import whom, downwards only; every room may import itself. */
const allowed: Record<string, readonly string[]> = {
  test: rooms.map((room) => room.name),
  routes: ["http", "ui", "browser", "commands", "rules", "print"],
  jobs: ["http", "database", "commands", "rules"],
  tasks: ["http", "database", "commands", "rules", "files", "jobs"],
  server: ["http"],
  http: ["commands", "database", "rules", "files", "jobs", "print"],
  ui: ["rules"],
  browser: ["rules"],
  commands: ["database", "rules", "authorize", "scoring", "emails", "print", "files", "migrations"],
  authorize: ["rules"],
  rules: ["scoring"],
  database: ["rules", "migrations"],
  print: ["rules"],
  files: ["rules", "database"],
  scoring: [],
  emails: [],
  migrations: [],
};

export type Breach = { from: string; to: string; rule: string };

/** Gives the room a file belongs to. */
export function roomOf(file: string): string | undefined {
  return rooms.find((room) => room.files.test(file))?.name;
}

/** Tells whether one file may import another, in words when it may not. */
export function breachOf(from: string, to: string): Breach | undefined {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (!fromRoom || !toRoom) return { from, to, rule: "every file belongs to a room" };
  if (fromRoom === toRoom || allowed[fromRoom]!.includes(toRoom)) return undefined;
  return { from, to, rule: `${fromRoom} may not import ${toRoom}` };
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["'](\.[^"']+)["']|import\(["'](\.[^"']+)["']\)/g;

/** Lists the relative imports of a text. */
export function importsIn(text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => (match[1] ?? match[2])!);
}

/** Lists every breach among the given files. */
export function breachesAmong(files: readonly string[]): Breach[] {
  return files.flatMap((file) =>
    importsIn(readFileSync(file, "utf8")).flatMap((target) => {
      const path = relative(".", normalize(join(dirname(file), target.replace(/\?.*$/, ""))));
      // Styles and data belong to whoever imports them.
      if (/\.(css|json|svg)$/.test(path)) return [];
      const breach = breachOf(file, path);
      return breach ? [breach] : [];
    }),
  );
}

/** Lists our TypeScript and JavaScript files. */
export function sourceFiles(folder = "."): string[] {
  const outside = new Set(["node_modules", "build", "data", ".git", ".cache", "coverage", "public"]);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = relative(".", join(folder, entry.name));
    if (entry.isDirectory()) return outside.has(entry.name) ? [] : sourceFiles(path);
    return /\.(ts|tsx|js)$/.test(entry.name) ? [path] : [];
  });
}
