import type { Choice, Question } from "./question";

/**
 * What the archive files an entry under: answers to these two questions, in whichever form they stand, become tags.
 * Values are lasting; a presidency may say the labels anew.
 */
export type TagKind = "approaches" | "topics";

/**
 * How crime is prevented: the four approaches of the United Nations Guidelines for the Prevention of Crime (2002),
 * paragraph 6.
 */
export const approaches: readonly Choice[] = [
  {
    value: "social",
    label: "Social development: well-being, children and youth, risk and protective factors",
  },
  { value: "local", label: "Locally based: conditions in a neighbourhood and the people who live there" },
  {
    value: "situational",
    label: "Situational: fewer opportunities, more risk of being caught, safer design",
  },
  { value: "reintegration", label: "Reintegration: preventing that people offend again" },
];

/**
 * What crime is prevented: the eleven sections of the International Classification of Crime for Statistical Purposes
 * (ICCS, UNODC, version 1.0, 2015) in plain words, in their order; and fear of crime, which the award's first criterion
 * names beside crime.
 */
export const topics: readonly Choice[] = [
  { value: "death", label: "Killing and attempted killing" },
  { value: "harm", label: "Assault, threats, coercion, trafficking and other harm to people" },
  { value: "sexual", label: "Sexual violence and exploitation" },
  { value: "robbery", label: "Robbery and other taking by violence or threat" },
  { value: "property", label: "Burglary, theft and damage to property" },
  { value: "drugs", label: "Drugs, alcohol and other controlled substances" },
  { value: "fraud", label: "Fraud, deception and corruption" },
  { value: "order", label: "Public order, authority and the state" },
  { value: "safety", label: "Public safety, weapons, computer systems, organised crime and terrorism" },
  { value: "environment", label: "The natural environment and animals" },
  { value: "other", label: "Other crime" },
  { value: "fear", label: "Fear of crime" },
];

const offered: Readonly<Record<TagKind, readonly Choice[]>> = { approaches, topics };

/** Says what a kind of tag is called where people choose or read tags. */
export const tagTitles: Readonly<Record<TagKind, string>> = {
  approaches: "Approach",
  topics: "Crime topic",
};

/** Gives the tags of a kind with their names: the part of the label before its explanation. */
export function tagsOffered(kind: TagKind): readonly Choice[] {
  return offered[kind].map(({ value, label }) => ({ value, label: label.split(":")[0]! }));
}

/** The question whose answers file an entry by its approaches. */
export const approachesQuestion: Question = {
  id: "approaches",
  type: "choices",
  label: "Which approaches does the project use?",
  hint: "The archive files the entry under these.",
  required: true,
  choices: approaches,
};

/** The question whose answers file an entry by the crime it prevents. */
export const topicsQuestion: Question = {
  id: "topics",
  type: "choices",
  label: "Which crime does the project prevent?",
  hint: "Tick what the project aims at, not everything it may touch. The archive files the entry under these.",
  required: true,
  choices: topics,
};

export type Tags = Readonly<Record<TagKind, readonly string[]>>;

/** Reads the tags out of answers by question; values that the platform does not know are no tags. */
export function tagsOf(answers: Readonly<Record<string, string>>): Tags {
  const read = (kind: TagKind) => {
    const chosen = (answers[kind] ?? "").split("\n");
    return offered[kind].map((tag) => tag.value).filter((value) => chosen.includes(value));
  };
  return { approaches: read("approaches"), topics: read("topics") };
}
