// A search for notices about volcanoes for the 6e over gRPC, one title a line.
// PREAU_SERVER is the node's address: 127.0.0.1:7070, or unix:/path. The
// packages are those of package.json: npm ci.
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const proto = fileURLToPath(new URL('../../proto', import.meta.url));
const { preau } = grpc.loadPackageDefinition(
  loadSync('preau/v1/search_service.proto', { includeDirs: [proto] }));
const search = new preau.v1.SearchService(
  process.env.PREAU_SERVER, grpc.credentials.createInsecure());
const request = {
  query: 'volcan',
  filters: [{ field: 'level', values: ['6e'] }],
};
search.search(request, (error, answer) => {
  if (error) throw error;
  for (const hit of answer.hits) console.log(hit.title.text);
  search.close();
});
