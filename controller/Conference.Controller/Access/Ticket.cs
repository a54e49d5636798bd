namespace Conference.Controller.Access;

/// <summary>What a ticket says: who may connect to which meeting, with which device key, until when.</summary>
/// <param name="KeyThumbprint">RFC 7638 thumbprint of the device's key.</param>
internal sealed record Ticket(string TenantId, string MeetingId, string ParticipantId, string KeyThumbprint, DateTimeOffset ExpiresAt);
