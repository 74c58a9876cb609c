/** `version=3` answers follow schema.json, `version=3.sdk` ones the schema of the same name. */
export type Variant = 'v3' | 'sdk';
