'use strict';
// What JSON lacks: objects that live in the host are { $object, class }, bytes are { $bytes } in Base64, errors { $error }.
const { RemoteObject } = require('./remoteObject');

function encode(value) {
  if (value instanceof RemoteObject) {
    return { $object: RemoteObject.handleOf(value) };
  }
  if (ArrayBuffer.isView(value)) {
    return { $bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  }
  if (Array.isArray(value)) {
    return value.map(encode);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]));
  }
  return value;
}

/** @param {(handle: number, className: string) => RemoteObject} find */
function decode(value, find) {
  if (value === null || typeof value !== 'object') {
    return value ?? undefined;
  }
  if (Array.isArray(value)) {
    return value.map((item) => decode(item, find));
  }
  if ('$object' in value) {
    return find(value.$object, value.class);
  }
  if ('$bytes' in value) {
    return Buffer.from(value.$bytes, 'base64');
  }
  if ('$error' in value) {
    return new Error(value.$error);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item, find)]));
}

module.exports = { encode, decode };
