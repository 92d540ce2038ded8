// Kubernetes's own schema, as npm's kubernetes-models holds it.
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);

// Passes everything through and remembers which fields were looked at.
class Watched {
  #seen = new Map();

  proxy(value) {
    if (value === null || typeof value !== 'object') return value;
    if (!this.#seen.has(value)) this.#seen.set(value, new Set());
    return new Proxy(value, {
      get: (target, key) => {
        this.#seen.get(target).add(key);
        return this.proxy(target[key]);
      },
    });
  }

  * unseen(value, path = '') {
    if (value === null || typeof value !== 'object') return;
    for (const key of Object.keys(value)) {
      if (!this.#seen.get(value)?.has(key)) {
        yield `${path}/${key}`;
      } else {
        yield* this.unseen(value[key], `${path}/${key}`);
      }
    }
  }
}

function model(object) {
  const {apiVersion, kind} = object;
  if (!/^[\w.]+(\/\w+)?$/.test(apiVersion) || !/^\w+$/.test(kind)) return null;
  try {
    return require(`kubernetes-models/${apiVersion}/${kind}`)[kind];
  } catch (error) {
    if (error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return null;
    if (error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

// What is wrong with one object of the API, as sentences.
export function schemaProblems(object) {
  const name = `${object.kind}/${object.metadata?.name}`;
  const type = model(object);
  if (type === null) {
    return [`${name}: Kubernetes has no ${object.kind} in ${object.apiVersion}`];
  }
  const watched = new Watched();
  const problems = [];
  try {
    type.prototype.validate.call(watched.proxy(object));
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    problems.push(...error.errors.map(
        ({instancePath, message}) => `${name}${instancePath}: ${message}`));
  }
  // The validators let unknown fields pass, but they look at each that they
  // know. A field that none looked at is one that Kubernetes doesn't have.
  for (const path of watched.unseen(object)) {
    problems.push(`${name}${path}: no such field`);
  }
  return problems;
}
