/** Of the JSON that `cutaway lab` prints. */
export const SCHEMA_VERSION = 1;
