/** Imported before all else: React and express look once, when they are loaded, whether they are to be quick or talkative. */
process.env.NODE_ENV ??= "production";
