import type { Context } from "../../app/database/context";
import { addFile, addFilm } from "../../app/domain/materials/materials.server";
import { wordMaterial } from "../../app/domain/materials/words.server";
import { FileStore } from "../../app/files/store";
import { drawStreet, drawTable } from "./drawings";
import { asCast, type WorldLike } from "./editions-steps";
import type { EntryIds } from "./entries-steps";

/** What the settings allow when nothing is set. */
export const usualLimits = { fileBytes: 25_000_000, entryBytes: 200_000_000 };

/** Somebody uploads bytes as a file of that name; gives the material's id. */
export async function upload(
  ctx: Context,
  store: FileStore,
  entryId: string,
  bytes: Uint8Array,
  name: string,
): Promise<string> {
  const path = await store.receive(inPieces(bytes), usualLimits.fileBytes);
  try {
    return await addFile(ctx, store, usualLimits, entryId, { path, name });
  } finally {
    await store.discard(path);
  }
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

type Shown = {
  entry: string;
  by: string;
  draw: () => Promise<Buffer>;
  name: string;
  caption: string;
  description: string;
  use: "archive" | "conference";
};

const credit = "Drawn for this demonstration; invented";

const shown: readonly Shown[] = [
  {
    entry: "de-quarrel-workshop",
    by: "applicant-de",
    draw: () => drawTable(3),
    name: "Werkstatt von oben.jpg",
    caption: "The round table of the workshop (invented)",
    description:
      "A drawing, seen from above: coloured chairs stand around an oval table with sheets of paper on it.",
    use: "archive",
  },
  {
    entry: "de-quarrel-workshop",
    by: "applicant-de",
    draw: () => drawStreet(8),
    name: "Straße am Abend.jpg",
    caption: "The street in front of the workshop (invented)",
    description: "A drawing: a row of houses at dusk, some windows lit, four street lamps.",
    use: "archive",
  },
  {
    entry: "lt-evening-light",
    by: "rep-lt",
    draw: () => drawStreet(21),
    name: "vakaro-sviesa.jpg",
    caption: "An evening street with the new lamps (invented)",
    description: "A drawing: houses at dusk and four bright street lamps.",
    use: "archive",
  },
  {
    entry: "cy-common-courtyard",
    by: "rep-cy",
    draw: () => drawTable(12),
    name: "avli.jpg",
    caption: "Poster for the stand: the courtyard's table (invented)",
    description: "A drawing, seen from above: chairs around a table.",
    use: "conference",
  },
];

/** Entries of the demonstration add drawings and a film's address, all invented; `dataFolder` takes the files. */
export async function addDemoMaterials(
  world: WorldLike,
  entries: EntryIds,
  dataFolder: string,
): Promise<void> {
  const store = new FileStore(dataFolder);
  for (const { entry, by, draw, name, caption, description, use } of shown) {
    const id = entries[entry];
    if (!id) continue;
    const ctx = await asCast(world, by);
    const material = await upload(ctx, store, id, await draw(), name);
    await wordMaterial(ctx, material, 1, { caption, description, credit, use, agreed: "yes" });
  }
  const german = entries["de-quarrel-workshop"];
  if (!german) return;
  const ctx = await asCast(world, "applicant-de");
  const film = await addFilm(ctx, german, {
    address: "https://film.example/quarrel-workshop",
    caption: "Three minutes in the workshop (invented)",
  });
  await wordMaterial(ctx, film, 1, {
    caption: "Three minutes in the workshop (invented)",
    credit,
    use: "archive",
    agreed: "yes",
  });
}
