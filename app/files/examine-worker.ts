import { examine } from "./examine";

/** A process of its own that examines one file and says what it is as JSON; a file that breaks it breaks nothing else. */
const [path = "", full = "", small = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await examine({ path, full, small })));
