// What Kubernetes's schema doesn't know: how the objects fit one another, how
// they fit the program, and what a node may do.

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];
const UNITS = {
  '': 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9,
  Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40,
};

function quantity(text) {
  const match = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(String(text));
  return match ? Number(match[1]) * UNITS[match[2]] : NaN;
}

// Whether an object with `labels` is one of those that `wanted` selects; to
// select all is no way to select.
function selects(wanted, labels) {
  const pairs = Object.entries(wanted ?? {});
  return pairs.length > 0 &&
      pairs.every(([key, value]) => labels?.[key] === value);
}

function portNumber(containers, port) {
  return containers.flatMap((container) => container.ports ?? [])
      .find(({name, containerPort}) => port === name || port === containerPort)
      ?.containerPort;
}

// name → value of the flags in `args`; null where it has none.
function * flagsOf(args) {
  for (let i = 0; i < args.length; ++i) {
    const [, name, value] = /^--([^=]*)(?:=(.*))?$/s.exec(args[i]) ?? [];
    if (name === undefined) {
      yield [`(${args[i]})`, null];
    } else if (value === undefined && !/^--/.test(args[i + 1] ?? '--')) {
      yield [name, args[++i]];
    } else {
      yield [name, value ?? null];
    }
  }
}

function * programRules(container, claims, containers, program) {
  if (container.command?.join(' ') !== 'preau-node') {
    yield "the command isn't preau-node";
  }
  const values = new Map();
  for (const [name, value] of flagsOf(container.args ?? [])) {
    if (!program.flags.has(name)) {
      yield `preau-node --help names no flag '${name}'`;
    } else if (program.flags.get(name) !== (value !== null)) {
      yield `--${name} takes ${value === null ? 'a' : 'no'} value`;
    }
    values.set(name, value);
  }
  const mounts = container.volumeMounts ?? [];
  const claimed = mounts.find(({mountPath}) => mountPath === values.get('data'));
  if (!claims.includes(claimed?.name) || claimed.readOnly) {
    yield "--data isn't where a claim is mounted";
  }
  const listen = /^0\.0\.0\.0:(\d+)$/.exec(values.get('listen') ?? '');
  if (!listen || portNumber(containers, Number(listen[1])) === undefined) {
    yield "--listen isn't 0.0.0.0 with a port that the container names";
  }
  for (const name of ['tls-certificate', 'tls-key']) {
    if (values.has(name) && !mounts.some(
        ({mountPath}) => values.get(name).startsWith(`${mountPath}/`))) {
      yield `--${name} is in no volume`;
    }
  }
  const hasTls = values.has('tls-certificate');
  for (const name of PROBES) {
    const grpc = container[name]?.grpc;
    // A tcpSocket says little, so it is for where the kubelet can't do better.
    if (container[name] !== undefined && hasTls === (grpc !== undefined)) {
      yield hasTls ? `${name}: the kubelet's gRPC probes don't speak TLS` :
                     `${name}: isn't gRPC`;
    }
    const service = name === 'readinessProbe' ? '' : program.processHealth;
    if (grpc && (grpc.service ?? '') !== service) {
      yield `${name}: asks for '${grpc.service ?? ''}', not for '${service}': ` +
          'a full disk would restart the node for nothing';
    }
  }
}

function * containerRules(container, containers) {
  for (const name of PROBES) {
    const probe = container[name];
    const port = probe?.grpc?.port ?? probe?.tcpSocket?.port;
    if (probe === undefined) {
      yield `has no ${name}`;
    } else if (portNumber([container], port) === undefined) {
      yield `${name}: the container has no port ${port}`;
    }
  }
  for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
    const {requests, limits} = container.resources ?? {};
    if (!(quantity(requests?.[name]) <= quantity(limits?.[name]))) {
      yield `${name}: needs a request and a limit that isn't below it`;
    }
  }
  const security = container.securityContext ?? {};
  if (security.readOnlyRootFilesystem !== true) yield 'can write its root';
  if (security.allowPrivilegeEscalation !== false || security.privileged) {
    yield 'can gain privileges';
  }
  const {add = [], drop = []} = security.capabilities ?? {};
  if (!drop.includes('ALL') || add.length > 0) yield 'has capabilities';
  for (const name of ['runAsUser', 'runAsNonRoot', 'seccompProfile']) {
    if (name in security) yield `${name} belongs to the pod`;
  }
  if (/^([^/]*[.:][^/]*|localhost)\//.test(container.image ?? '')) {
    yield 'the image names a registry';
  }
}

