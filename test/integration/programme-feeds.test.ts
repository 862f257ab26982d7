import { join } from "node:path";
import { expect, it } from "vitest";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import type { Installation } from "../../app/http/installation";
import { loader as ics } from "../../app/routes/public/programme-ics";
import { loader as json } from "../../app/routes/public/programme-json";
import { loader as pdf } from "../../app/routes/public/programme-pdf";
import { loader as xml } from "../../app/routes/public/programme-xml";
import { describeOnBothEngines } from "../world/database";
import { asCast, idOf } from "../world/editions-steps";
import { buildDemoProgramme, closeAdmissionWith } from "../world/programme-steps";
import { readProjects } from "../world/project-file";

const projects = readProjects(join(import.meta.dirname, "../world/projects")).filter((project) =>
  ["gr-first-word", "ie-second-whistle"].includes(project.key),
);
const feeds = { ics, json, pdf, xml };

describeOnBothEngines("the programme's addresses", (world) => {
  /** Asks as a visitor, the way the server does. */
  async function ask(loader: typeof ics, year = "2026", headers: Record<string, string> = {}) {
    const request = new Request(`http://localhost:3000/programme/${year}`, { headers });
    const installation = {
      db: world.db,
      clock: { now: () => world.now },
      settings: { origin: "http://localhost:3000" },
      stage: "announced",
    } as Installation;
    const context = { installation, arrivedAt: world.now, requestId: "r", nonce: "n", network: "w" };
    try {
      return await loader({ request, params: { year }, context });
    } catch (thrown) {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    }
  }

  it("are unknown before the first publication, then files that change only with the programme", async () => {
    const { editionId, entries } = await closeAdmissionWith(world, projects);
    for (const loader of Object.values(feeds)) {
      const answer = await ask(loader);
      expect([answer.status, await answer.text()]).toEqual([404, ""]);
    }
    await buildDemoProgramme(world, editionId, await idOf(world, "presidency-1"));
    const types = {
      ics: "text/calendar",
      json: "application/json",
      pdf: "application/pdf",
      xml: "application/xml",
    };
    const tags: Record<string, string> = {};
    for (const [kind, loader] of Object.entries(feeds)) {
      const answer = await ask(loader);
      expect([kind, answer.status]).toEqual([kind, 200]);
      expect(answer.headers.get("Content-Type")).toContain(types[kind as keyof typeof types]);
      expect(answer.headers.get("Content-Disposition")).toBe(
        `inline; filename="ecpa-2026-programme.${kind}"`,
      );
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000);
      tags[kind] = answer.headers.get("ETag")!;
      const again = await ask(loader, "2026", { "If-None-Match": `W/${tags[kind]}` });
      expect([again.status, await again.text()]).toEqual([304, ""]);
    }
    await withdrawEntry(await asCast(world, "rep-gr"), entries["gr-first-word"]!, "It has ended early.");
    for (const [kind, loader] of Object.entries(feeds)) {
      const changed = await ask(loader, "2026", { "If-None-Match": tags[kind]! });
      expect([kind, changed.status]).toEqual([kind, 200]);
      if (kind !== "pdf") expect(await changed.text()).not.toContain("The First Word");
    }
  });

  it("are unknown for a year without edition and for what is no year", async () => {
    for (const year of ["1999", "2O26", "20260", "-2026"]) {
      expect([year, (await ask(json, year)).status]).toEqual([year, 404]);
    }
  });
});
