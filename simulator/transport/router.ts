interface Addressed {
  method: string;
  path: string;
}

interface Node<T> {
  literals: Map<string, Node<T>>;
  parameter: Node<T> | null;
  routes: Map<string, T>;
}

export interface Match<T> {
  route: T;
  params: Record<string, string>;
}

/** Finds routes by method and path; a literal segment wins over a parameter. */
export class Router<T extends Addressed> {
  readonly #root: Node<T> = emptyNode();

  constructor(routes: readonly T[]) {
    for (const route of routes) this.#add(route);
  }

  /** The route and its decoded parameters, or null. */
  match(method: string, path: string): Match<T> | null {
    const values: string[] = [];
    const route = find(this.#root, segmentsOf(path), 0, method, values);
    if (!route) return null;
    const names = segmentsOf(route.path).filter((segment) => segment.startsWith(':'));
    const params = Object.fromEntries(names.map((name, index) => [name.slice(1), decode(values[index] ?? '')]));
    return { route, params };
  }

  #add(route: T): void {
    let node = this.#root;
    for (const segment of segmentsOf(route.path)) {
      if (segment.startsWith(':')) {
        node.parameter ??= emptyNode();
        node = node.parameter;
      } else {
        const next = node.literals.get(segment) ?? emptyNode<T>();
        node.literals.set(segment, next);
        node = next;
      }
    }
    if (node.routes.has(route.method)) throw new Error(`Two routes for ${route.method} ${route.path}`);
    node.routes.set(route.method, route);
  }
}

function find<T>(
  node: Node<T>,
  segments: readonly string[],
  depth: number,
  method: string,
  values: string[],
): T | null {
  const segment = segments[depth];
  if (segment === undefined) return node.routes.get(method) ?? null;
  const literal = node.literals.get(segment);
  const found = literal ? find(literal, segments, depth + 1, method, values) : null;
  if (found || !node.parameter) return found;
  values.push(segment);
  const route = find(node.parameter, segments, depth + 1, method, values);
  if (!route) values.pop();
  return route;
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function emptyNode<T>(): Node<T> {
  return { literals: new Map(), parameter: null, routes: new Map() };
}
