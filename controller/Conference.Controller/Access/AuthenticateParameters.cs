namespace Conference.Controller.Access;

/// <summary>The first request on either socket: a ticket, and the proof that its device sends it.</summary>
internal sealed record AuthenticateParameters(string Ticket, DeviceKey Key, string Signature);
