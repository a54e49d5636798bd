namespace Conference.Controller.Access;

/// <summary>The first request on either socket: a ticket, and the proof that its device sends it.</summary>
/// <param name="After">On /events the number of the last event that the device has: it then gets only what it missed.</param>
internal sealed record AuthenticateParameters(string Ticket, DeviceKey Key, string Signature, long? After = null);
