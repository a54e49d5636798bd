using Conference.Controller.Access;

namespace Conference.Controller.Media;

/// <summary>One device of a participant, or one program that sends for them: what a media session belongs to.</summary>
/// <param name="Device">The thumbprint of the device's key.</param>
internal readonly record struct ConnectionKey(string ParticipantId, string Device)
{
    public static ConnectionKey Of(Ticket ticket) => new(ticket.ParticipantId, ticket.KeyThumbprint);

    public override string ToString() => $"{ParticipantId}/{Device}";
}
