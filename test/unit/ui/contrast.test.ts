import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../../app/ui/styles/tokens.css", import.meta.url), "utf8");

function coloursIn(part: string): Record<string, string> {
  return Object.fromEntries([...part.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]));
}

const darkStart = css.indexOf("@media (prefers-color-scheme: dark)");
const light = coloursIn(css.slice(0, darkStart));
const dark = { ...light, ...coloursIn(css.slice(darkStart)) };

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const textPairs: Record<string, string[]> = {
  ink: ["ground", "surface", "surface-2", "gold-tint", "red-tint", "green-tint", "blue-tint"],
  "ink-2": ["ground", "surface", "blue-tint"],
  blue: ["ground", "surface", "blue-tint", "gold-tint", "red-tint"],
  "blue-strong": ["ground", "blue-tint"],
  "on-fill": ["fill", "fill-hover"],
  "on-frame": ["frame", "frame-deep"],
  "on-frame-2": ["frame", "frame-deep"],
  "on-gold": ["gold"],
  green: ["ground", "surface", "green-tint"],
  red: ["ground", "surface", "red-tint"],
  ground: ["blue"],
  "on-night": ["night"],
  "on-night-2": ["night"],
  gold: ["night"],
};

const partPairs: Record<string, string[]> = {
  edge: ["ground", "surface"],
  fill: ["ground", "surface"],
  gold: ["frame", "fill"],
  "gold-edge": ["ground", "surface"],
  "on-frame-2": ["frame"],
};

/** Every pair whose contrast is below the least that is allowed, with its value. */
function below(least: number, pairs: Record<string, string[]>, theme: Record<string, string>): string[] {
  return Object.entries(pairs).flatMap(([front, backs]) =>
    backs
      .map((back) => ({ back, value: contrast(theme[front] ?? "", theme[back] ?? "") }))
      .filter(({ value }) => !(value >= least))
      .map(({ back, value }) => `${front} on ${back}: ${value.toFixed(1)}`),
  );
}

describe("the colours", () => {
  it("are read from the tokens, and gold on white would be noticed", () => {
    expect([Object.keys(light).length, dark.ground, light.ground]).toEqual([31, "#10131b", "#ffffff"]);
    expect(below(4.5, { gold: ["ground"] }, light)).toEqual(["gold on ground: 1.5"]);
  });

  it.each([
    ["light", light],
    ["dark", dark],
  ])("keep 4.5 to 1 for every pair of text and ground in the %s theme", (_, theme) => {
    expect(below(4.5, textPairs, theme)).toEqual([]);
  });

  it.each([
    ["light", light],
    ["dark", dark],
  ])("keep 3 to 1 for every part of a control in the %s theme", (_, theme) => {
    expect(below(3, partPairs, theme)).toEqual([]);
  });

  it.each([
    ["light", light],
    ["dark", dark],
  ])("show one of the two focus rings on every ground of the %s theme", (_, theme) => {
    const grounds = [
      "ground",
      "surface",
      "surface-2",
      "frame",
      "frame-deep",
      "blue-tint",
      "red-tint",
      "night",
    ];
    const unseen = grounds.filter((ground) => {
      const rings = [theme.focus ?? "", theme["focus-ink"] ?? ""];
      return !rings.some((ring) => contrast(ring, theme[ground] ?? "") >= 3);
    });
    expect(unseen).toEqual([]);
  });
});
