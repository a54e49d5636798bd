using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Notifications;

/// <summary>Gives an RTP packet to a producer on a direct transport.</summary>
internal readonly ref struct SendRtpNotification(string producerId, ReadOnlySpan<byte> packet) : INotification
{
    private readonly ReadOnlySpan<byte> _packet = packet;

    public Fbs.Notification.Event Event => Fbs.Notification.Event.ProducerSend;

    public string HandlerId { get; } = producerId;

    public Fbs.Notification.Body WriteBody(FlatWriter writer) =>
        Fbs.Producer.SendNotification.Create(writer, data: writer.Bytes(_packet));
}
