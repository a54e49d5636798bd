'use strict';
// Tests that forge a message want the number of a protocol on the wire.
const { Protocol } = require('./fbs/transport');

const protocols = { udp: Protocol.UDP, tcp: Protocol.TCP };

exports.serializeProtocol = (protocol) => protocols[protocol];
