import { extractText, getDocumentProxy } from "unpdf";
import { expect, it } from "vitest";
import { certificateFile } from "../../app/domain/certificates/certificate-print.server";
import { prepareCertificates } from "../../app/domain/certificates/certificates.server";
import { correctName, revokeCertificate } from "../../app/domain/certificates/corrections.server";
import { verificationsPerHour, verifyCode } from "../../app/domain/certificates/verification.server";
import { namePresenter } from "../../app/domain/entries/presenters.server";
import { withdrawEntry } from "../../app/domain/entries/withdrawal.server";
import { inGroups } from "../../app/domain/ids";
import { Unknown } from "../../app/domain/problems";
import { hour, later } from "../../app/domain/times";
import { describeOnBothEngines, type World } from "../world/database";
import { asCast } from "../world/editions-steps";
import { announceDemo, decideDemo, nameInsidersAndPrepare, worldDeciding } from "../world/results-steps";

const demonstration = [
  "ee-three-adults",
  "de-quarrel-workshop",
  "pt-bridge-team",
  "nl-empty-pockets",
  "bg-my-block",
];
const refusal = (...codes: string[]) => ({
  problems: codes.map((code) => expect.objectContaining({ code })),
});
/** What the form says of Estonia's organisation; nobody is named as its presenter at first. */
const estonia = "Ida-Viru Youth Safety Cooperative, a non-profit founded by four towns";
const printing = { origin: "https://award.example", demonstration: true };

/** The jury has decided, the presenter of Bulgaria's entry is named in two scripts, certificates are prepared. */
function prepared(world: World) {
  return world.again("certificates prepared", async () => {
    const told = await worldDeciding(world, demonstration);
    await namePresenter(await asCast(world, "rep-bg"), told.entries["bg-my-block"]!, {
      nameLatin: "Kalin Hristozov",
      nameOwn: "Калин Христозов",
      nameLanguage: "bg",
    });
    await decideDemo(world, told.editionId);
    await nameInsidersAndPrepare(world, told.editionId);
    return told;
  });
}

async function rows(world: World) {
  return world.db.selectFrom("certificates").selectAll().orderBy("prepared_at").orderBy("id").execute();
}

async function certificateOf(world: World, entryId: string, kind: string, state: string) {
  return world.db
    .selectFrom("certificates")
    .selectAll()
    .where("entry_id", "=", entryId)
    .where("kind", "=", kind)
    .where("state", "=", state)
    .executeTakeFirstOrThrow();
}

