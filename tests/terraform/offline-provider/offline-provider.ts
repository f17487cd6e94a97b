import { fileURLToPath } from 'node:url'
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceClientConstructor,
  type sendUnaryData,
} from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { readSchemas } from './schema-lines.ts'

const SCHEMAS = new URL('./aws-schema.jsonl', import.meta.url)
const PROTOCOL = fileURLToPath(new URL('./tfplugin5.proto', import.meta.url))

/** A provider that Terraform can be pointed to. */
export type OfflineProvider = {
  /** The value of Terraform's variable `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string
  /** Hangs up on whoever still asks. */
  readonly stop: () => void
}

let served:
  | undefined
  | { readonly service: ServiceClientConstructor['service']; readonly schemas: object }

/**
 * Serves the AWS provider's schema over Terraform's plugin protocol on a free port of 127.0.0.1.
 * Terraform then knows every argument of the types in `aws-schema.jsonl`, with its type and whether it
 * is required, without a registry, an account or the network. It does not know which values AWS
 * allows, and nothing can be planned but with `mock_provider`.
 */
export async function startOfflineProvider(): Promise<OfflineProvider> {
  served ??= { service: providerService(), schemas: readSchemas(SCHEMAS) }
  const { service, schemas } = served
  const server = new Server({ 'grpc.max_send_message_length': -1 })
  server.addService(service, {
    GetSchema: answer(() => schemas),
    PrepareProviderConfig: answer(({ config }) => ({ prepared_config: config })),
    ValidateResourceTypeConfig: answer(() => ({})),
    ValidateDataSourceConfig: answer(() => ({})),
    UpgradeResourceState: answer(({ raw_state }) => ({
      upgraded_state: { json: raw_state?.json },
    })),
    Stop: answer(() => ({})),
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    )
  })
  const reattach = {
    'hashicorp/aws': {
      Protocol: 'grpc',
      ProtocolVersion: 5,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
    },
  }
  return { reattach: JSON.stringify(reattach), stop: () => server.forceShutdown() }
}

type Request = { readonly config?: object; readonly raw_state?: { readonly json?: Buffer } }

function answer(answerOf: (request: Request) => object) {
  return (call: ServerUnaryCall<Request, object>, reply: sendUnaryData<object>) =>
    reply(null, answerOf(call.request))
}

function providerService() {
  const definition = loadPackageDefinition(loadSync(PROTOCOL, { keepCase: true }))
  const { Provider } = definition['tfplugin5'] as { Provider: ServiceClientConstructor }
  return Provider.service
}
