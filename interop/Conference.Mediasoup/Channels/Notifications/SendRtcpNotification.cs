using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Notifications;

/// <summary>Gives RTCP to a direct transport.</summary>
internal readonly ref struct SendRtcpNotification(string transportId, ReadOnlySpan<byte> packet) : INotification
{
    private readonly ReadOnlySpan<byte> _packet = packet;

    public Fbs.Notification.Event Event => Fbs.Notification.Event.TransportSendRtcp;

    public string HandlerId { get; } = transportId;

    public Fbs.Notification.Body WriteBody(FlatWriter writer) =>
        Fbs.Transport.SendRtcpNotification.Create(writer, data: writer.Bytes(_packet));
}
