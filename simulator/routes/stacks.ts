import { cedar, fir, type Generation } from '@/simulator/catalogue/generations';
import { findStack, type Stack, stacks } from '@/simulator/catalogue/stacks';
import { type JsonObject, list, one, type Route, type SortKeys } from '@/simulator/route';
import type { Variant } from '@/simulator/serialise/variant';

const generationsBornAt = '2024-12-01T12:00:00Z';
const byIdOrName: SortKeys<{ id: string; name: string }> = { id: (row) => row.id, name: (row) => row.name };

function stackJson(stack: Stack): JsonObject {
  return {
    created_at: stack.createdAt,
    default: stack.isDefault,
    id: stack.id,
    name: stack.name,
    state: stack.state,
    updated_at: stack.createdAt,
  };
}

function generationJson(generation: Generation, variant: Variant): JsonObject {
  const { id, name } = generation;
  const base = { created_at: generationsBornAt, id, name, updated_at: generationsBornAt };
  return variant === 'sdk' ? { ...base, unsupported_features: [], expanded_supported_features: [] } : base;
}

export const stackRoutes: readonly Route[] = [
  { method: 'GET', path: '/stacks', scope: null, handle: () => list(stacks, byIdOrName, stackJson) },
  {
    method: 'GET',
    path: '/stacks/:stack',
    scope: null,
    handle: (ctx) => {
      const stack = findStack(ctx.param('stack'));
      return stack
        ? one(stackJson(stack))
        : ctx.refuse(404, 'not_found', "Couldn't find that stack.", { resource: 'stack' });
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/available-stacks',
    scope: 'read',
    handle: (ctx) => {
      ctx.app();
      return list(
        stacks.filter((stack) => stack.name !== 'cnb'),
        byIdOrName,
        stackJson,
      );
    },
  },
  {
    method: 'GET',
    path: '/generations',
    scope: null,
    handle: (ctx) => list([cedar, fir], byIdOrName, (row) => generationJson(row, ctx.variant)),
  },
  {
    method: 'GET',
    path: '/generations/:generation',
    scope: null,
    handle: (ctx) => {
      const found = [cedar, fir].find(
        (row) => row.id === ctx.param('generation') || row.name === ctx.param('generation'),
      );
      if (found) return one(generationJson(found, ctx.variant));
      return ctx.refuse(404, 'not_found', "Couldn't find that generation.", { resource: 'generation' });
    },
  },
];
