// As much of kustomize as k8s/ uses, so that the overlays can be checked where
// there is no kubectl. kubectl_test.mjs compares the two.
import fs from 'node:fs';
import path from 'node:path';
import {parseAllDocuments} from 'yaml';

const FIELDS = {
  Kustomization: ['resources', 'components', 'patches', 'images', 'namespace'],
  Component: ['resources', 'patches'],
};
const API = {Kustomization: 'v1beta1', Component: 'v1alpha1'};

// The documents of a YAML file. Kubernetes reads YAML 1.1: 0440 is octal.
export function readYaml(file) {
  return parseAllDocuments(fs.readFileSync(file, 'utf8'), {
    version: '1.1', uniqueKeys: true,
  }).map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw new Error(`${file}: ${problem.message}`);
    return document.toJS();
  });
}

function checkFields(where, object, allowed) {
  for (const field of Object.keys(object)) {
    if (!allowed.includes(field)) {
      throw new Error(`${where}: '${field}' isn't a field that this test knows`);
    }
  }
}

function applyOperation(object, operation, where) {
  checkFields(where, operation, ['op', 'path', 'value']);
  const {op, value} = operation;
  const fail = (why) => new Error(`${where}: ${op} ${operation.path}: ${why}`);
  const keys = String(operation.path).split('/').slice(1)
      .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = keys.pop();
  const parent = keys.reduce((at, key) => at?.[key], object);
  if (last === undefined || parent === null || typeof parent !== 'object') {
    throw fail('nothing is there');
  }
  if ((op === 'add' || op === 'replace') && value === undefined) {
    throw fail('needs a value');
  }
  // Each object gets a copy of its own.
  const copy = structuredClone(value);
  if (op === 'add' && Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    if (!(index <= parent.length)) throw fail('nothing is there');
    parent.splice(index, 0, copy);
    return;
  }
  if (op === 'add') {
    parent[last] = copy;
    return;
  }
  if (!Object.hasOwn(parent, last)) throw fail('nothing is there');
  if (op === 'replace') {
    parent[last] = copy;
  } else if (op === 'remove') {
    Array.isArray(parent) ? parent.splice(Number(last), 1) : delete parent[last];
  } else {
    throw fail('add, replace or remove');
  }
}

function isTarget(target, object) {
  const {kind, name, labelSelector} = target;
  const labels = object.metadata.labels ?? {};
  return (kind === undefined || kind === object.kind) &&
      (name === undefined || name === object.metadata.name) &&
      (labelSelector === undefined || labelSelector.split(',').every((pair) => {
        const [key, value] = pair.split('=');
        return labels[key] === value;
      }));
}

function applyPatch(where, patch, objects, read) {
  checkFields(where, patch, ['path', 'target']);
  checkFields(where, patch.target ?? {}, ['kind', 'name', 'labelSelector']);
  const [operations] = read(patch.path);
  if (!Array.isArray(operations) || !patch.target) {
    throw new Error(`${where}: ${patch.path}: a list of operations, and a ` +
                    'target for it, are all that this test knows');
  }
  const targets = objects.filter((object) => isTarget(patch.target, object));
  // kustomize would say nothing.
  if (targets.length === 0) {
    throw new Error(`${where}: ${patch.path}: there is no such target`);
  }
  for (const object of targets) {
    for (const operation of operations) {
      applyOperation(object, operation, `${where}: ${patch.path}`);
    }
  }
}

function setImage(image, objects) {
  for (const {spec} of objects) {
    for (const container of spec?.template?.spec.containers ?? []) {
      if (container.image === image.name) {
        container.image = `${image.newName ?? image.name}:${image.newTag}`;
      }
    }
  }
}

// The objects that `kubectl kustomize folder` gives. `used` gets the path of
// every file that was read.
export function render(folder, used = new Set(), before = null) {
  const read = (name) => {
    const file = path.join(folder, name);
    used.add(file);
    return readYaml(file);
  };
  const where = path.join(folder, 'kustomization.yaml');
  const [wanted] = read('kustomization.yaml');
  const {apiVersion, kind, ...fields} = wanted;
  const expected = before === null ? 'Kustomization' : 'Component';
  if (kind !== expected ||
      apiVersion !== `kustomize.config.k8s.io/${API[expected]}`) {
    throw new Error(`${where}: isn't a ${expected}`);
  }
  checkFields(where, fields, FIELDS[kind]);
  const objects = before ?? [];
  for (const name of fields.resources ?? []) {
    const inner = path.join(folder, name);
    objects.push(...(fs.statSync(inner).isDirectory() ? render(inner, used) :
                                                        read(name)));
  }
  for (const name of fields.components ?? []) {
    render(path.join(folder, name), used, objects);
  }
  for (const patch of fields.patches ?? []) {
    applyPatch(where, patch, objects, read);
  }
  for (const image of fields.images ?? []) {
    checkFields(where, image, ['name', 'newName', 'newTag']);
    setImage(image, objects);
  }
  for (const object of fields.namespace ? objects : []) {
    if (object.kind !== 'Namespace') {
      object.metadata.namespace = fields.namespace;
    } else if (object.metadata.name !== fields.namespace) {
      throw new Error(`${where}: has another namespace than it names`);
    }
  }
  return objects;
}
