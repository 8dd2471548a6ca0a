// Makes src/parse/shapes/*.json, the facts about file formats that rules compare with, from the formats' own JSON schemas.
import { readFile, writeFile } from 'node:fs/promises';

const usage = `node scripts/shapes.mjs kubernetes <_definitions.json> | compose <compose-spec.json>
_definitions.json: the Kubernetes OpenAPI definitions (Apache-2.0), e.g. of the Python package kubernetes-validate.
compose-spec.json: the Compose specification (Apache-2.0), e.g. of the Go module compose-go.`;

/** Kinds that people write by hand; every other kind is recognised by name only. */
const kinds =
  `Deployment StatefulSet DaemonSet ReplicaSet Job CronJob Pod PodTemplate Service Ingress IngressClass ConfigMap Secret
HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy ServiceAccount Role RoleBinding ClusterRole ClusterRoleBinding
PersistentVolume PersistentVolumeClaim StorageClass Namespace ResourceQuota LimitRange PriorityClass Endpoints`.split(
    /\s+/,
  );

class Shapes {
  objects = {};
  constructor(root, { nameOf }) {
    this.root = root;
    this.nameOf = nameOf;
  }
  look(ref) {
    return ref
      .split('#/')[1]
      .split('/')
      .reduce((at, key) => at?.[key], this.root);
  }
  /** The notation of a schema; objects are added to `objects` under a name. */
  notation(schema, name) {
    if (schema === true || schema === undefined) return '*';
    if (schema.$ref) {
      const target = this.look(schema.$ref);
      return this.notation(target, this.nameOf(schema.$ref));
    }
    if (schema.allOf) return this.notation(this.merge(schema), name);
    const special = this.special?.(schema, name);
    if (special) return special;
    if (schema.enum?.every((value) => typeof value === 'string')) return `=${schema.enum.join(',')}`;
    const many = schema.oneOf ?? schema.anyOf;
    if (many && !schema.properties) {
      return [
        ...new Set(
          many.map((each, index) =>
            this.notation({ ...(schema.type && { type: schema.type }), ...each }, `${name}_${index}`),
          ),
        ),
      ].join('|');
    }
    const types = [schema.type].flat().filter((type) => type !== 'null' && type);
    if (types.length === 0 && schema.type) return '0';
    if (types.length === 0) return schema.properties ? this.object(schema, name) : '*';
    const parts = types.map((type) => {
      if (type === 'string') return 's';
      if (type === 'integer') return 'i';
      if (type === 'number') return 'n';
      if (type === 'boolean') return 'b';
      if (type === 'array') return `[]${this.group(this.notation(schema.items, `${name}_item`))}`;
      return this.object(schema, name);
    });
    return [...new Set(parts)].join('|');
  }
  /** One schema of several that must all hold. */
  merge({ allOf, ...own }) {
    const parts = [...allOf.map((part) => (part.$ref ? this.look(part.$ref) : part)), own];
    const plain = parts.map((part) => (part.allOf ? this.merge(part) : part));
    return {
      ...Object.assign({}, ...plain),
      properties: Object.assign({}, ...plain.map(({ properties }) => properties)),
      required: plain.flatMap(({ required }) => required ?? []),
    };
  }
  group(notation) {
    return notation.includes('|') ? `(${notation})` : notation;
  }
  object(schema, name) {
    // A pattern `^x-` with anything in it stands for extensions, not for the values.
    const patterns = Object.values(schema.patternProperties ?? {}).filter((each) => Object.keys(each).length > 0);
    const values = patterns[0] ?? schema.additionalProperties;
    if (!schema.properties)
      return `{}${this.group(this.notation(typeof values === 'object' ? values : true, `${name}_value`))}`;
    if (this.objects[name]) return `@${name}`;
    const shape = { p: {} };
    this.objects[name] = shape;
    for (const [key, value] of Object.entries(schema.properties)) shape.p[key] = this.notation(value, `${name}_${key}`);
    if (schema.required?.length) shape.r = schema.required;
    if (schema.additionalProperties && typeof schema.additionalProperties === 'object') shape.open = true;
    return `@${name}`;
  }
}

function kubernetes(definitions) {
  const all = definitions.$defs ?? definitions.definitions;
  const shapes = new Shapes(definitions, { nameOf: (ref) => shortName(ref.split('/').at(-1)) });
  shapes.special = (schema, name) => {
    if (/^(Quantity|IntOrString)$/.test(name)) return 's|n';
    if (/^(Time|MicroTime)$/.test(name)) return 's';
    if (/^(JSON|RawExtension|FieldsV1|JSONSchemaProps.*)$/.test(name)) return '*';
    // What the cluster fills in is read from nowhere.
    if (/Status$|_managedFields$/.test(name) && schema.type === 'object') return '*';
    return undefined;
  };
  const roots = {};
  const versions = {};
  for (const [name, schema] of Object.entries(all)) {
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
      if (/^(DeleteOptions|WatchEvent|Status|APIGroup.*|APIResource.*|APIVersions|.*List)$/.test(kind)) continue;
      const api = group ? `${group}/${version}` : version;
      versions[kind] = [...new Set([...(versions[kind] ?? []), api])];
      if (!kinds.includes(kind) || /alpha|beta/.test(version)) continue;
      roots[`${api}/${kind}`] = shapes.notation(schema, shortName(name));
    }
  }
  // Required in fact: an object without them is refused, though its schema lets them out.
  for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod', 'PersistentVolumeClaim']) {
    const shape =
      shapes.objects[`apps.v1.${kind}`] ?? shapes.objects[`batch.v1.${kind}`] ?? shapes.objects[`core.v1.${kind}`];
    shape.r = [...new Set([...(shape.r ?? []), 'spec'])];
  }
  return { roots, versions, objects: shapes.objects };
}

function shortName(name) {
  return name
    .replace(
      /^io\.k8s\.(api\.|apimachinery\.pkg\.(apis\.)?|kube-aggregator\.pkg\.apis\.|apiextensions-apiserver\.pkg\.apis\.)/,
      '',
    )
    .replace(/^(?:meta\.v1|api\.resource|util\.intstr|runtime)\./, '');
}

function compose(schema) {
  const shapes = new Shapes(schema, { nameOf: (ref) => ref.split('/').at(-1) });
  return { root: shapes.notation(schema, 'compose'), objects: shapes.objects };
}

const [format, file] = process.argv.slice(2);
const make = { kubernetes, compose }[format];
if (!make || !file) {
  console.error(usage);
  process.exit(2);
}
const made = make(JSON.parse(await readFile(file, 'utf8')));
await writeFile(new URL(`../src/parse/shapes/${format}.json`, import.meta.url), `${JSON.stringify(made)}\n`);
