// kustomize itself makes of k8s/ what the other tests looked at.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import path from 'node:path';
import {test} from 'node:test';
import {parseAllDocuments} from 'yaml';

import {render} from './kustomize.mjs';
import {SOURCE_DIR} from './program.mjs';

function sorted(objects) {
  const name = ({kind, metadata}) => `${kind}/${metadata.name}`;
  return [...objects].sort((a, b) => name(a) < name(b) ? -1 : 1);
}

for (const folder of ['k8s/base', 'k8s/example']) {
  test(`kubectl kustomize ${folder}`, () => {
    const text = execFileSync(
        'kubectl', ['kustomize', path.join(SOURCE_DIR, folder)],
        {encoding: 'utf8', timeout: 60000});
    const objects = parseAllDocuments(text, {version: '1.1'})
        .map((document) => document.toJS());
    assert.deepEqual(sorted(objects),
                     sorted(render(path.join(SOURCE_DIR, folder))));
  });
}
