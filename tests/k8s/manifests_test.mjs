// The files of k8s/ are what Kubernetes takes and what the node needs; and what
// isn't is found.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';

import {readYaml, render} from './kustomize.mjs';
import {readProgram, SOURCE_DIR} from './program.mjs';
import {ruleProblems} from './rules.mjs';
import {schemaProblems} from './schema.mjs';

const K8S = path.join(SOURCE_DIR, 'k8s');
const BASE = path.join(K8S, 'base');
const EXAMPLE = path.join(K8S, 'example');
const program = readProgram();

function problemsOf(objects) {
  const problems = objects.flatMap(schemaProblems);
  // The rules are about objects that the schema knows.
  return problems.length > 0 ? problems : ruleProblems(objects, program);
}

test('preau-node says its flags', () => {
  assert.equal(program.flags.get('listen'), true);
  assert.equal(program.flags.get('verify'), false);
  assert.ok(program.flags.size >= 10, [...program.flags.keys()].join());
});

test('the base is right', () => {
  assert.deepEqual(problemsOf(render(BASE)), []);
});

test('the example is right, with TLS', () => {
  const objects = render(EXAMPLE);
  assert.deepEqual(problemsOf(objects), []);
  const set = objects.find(({kind}) => kind === 'StatefulSet');
  const {args, image} = set.spec.template.spec.containers[0];
  assert.ok(args.includes('--member=lille=Académie de Lille'), args);
  assert.ok(args.includes('--tls-key=/run/preau-tls/tls.key'), args);
  assert.match(image, /:\d/);
  assert.deepEqual(new Set(objects.map(({metadata}) => metadata.namespace)),
                   new Set([undefined, 'preau-lille']));
});

test('each file is part of the base or of the example', () => {
  const used = new Set();
  render(BASE, used);
  render(EXAMPLE, used);
  const names = fs.readdirSync(K8S, {withFileTypes: true})
      .filter((entry) => entry.isDirectory())
      .flatMap(({name}) => fs.readdirSync(path.join(K8S, name))
          .filter((file) => !file.endsWith('.md'))
          .map((file) => path.join(K8S, name, file)));
  assert.deepEqual([...used].sort(), names.sort());
});

// The parts of an installation that the cases below spoil.
function partsOf(objects) {
  const get = (kind, name = 'preau') => objects.find(
      (object) => object.kind === kind && object.metadata.name === name);
  const set = get('StatefulSet');
  const pod = set.spec.template.spec;
  return {
    objects, set, pod, labels: set.spec.template.metadata.labels,
    container: pod.containers[0], claim: set.spec.volumeClaimTemplates[0],
    service: get('Service'), pods: get('Service', 'preau-pods'),
    policy: get('NetworkPolicy'), account: get('ServiceAccount'),
  };
}

