import { type DynoSize, dynoSizes, findDynoSize } from '@/simulator/catalogue/dyno-sizes';
import { list, one, type Route, type SortKeys } from '@/simulator/route';
import { dynoSizeJson } from '@/simulator/serialise/dyno-size';

const sort: SortKeys<DynoSize> = { id: (row) => row.id, name: (row) => row.name };

export const dynoSizeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/dyno-sizes',
    scope: null,
    handle: (ctx) => list(dynoSizes, sort, (size) => dynoSizeJson(size, ctx.variant)),
  },
  {
    method: 'GET',
    path: '/dyno-sizes/:size',
    scope: null,
    handle: (ctx) => {
      const size = findDynoSize(ctx.param('size'));
      if (!size) return ctx.refuse(404, 'not_found', "Couldn't find that dyno size.", { resource: 'dyno_size' });
      return one(dynoSizeJson(size, ctx.variant));
    },
  },
  {
    method: 'GET',
    path: '/apps/:app/available-dyno-sizes',
    scope: 'read',
    handle: (ctx) => {
      ctx.app();
      const available = dynoSizes.filter((size) => !size.isPrivateOnly);
      return list(available, sort, (size) => dynoSizeJson(size, ctx.variant));
    },
  },
];
