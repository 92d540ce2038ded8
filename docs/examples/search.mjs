// A search for notices about volcanoes for the 6e, one title a line.
// PREAU_HTTP is the node's address: http://127.0.0.1:7080.
const address = new URL('/v1/search', process.env.PREAU_HTTP);
address.search = new URLSearchParams({ q: 'volcan', level: '6e' });
const answer = await (await fetch(address)).json();
for (const hit of answer.hits ?? []) {
  console.log(hit.title.text);
}
