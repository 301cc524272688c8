import { queryOptions } from '@tanstack/react-query';
import { OfferSchema, type Offer } from '../../dashboard-api/index.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { embeddedRecords } from './embedded.ts';
import { request } from './request.ts';

/** Who can be started here. A page from disk starts nobody. */
export const offerQuery = queryOptions({
  queryKey: ['offer'],
  staleTime: Infinity,
  queryFn: async (): Promise<Offer> =>
    embeddedRecords() === null
      ? request(OfferSchema, '/api/offer')
      : {
          package_version: '',
          generator_version: GENERATOR_VERSION,
          agents: [],
          models: [],
          tasks: [],
          read_only: true,
        },
});
