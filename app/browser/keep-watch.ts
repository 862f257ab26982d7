import { hasSign } from "./kept-sign";

// On every page of a signed-in person: looks after what this browser keeps, and loads nothing where it keeps nothing.
if (hasSign()) void import("./keep-watching").then(({ watch }) => watch());
