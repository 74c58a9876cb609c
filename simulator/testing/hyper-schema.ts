import { readFileSync } from 'node:fs';

/** A node of a JSON hyper-schema (draft 4), as far as Heroku's published schema uses it. */
export type SchemaNode = {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, SchemaNode>;
  patternProperties?: Record<string, SchemaNode>;
  additionalProperties?: boolean;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
};

/** One documented call: `href` has its identities replaced by `{}`. */
export type SchemaLink = {
  resource: string;
  method: string;
  href: string;
  rel: string;
  title: string;
  target: SchemaNode | null;
};

type RawLink = { method: string; href: string; rel?: string; title: string; targetSchema?: SchemaNode };
type Definition = SchemaNode & { links?: RawLink[] };

export type HyperSchema = {
  links: SchemaLink[];
  /** Says everything in which `value` departs from the node; an empty list means it conforms exactly. */
  problems(node: SchemaNode, value: unknown, allowance?: Allowance): string[];
};

/** Property paths (`pipeline.name`) an answer may carry beyond its schema, and formats that are only nominal there. */
export type Allowance = { extras?: readonly string[]; nominalFormats?: readonly string[] };

const formats: Record<string, RegExp> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  ipv4: /^\d{1,3}(\.\d{1,3}){3}$/,
  uri: /^[a-z][a-z0-9+.-]*:\/\/\S+$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
};

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isOfType(value: unknown, wanted: string): boolean {
  const actual = typeName(value);
  return actual === wanted || (wanted === 'number' && actual === 'integer');
}

/** Reads a hyper-schema file; throws when it cannot be read or is not JSON. */
export function readHyperSchema(file: string): HyperSchema {
  const root = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Record<string, Definition> };

  function resolve(node: SchemaNode): SchemaNode {
    let current = node;
    while (current.$ref) {
      const parts = decodeURIComponent(current.$ref).replace(/^#\//, '').split('/');
      let target: unknown = root;
      for (const part of parts) target = (target as Record<string, unknown>)[part];
      current = target as SchemaNode;
    }
    return current;
  }

  function check(node: SchemaNode, value: unknown, path: string, allowance: Allowance, found: string[]): void {
    const schema = resolve(node);
    if (schema.anyOf) {
      const attempts = schema.anyOf.map((option) => {
        const own: string[] = [];
        check(option, value, path, allowance, own);
        return own;
      });
      if (!attempts.some((own) => own.length === 0)) found.push(...(attempts[0] ?? []));
      return;
    }
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.length > 0 && !types.some((type) => isOfType(value, type))) {
      found.push(`${path}: ${typeName(value)} instead of ${types.join(' or ')}`);
      return;
    }
    if (schema.enum && !schema.enum.includes(value)) found.push(`${path}: ${String(value)} is not in its enum`);
    if (typeof value === 'string') checkText(schema, value, path, allowance, found);
    if (Array.isArray(value)) checkList(schema, value, path, allowance, found);
    else if (typeof value === 'object' && value !== null) {
      checkObject(schema, value as Record<string, unknown>, path, allowance, found);
    }
  }

  function checkText(schema: SchemaNode, value: string, path: string, allowance: Allowance, found: string[]): void {
    const isNominal = allowance.nominalFormats?.includes(path) ?? false;
    const format = schema.format ? formats[schema.format] : undefined;
    if (format && !isNominal && !format.test(value)) found.push(`${path}: "${value}" is no ${schema.format}`);
    if (schema.pattern && !new RegExp(schema.pattern).test(value)) {
      found.push(`${path}: "${value}" does not match ${schema.pattern}`);
    }
  }

  function checkList(schema: SchemaNode, value: unknown[], path: string, allowance: Allowance, found: string[]): void {
    const { items } = schema;
    if (items) for (const item of value) check(items, item, path, allowance, found);
  }

  function checkObject(
    schema: SchemaNode,
    value: Record<string, unknown>,
    path: string,
    allowance: Allowance,
    found: string[],
  ): void {
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    const declared = schema.properties;
    const patterns = Object.entries(schema.patternProperties ?? {}).map(([text, node]) => ({
      expression: new RegExp(text),
      node,
    }));
    if (!declared && patterns.length === 0) {
      if (schema.additionalProperties === false && Object.keys(value).length > 0) found.push(`${path}: is not empty`);
      return;
    }
    for (const [key, node] of Object.entries(declared ?? {})) {
      if (key in value) check(node, value[key], at(key), allowance, found);
      else if (!key.endsWith('?')) found.push(`${at(key)}: is missing`);
    }
    for (const [key, inner] of Object.entries(value)) {
      if (declared && key in declared) continue;
      const pattern = patterns.find(({ expression }) => expression.test(key));
      if (pattern) check(pattern.node, inner, at(key), allowance, found);
      else if (!allowance.extras?.includes(at(key))) found.push(`${at(key)}: is not in the schema`);
    }
  }

  const links = Object.entries(root.definitions).flatMap(([resource, definition]) =>
    (definition.links ?? []).map((link): SchemaLink => {
      const self: SchemaNode = { $ref: `#/definitions/${resource}` };
      const rel = link.rel ?? 'self';
      const implied: SchemaNode = rel === 'instances' ? { type: 'array', items: self } : self;
      const target = link.targetSchema ?? (rel === 'empty' ? null : implied);
      const href = decodeURIComponent(link.href).replace(/\{[^}]*\}/g, '{}');
      return { resource, method: link.method, href, rel, title: link.title, target };
    }),
  );

  return {
    links,
    problems(node, value, allowance = {}) {
      const found: string[] = [];
      check(node, value, '', allowance, found);
      return [...new Set(found)];
    },
  };
}