describeOnBothEngines("certificates", (world) => {
  it("are prepared for winners, presented projects and jury, once, and mean nothing yet", async () => {
    const { editionId, entries } = await prepared(world);
    const all = await rows(world);
    const count = (kind: string) => all.filter((row) => row.kind === kind).length;
    expect([count("winner"), count("presented"), count("jury")]).toEqual([3, 5, 7]);
    expect(new Set(all.map((row) => row.code)).size).toBe(15);
    expect(all.every((row) => /^[0-9a-hjkmnp-tv-z]{16}$/.test(row.code) && row.state === "prepared")).toBe(
      true,
    );
    const recipient = async (key: string) => {
      const row = await certificateOf(world, entries[key]!, "presented", "prepared");
      return [row.recipient_latin, row.recipient_own, row.recipient_language];
    };
    expect(await recipient("bg-my-block")).toEqual(["Kalin Hristozov", "Калин Христозов", "bg"]);
    expect(await recipient("nl-empty-pockets")).toEqual([
      (
        await world.db
          .selectFrom("entries")
          .select("organisation")
          .where("id", "=", entries["nl-empty-pockets"]!)
          .executeTakeFirstOrThrow()
      ).organisation,
      null,
      null,
    ]);
    expect(await prepareCertificates(await asCast(world, "presidency-1"), editionId)).toBe(0);
    expect(await rows(world)).toHaveLength(15);
  });

  it("verify to the same nothing before the announcement, and to what is printed after it", async () => {
    const { editionId, entries } = await prepared(world);
    const all = await rows(world);
    const verify = (code: string) => verifyCode(world.visitor(), code, "n");
    for (const row of all) expect(await verify(row.code)).toEqual({ answer: "not-yet-public" });
    expect(await verify("0000000000000000")).toEqual({ answer: "unknown" });
    expect(await verify("not a code")).toEqual({ answer: "unknown" });
    await announceDemo(world, editionId);
    const winner = await certificateOf(world, entries["ee-three-adults"]!, "winner", "valid");
    const common = {
      year: 2026,
      theme: "Growing up safe: preventing violence among young people",
      city: "Dublin",
      date: "2026-12-09",
    };
    expect(await verify(` ${inGroups(winner.code)} `.replaceAll("0", "o"))).toEqual({
      answer: "valid",
      certificate: {
        ...common,
        code: winner.code,
        award: "Winner",
        recipient: estonia,
        recipientOwn: null,
        recipientLanguage: null,
        project: {
          title: "Three Adults",
          titleOwn: "Kolm täiskasvanut",
          titleLanguage: "et",
          country: "EE",
        },
        delegation: undefined,
      },
    });
    const juror = all.find((row) => row.recipient_latin.startsWith("Theognosia"))!;
    expect(await verify(juror.code)).toEqual({
      answer: "valid",
      certificate: {
        ...common,
        code: juror.code,
        award: "Member of the jury",
        recipient: "Theognosia Kyprianidou-Lazari",
        recipientOwn: "Θεογνωσία Κυπριανίδου-Λαζαρή",
        recipientLanguage: "el",
        project: undefined,
        delegation: "Cyprus",
      },
    });
  });

  it("are replaced by a corrected one, before and after the announcement, with all that bears the name", async () => {
    const { editionId, entries } = await prepared(world);
    const entryId = entries["ee-three-adults"]!;
    await namePresenter(await asCast(world, "rep-ee"), entryId, {
      nameLatin: "Onnela R.",
      nameOwn: "",
      nameLanguage: "",
    });
    const insider = await asCast(world, "presidency-1");
    const old = await certificateOf(world, entryId, "winner", "prepared");
    const right = { nameLatin: "Õnnela Raudkivisaar", nameOwn: "", nameLanguage: "" as const };
    await expect(correctName(await asCast(world, "secretariat-1"), old.id, right)).rejects.toThrow(Unknown);
    await expect(correctName(insider, old.id, { ...right, nameOwn: "Ö" })).rejects.toMatchObject(
      refusal("invalid-name"),
    );
    const id = await correctName(insider, old.id, right);
    await expect(correctName(insider, id, right)).rejects.toMatchObject(refusal("same-name"));
    await expect(correctName(insider, old.id, { ...right, nameLatin: "Third" })).rejects.toMatchObject(
      refusal("certificate-is-replaced"),
    );
    // Both certificates of the entry bore the organisation's name; both are new ones now.
    const own = (await rows(world)).filter((row) => row.entry_id === entryId);
    expect(own.map((row) => [row.kind, row.state, row.recipient_latin].join(" ")).sort()).toEqual([
      "presented prepared Õnnela Raudkivisaar",
      `presented replaced ${estonia}`,
      "winner prepared Õnnela Raudkivisaar",
      `winner replaced ${estonia}`,
    ]);
    const verify = async (code: string) => (await verifyCode(world.visitor(), code, "n")).answer;
    const first = await certificateOf(world, entryId, "winner", "prepared");
    expect([await verify(old.code), await verify(first.code)]).toEqual(["not-yet-public", "not-yet-public"]);
    await announceDemo(world, editionId);
    expect([await verify(old.code), await verify(first.code)]).toEqual(["replaced", "valid"]);
    await correctName(insider, first.id, { ...right, nameLatin: "Õnnela Raudkivisaar-Tamm" });
    const second = await certificateOf(world, entryId, "winner", "valid");
    expect([await verify(first.code), await verify(second.code)]).toEqual(["replaced", "valid"]);
    expect([second.replaces_id, second.issued_at]).toEqual([first.id, world.now]);
    await revokeCertificate(insider, second.id);
    expect(await verify(second.code)).toBe("revoked");
    await expect(revokeCertificate(insider, second.id)).rejects.toMatchObject(
      refusal("certificate-is-revoked"),
    );
  });

  it("carry a corrected name on to the presenter that programme and gala show", async () => {
    const { entries } = await prepared(world);
    const entryId = entries["bg-my-block"]!;
    const row = await certificateOf(world, entryId, "presented", "prepared");
    const name = {
      nameLatin: "Kalin Hristozov-Dobrev",
      nameOwn: "Калин Христозов-Добрев",
      nameLanguage: "bg",
    };
    await correctName(await asCast(world, "presidency-1"), row.id, { ...name, nameLanguage: "bg" });
    const entry = await world.db
      .selectFrom("entries")
      .select(["presenter_name_latin", "presenter_name_own", "presenter_language"])
      .where("id", "=", entryId)
      .executeTakeFirstOrThrow();
    expect(Object.values(entry)).toEqual(Object.values(name));
  });

  it("of an entry that has left are revoked when the winners are announced", async () => {
    const { editionId, entries } = await prepared(world);
    const entryId = entries["nl-empty-pockets"]!;
    await withdrawEntry(await asCast(world, "rep-nl"), entryId, "It goes on under another name.");
    await announceDemo(world, editionId);
    const row = await certificateOf(world, entryId, "presented", "revoked");
    expect(row.issued_at).toBeNull();
    expect((await rows(world)).filter((one) => one.state === "valid")).toHaveLength(14);
  });

  it("open as a PDF for their own people, once announced, and bear what is verified", async () => {
    const { editionId, entries } = await prepared(world);
    const row = await certificateOf(world, entries["bg-my-block"]!, "presented", "prepared");
    const open = async (key: string) => certificateFile(await asCast(world, key), row.id, printing);
    await expect(open("applicant-bg")).rejects.toThrow(Unknown);
    await announceDemo(world, editionId);
    await expect(open("rep-nl")).rejects.toThrow(Unknown);
    await expect(open("applicant-ee-1")).rejects.toThrow(Unknown);
    for (const key of ["rep-bg", "presidency-2", "secretariat-1"]) await open(key);
    const { bytes, name } = await open("applicant-bg");
    expect(name).toBe(`ecpa-2026-certificate-${row.code}.pdf`);
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    for (const printed of [
      "Kalin Hristozov",
      "Калин Христозов",
      "DEMONSTRATION",
      "award.example/verify",
      inGroups(row.code),
      "for the presidency of the Council, Ireland",
      "for the Secretariat of the network",
      "9 December 2026",
    ]) {
      expect(text.replace(/\s+/g, " ")).toContain(printed);
    }
  });
});

describeOnBothEngines("verification", (world) => {
  it("answers so many codes an hour and network, and then no more until the next hour", async () => {
    const verify = (network: string) => verifyCode(world.visitor(), "0000000000000000", network);
    for (let count = 0; count < verificationsPerHour; count += 1) await verify("one");
    await expect(verify("one")).rejects.toMatchObject(refusal("too-many-verifications"));
    expect(await verify("other")).toEqual({ answer: "unknown" });
    world.now = later(world.now, hour);
    expect(await verify("one")).toEqual({ answer: "unknown" });
  });
});
