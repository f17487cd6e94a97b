import { expect, test } from 'vitest'
import { addressToOpen } from '../../bootstrap/address-to-open.ts'

test.each([
  ['127.0.0.1', '', 'http://127.0.0.1:8080'],
  ['127.0.0.1', '/slots', 'http://127.0.0.1:8080/slots'],
  ['192.0.2.7', '', 'http://192.0.2.7:8080'],
  ['slots.example.com', '', 'http://slots.example.com:8080'],
  ['2001:db8::7', '', 'http://[2001:db8::7]:8080'],
  ['::1', '', 'http://[::1]:8080'],
])('a service that listens on %s, below "%s", is opened there', (host, basePath, address) => {
  expect(addressToOpen({ host, port: 8080 }, basePath)).toBe(address)
})

test.each(['0.0.0.0', '0', '::', '::0', '0:0:0:0:0:0:0:0', '::ffff:0.0.0.0'])(
  'one that listens everywhere, on %s, is opened on localhost: that is no address to go to',
  (host) => {
    expect(addressToOpen({ host, port: 8080 }, '/slots')).toBe('http://localhost:8080/slots')
  },
)
