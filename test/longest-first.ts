import { basename } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Begins with the files of these names, in their order: begun last, one would run on while the other worker waits. */
export function longestFirst(...names: readonly string[]) {
  const rank = (file: TestSpecification) => {
    const at = names.indexOf(basename(file.moduleId).replace(/\.test\.tsx?$/, ""));
    return at < 0 ? names.length : at;
  };
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const sorted = await super.sort(files);
      return sorted.sort((one, other) => rank(one) - rank(other));
    }
  };
}
