using Conference.Client.Keys;

namespace Conference.Client.Rpc;

/// <summary>A ticket with the device's proof; on <c>/events</c> also the last event that was seen, because those after it are wanted.</summary>
internal sealed record AuthenticateParameters(string Ticket, DevicePublicKey Key, string Signature, long? After = null);