function * podRules(pod, claims, program) {
  const security = pod.securityContext ?? {};
  if (security.runAsNonRoot !== true || !(security.runAsUser > 0)) {
    yield 'may run as root';
  }
  if (security.seccompProfile?.type !== 'RuntimeDefault') {
    yield 'seccompProfile: not RuntimeDefault';
  }
  if (!(security.fsGroup > 0)) {
    yield 'without fsGroup the claim belongs to root';
  } else if (security.fsGroupChangePolicy !== 'OnRootMismatch') {
    yield 'fsGroupChangePolicy: would open the secrets of the data folder to ' +
        'the group, and the node refuse to start';
  }
  if (pod.automountServiceAccountToken !== false) yield 'gets a token';
  if (!(pod.terminationGracePeriodSeconds >= program.stopSeconds)) {
    yield `terminationGracePeriodSeconds: less than the ${program.stopSeconds} ` +
        's that the tests allow';
  }
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (pod[name]) yield `${name}: the node's own only`;
  }
  const volumes = pod.volumes ?? [];
  if (volumes.some(({hostPath}) => hostPath)) yield "mounts the machine's files";
  const containers = [...pod.initContainers ?? [], ...pod.containers];
  const mounted = containers.flatMap(({volumeMounts}) => volumeMounts ?? [])
      .map(({name}) => name);
  const there = [...claims, ...volumes.map(({name}) => name)];
  for (const name of mounted.filter((name) => !there.includes(name))) {
    yield `mounts '${name}', which isn't there`;
  }
  for (const name of there.filter((name) => !mounted.includes(name))) {
    yield `'${name}' is mounted nowhere`;
  }
  for (const container of containers) {
    for (const problem of [
      ...containerRules(container),
      ...programRules(container, claims, containers, program)]) {
      yield `${container.name}: ${problem}`;
    }
  }
}

function * setRules(set, services, program) {
  const {spec} = set;
  const labels = spec.template.metadata?.labels;
  if (!selects(spec.selector?.matchLabels, labels)) {
    yield "the selector doesn't fit the pod's labels";
  }
  if (spec.replicas !== 1) yield 'one process owns the data: one replica';
  const own = services.find(({metadata}) => metadata.name === spec.serviceName);
  if (own?.spec.clusterIP !== 'None') yield 'serviceName: no headless Service';
  const retention = spec.persistentVolumeClaimRetentionPolicy;
  if (retention?.whenDeleted !== 'Retain' || retention.whenScaled !== 'Retain') {
    yield 'the claim would be deleted with the set';
  }
  const claims = spec.volumeClaimTemplates ?? [];
  for (const claim of claims) {
    if (!claim.spec.accessModes?.every((mode) => /^ReadWriteOnce/.test(mode)) ||
        !(quantity(claim.spec.resources?.requests?.storage) > 0)) {
      yield `claim ${claim.metadata.name}: needs a size and one writer`;
    }
  }
  yield* podRules(spec.template.spec,
                  claims.map(({metadata}) => metadata.name), program);
}

function * serviceRules(service, labels, containers) {
  if (!selects(service.spec.selector, labels)) yield 'selects no pod of ours';
  for (const {port, targetPort = port} of service.spec.ports ?? []) {
    if (portNumber(containers, targetPort) === undefined) {
      yield `targetPort: no container has ${targetPort}`;
    }
  }
}

function * policyRules({spec}, labels, reachable) {
  if (!selects(spec.podSelector.matchLabels, labels)) {
    yield 'is for no pod of ours';
  }
  for (const type of ['Ingress', 'Egress']) {
    if (!spec.policyTypes?.includes(type)) yield `says nothing of ${type}`;
  }
  // No port is every port.
  const ports = (rules) => rules.flatMap((rule) => rule.ports ?? ['any'])
      .map((port) => port.port ?? 'any');
  const letIn = [...new Set(ports(spec.ingress ?? []))].sort();
  if (letIn.join() !== reachable.join()) {
    yield `lets in to ${letIn.join()}, and the Services to ${reachable.join()}`;
  }
  if (ports(spec.egress ?? []).some((port) => port !== 53)) {
    yield 'lets out to more than DNS';
  }
}

// What is wrong with the objects of one installation, as sentences. `program`:
// flags (name → whether it takes a value), processHealth, stopSeconds.
export function ruleProblems(objects, program) {
  const problems = [];
  const add = (object, found) => {
    for (const problem of found) {
      problems.push(`${object.kind}/${object.metadata.name}: ${problem}`);
    }
  };
  const of = (kind) => objects.filter((object) => object.kind === kind);
  const services = of('Service');
  const sets = of('StatefulSet');
  const policies = of('NetworkPolicy');
  if (sets.length !== 1 || policies.length !== 1 || services.length === 0) {
    return ['needs a StatefulSet, a NetworkPolicy, and Services'];
  }
  const {metadata, spec: pod} = sets[0].spec.template;
  add(sets[0], setRules(sets[0], services, program));
  for (const service of services) {
    add(service, serviceRules(service, metadata?.labels, pod.containers));
  }
  const reachable = [...new Set(services.flatMap(({spec}) => spec.ports ?? [])
      .map(({port, targetPort = port}) =>
        portNumber(pod.containers, targetPort)))].sort();
  add(policies[0], policyRules(policies[0], metadata?.labels, reachable));
  const account = of('ServiceAccount')
      .find((object) => object.metadata.name === pod.serviceAccountName);
  if (account?.automountServiceAccountToken !== false) {
    problems.push('needs a ServiceAccount of its own, without a token');
  }
  return problems;
}