// What is done to the base → what must be said of it.
const SPOILT = [
  // Kubernetes's schema.
  [({set}) => { set.spec.replica = 1; }, /spec\/replica: no such field/],
  [({container}) => { container.livenesProbe = {}; }, /no such field/],
  [({container}) => { container.readinessProbe.grpc.name = ''; },
   /readinessProbe\/grpc\/name: no such field/],
  [({policy}) => { policy.spec.ingress[0].form = []; }, /no such field/],
  [({set}) => { set.spec.replicas = 'one'; }, /replicas: must be integer/],
  [({container}) => { container.args = '--help'; }, /args: must be array/],
  [({container}) => { container.env[0].value = 1; }, /value: must be string/],
  [({container}) => { container.startupProbe.grpc.port = 'grpc'; },
   /port: must be integer/],
  [({set}) => { delete set.spec.selector; }, /required property selector/],
  [({policy}) => { delete policy.spec.podSelector; },
   /required property podSelector/],
  [({set}) => { set.apiVersion = 'apps/v3'; }, /has no StatefulSet in apps\/v3/],
  // How the objects fit one another.
  [({labels}) => { labels['app.kubernetes.io/name'] = 'other'; },
   /the selector doesn't fit/, /Service\/preau: selects no pod/,
   /NetworkPolicy\/preau: is for no pod/],
  [({service}) => { delete service.spec.selector; }, /selects no pod/],
  [({service}) => { service.spec.ports[0].targetPort = 'http'; },
   /targetPort: no container has http/],
  [({pods}) => { delete pods.spec.clusterIP; }, /no headless Service/],
  [({set}) => { set.spec.serviceName = 'gone'; }, /no headless Service/],
  [({policy}) => { policy.spec.ingress[0].ports[0].port = 7071; },
   /lets in to 7071, and the Services to 7070/],
  [({policy}) => { delete policy.spec.ingress[0].ports; }, /lets in to any/],
  [({policy}) => { policy.spec.policyTypes.pop(); }, /says nothing of Egress/],
  [({policy}) => { policy.spec.egress.push({}); }, /lets out to more than DNS/],
  [({policy}) => { policy.spec.egress[0].ports.push({port: 443}); },
   /lets out to more than DNS/],
  [({objects, policy}) => { objects.splice(objects.indexOf(policy), 1); },
   /needs a StatefulSet, a NetworkPolicy/],
  [({account}) => { delete account.automountServiceAccountToken; },
   /without a token/],
  [({container}) => { container.volumeMounts[1].name = 'temp'; },
   /mounts 'temp'/, /'tmp' is mounted nowhere/],
  // Probes.
  [({container}) => { delete container.livenessProbe; }, /no livenessProbe/],
  [({container}) => { container.readinessProbe.grpc.port = 7071; },
   /readinessProbe: the container has no port 7071/],
  [({container}) => { delete container.livenessProbe.grpc.service; },
   /livenessProbe: asks for ''/],
  [({container}) => { container.startupProbe.grpc.service = ''; },
   /startupProbe: asks for ''/],
  [({container}) => { container.readinessProbe.grpc.service = 'preau.process'; },
   /readinessProbe: asks for 'preau.process'/],
  [({container}) => { container.readinessProbe = {tcpSocket: {port: 'grpc'}}; },
   /readinessProbe: isn't gRPC/],
  // What a node takes and may do.
  [({container}) => { delete container.resources.limits.memory; },
   /memory: needs a request and a limit/],
  [({container}) => { container.resources.limits.cpu = '100m'; },
   /cpu: needs a request and a limit/],
  [({container}) => { delete container.resources; }, /ephemeral-storage: needs/],
  [({container}) => { delete container.securityContext; },
   /can write its root/, /can gain privileges/, /has capabilities/],
  [({container}) => { container.securityContext.readOnlyRootFilesystem = false; },
   /can write its root/],
  [({container}) => { container.securityContext.capabilities.add = ['CHOWN']; },
   /has capabilities/],
  [({container}) => { container.securityContext.runAsUser = 0; },
   /runAsUser belongs to the pod/],
  [({pod}) => { delete pod.securityContext.runAsNonRoot; }, /run as root/],
  [({pod}) => { delete pod.securityContext.seccompProfile; }, /seccompProfile/],
  [({pod}) => { delete pod.securityContext.fsGroup; }, /without fsGroup/],
  [({pod}) => { delete pod.securityContext.fsGroupChangePolicy; },
   /fsGroupChangePolicy: would open the secrets/],
  [({pod}) => { pod.automountServiceAccountToken = true; }, /gets a token/],
  [({pod}) => { pod.hostNetwork = true; }, /hostNetwork/],
  [({pod}) => { pod.volumes.push({name: 'etc', hostPath: {path: '/etc'}}); },
   /mounts the machine's files/],
  [({pod}) => { pod.terminationGracePeriodSeconds = 30; },
   /terminationGracePeriodSeconds: less than the 60 s/],
  [({pod}) => { pod.containers.push({name: 'second', image: 'preau'}); },
   /second: has no livenessProbe/, /second: memory: needs/,
   /second: can write its root/],
  [({container}) => { container.image = 'registry.example:5000/preau'; },
   /names a registry/],
  [({set}) => { set.spec.replicas = 2; }, /one replica/],
  [({set}) => { delete set.spec.persistentVolumeClaimRetentionPolicy; },
   /claim would be deleted/],
  [({claim}) => { claim.spec.accessModes = ['ReadWriteMany']; }, /one writer/],
  // The program.
  [({container}) => { container.args.push('--colour=red'); },
   /names no flag 'colour'/],
  [({container}) => { container.args.push('verify'); },
   /names no flag '\(verify\)'/],
  [({container}) => { container.args.push('--member'); },
   /--member takes a value/],
  [({container}) => { container.args.push('--verify=yes'); },
   /--verify takes no value/],
  [({container}) => { container.args[0] = '--data=/data'; },
   /--data isn't where a claim is mounted/],
  [({container}) => { container.args[1] = '--listen=127.0.0.1:7070'; },
   /--listen isn't 0.0.0.0/],
  [({container}) => { container.args[1] = '--listen=0.0.0.0:7071'; },
   /--listen isn't 0.0.0.0/],
  [({container}) => { container.command = ['preau']; },
   /the command isn't preau-node/],
  [({container}) => { container.args.push('--tls-key=/etc/key.pem'); },
   /--tls-key is in no volume/],
  [({container}) => { container.args.push('--tls-certificate=/tmp/a.pem'); },
   /gRPC probes don't speak TLS/],
];

for (const [spoil, ...expected] of SPOILT) {
  test(`found: ${/\{ (.*) \}/.exec(spoil)[1]}`, () => {
    const objects = render(BASE);
    spoil(partsOf(objects));
    const problems = problemsOf(objects);
    for (const pattern of expected) {
      assert.ok(problems.some((problem) => pattern.test(problem)),
                `${pattern} isn't among:\n${problems.join('\n')}`);
    }
  });
}

// A copy of k8s/ in which `file` is another text.
function renderWith(file, change) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preau-k8s-'));
  try {
    fs.cpSync(K8S, folder, {recursive: true});
    const changed = path.join(folder, file);
    const text = fs.readFileSync(changed, 'utf8');
    assert.notEqual(change(text), text);
    fs.writeFileSync(changed, change(text));
    return render(path.join(folder, 'example'));
  } finally {
    fs.rmSync(folder, {recursive: true});
  }
}

const SPOILT_FILES = [
  ['example/kustomization.yaml', 'components:', 'component:', /'component' isn't/],
  ['example/kustomization.yaml', '- ../tls', '- ../ssl', /ENOENT/],
  ['example/kustomization.yaml', 'kind: NetworkPolicy', 'kind: Ingress',
   /there is no such target/],
  ['example/namespace.yaml', 'preau-lille', 'preau', /another namespace/],
  ['tls/kustomization.yaml', 'v1alpha1', 'v1', /isn't a Component/],
  ['tls/statefulset.yaml', 'spec/volumes/', 'spec/volume/', /nothing is there/],
  ['tls/statefulset.yaml', '0/livenessProbe', '0/livenesProbe',
   /nothing is there/],
  ['base/statefulset.yaml', 'replicas: 1', 'replicas: 1\n  replicas: 1',
   /keys must be unique/i],
  ['base/services.yaml', '  clusterIP', '   clusterIP', /services.yaml/],
];

for (const [file, from, to, expected] of SPOILT_FILES) {
  test(`found in ${file}: ${to.replace(/\s+/g, ' ')}`, () => {
    assert.throws(() => renderWith(file, (text) => text.replace(from, to)),
                  expected);
  });
}

test('the lockfile names no registry', () => {
  const lock = JSON.parse(fs.readFileSync(
      path.join(SOURCE_DIR, 'tests', 'k8s', 'package-lock.json'), 'utf8'));
  const packages = Object.entries(lock.packages).filter(([name]) => name);
  assert.ok(packages.length > 2);
  for (const [name, {resolved, integrity}] of packages) {
    assert.equal(resolved, undefined, name);
    assert.match(integrity, /^sha512-/, name);
  }
});

test('YAML is read as Kubernetes reads it', () => {
  const operations = readYaml(path.join(K8S, 'tls', 'statefulset.yaml'))[0];
  const secret = operations.map(({value}) => value?.secret).find(Boolean);
  assert.equal(secret.defaultMode, 0o440);
});
