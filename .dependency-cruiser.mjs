const PRODUCTION = '^(domain|application|adapters|bootstrap)/'
const PAGE = '^adapters/web/page/'
const CLIENT = '^clients/typescript/source/'

/** Which way imports may point: inwards only (docs/decisions/0001-hexagon-and-effect.md). */
export default {
  forbidden: [
    {
      name: 'domain-imports-nothing',
      comment:
        'The domain needs the language alone: no package, no built-in module, no other layer.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'application-imports-domain-and-effect',
      comment: 'A use case knows the domain and Effect; HTTP, SQL and files are for adapters.',
      severity: 'error',
      from: { path: '^application/' },
      to: { pathNot: '^(application|domain)/|(^|/)node_modules/effect/' },
    },
    {
      name: 'adapters-are-strangers',
      comment: 'Only bootstrap knows more than one adapter.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'adapters-have-libraries-of-their-own',
      comment: 'Storage in memory needs none; clock, ids and tokens need TypeIDs and the platform.',
      severity: 'error',
      from: { path: '^adapters/(inmemory|system)/' },
      to: { dependencyTypes: ['npm'], pathNot: '(^|/)node_modules/typeid-js/' },
    },
    {
      name: 'storage-in-memory-needs-nothing',
      comment:
        'Receipts are of requests: their port is the application’s, the only one stored here.',
      severity: 'error',
      from: { path: '^adapters/inmemory/' },
      to: { pathNot: '^(domain|adapters/inmemory)/|^application/receipts[.]ts$' },
    },
    {
      name: 'adapters-are-put-together-by-bootstrap',
      comment: 'An adapter is chosen and configured from outside.',
      severity: 'error',
      from: { path: '^adapters/' },
      to: { path: '^bootstrap/' },
    },
    {
      name: 'the-page-calls-the-interface',
      comment: 'Through the client, as any other program; of the rest it knows sets of intervals.',
      severity: 'error',
      from: { path: PAGE },
      to: {
        pathNot: `${PAGE}|^clients/typescript/source/|^domain/time/|(^|/)node_modules/(preact|temporal-polyfill)/`,
      },
    },
    {
      name: 'the-client-knows-the-interface-alone',
      comment: 'It is a package of its own, generated from the OpenAPI document.',
      severity: 'error',
      from: { path: '^clients/' },
      to: { path: '^(domain|application|adapters|bootstrap|tests|bench|scripts)/' },
    },
    {
      name: 'the-client-runs-in-browsers',
      comment: 'And is small there: the command line’s libraries are for the command line.',
      severity: 'error',
      from: { path: `${CLIENT}[^/]+$` },
      to: { pathNot: `${CLIENT}[^/]+$|(^|/)node_modules/(openapi-fetch|eventsource-parser)/` },
    },
    {
      name: 'production-knows-no-tests',
      severity: 'error',
      from: { path: PRODUCTION },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'production-needs-no-dev-dependency',
      comment: 'What the page is made of is built into it.',
      severity: 'error',
      from: { path: PRODUCTION, pathNot: PAGE },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-dead-end', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^adapters/web/built/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
